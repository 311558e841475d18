import { articleNode, degree, nodes, other } from "./graph.js";
import { factOn, nodeOn } from "./filters.js";
import { state } from "./state.js";

// A neighbourhood: a node in the middle, its neighbours on ellipses around it by kind, theirs behind them.
const PAGE = 130; // nodes that are placed at first, and with each demand for more

export const neighbours = (node) => {
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
  const told = node.mentions ?? (state.articles ? node.articles.map((article) => articleNode(article).id) : []);
  for (const id of told) if (nodeOn[id]) found.add(id);
  return [...found].sort((a, b) => degree[b] - degree[a] || a - b);
};

// The places of those for whom there is room, and the ids of all.
export const around = (focus) => {
  const most = PAGE * state.pages;
  const first = neighbours(focus);
  const within = new Set([focus.id, ...first]);
  const near = first.slice(0, most);
  near.sort((a, b) => nodes[a].kind.localeCompare(nodes[b].kind) || degree[b] - degree[a] || a - b);
  const children = new Map(near.map((id) => [id, []]));
  if (state.steps === 2) {
    let room = most - near.length;
    const share = Math.max(8, Math.floor(room / Math.max(near.length, 1))); // no neighbour crowds the others out
    for (const id of first) {
      const next = neighbours(nodes[id]).filter((one) => !within.has(one));
      for (const one of next) within.add(one);
      if (!children.has(id)) continue;
      const taken = next.slice(0, Math.max(0, Math.min(share, room)));
      room -= taken.length;
      children.get(id).push(...taken);
    }
  }
  // One ring holds so many names side by side; more nodes stand on further rings, in turn.
  const weight = (id) => 1 + children.get(id).length * 0.6;
  const total = near.reduce((sum, id) => sum + weight(id), 0) || 1;
  const rings = Math.ceil(Math.sqrt(near.length / 12)) || 1;
  const radius = Math.max(170, (near.length / rings) * (rings > 2 ? 12 : 20));
  const places = new Map([[focus.id, { x: 0, y: 0 }]]);
  const [wide, high] = innerHeight > innerWidth ? [1, 1.4] : [1.5, 1];
  const put = (id, angle, distance) =>
    places.set(id, { x: Math.cos(angle) * distance * wide, y: Math.sin(angle) * distance * high });
  let turn = -Math.PI / 2;
  near.forEach((id, index) => {
    const share = (weight(id) / total) * 2 * Math.PI;
    const angle = turn + share / 2;
    turn += share;
    put(id, angle, radius + (index % rings) * 90);
    const behind = children.get(id);
    behind.forEach((child, at) => {
      const bend = angle + ((at + 0.5) / behind.length - 0.5) * share;
      put(child, bend, radius + (rings - 1) * 90 + 150 + (at % 2) * 60);
    });
  });
  for (const node of state.opened) unfold(node, places, within);
  return { places, within };
};

// The neighbours of a node that stands already, on rings about it, on the side that looks outwards first.
const unfold = (node, places, within) => {
  const from = places.get(node.id);
  const next = from ? neighbours(node).filter((id) => !within.has(id) || !places.has(id)) : [];
  for (const id of next) within.add(id);
  const taken = [...places.values()];
  const out = Math.atan2(from?.y ?? 0, from?.x ?? 0);
  let left = next.filter((id) => nodeOn[id]).slice(0, PAGE);
  for (let ring = 0; left.length && ring < 40; ring++) {
    const reach = 120 + ring * 80;
    const count = Math.floor((2 * Math.PI * reach) / 95);
    for (let at = 0; left.length && at < count; at++) {
      const angle = out + (at % 2 ? -1 : 1) * Math.ceil(at / 2) * ((2 * Math.PI) / count);
      const spot = { x: from.x + Math.cos(angle) * reach, y: from.y + Math.sin(angle) * reach };
      if (taken.some(({ x, y }) => Math.abs(x - spot.x) < 85 && Math.abs(y - spot.y) < 42)) continue;
      taken.push(spot);
      places.set(left[0], spot);
      left = left.slice(1);
    }
  }
};
