import { dayText, nodes } from "./graph.js";
import { nodeOn, sieve } from "./filters.js";
import { MEASURES } from "./measure.js";
import { onState, state } from "./state.js";

// How large and of which colour nodes are where the reader wants to see a measure: from 0 to 1 by what is in view.
const usual = nodes.map(({ radius }) => radius);
let [sized, tinted, tints, range] = ["", "", null, []];

const numbers = (name) => {
  const values = MEASURES[name]();
  const given = nodes.filter(({ id }) => nodeOn[id] && !Number.isNaN(values[id])).map(({ id }) => values[id]);
  given.sort((a, b) => a - b);
  const at = (share) => given[Math.floor((given.length - 1) * share)] ?? 0;
  // A look back at 1925 must not make all other days alike; counts grow by orders.
  const [low, high] = name === "date" ? [at(0.05), at(0.95)] : [0, Math.log1p(at(1))];
  const scaled = (value) => Math.min(Math.max(((name === "date" ? value : Math.log1p(value)) - low) / (high - low || 1), 0), 1);
  const said = name === "date" ? [low, high].map(dayText) : [at(0), at(1)].map((value) => value.toLocaleString("en"));
  return { of: Array.from(values, (value) => (Number.isNaN(value) ? null : scaled(value))), said: given.length ? said : [] };
};
onState(() => {
  const [size, tint] = [state.size, state.tint].map((name) => (name ? `${name} ${sieve()}` : ""));
  if (size !== sized) {
    const { of } = state.size ? numbers(state.size) : {};
    for (const node of nodes) node.radius = of ? 5 + 19 * (of[node.id] ?? 0) ** 1.5 : usual[node.id];
  }
  if (tint !== tinted) {
    const { of = null, said = [] } = state.tint ? numbers(state.tint) : {};
    [tints, range] = [of, said];
  }
  [sized, tinted] = [size, tint];
});

const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
// The colour of a node, or undefined where it has its kind's.
export const tintOf = (id, colours) => {
  if (!tints) return undefined;
  if (tints[id] === null) return colours.edge;
  const [low, high] = [colours.low, colours.high].map(channels);
  return `#${low.map((from, at) => Math.round(from + (high[at] - from) * tints[id]).toString(16).padStart(2, "0")).join("")}`;
};
// What the ends of the ramp stand for.
export const ends = () => range;
