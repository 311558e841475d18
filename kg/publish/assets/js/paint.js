import { nodes } from "./graph.js";
import { word } from "./words.js";
import { isOpen, scene, sizeAt } from "./scene.js";
import { state } from "./state.js";
import { HIGH, axis } from "./axis.js";
import { backdrops, inSight, titles } from "./discs.js";
import { tintOf } from "./looks.js";
import { FACE, SIZE, ledger, outline, palette, rowsOf, widthOf } from "./marks.js";

// Draws the scene in pixels of the screen on anything that has a canvas's methods (a canvas, or an SVG in the making).
// `view`: width, height, scale and the world's x and y in the middle; `drawn` the nodes' ids in order of rank, `links`
// the lines among them, `at` their places (id → {x, y} in the world), `covered` boxes where no name is to be.
export const paint = (pen, view, { drawn, links, at, hover, covered = [] }) => {
  const colours = palette();
  const { width, height, scale } = view;
  const sx = (x) => (x - view.x) * scale + width / 2;
  const sy = (y) => (y - view.y) * scale + height / 2;
  const size = sizeAt(scale);
  const taken = ledger();
  for (const box of covered) taken.take(box);
  const write = (rows, x, y, ink, align = "center") => {
    pen.textAlign = align;
    pen.textBaseline = "top";
    rows.forEach((row, index) => {
      pen.strokeText(row, x, y + index * SIZE * 1.25);
      pen.fillStyle = ink;
      pen.fillText(row, x, y + index * SIZE * 1.25);
    });
  };
  const halo = () => {
    pen.strokeStyle = colours.page;
    pen.lineWidth = 3;
    pen.lineJoin = "round";
  };

  if (scene.mode === "time") {
    axis(pen, view, scene.time, colours, sx);
    taken.take([0, height - HIGH, width, height]);
  }
  const discs = inSight(view, sx, sy);
  backdrops(pen, view, discs, colours, sx, sy);

  // Lines.
  const chosen = state.chosen && at.has(state.chosen.id) ? state.chosen.id : -1;
  const near = new Set(chosen >= 0 ? [chosen] : []);
  for (const { a, b } of links) if (a === chosen || b === chosen) near.add(a).add(b);
  // Who opened a neighbourhood wants to see all of it; elsewhere what has nothing to do with the choice steps back.
  const apart = chosen >= 0 && near.size > 1 && chosen !== state.focus?.id;
  const faded = (id) => apart && !near.has(id);
  for (const link of links) {
    const [from, to] = [at.get(link.a), at.get(link.b)];
    const [x1, y1, x2, y2] = [sx(from.x), sy(from.y), sx(to.x), sy(to.y)];
    const length = Math.hypot(x2 - x1, y2 - y1);
    if (length < 4) continue;
    const strong =
      link.a === chosen ||
      link.b === chosen ||
      (state.line && state.line.includes(nodes[link.a]) && state.line.includes(nodes[link.b]));
    pen.globalAlpha = strong && near.size > 30 ? 0.5 : strong ? 1 : apart ? 0.35 : scene.discs.length ? 0.6 : 1;
    pen.strokeStyle = pen.fillStyle = strong ? colours.focus : colours.edge;
    pen.lineWidth = strong && near.size <= 30 ? 1.6 : 1;
    pen.setLineDash(link.facts.every((fact) => (fact.confidence ?? 1) < 0.7) ? [5, 4] : []);
    const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
    const stop = nodes[link.b].radius * size + 3;
    pen.beginPath();
    pen.moveTo(x1, y1);
    pen.lineTo(x2 - ux * stop, y2 - uy * stop);
    pen.stroke();
    if (length > 34) {
      pen.beginPath();
      pen.moveTo(x2 - ux * stop, y2 - uy * stop);
      pen.lineTo(x2 - ux * (stop + 7) - uy * 3, y2 - uy * (stop + 7) + ux * 3);
      pen.lineTo(x2 - ux * (stop + 7) + uy * 3, y2 - uy * (stop + 7) - ux * 3);
      pen.closePath();
      pen.fill();
    }
  }
  pen.setLineDash([]);

  // Nodes, the best joined on top.
  const boxes = new Map();
  const several = new Set(state.several.map(({ id }) => id));
  const pinned = new Set(scene.mode === "time" ? [] : state.pins.map(({ node }) => node.id));
  for (const id of [...drawn].reverse()) {
    const place = at.get(id);
    const [x, y] = [sx(place.x), sy(place.y)];
    const { kind } = nodes[id];
    const radius = nodes[id].radius * size;
    if (x < -40 || x > width + 40 || y < -40 || y > height + 40) continue;
    pen.globalAlpha = faded(id) ? 0.3 : 1;
    outline(pen, kind, x, y, radius);
    pen.fillStyle = tintOf(id, colours) ?? colours[kind];
    pen.fill();
    pen.strokeStyle = id === chosen || id === hover ? colours.focus : colours.page;
    pen.lineWidth = id === chosen ? 3 : 1.5;
    pen.stroke();
    if (several.has(id)) {
      outline(pen, kind, x, y, radius + 5);
      pen.strokeStyle = colours.link;
      pen.lineWidth = 2;
      pen.stroke();
    }
    if (pinned.has(id)) {
      pen.beginPath();
      pen.arc(x + radius * 0.8, y - radius * 0.8, 3.5, 0, 2 * Math.PI);
      pen.fillStyle = colours.text;
      pen.strokeStyle = colours.page;
      pen.lineWidth = 1.5;
      pen.fill();
      pen.stroke();
    }
    const box = [x - radius, y - radius, x + radius, y + radius];
    boxes.set(id, box);
    if (!faded(id)) taken.take(box);
  }
  pen.globalAlpha = 1;

  // Names: the chosen node's, then communities' and its neighbours' (from near the other way round), then all others by
  // rank, each where there is room. Who is named as a node is not named once more as a community.
  halo();
  let tries = 900; // so that thousands of nodes in sight don't slow the page down
  const name = (id, font, lengths = [20, 15, 7]) => {
    const own = boxes.get(id);
    const { label } = nodes[id];
    if (!own || tries-- < 0 || called.has(label)) return false;
    pen.font = font;
    return lengths.some((most) => (most === 20 || [...label].length > most + 1) && fits(rowsOf(label, most), own));
  };
  const fits = (rows, own) => {
    const ink = colours.text;
    const wide = Math.max(...rows.map((row) => widthOf(pen, row)));
    const high = rows.length * SIZE * 1.25;
    const [x, y] = [(own[0] + own[2]) / 2, (own[1] + own[3]) / 2];
    const all = [
      ["center", x, own[3] + 3, x - wide / 2],
      ["left", own[2] + 4, y - high / 2, own[2] + 4],
      ["right", own[0] - 4, y - high / 2, own[0] - 4 - wide],
      ["center", x, own[1] - high - 3, x - wide / 2],
    ];
    const spots = scene.mode === "time" ? [all[1], all[0], all[3]] : all;
    for (const [align, at_, top, left] of spots) {
      const box = [left - 2, top - 1, left + wide + 2, top + high];
      if (box[0] < 0 || box[2] > width || !taken.free(box, own)) continue;
      taken.take(box);
      write(rows, at_, top, ink, align);
      return true;
    }
    return false;
  };
  // A name on a plate, within the picture, whatever stands below it.
  const plate = (rows, own, font) => {
    pen.font = font;
    const [wide, high] = [Math.max(...rows.map((row) => widthOf(pen, row))), rows.length * SIZE * 1.25];
    const x = Math.min(Math.max((own[0] + own[2]) / 2, wide / 2 + 6), width - wide / 2 - 6);
    const y = Math.min(own[3] + 4, height - high - 6);
    pen.beginPath();
    pen.rect(x - wide / 2 - 4, y - 2, wide + 8, high + 4);
    pen.fillStyle = colours.page;
    pen.fill();
    write(rows, x, y, colours.text);
  };
  const plain = `${SIZE}px ${FACE}`;
  const first = [chosen, hover].filter((id) => id >= 0);
  let called = new Set(); // the names that are now written over communities: their members' needn't be
  const bold = `bold ${SIZE}px ${FACE}`;
  const crowded = first.filter((id) => boxes.has(id) && !name(id, bold, [20])); // named all the same, above the others
  const said = new Set(first.filter((id) => boxes.has(id)).map((id) => nodes[id].label));
  const beside = () => drawn.filter((id) => near.has(id) && !first.includes(id) && name(id, plain));
  if (isOpen(scale)) for (const id of beside()) said.add(nodes[id].label);
  called = titles(pen, view, discs, taken, colours, sx, sy, write, said);
  if (!isOpen(scale)) beside();
  pen.font = `${SIZE - 2}px ${FACE}`;
  for (const link of near.size > 1 && near.size <= 40 ? links : []) {
    if (link.a !== chosen && link.b !== chosen) continue;
    const [from, to] = [at.get(link.a), at.get(link.b)];
    const text = [...new Set(link.facts.map((fact) => fact.note || word(fact.term)))].slice(0, 2).join(" · ");
    const [x, y, half] = [sx((from.x + to.x) / 2), sy((from.y + to.y) / 2) - 7, widthOf(pen, text) / 2];
    const box = [x - half, y, x + half, y + 14];
    if (half * 2 > Math.hypot(sx(from.x) - sx(to.x), sy(from.y) - sy(to.y)) || !taken.free(box)) continue;
    taken.take(box);
    write([text], x, y, colours.faint);
  }
  for (const id of drawn) if (!near.has(id) && id !== hover && !faded(id)) name(id, plain);
  for (const id of crowded) plate(rowsOf(nodes[id].label), boxes.get(id), bold);
};
