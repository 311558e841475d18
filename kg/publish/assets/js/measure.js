import { dayNumber, degree, facts, nodes, ranked } from "./graph.js";
import { factOn, nodeOn, sieve } from "./filters.js";

// What nodes can be sized and coloured by: how many they are joined with, how many shortest ways lead over them, how many
// articles speak of them, their day.
const PIVOTS = 64; // nodes from which shortest ways are followed in a large graph, the same ones every time
const EXACT = 600; // nodes up to which all are
const DATE = /^\d{4}(-\d\d){0,2}$/;

// The neighbours of all nodes in one array: those of `id` from starts[id] to starts[id + 1].
const adjacency = () => {
  const ends = facts.filter(
    ({ id, subject, target }) =>
      target >= 0 && target !== subject && factOn[id] && nodeOn[subject] && nodeOn[target],
  );
  const starts = new Int32Array(nodes.length + 1);
  for (const { subject, target } of ends) {
    starts[subject + 1]++;
    starts[target + 1]++;
  }
  for (let id = 0; id < nodes.length; id++) starts[id + 1] += starts[id];
  const at = starts.slice();
  const next = new Int32Array(ends.length * 2);
  for (const { subject, target } of ends) {
    next[at[subject]++] = target;
    next[at[target]++] = subject;
  }
  return { starts, next };
};
// Betweenness by Brandes: from each source a search in breadth, then shares added up on the way back.
const known = { sieve: "", sampled: false, values: null };
const betweenness = () => {
  const { starts, next } = adjacency();
  const joined = ranked.filter((id) => starts[id + 1] > starts[id]);
  const stride = joined.length > EXACT ? Math.ceil(joined.length / PIVOTS) : 1;
  known.sampled = stride > 1;
  const [found, ways, share] = [0, 0, 0].map(() => new Float64Array(nodes.length));
  const depth = new Int32Array(nodes.length);
  const queue = new Int32Array(nodes.length);
  for (let pivot = 0; pivot < joined.length; pivot += stride) {
    depth.fill(-1);
    ways.fill(0);
    share.fill(0);
    const source = joined[pivot];
    [depth[source], ways[source], queue[0]] = [0, 1, source];
    let size = 1;
    for (let head = 0; head < size; head++) {
      const id = queue[head];
      for (let at = starts[id]; at < starts[id + 1]; at++) {
        const end = next[at];
        if (depth[end] < 0) {
          depth[end] = depth[id] + 1;
          queue[size++] = end;
        }
        if (depth[end] === depth[id] + 1) ways[end] += ways[id];
      }
    }
    for (let back = size - 1; back > 0; back--) {
      const id = queue[back];
      for (let at = starts[id]; at < starts[id + 1]; at++) {
        const end = next[at];
        if (depth[end] === depth[id] - 1) share[end] += (ways[end] / ways[id]) * (1 + share[id]);
      }
      found[id] += share[id] * stride;
    }
  }
  return found.map((value) => Math.round(value / 2)); // each way was met from both its ends
};

// An event's own day, else the first on which something is said of the node.
const dateOf = (node) => {
  const dates = (node.since ? [node.since] : node.facts.map((fact) => fact.date)).filter((date) => DATE.test(date));
  return dates.length ? dayNumber(dates.sort()[0]) : NaN;
};
const between = () => {
  if (known.sieve !== sieve()) Object.assign(known, { sieve: sieve(), values: betweenness() });
  return known.values;
};
export const isSampled = () => known.sampled;
export const MEASURES = {
  linked: () => degree,
  between,
  mentioned: () => nodes.map((node) => node.articles.length),
  date: () => nodes.map(dateOf),
};
