import { facts, nodes, other } from "./graph.js";
import { factOn, nodeOn } from "./filters.js";

// The shortest way from one node to another over the facts that the filters leave. Where places lie leads everywhere
// and says little: such facts are used only where nothing else joins the two.
const PLACES = ["kgo:jurisdiction", "schema:containedInPlace"];

// From both ends at once, the smaller ring first, until the two meet: [the facts by which nodes were reached from each
// end, the last fact], or null.
const search = (ends, wide) => {
  const sides = ends.map(({ id }) => {
    const came = new Int32Array(nodes.length).fill(-1); // facts; -2 at the beginning
    came[id] = -2;
    return { came, ring: [id] };
  });
  let passed = false;
  while (sides.every(({ ring }) => ring.length)) {
    const [near, far] = sides[0].ring.length <= sides[1].ring.length ? sides : [sides[1], sides[0]];
    const next = [];
    for (const id of near.ring) {
      for (const fact of nodes[id].facts) {
        if (!factOn[fact.id]) continue;
        if (!wide && PLACES.includes(fact.term)) {
          passed = true;
          continue;
        }
        const end = other(fact, nodes[id]);
        if (end < 0 || near.came[end] !== -1 || fact.folded === id) continue;
        if (far.came[end] !== -1) {
          const [a, b] = near === sides[0] ? [id, end] : [end, id];
          return [...sides.map(({ came }) => came), a, b];
        }
        if (!nodeOn[end]) continue;
        near.came[end] = fact.id;
        next.push(end);
      }
    }
    near.ring = next;
  }
  return passed ? search(ends, true) : null;
};

// The nodes on the way in order; [] where there is none.
export const way = (ends) => {
  if (ends[0] === ends[1]) return [ends[0]];
  const found = search(ends, false);
  if (!found) return [];
  const [from, to, ...middle] = found;
  const back = (came, id) => {
    const passed = [nodes[id]];
    for (let fact = came[id]; fact >= 0; fact = came[passed.at(-1).id]) passed.push(nodes[other(facts[fact], passed.at(-1))]);
    return passed;
  };
  return [...back(from, middle[0]).reverse(), ...back(to, middle[1])];
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
