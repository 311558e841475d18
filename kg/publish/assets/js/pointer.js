import { communities, nodes } from "./graph.js";
import { $ } from "./words.js";
import { go, goNear, hide, select, state, unfold } from "./state.js";
import { isOpen, scene } from "./scene.js";
import { camera, content, fit, look, loosen, network, pin, pinnedAt, point, pointed } from "./canvas.js";

// The pointer: nodes are vis-network's to find, lines and communities ours.
const shell = $("canvas");
const lineAt = ({ x, y }) => {
  const { links, at } = content();
  let best = [7, null];
  for (const link of links) {
    const [a, b] = [link.a, link.b].map((id) => network.canvasToDOM(at.get(id)));
    const along = Math.min(
      Math.max(((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / ((b.x - a.x) ** 2 + (b.y - a.y) ** 2 || 1), 0),
      1,
    );
    const away = Math.hypot(a.x + along * (b.x - a.x) - x, a.y + along * (b.y - a.y) - y);
    if (away < best[0]) best = [away, link];
  }
  return best[1];
};
const closedAt = ({ x, y }) => {
  const { scale } = camera();
  if (isOpen(scale)) return null;
  return scene.discs.find((disc) => {
    const at = network.canvasToDOM(disc);
    const [left, top, right, bottom] = disc.box ?? [0, 0, 0, 0];
    const named = x > left && x < right && y > top && y < bottom;
    return named || Math.hypot(at.x - x, at.y - y) < disc.radius * scale * 1.06;
  });
};
// When the click came that opened a community: the second click of a double one is not meant for what it holds. The
// clicks' own times count, as a slow machine may still draw when the second one has come.
let opened = -1000;
network.on("click", ({ nodes: [id], pointer, event: { srcEvent } }) => {
  shell.focus({ preventScroll: true });
  if (srcEvent.timeStamp - opened < 500) return null;
  const disc = id === undefined && closedAt(pointer.DOM);
  if (disc) {
    opened = srcEvent.timeStamp;
    return go({ group: communities[disc.id], chosen: null, line: null });
  }
  if (id !== undefined && (srcEvent.shiftKey || srcEvent.ctrlKey || srcEvent.metaKey)) return select(nodes[id]);
  if (id !== undefined) return go({ chosen: nodes[id], line: null });
  const line = lineAt(pointer.DOM);
  go(line ? { chosen: null, line: [nodes[line.a], nodes[line.b]] } : { chosen: null, line: null });
});
network.on("doubleClick", ({ nodes: [id], event: { srcEvent } }) => {
  if (id !== undefined && srcEvent.timeStamp - opened > 500) goNear(nodes[id]);
});
network.on("hoverNode", ({ node }) => point(node));
network.on("blurNode", () => point(-1));
shell.addEventListener("pointermove", ({ clientX, clientY }) => {
  const { x, y } = shell.getBoundingClientRect();
  const something = pointed() >= 0 || closedAt({ x: clientX - x, y: clientY - y });
  shell.querySelector("canvas").style.cursor = something ? "pointer" : "";
});

// The keyboard: arrows lead from node to node, Enter opens the neighbourhood, with Shift it joins the chosen node's
// neighbours to the one shown, Delete puts a node away, p pins it, the space bar
// takes it among those to be compared; + and - zoom, 0 shows all.
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
shell.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const { x, y, scale } = camera();
  if (ARROWS[event.key]) {
    const [dx, dy] = ARROWS[event.key];
    const from = state.chosen && scene.places.get(state.chosen.id);
    let best = [Infinity, from ? undefined : scene.ranked[0]];
    for (const id of from ? content().drawn : []) {
      const place = scene.places.get(id);
      const [ax, ay] = [place.x - from.x, place.y - from.y];
      const ahead = ax * dx + ay * dy;
      const cost = ahead + 2.5 * Math.abs(ax * dy + ay * dx);
      if (ahead > 0 && cost < best[0]) best = [cost, id];
    }
    if (best[1] !== undefined) go({ chosen: nodes[best[1]], line: null }, true);
  } else if (event.key === "Enter" && event.shiftKey && state.focus && state.chosen) unfold(state.chosen);
  else if (event.key === "Enter" && state.chosen) goNear(state.chosen);
  else if (event.key === " " && state.chosen) select(state.chosen);
  else if (event.key === "Delete" && state.chosen && state.chosen !== state.focus) hide(state.chosen);
  else if (event.key === "p" && state.chosen && scene.places.has(state.chosen.id))
    pinnedAt(state.chosen) ? loosen(state.chosen) : pin(state.chosen);
  else if (event.key === "+" || event.key === "=") look(x, y, scale * 1.4);
  else if (event.key === "-") look(x, y, scale / 1.4);
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
});
