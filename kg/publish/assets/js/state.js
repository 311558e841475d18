import { KINDS, communities, nodeOf, raw } from "./graph.js";
import { speech } from "./words.js";

// What the page shows, kept in the address (#…), so that a view can be sent, and back and forward work.
const START = {
  view: "network", // or time, lanes, tiles, table
  focus: null, // the node whose neighbourhood is shown
  opened: [], // nodes of that neighbourhood whose own neighbours are shown, too
  steps: 1,
  pages: 1, // of the neighbourhood, where it has more nodes than can be read at once
  group: null, // the community that is shown
  chosen: null, // the node in the panel
  line: null, // or the two nodes whose facts are in the panel
  several: [], // nodes that are chosen to be compared or printed
  compare: false, // whether they are shown side by side
  gone: [], // nodes that the reader has put away
  notes: [], // {node, text}: what the reader has written of them
  pins: [], // {node, x, y}: where the reader has put them, in this view
  path: null, // the node from which a path is sought, or both its ends
  hidden: ["document", "post", "measurement"],
  articles: false, // whether articles are nodes, too
  cls: "",
  relation: "",
  source: "",
  province: "",
  from: "",
  to: "",
  sure: 0,
  size: "", // what nodes are sized by, and coloured
  tint: "",
  facts: false, // in the table
  undated: false, // there: events of which no day is told
  bodies: false, // whether the lanes are bodies'
};
export const state = { ...START };
const listeners = [];
export const onState = (listener) => listeners.push(listener);

const node = (iri) => nodeOf(iri) ?? null;
const date = (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? text : "");
const nodesOf = (text) => text.split("~").map(node).filter(Boolean);
const pin = (text) => {
  const [, iri, x, y] = /^(.*)@(-?\d+),(-?\d+)$/.exec(text) ?? [];
  return iri !== undefined && node(iri) ? [{ node: node(iri), x: Number(x), y: Number(y) }] : [];
};
const NOTE = 500; // characters of a note
const note = (text) => {
  const at = text.lastIndexOf("@");
  const of = node(text.slice(0, Math.max(at, 0)));
  try {
    const said = decodeURIComponent(text.slice(at + 1)).slice(0, NOTE);
    return of && said ? [{ node: of, text: said }] : [];
  } catch {
    return []; // no text at all: %zz
  }
};
const LOOKS = ["linked", "between", "mentioned", "date"];
const READ = {
  from: date,
  to: date,
  view: (text) => (["time", "lanes", "tiles", "table"].includes(text) ? text : "network"),
  focus: node,
  chosen: node,
  line: (text) => {
    const ends = text.split("~").map(node);
    return ends.length === 2 && ends.every(Boolean) ? ends : null;
  },
  path: (text) => {
    const ends = text.split("~").map(node);
    return ends.length <= 2 && ends.every(Boolean) ? ends : null;
  },
  steps: (text) => (text === "2" ? 2 : 1),
  pages: (text) => Math.min(Math.max(Math.trunc(Number(text)) || 1, 1), 50),
  opened: nodesOf,
  several: nodesOf,
  compare: (text) => text === "1",
  gone: nodesOf,
  notes: (text) => text.split("~").flatMap(note),
  pins: (text) => text.split("~").flatMap(pin),
  group: (text) => communities[text] ?? null,
  hidden: (text) => text.split(",").filter((kind) => KINDS.includes(kind)),
  sure: (text) => Math.min(Math.max(Number(text) || 0, 0), 1),
  size: (text) => (LOOKS.includes(text) ? text : ""),
  tint: (text) => (LOOKS.includes(text) ? text : ""),
  facts: (text) => text === "1",
  undated: (text) => text === "1",
  articles: (text) => text === "1",
  province: (text) => (raw.provinces.some(([code]) => code === text) ? text : ""),
  bodies: (text) => text === "1",
};
const iris = (all) => all.map(({ iri }) => iri).join("~");
const escaped = (text) => encodeURIComponent(text.toWellFormed()).replace(/~/g, "%7E");
const WRITE = {
  focus: (value) => value.iri,
  chosen: (value) => value.iri,
  line: iris,
  path: iris,
  opened: (value) => value.map(({ iri }) => iri).join("~"),
  several: iris,
  compare: (value) => (value ? 1 : 0),
  gone: (value) => value.map(({ iri }) => iri).join("~"),
  pins: (value) => value.map(({ node: { iri }, x, y }) => `${iri}@${Math.round(x)},${Math.round(y)}`).join("~"),
  notes: (value) => value.map(({ node: { iri }, text }) => `${iri}@${escaped(text)}`).join("~"),
  group: (value) => value.id,
  hidden: (kinds) => kinds.join(","),
  facts: (value) => (value ? 1 : 0),
  undated: (value) => (value ? 1 : 0),
  articles: (value) => (value ? 1 : 0),
  bodies: (value) => (value ? 1 : 0),
};

export const read = () => {
  const params = new URLSearchParams(location.hash.slice(1));
  for (const [key, start] of Object.entries(START)) {
    state[key] = params.has(key) ? (READ[key] ?? String)(params.get(key)) : start;
  }
  if (params.has("lang")) speech.english = params.get("lang") === "en";
};
export const address = (values) => {
  const params = new URLSearchParams();
  for (const [key, start] of Object.entries(START)) {
    const [value, usual] = [values[key], start].map((one) =>
      one === null ? null : String((WRITE[key] ?? String)(one)),
    );
    if (value !== null && value !== usual) params.set(key, value);
  }
  if (speech.english === navigator.language.startsWith("zh")) params.set("lang", speech.english ? "en" : "zh");
  return `#${params}`;
};

const tell = () => listeners.forEach((listener) => listener());
const PLACES = ["focus", "group", "path", "compare"]; // what has places of its own: pins are not taken along
// Changes the state; `replace` where going back should not undo this alone (a slider's every step).
export const go = (changes, replace = false) => {
  const before = address(state);
  const elsewhere = PLACES.some((key) => key in changes && changes[key] !== state[key]);
  Object.assign(state, elsewhere ? { pins: [], ...changes } : changes);
  const after = address(state);
  if (after !== before || after !== (location.hash || "#"))
    history[replace ? "replaceState" : "pushState"](null, "", after);
  tell();
};
export const goPath = (path) =>
  go({ view: "network", focus: null, group: null, compare: false, chosen: null, line: null, path });
export const goNear = (focus, steps = 1) =>
  go({ view: "network", focus, steps, opened: [], pages: 1, group: null, path: null, compare: false });
// In a neighbourhood: with the neighbours of `node`, or without them again.
export const unfold = (node) => {
  const { opened } = state;
  go({ opened: opened.includes(node) ? opened.filter((one) => one !== node) : [...opened, node], path: null });
};
// The reader's note on a node, kept in the address as it is written: nothing is drawn anew.
export const noteOn = (node) => state.notes.find((one) => one.node === node)?.text ?? "";
export const noteDown = (node, text) => {
  const others = state.notes.filter((one) => one.node !== node);
  state.notes = text ? [...others, { node, text: text.slice(0, NOTE) }] : others;
  history.replaceState(null, "", address(state));
};
// Among those to be compared, or no longer.
export const select = (node) => {
  const several = state.several.includes(node)
    ? state.several.filter((one) => one !== node)
    : [...state.several, node];
  go({ several, compare: state.compare && several.length > 1 });
};
export const hide = (node) => go({ gone: [...state.gone, node], chosen: null, line: null });
addEventListener("popstate", () => {
  read();
  tell();
});
