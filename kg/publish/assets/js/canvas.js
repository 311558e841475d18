import { nodes } from "./graph.js";
import { $, word } from "./words.js";
import { go, state } from "./state.js";
import { applyPins, arrange, isOpen, linksAmong, pick, scene, sizeAt } from "./scene.js";
import { paint } from "./paint.js";

// vis-network is the camera, the pointer and the forces: it holds only the nodes in sight. What they look like is
// painted over it, so that the page, the PNG and the SVG have one look.
const shell = $("canvas");
const points = new vis.DataSet();
const lines = new vis.DataSet();
let drawn = []; // ids in order of rank
let links = [];
let hover = -1;
let covered = []; // by the panel and the like: names stand beside them
let zoom = 1;
let forces = false;
let due = false; // a refresh
let stale = true; // until then nothing worth drawing is at hand
let first = true;

const reach = ({ id }) => {
  const size = (2 * (nodes[id].radius * sizeAt(zoom) + 4)) / zoom;
  return { nodeDimensions: { width: size, height: size } };
};
export const network = new vis.Network(
  shell,
  { nodes: points, edges: lines },
  {
    physics: false,
    layout: { improvedLayout: false },
    nodes: { shape: "custom", ctxRenderer: reach },
    edges: { hidden: true, smooth: false },
    interaction: { hover: true, selectConnectedEdges: false, hoverConnectedEdges: false, zoomSpeed: 0.7 },
  },
);
const picture = shell.querySelector("canvas");

export const camera = () => {
  const { x, y } = network.getViewPosition();
  return { x, y, scale: network.getScale(), width: shell.clientWidth, height: shell.clientHeight };
};
const places = () => new Map(Object.entries(network.getPositions()).map(([id, place]) => [+id, place]));
export const content = () => ({ drawn, links, at: places(), hover, covered });

network.on("beforeDrawing", () => {
  zoom = network.getScale();
});
network.on("afterDrawing", (pen) => {
  if (stale) return;
  const ratio = picture.width / picture.clientWidth;
  pen.save();
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  paint(pen, camera(), content());
  pen.restore();
  if (first) requestAnimationFrame(() => performance.mark("gongbao:drawn"));
  first = false;
});

// Takes the nodes that belong in the part in sight, unless the forces are at work on those at hand.
// However often it is asked for, once a frame is enough.
export const refresh = () => {
  if (due) return;
  due = stale = true;
  requestAnimationFrame(update);
};
const update = () => {
  if (!forces) choose();
  const { x, y } = shell.getBoundingClientRect();
  covered = ["panel", "side", "trail"].filter((id) => !$(id).hidden).map((id) => {
    const { left, top, right, bottom } = $(id).getBoundingClientRect();
    return [left - x, top - y, right - x, bottom - y];
  });
  due = stale = false;
  network.redraw();
};
const choose = () => {
  const { x, y, scale, width, height } = camera();
  const [dx, dy] = [(width / 2 + 30) / scale, (height / 2 + 30) / scale];
  const ids = pick(x - dx, y - dy, x + dx, y + dy, width * height, scale);
  const gone = drawn.filter((id) => !ids.has(id));
  drawn = scene.ranked.filter((id) => ids.has(id));
  links = linksAmong(ids);
  points.remove(gone);
  points.update(drawn.map((id) => ({ id, x: scene.places.get(id).x, y: scene.places.get(id).y })));
  const [few, many, groups] = [drawn.length, scene.within.size, scene.discs.length].map((count) => count.toLocaleString("en"));
  $("amount").textContent = isOpen(scale)
    ? `${word("amount")} ${few} / ${many}`
    : `${groups} ${word("groups")} · ${many} ${word("entities")}`;
};

