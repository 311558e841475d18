import { degree, mentionsOf, nodes } from "./graph.js";
import { factOn } from "./filters.js";
import { word } from "./words.js";
import { scene } from "./scene.js";
import { noteOn } from "./state.js";

// What is in view as a file for Gephi and the like: GEXF 1.3 or GraphML, with kinds, dates, measures and places.
const GEXF = "http://gexf.net/1.3";
const GRAPHML = "http://graphml.graphdrawing.org/xmlns";
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
// [name, type, value] of a node and of a line.
const OF_NODE = [
  ["iri", "string", (node) => node.iri],
  ["kind", "string", (node) => node.kind],
  ["class", "string", (node) => node.term],
  ["names", "string", (node) => node.names.join("、")],
  ["date", "string", (node) => node.since],
  ["links", "integer", (node) => degree[node.id]],
  ["articles", "integer", (node) => node.articles.length],
  ["note", "string", noteOn],
];
const OF_LINE = [
  ["relation", "string", (fact) => fact.term],
  ["note", "string", (fact) => fact.note],
  ["date", "string", (fact) => fact.date],
  ["confidence", "double", (fact) => fact.confidence ?? ""],
];

// An element of `space` with attributes and children; text without the characters that XML can't hold.
const maker = (space) => {
  const made = document.implementation.createDocument(space, "", null);
  const legal = (value) => String(value).replace(ILLEGAL, "\ufffd");
  return (name, values, ...children) => {
    const element = made.createElementNS(space, name);
    for (const [key, value] of Object.entries(values)) element.setAttribute(key, legal(value));
    element.append(...children.map((child) => (child instanceof Element ? child : legal(child))));
    return element;
  };
};
const written = (root) => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
const lines = (ids) => {
  const among = [...ids].flatMap((id) => nodes[id].facts.filter((fact) => fact.subject === id && factOn[fact.id]));
  const told = [...ids].flatMap((id) => mentionsOf(nodes[id]));
  return [...among, ...told].filter((fact) => fact.target >= 0 && ids.has(fact.target));
};
const place = (id) => scene.places.get(id) ?? nodes[id];

export const gexf = (ids) => {
  const make = maker(GEXF);
  const values = (columns, one) =>
    make("attvalues", {}, ...columns.flatMap(([name, , of]) => (of(one) === "" ? [] : [make("attvalue", { for: name, value: of(one) })])));
  const declared = (kind, columns) =>
    make("attributes", { class: kind }, ...columns.map(([id, type]) => make("attribute", { id, title: id, type })));
  const drawn = [...ids].map((id) => {
    const { x, y } = place(id);
    const spot = make("viz:position", { x: Math.round(x), y: -Math.round(y), z: 0 });
    return make("node", { id, label: nodes[id].label }, values(OF_NODE, nodes[id]), spot);
  });
  const joined = lines(ids).map((fact) =>
    make("edge", { id: fact.id, source: fact.subject, target: fact.target, label: word(fact.term) }, values(OF_LINE, fact)),
  );
  const graph = make("graph", { defaultedgetype: "directed", mode: "static" }, declared("node", OF_NODE), declared("edge", OF_LINE));
  graph.append(make("nodes", {}, ...drawn), make("edges", {}, ...joined));
  const root = make("gexf", { version: "1.3" }, graph);
  root.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:viz", `${GEXF}/viz`);
  return written(root);
};

export const graphml = (ids) => {
  const make = maker(GRAPHML);
  const named = [["label", "string", (node) => node.label], ...OF_NODE, ["x", "double", (node) => Math.round(place(node.id).x)], ["y", "double", (node) => Math.round(place(node.id).y)]];
  const said = [["label", "string", (fact) => word(fact.term)], ...OF_LINE];
  const types = { integer: "int" };
  const keys = [["node", named], ["edge", said]].flatMap(([kind, columns]) =>
    columns.map(([name, type]) => make("key", { id: `${kind}-${name}`, for: kind, "attr.name": name, "attr.type": types[type] ?? type })),
  );
  const data = (kind, columns, one) =>
    columns.flatMap(([name, , of]) => (of(one) === "" ? [] : [make("data", { key: `${kind}-${name}` }, of(one))]));
  const graph = make("graph", { edgedefault: "directed" });
  for (const id of ids) graph.append(make("node", { id: `n${id}` }, ...data("node", named, nodes[id])));
  for (const fact of lines(ids))
    graph.append(make("edge", { id: `e${fact.id}`, source: `n${fact.subject}`, target: `n${fact.target}` }, ...data("edge", said, fact)));
  return written(make("graphml", {}, ...keys, graph));
};
