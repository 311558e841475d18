import { KINDS, NAMED, articles, facts, nodes } from "./graph.js";
import { provincesOf } from "./provinces.js";
import { onState, state } from "./state.js";

// Which facts and nodes pass the filters: 1 or 0 by index, computed anew when a filter changes.
export const factOn = new Uint8Array(facts.length);
export const nodeOn = new Uint8Array(nodes.length);
export const counts = {}; // kind → how many nodes would be shown if only the kind were asked for

const within = (date, from, to) => {
  const [first, last] = [from.slice(0, date.length), to.slice(0, date.length)]; // 2024-08 lies in 2024-08-05 …
  return Boolean(date) && (!from || date >= first) && (!to || date <= last);
};
const sift = (province) => {
  const { from, to, source, sure, relation, cls } = state;
  const gone = new Set(state.gone.map(({ id }) => id));
  const hidden = new Set(state.hidden.map((kind) => KINDS.indexOf(kind)));
  const told = articles.map(
    (article) => (!source || article.source === source) && ((!from && !to) || within(article.date, from, to)),
  );
  const dated = Boolean(from || to);
  const narrow = dated || Boolean(source);
  const kind = nodes.map((node) => KINDS.indexOf(node.kind));

  // A node by itself: an event by its own date where it has one, any other by its articles.
  const passes = nodes.map((node) => {
    if (cls && node.term !== cls) return 0;
    if (province && node.id < NAMED && !provincesOf(node).has(province)) return 0;
    if (!narrow || node.id >= NAMED) return 1;
    if (dated && node.since && !source) return +within(node.since, from, to);
    return +node.articles.some((article) => told[article]);
  });
  for (const fact of facts) {
    const ends = passes[fact.subject] && (fact.target < 0 || passes[fact.target]);
    // What is said of an event counts on the event's day, anything else on the day that it was reported.
    const day = source ? "" : nodes[fact.subject].since || (fact.target >= 0 && nodes[fact.target].since);
    const reported = !fact.articles.length || fact.articles.some((article) => told[article]);
    const said = !narrow || (day ? within(day, from, to) : reported);
    const meant = !relation || fact.term === relation;
    factOn[fact.id] = +Boolean(
      (cls ? passes[fact.subject] || passes[fact.target] : ends) && said && meant && (fact.confidence ?? 1) >= sure,
    );
  }
  // With a relation or a confidence asked for, only nodes of such facts are of interest.
  const wanted = relation || sure > 0;
  const [linked, spoken] = [new Uint8Array(nodes.length), new Uint8Array(articles.length)];
  for (const fact of facts) {
    if (!factOn[fact.id]) continue;
    for (const id of [fact.subject, fact.target, fact.folded]) if (id >= 0) linked[id] = 1;
    for (const article of fact.articles) spoken[article] = 1;
  }
  // An article, where it passes itself and tells of someone who is shown; those come before it.
  const tells = ({ articles: [article], mentions }) =>
    !cls && (!narrow || told[article]) && (!wanted || spoken[article]) && mentions.some((id) => nodeOn[id]);
  for (const name of KINDS) counts[name] = 0;
  nodes.forEach((node, id) => {
    const own = id < NAMED ? (wanted ? linked[id] && passes[id] : passes[id]) : linked[id] && !cls;
    const on = (node.mentions ? tells(node) : own) && !gone.has(id);
    if (on) counts[node.kind] += 1;
    nodeOn[id] = +Boolean(on && (node.mentions ? state.articles : !hidden.has(kind[id])));
  });
};
// How many nodes pass all but the province, by province; in the last place those that are in none.
export const byProvince = (inside) => {
  if (state.province) sift("");
  const found = new Map();
  for (const node of nodes.slice(0, NAMED)) {
    if (!nodeOn[node.id] || !inside(node.id)) continue;
    const own = provincesOf(node);
    for (const one of own.size ? own : [""]) found.set(one, (found.get(one) ?? 0) + 1);
  }
  if (state.province) sift(state.province);
  return found;
};
// All that decides about what passes, to be compared.
export const sieve = () => {
  const { hidden, articles: drawn, cls, relation, source, province, from, to, sure, gone } = state;
  return JSON.stringify([hidden, drawn, cls, relation, source, province, from, to, sure, gone.map(({ id }) => id)]);
};
let last = "";
onState(() => {
  const now = sieve();
  if (now !== last) sift(state.province);
  last = now;
});
