import { facts, nodes, other } from "./graph.js";
import { factOn, nodeOn } from "./filters.js";

// The shortest way from one node to another over the facts that the filters leave. Where places lie leads everywhere
// and says little: such facts are used only where nothing else joins the two.
const PLACES = ["kgo:jurisdiction", "schema:containedInPlace"];

const search = (from, to, wide) => {
  const came = new Int32Array(nodes.length).fill(-1); // the fact by which a node was reached
  let [ring, passed] = [[from.id], false];
  const seen = new Uint8Array(nodes.length);
  seen[from.id] = 1;
  while (ring.length) {
    const next = [];
    for (const id of ring) {
      for (const fact of nodes[id].facts) {
        if (!factOn[fact.id]) continue;
        if (!wide && PLACES.includes(fact.term)) {
          passed = true;
          continue;
        }
        const end = other(fact, nodes[id]);
        if (end < 0 || seen[end] || fact.folded === id || (!nodeOn[end] && end !== to.id)) continue;
        seen[end] = 1;
        came[end] = fact.id;
        if (end === to.id) return came;
        next.push(end);
      }
    }
    ring = next;
  }
  return passed ? search(from, to, true) : null;
};

// The nodes on the way in order; [] where there is none.
export const way = ([from, to]) => {
  if (from === to) return [from];
  const came = search(from, to, false);
  if (!came) return [];
  const found = [to];
  while (found[0] !== from) found.unshift(nodes[other(facts[came[found[0].id]], found[0])]);
  return found;
};

// Side by side, so that each has room for its name.
export const along = (ends) => {
  const places = new Map();
  const turned = innerHeight > innerWidth;
  way(ends).forEach(({ id }, at) => {
    const [far, aside] = [at * 230, at % 2 ? 70 : -70];
    places.set(id, turned ? { x: aside, y: far } : { x: far, y: aside });
  });
  return { places, within: new Set(places.keys()) };
};
