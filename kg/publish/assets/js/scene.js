import { communities, communityOf, facts, mentionsOf, nodes, ranked } from "./graph.js";
import { factOn, nodeOn } from "./filters.js";
import { around, neighbours } from "./around.js";
import { along } from "./way.js";
import { beside } from "./compare.js";
import { inTime } from "./time.js";
import { state } from "./state.js";

// What stands where in the current view. `ranked` are all nodes of the view, the best joined first; what is drawn of
// them depends on the part in sight (`pick`), so that a large graph is never a hairball and zooming in shows more.
// `within` are the ids that the view is about, of which a large neighbourhood has no place for all.
export const scene = {
  mode: "",
  places: new Map(),
  within: new Set(),
  ranked: [],
  dust: [],
  discs: [],
  ties: [],
  box: null,
  time: null,
};

const DUST = 5000; // dots at most for nodes that are not drawn
const TIES = 70; // lines at most between communities
const OPEN = 0.2; // the scale from which on a community's members are drawn: before, they stand too close
const FEW = 300; // nodes
const LARGE = communities.length > 0;

// Where the filters leave few nodes all communities are open: what is left is drawn rather than counted.
export const isOpen = (scale) => !scene.discs.length || scale >= OPEN || scene.places.size <= FEW;

// The communities with what the filters leave of them, and how many facts join each two.
const discs = () => {
  const shown = communities.map(() => 0);
  for (let id = 0; id < nodes.length; id++) if (nodeOn[id]) shown[communityOf[id]] += 1;
  return communities.filter(({ id }) => shown[id]).map((one) => ({ ...one, shown: shown[one.id] }));
};
const ties = (among) => {
  const disc = new Map(among.filter((one) => one.name).map((one) => [one.id, one]));
  const found = new Map();
  for (const { id, subject, target } of facts) {
    if (target < 0 || !factOn[id] || !nodeOn[subject] || !nodeOn[target]) continue;
    const [a, b] = [communityOf[subject], communityOf[target]].sort((one, two) => one - two);
    if (a === b || !disc.has(a) || !disc.has(b)) continue;
    const key = a * communities.length + b;
    if (!found.has(key)) found.set(key, { a: disc.get(a), b: disc.get(b), count: 0 });
    found.get(key).count += 1;
  }
  return [...found.values()].sort((one, two) => two.count - one.count).slice(0, TIES);
};

// Who has been pinned stands where the reader put it.
export const applyPins = () => {
  if (scene.mode === "time") return;
  for (const { node, x, y } of state.pins) if (scene.places.has(node.id)) scene.places.set(node.id, { x, y });
};

export const arrange = () => {
  Object.assign(scene, { discs: [], ties: [], within: new Set(), time: null });
  if (state.view === "time") {
    scene.mode = "time";
    Object.assign(scene, inTime());
  } else if (state.compare && state.several.length > 1) {
    scene.mode = "around";
    Object.assign(scene, beside(state.several));
  } else if (state.path?.length === 2) {
    scene.mode = "around";
    Object.assign(scene, along(state.path));
  } else if (state.focus) {
    scene.mode = "around";
    Object.assign(scene, around(state.focus));
  } else {
    scene.mode = state.group ? "group" : "all";
    scene.places = new Map();
    for (const id of ranked)
      if (nodeOn[id] && (!state.group || communityOf[id] === state.group.id)) scene.places.set(id, nodes[id]);
    if (!state.group) {
      scene.discs = discs();
      scene.ties = ties(scene.discs);
    }
  }
  if (!scene.within.size) scene.within = new Set(scene.places.keys());
  applyPins();
  scene.ranked = ranked.filter((id) => scene.places.has(id));
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const wide = (x, y, r) => {
    box[0] = Math.min(box[0], x - r);
    box[1] = Math.min(box[1], y - r);
    box[2] = Math.max(box[2], x + r);
    box[3] = Math.max(box[3], y + r);
  };
  for (const { x, y, radius } of scene.discs) wide(x, y, radius);
  if (!scene.discs.length) for (const place of scene.places.values()) wide(place.x, place.y, 40);
  if (scene.mode === "time") box[2] += 110; // there names stand on the right
  scene.box = box[0] === Infinity ? [-100, -100, 100, 100] : box;
};

