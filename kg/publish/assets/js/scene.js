import { NAMED, communities, dayNumber, degree, nodes, other, ranked } from "./graph.js";
import { factOn, nodeOn } from "./filters.js";
import { state } from "./state.js";

// What stands where in the current view. `ranked` are all nodes of the view, the best joined first; what is drawn of
// them depends on the part in sight (`pick`), so that a large graph is never a hairball and zooming in shows more.
export const scene = { mode: "", places: new Map(), ranked: [], dust: [], discs: [], more: 0, box: null };

const DUST = 5000; // dots at most for nodes that are not drawn
const MOST = 130; // nodes in a neighbourhood; the table has them all
const LARGE = communities.length > 0;

const neighbours = (node) => {
  const found = new Set();
  for (const fact of node.facts) {
    if (!factOn[fact.id]) continue;
    const ends =
      nodeOn[fact.folded] && node.id !== fact.folded
        ? [fact.folded]
        : node.id === fact.folded
          ? [fact.subject, fact.target]
          : [other(fact, node)];
    for (const end of ends) if (end >= 0 && end !== node.id && nodeOn[end]) found.add(end);
  }
  return [...found];
};

// A node in the middle, its neighbours on ellipses around it by kind, theirs behind them.
const around = (focus) => {
  const places = new Map([[focus.id, { x: 0, y: 0 }]]);
  const first = neighbours(focus).sort((a, b) => degree[b] - degree[a] || a - b);
  const near = first.slice(0, MOST);
  scene.more = first.length - near.length;
  near.sort((a, b) => nodes[a].kind.localeCompare(nodes[b].kind) || degree[b] - degree[a] || a - b);
  const second = new Map();
  if (state.steps === 2) {
    let room = MOST - near.length;
    for (const id of near) {
      const next = neighbours(nodes[id]).filter((one) => one !== focus.id && !near.includes(one) && !second.has(one));
      next.sort((a, b) => degree[b] - degree[a] || a - b);
      const share = next.slice(0, Math.max(0, Math.min(next.length, 8, room)));
      room -= share.length;
      scene.more += next.length - share.length;
      for (const one of share) second.set(one, id);
    }
  }
  // One ring holds so many names side by side; more nodes stand on further rings, in turn.
  const weight = (id) => 1 + [...second.values()].filter((parent) => parent === id).length * 0.6;
  const total = near.reduce((sum, id) => sum + weight(id), 0) || 1;
  const rings = Math.min(3, Math.ceil(near.length / 18)) || 1;
  const radius = Math.max(170, (near.length / rings) * 22);
  let turn = -Math.PI / 2;
  near.forEach((id, index) => {
    const angle = turn + (weight(id) / total) * Math.PI;
    const distance = radius + (index % rings) * 110;
    places.set(id, { x: Math.cos(angle) * distance * 1.5, y: Math.sin(angle) * distance });
    const children = [...second].filter(([, parent]) => parent === id).map(([child]) => child);
    children.forEach((child, at) => {
      const bend = angle + ((at + 0.5) / children.length - 0.5) * (weight(id) / total) * 2 * Math.PI;
      const far = radius + (rings - 1) * 110 + 160 + (at % 2) * 60;
      places.set(child, { x: Math.cos(bend) * far * 1.5, y: Math.sin(bend) * far });
    });
    turn += (weight(id) / total) * 2 * Math.PI;
  });
  return places;
};

// Events along time, in as few rows as leave each name its room.
const inTime = () => {
  const events = nodes.filter((node) => node.since && nodeOn[node.id]);
  events.sort((a, b) => dayNumber(a.since) - dayNumber(b.since) || degree[b.id] - degree[a.id] || a.id - b.id);
  // Room for the time in which nearly all happened: a look back at 1925 must not press the rest together.
  const dayAt = (share) => (events.length ? dayNumber(events[Math.floor((events.length - 1) * share)].since) : 0);
  const [first, last] = events.length < 10 ? [dayAt(0), dayAt(1)] : [dayAt(0.05), dayAt(0.95)];
  const span = Math.max(last - first, 1);
  scene.perDay = Math.max(Math.sqrt(2.2 * 150 * 50 * events.length) / span, Math.min(3, 750 / span));
  scene.day0 = first;
  scene.end = (last - first) * scene.perDay;
  const rows = [];
  return new Map(
    events.map((node) => {
      const x = (dayNumber(node.since) - first) * scene.perDay;
      let row = rows.findIndex((end) => end + 165 < x);
      if (row < 0) row = rows.length;
      rows[row] = x;
      return [node.id, { x, y: -row * 52 }];
    }),
  );
};

export const arrange = () => {
  scene.discs = [];
  scene.more = 0;
  if (state.view === "time") {
    scene.mode = "time";
    scene.places = inTime();
  } else if (state.focus) {
    scene.mode = "around";
    scene.places = around(state.focus);
  } else {
    scene.mode = state.group ? "group" : "all";
    const ids = state.group ? state.group.members : ranked;
    scene.places = new Map();
    for (const id of ids) if (nodeOn[id]) scene.places.set(id, nodes[id]);
    if (state.group)
      for (let id = NAMED; id < nodes.length; id++) {
        if (nodeOn[id] && nodes[id].facts.some((fact) => scene.places.has(fact.subject)))
          scene.places.set(id, nodes[id]);
      }
    scene.discs = state.group ? [] : communities;
  }
  scene.ranked = ranked.filter((id) => scene.places.has(id));
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const wide = (x, y, r) => {
    box[0] = Math.min(box[0], x - r);
    box[1] = Math.min(box[1], y - r);
    box[2] = Math.max(box[2], x + r);
    box[3] = Math.max(box[3], y + r);
  };
  // Where a small graph has parts that hang together, those come first; the rest is beside them.
  for (const { x, y, radius } of scene.discs.filter((disc) => disc.name)) wide(x, y, radius);
  if (box[0] === Infinity) for (const place of scene.places.values()) wide(place.x, place.y, 40);
  if (scene.mode === "time") box[2] += 110; // there names stand on the right
  scene.box = box[0] === Infinity ? [-100, -100, 100, 100] : box;
};

// How large nodes are drawn at a scale: from afar smaller, as more of them stand close together.
export const sizeAt = (scale) =>
  LARGE && scene.mode !== "around" ? Math.min(Math.max((scale / 0.6) ** 0.25, 0.5), 1) : 1;

// The nodes to draw in the world's rectangle that is in sight: by rank, in a large graph none on top of another.
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
  for (const disc of scene.discs) {
    if (!disc.name || disc.radius * scale < 14 || chosen.size > limit / 2) continue;
    const best = disc.members.find((id) => nodeOn[id]);
    if (best !== undefined) take(best);
  }
  for (const id of scene.ranked) {
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
