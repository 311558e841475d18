import { degree, nodes } from "./graph.js";
import { neighbours } from "./around.js";

// Several nodes side by side: those chosen on a ring, between them whoever is a neighbour of two or more.
const MOST = 400; // shared neighbours that are placed

// [node, which of the chosen it is next to], those who are next to most of them first.
export const shared = (several) => {
  const chosen = new Set(several.map(({ id }) => id));
  const found = new Map();
  for (const node of several) {
    for (const id of neighbours(node)) {
      if (chosen.has(id)) continue;
      found.has(id) ? found.get(id).push(node) : found.set(id, [node]);
    }
  }
  return [...found]
    .filter(([, by]) => by.length > 1)
    .map(([id, by]) => [nodes[id], by])
    .sort(([a, byA], [b, byB]) => byB.length - byA.length || degree[b.id] - degree[a.id] || a.id - b.id);
};

export const beside = (several) => {
  const places = new Map();
  const between = shared(several);
  const [wide, high] = innerHeight > innerWidth ? [1, 1.4] : [1.5, 1];
  const radius = Math.max(260, 40 * Math.sqrt(between.length), 45 * several.length);
  several.forEach(({ id }, at) => {
    const angle = Math.PI + (at / several.length) * 2 * Math.PI;
    places.set(id, { x: Math.cos(angle) * radius * wide, y: Math.sin(angle) * radius * high });
  });
  // Those between the same ones stand in rows about the middle of these.
  const groups = new Map();
  for (const [node, by] of between.slice(0, MOST)) {
    const key = by.map(({ id }) => id).join(" ");
    groups.has(key) ? groups.get(key).push(node) : groups.set(key, [node]);
  }
  for (const [key, members] of groups) {
    const ends = key.split(" ").map((id) => places.get(Number(id)));
    const middle = (axis) => (ends.reduce((sum, end) => sum + end[axis], 0) / ends.length) * 0.8;
    const columns = Math.ceil(Math.sqrt(members.length / 2.5));
    const rows = Math.ceil(members.length / columns);
    members.forEach(({ id }, at) => {
      const [column, row] = [at % columns, Math.floor(at / columns)];
      const spot = { x: middle("x") + (column - (columns - 1) / 2) * 150, y: middle("y") + (row - (rows - 1) / 2) * 62 };
      const taken = [...places.values()].some(({ x, y }) => Math.abs(x - spot.x) < 40 && Math.abs(y - spot.y) < 30);
      places.set(id, taken ? { x: spot.x + 55, y: spot.y + 31 } : spot);
    });
  }
  return { places, within: new Set([...several.map(({ id }) => id), ...between.map(([{ id }]) => id)]) };
};