// How large nodes are drawn at a scale: from afar smaller, as more of them stand close together.
export const sizeAt = (scale) => Math.min(Math.max((scale / 0.6) ** (LARGE ? 0.25 : 0.5), 0.5), 1);

// The nodes to draw in the world's rectangle that is in sight: by rank, in a large graph none on top of another and
// none while communities are closed.
export const pick = (left, top, right, bottom, area, scale) => {
  const crowded = LARGE && scene.mode !== "around";
  const limit = crowded ? Math.min(Math.max(area / 6000, 40), 240) : 400;
  const chosen = new Set();
  const cells = new Map();
  const take = (id) => {
    const { x, y } = scene.places.get(id);
    if (x < left || x > right || y < top || y > bottom) return;
    if (crowded) {
      const [column, row] = [x, y].map((value) => Math.floor((value * scale) / 48));
      const size = nodes[id].radius * sizeAt(scale);
      for (let i = column - 1; i <= column + 1; i++)
        for (let j = row - 1; j <= row + 1; j++) {
          for (const one of cells.get(`${i} ${j}`) ?? []) {
            if (Math.hypot(one.x - x, one.y - y) * scale < (one.size + size) * 1.15 + 2) return;
          }
        }
      const key = `${column} ${row}`;
      cells.set(key, [...(cells.get(key) ?? []), { x, y, size }]);
    }
    chosen.add(id);
  };
  const open = isOpen(scale);
  for (const disc of open ? scene.discs : []) {
    if (!disc.name || disc.radius * scale < 14 || chosen.size > limit / 2) continue;
    const best = disc.members.find((id) => nodeOn[id]);
    if (best !== undefined) take(best);
  }
  for (const id of open ? scene.ranked : []) {
    if (chosen.size >= limit) break;
    if (!chosen.has(id)) take(id);
  }
  // All the others are dots, also a little beyond what is in sight, so that there are some when it is dragged.
  const [wide, high] = [(right - left) / 3, (bottom - top) / 3];
  const dust =
    scene.mode === "around"
      ? []
      : scene.ranked.filter((id) => {
          const { x, y } = scene.places.get(id);
          return !chosen.has(id) && x > left - wide && x < right + wide && y > top - high && y < bottom + high;
        });
  const stride = Math.ceil(dust.length / DUST);
  scene.dust = stride > 1 ? dust.filter((_, index) => index % stride === 0) : dust;
  const near = state.chosen ? [state.chosen.id, ...neighbours(state.chosen).slice(0, 60)] : [];
  for (const id of near) if (scene.places.has(id)) chosen.add(id);
  return chosen;
};

// The lines between the nodes in `ids`: all facts between two of them on one line.
export const linksAmong = (ids) => {
  const links = new Map();
  const add = (a, b, fact) => {
    if (a === b || !ids.has(a) || !ids.has(b)) return;
    const key = a * nodes.length + b;
    if (!links.has(key)) links.set(key, { a, b, facts: [] });
    links.get(key).facts.push(fact);
  };
  for (const id of ids) {
    for (const fact of mentionsOf(nodes[id])) add(id, fact.target, fact);
    for (const fact of nodes[id].facts) {
      if (!factOn[fact.id] || (fact.subject !== id && fact.folded !== id)) continue;
      if (fact.folded >= 0 && ids.has(fact.folded)) {
        if (fact.subject === id) add(id, fact.folded, fact);
        if (fact.folded === id && fact.target >= 0) add(id, fact.target, fact);
      } else if (fact.subject === id && fact.target >= 0) add(id, fact.target, fact);
    }
  }
  return [...links.values()];
};
