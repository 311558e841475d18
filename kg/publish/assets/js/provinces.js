import { nodes, raw } from "./graph.js";

// In which provinces a node is, by the codes of divisions: a place by its own or that in which it lies, a body by its
// jurisdiction, an event by its place or its hosts, a person by the bodies in which posts are held.
const LEADS = ["kgo:jurisdiction", "schema:containedInPlace", "schema:location", "schema:organizer", "org:holds"];
export const provinces = raw.provinces.map(([code, zh, en, letters, column, row]) => ({ code, zh, en, letters, column, row }));

const NONE = new Set();
const known = new Map();
export const provincesOf = (node) => {
  if (known.has(node.id)) return known.get(node.id);
  known.set(node.id, NONE); // two that lead to each other
  const code = raw.nodes.adcode[node.id];
  const found = new Set(code ? [code.slice(0, 2)] : []);
  for (const fact of code ? [] : node.facts) {
    if (fact.subject !== node.id || fact.target < 0 || !LEADS.includes(fact.term)) continue;
    for (const one of provincesOf(nodes[fact.target])) found.add(one);
  }
  known.set(node.id, found);
  return found;
};
