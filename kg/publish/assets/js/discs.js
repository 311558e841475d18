import { degree, nodes } from "./graph.js";
import { nodeOn } from "./filters.js";
import { word } from "./words.js";
import { isOpen, scene } from "./scene.js";
import { FACE, SIZE, rowsOf, widthOf } from "./marks.js";

// The communities of a large network. From afar each is one thing: a disc of dots with a name; from near the ground on
// which its members stand.
export const inSight = ({ width, height, scale }, sx, sy) =>
  scene.discs.filter(({ x, y, radius }) => {
    const reach = radius * scale * 1.06;
    return sx(x) > -reach && sx(x) < width + reach && sy(y) > -reach && sy(y) < height + reach;
  });

export const backdrops = (pen, view, discs, colours, sx, sy) => {
  const { scale } = view;
  const open = isOpen(scale);
  pen.strokeStyle = colours.edge;
  for (const { a, b, count } of open ? [] : scene.ties) {
    const [x1, y1, x2, y2] = [sx(a.x), sy(a.y), sx(b.x), sy(b.y)];
    const length = Math.hypot(x2 - x1, y2 - y1) || 1;
    const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
    const [from, to] = [a, b].map((disc) => disc.radius * scale * 1.06);
    if (from + to > length) continue;
    pen.globalAlpha = 0.55;
    pen.lineWidth = Math.min(0.6 + Math.sqrt(count) * 0.45, 6);
    pen.beginPath();
    pen.moveTo(x1 + ux * from, y1 + uy * from);
    pen.lineTo(x2 - ux * to, y2 - uy * to);
    pen.stroke();
  }
  for (const { x, y, radius, kind, name } of discs) {
    pen.beginPath();
    pen.arc(sx(x), sy(y), radius * scale * 1.06, 0, 2 * Math.PI);
    pen.globalAlpha = 1;
    pen.fillStyle = colours.disc;
    pen.fill();
    if (!name) continue;
    pen.globalAlpha = open ? 0.05 : 0.13;
    pen.fillStyle = colours[kind];
    pen.fill();
  }
  // Dots, larger for the well joined, each colour and size in one stroke of the pen.
  const dots = new Map();
  for (const id of scene.dust) {
    const reach = degree[id] > 9 ? 2 : degree[id] > 3 ? 1.5 : 1;
    const key = `${nodes[id].kind} ${degree[id] ? 0.5 : 0.3} ${reach}`;
    dots.has(key) ? dots.get(key).push(scene.places.get(id)) : dots.set(key, [scene.places.get(id)]);
  }
  for (const [key, spots] of dots) {
    const [kind, alpha, reach] = key.split(" ");
    pen.globalAlpha = Number(alpha);
    pen.fillStyle = colours[kind];
    pen.beginPath();
    for (const { x, y } of spots) pen.rect(sx(x) - reach, sy(y) - reach, 2 * reach, 2 * reach);
    pen.fill();
  }
  pen.globalAlpha = 1;
};

// What a disc may say of itself, the fullest first: rows of its name; how many it holds and who else comes first.
const lines = (disc, high) => {
  const count = disc.shown.toLocaleString("en");
  if (!disc.name) return [[[word("rest")], `${count} ${word("unjoined")}`]];
  const others = [];
  for (const id of disc.members) {
    if (others.length === 2) break;
    if (nodeOn[id] && nodes[id].label !== disc.name && nodes[id].label.length < 9) others.push(nodes[id].label);
  }
  const full = rowsOf(disc.name);
  const whole = high && others.length ? [[full, `${count} · ${others.join("、")}`]] : [];
  return [...whole, ...[full, rowsOf(disc.name, 14), rowsOf(disc.name, 8)].map((rows) => [rows, count])];
};
// Names, the largest community's first, each where there is room: in the disc, else beside it. `disc.box` is where the
// name stands now (for the pointer), or null. Names that are `said` already are left out.
export const titles = (pen, { width, height, scale }, discs, taken, colours, sx, sy, write, said) => {
  const open = isOpen(scale);
  const own = new Map();
  for (const disc of discs) {
    const reach = disc.radius * scale * (open ? 0 : 0.45); // a name may stand on the rim of another disc
    own.set(disc.id, [sx(disc.x) - reach, sy(disc.y) - reach, sx(disc.x) + reach, sy(disc.y) + reach]);
    taken.take(own.get(disc.id));
  }
  const bold = `600 ${SIZE + 1}px ${FACE}`;
  const small = `${SIZE - 2}px ${FACE}`;
  for (const disc of discs) {
    disc.box = null;
    const [x, y, reach] = [sx(disc.x), sy(disc.y), disc.radius * scale * 1.06];
    if (said.has(disc.name)) continue;
    if (open && reach > Math.max(width, height) * 0.7) continue;
    for (const [rows, tail] of lines(disc, reach > 26 && !open)) {
      pen.font = small;
      const last = widthOf(pen, tail);
      pen.font = bold;
      const wide = Math.max(last, ...rows.map((row) => widthOf(pen, row)));
      const high = (rows.length * SIZE + SIZE) * 1.25;
      const inside = wide < reach * 1.8 && high < reach * 1.5;
      const spots = [
        !open && (inside || reach > 12) && [x - wide / 2, y - high / 2, "center"],
        !open && [x - wide / 2, y + reach + 2, "center"],
        [x - wide / 2, y - reach - high - 2, "center"],
        !open && [x + reach + 4, y - high / 2, "left"],
        !open && [x - reach - 4 - wide, y - high / 2, "right"],
      ].filter(Boolean);
      const spot = spots.find(([left, top]) => {
        const box = [left - 3, top - 1, left + wide + 3, top + high + 1];
        return box[0] > 0 && box[2] < width && box[1] > 0 && box[3] < height && taken.free(box, own.get(disc.id));
      });
      if (!spot) continue;
      const [left, top, align] = spot;
      disc.box = [left - 3, top - 1, left + wide + 3, top + high + 1];
      taken.take(disc.box);
      const at = { center: left + wide / 2, left, right: left + wide }[align];
      pen.font = bold;
      write(rows, at, top, open ? colours.faint : colours.text, align);
      pen.font = small;
      write([tail], at, top + rows.length * SIZE * 1.25 + 1, colours.faint, align);
      break;
    }
  }
  return new Set(discs.filter((disc) => disc.box && disc.name).map((disc) => disc.name));
};