// Where the middle of what the panel leaves free lies, in pixels from the middle of all.
const shift = () => {
  if ($("panel").hidden) return [0, 0];
  return innerWidth > 700 ? [-$("panel").offsetWidth / 2, 0] : [0, -$("panel").offsetHeight / 2];
};
export const look = (x, y, scale, duration = 0) => {
  const [dx, dy] = shift();
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches || !duration;
  network.moveTo({
    position: { x, y },
    scale,
    offset: { x: dx, y: dy },
    animation: still ? false : { duration, easingFunction: "easeInOutQuad" },
  });
  if (still) refresh();
};
export const fit = (duration = 0) => {
  const [left, top, right, bottom] = scene.box;
  const [dx, dy] = shift();
  // Beside the legend where the window is wide; names need some room beyond the outermost nodes.
  const beside = innerWidth > 700 ? $("side").offsetWidth + 12 : 0;
  const above = ["around", "group"].includes(scene.mode) ? 44 : 0; // the trail
  const [width, height] = [shell.clientWidth + 2 * dx - beside, shell.clientHeight + 2 * dy - above];
  const [roomX, roomY] = [Math.max(width - (innerWidth > 700 ? 130 : 70), 100), Math.max(height - 80, 100)];
  let scale = Math.min(roomX / (right - left || 1), roomY / (bottom - top || 1), 1.2);
  let [x, y] = [(left + right) / 2, (top + bottom) / 2];
  if (scene.mode === "time") {
    // rather the latest part that can be read than everything too small
    const least = innerWidth > 700 ? 0.8 : 0.6;
    if (scale < least)
      [scale, x, y] = [least, scene.time.end - (width / 2 - 150) / least, bottom - (height / 2 - 60) / least];
  }
  look(x - beside / 2 / scale, y - above / 2 / scale, scale, duration);
};
const seen = (id) => {
  const [place, { x, y, scale, width, height }] = [scene.places.get(id), camera()];
  const [px, py] = [(place.x - x) * scale + width / 2, (place.y - y) * scale + height / 2];
  const [dx, dy] = shift();
  return px > 60 && py > 60 && px < width + 2 * dx - 60 && py < height + 2 * dy - 60;
};
// Shows the chosen node: large enough for its name and its neighbours'. After a click only when a second one can no
// more be coming: that has to find the node where it was.
let pressed = -1000;
let later = 0;
network.on("click", () => {
  pressed = performance.now();
});
export const reveal = (id) => {
  clearTimeout(later);
  if (performance.now() - pressed > 100) return show(id);
  later = setTimeout(show, 400, id);
  return refresh();
};
const show = (id) => {
  const place = scene.places.get(id);
  if (!place) return;
  const scale = Math.max(network.getScale(), scene.discs.length ? 0.5 : 0.3);
  if (seen(id) && scale === network.getScale() && drawn.includes(id)) refresh();
  else look(place.x, place.y, scale, 180);
};

export const rearrange = (refit) => {
  clearTimeout(later);
  if (forces) toggleForces();
  arrange();
  if (refit) fit();
  refresh();
};

export const toggleForces = () => {
  forces = !forces;
  $("forces").setAttribute("aria-pressed", forces);
  const { scale } = camera();
  if (forces) {
    const length = 110 / scale; // the forces work in the world's measure, which may be much larger than the screen's
    points.update(drawn.map((id) => ({ id, fixed: state.pins.some(({ node }) => node.id === id) })));
    lines.add(links.map(({ a, b }, id) => ({ id, from: a, to: b })));
    network.setOptions({
      physics: {
        enabled: true,
        stabilization: false,
        maxVelocity: 40 / scale,
        minVelocity: 0.1 / scale, // places that the layout left near rest move all the same
        barnesHut: {
          gravitationalConstant: -2500 / scale ** 3,
          springLength: length,
          centralGravity: 0.2,
          avoidOverlap: 0.2,
        },
      },
    });
  } else {
    network.setOptions({ physics: false });
    lines.clear();
    keep(drawn);
    points.update(drawn.map((id) => ({ id, fixed: false })));
  }
};
const keep = (ids) => {
  for (const [id, place] of Object.entries(network.getPositions(ids))) scene.places.set(+id, place);
};

let waiting = 0;
const soon = () => {
  waiting ||= setTimeout(() => {
    waiting = 0;
    refresh();
  }, 60);
};
// The node under the pointer.
export const pointed = () => hover;
export const point = (id) => {
  hover = id;
  network.redraw();
};
network.on("zoom", soon);
network.on("resize", soon);
network.on("animationFinished", refresh);
// Who is dragged stays there.
network.on("dragEnd", ({ nodes: ids }) => {
  if (!ids.length) return refresh();
  keep(ids);
  if (scene.mode === "time" || forces) return refresh();
  return ids.forEach((id) => pin(nodes[id]));
});
export const pinnedAt = (node) => state.pins.find((pin) => pin.node === node);
export const pin = (node) => {
  const { x, y } = scene.places.get(node.id);
  const place = { node, x: Math.round(x), y: Math.round(y) };
  go({ pins: [...state.pins.filter((pin) => pin.node !== node), place] });
};
export const loosen = (node) => go({ pins: state.pins.filter((pin) => pin.node !== node) });
export const hold = () => {
  applyPins();
  refresh();
};

