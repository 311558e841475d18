import { articles, degree, nodes, other, quoteAt, sentenceText } from "./graph.js";
import { $, button, make, word } from "./words.js";
import { factOn } from "./filters.js";
import { go, goNear, goPath, state } from "./state.js";
import { way } from "./way.js";
import { corrections, doubt } from "./curate.js";

// What is known of a node, or of the line between two, each fact with the sentence that says it.
const MANY = 25; // facts of one kind that are shown at once

// Where it stands: headline, source and day; `remarks` are what else is to be said of the fact.
const about = (article, remarks = []) => {
  const { headline, date, source } = articles[article] ?? { headline: "", date: "", source: "" };
  return make(
    "p",
    "about",
    make("cite", "", headline || word("caption")),
    ...[source, date, ...remarks].filter(Boolean).flatMap((text) => [" · ", make("span", "whole", text)]),
  );
};
const quotation = (sentence, article, spans, remarks) => {
  const signs = [...sentenceText(sentence)]; // offsets count code points
  const quote = make("blockquote");
  let at = 0;
  for (const [begin, end] of spans.sort(([a], [b]) => a - b)) {
    if (end <= at) continue;
    quote.append(
      signs.slice(at, Math.max(at, begin)).join(""),
      make("mark", "", signs.slice(Math.max(at, begin), end).join("")),
    );
    at = end;
  }
  quote.append(signs.slice(at).join(""));
  return [quote, about(article, remarks)];
};
const quotations = (indexes, remarks = []) => {
  const sentences = new Map(); // a fact may rest on several words of one sentence
  for (const { sentence, begin, end, article } of indexes.map(quoteAt)) {
    if (!sentences.has(sentence)) sentences.set(sentence, [article, []]);
    sentences.get(sentence)[1].push([begin, end]);
  }
  if (!sentences.size && remarks.length) return [make("p", "about", remarks.join(" · "))];
  return [...sentences].flatMap(([sentence, [article, spans]], index) =>
    quotation(sentence, article, spans, index === sentences.size - 1 ? remarks : []),
  );
};
export const choose = (node) => go({ chosen: node, line: null });
const end = (fact, inverse) => {
  const id = inverse ? fact.subject : fact.target;
  if (id >= 0) return button("link", nodes[id].label, () => choose(nodes[id]));
  return make("span", "value", fact.object || word("caption"));
};
const remarks = (fact) => {
  const said = [];
  if (fact.seen.length) said.push(`${word("attested")} ${[...new Set(fact.seen)].join(" – ")}`);
  if (fact.confidence !== null) said.push(`${word("confidence")} ${fact.confidence.toFixed(2)}`);
  if (fact.by) said.push(word("known"));
  if (fact.rules.length) said.push(`${word("rule")} ${fact.rules.join("、")}`);
  return said;
};
const figures = (node) => {
  const counted = node.facts.filter((fact) => fact.term === "kgo:Measurement");
  return counted.length
    ? [make("ul", "figures", ...counted.map((fact) => make("li", "", make("b", "", fact.object), ` ${fact.note}`)))]
    : [];
};
const item = (fact, node, tagged) => {
  const inverse = fact.subject !== node.id;
  const line = make("li", "");
  const far = nodes[other(fact, node)];
  if (tagged && far?.since) line.append(make("span", "date", far.since), " ");
  line.append(end(fact, inverse));
  if (fact.note) line.append(" ", make("span", "note", fact.note));
  if (tagged) line.append(" ", make("span", "tag", word(fact.term, inverse)));
  if (far?.kind === "programme") line.append(...figures(far));
  line.append(...doubt(fact), ...quotations(fact.quotes, remarks(fact)));
  return line;
};
const section = (title, entries, draw) => {
  const list = make("ul", "facts");
  const more = (from) => {
    list.append(...entries.slice(from, from + MANY).map(draw));
    if (entries.length <= from + MANY) return;
    const next = make(
      "li",
      "",
      button("more", `${word("more")} (${entries.length - from - MANY})`, () => {
        next.remove();
        more(from + MANY);
      }),
    );
    list.append(next);
  };
  more(0);
  const count = entries.length > 1 ? [" ", make("small", "", String(entries.length))] : [];
  return [make("h3", "", title, ...count), list];
};

// The facts of a node in reading order: [title, which facts, with the relation beside each].
const farKind = (kind) => (fact, node) => nodes[other(fact, node)]?.kind === kind;
const ORDER = {
  person: [
    ["org:holds", (fact) => fact.term === "org:holds"],
    ["event", farKind("event")],
    ["organisation", farKind("organisation")],
  ],
  organisation: [
    ["people", farKind("person")],
    ["event", farKind("event")],
    ["programme", farKind("programme")],
  ],
};
const byDate = (a, b) => (a.date < b.date) - (a.date > b.date) || a.id - b.id;
const showNode = (node) => {
  const left = node.facts.filter((fact) => factOn[fact.id]);
  const content = [];
  for (const [title, wanted] of ORDER[node.kind] ?? []) {
    const taken = left.filter((fact) => wanted(fact, node)).sort(byDate);
    if (!taken.length) continue;
    content.push(...section(word(title), taken, (fact) => item(fact, node, title !== "org:holds")));
    for (const fact of taken) left.splice(left.indexOf(fact), 1);
  }
  const groups = new Map();
  for (const fact of left) {
    const title = word(fact.term, fact.subject !== node.id);
    if (!groups.has(title)) groups.set(title, []);
    groups.get(title).push(fact);
  }
  for (const [title, told] of groups)
    content.push(...section(title, told.sort(byDate), (fact) => item(fact, node, false)));
  const hidden = node.facts.filter((fact) => !factOn[fact.id]).length;
  if (hidden) content.push(make("p", "about", `${word("sifted")} ${hidden}`));
  if (node.quotes.length)
    content.push(...section(word("words"), [node], () => make("li", "", ...quotations(node.quotes))));
  if (node.articles.length)
    content.push(...section(word("mentioned"), node.articles, (article) => make("li", "", about(article))));

  const tools = make("div", "tools");
  for (const steps of [1, 2]) {
    const near = button("", word(`near${steps}`), () => goNear(node, steps));
    near.setAttribute("aria-pressed", state.focus === node && state.steps === steps);
    if (degree[node.id]) tools.append(near);
  }
  const [start] = state.path ?? [];
  if (state.path?.length === 1 && start !== node) {
    tools.append(button("", `${word("pathFrom")} ${start.label}`, () => goPath([start, node])));
  } else if (degree[node.id]) {
    const sought = button("", word("path"), () => go({ path: start === node ? null : [node] }));
    sought.setAttribute("aria-pressed", state.path?.length === 1 && start === node);
    tools.append(sought);
  }
  const head = [make("h2", "", node.label), make("div", `class ${node.kind}`, word(node.term)), tools];
  if (node.names.length) head.push(make("p", "names", `${word("altLabel")}: ${node.names.join("、")}`));
  head.push(...corrections(node));
  return [...head, ...content];
};
const lineItem = (b, tagged = true) => (fact) => {
  const ends = [nodes[fact.subject], nodes[fact.target] ?? b].map((node) =>
    button("link", node.label, () => choose(node)),
  );
  const note = fact.note ? [" ", make("span", "note", fact.note)] : [];
  if (tagged) note.push(" ", make("span", "tag", word(fact.term)));
  return make("li", "", ends[0], " → ", ends[1], ...note, ...doubt(fact), ...quotations(fact.quotes, remarks(fact)));
};
const showLine = ([a, b]) => {
  const told = a.facts.filter((fact) => factOn[fact.id] && b.facts.includes(fact));
  const terms = [...new Set(told.map((fact) => fact.term))];
  return [
    make("h2", "", `${a.label} – ${b.label}`),
    ...terms.flatMap((term) =>
      section(
        word(term),
        told.filter((fact) => fact.term === term),
        lineItem(b, false),
      ),
    ),
  ];
};

// The facts between each two nodes on the way from one to the other.
const showPath = (ends) => {
  const nodesOn = way(ends);
  const steps = nodesOn.slice(1).map((node, at) => [nodesOn[at], node]);
  const head = make("h2", "", `${ends[0].label} – ${ends[1].label}`);
  if (!steps.length) return [head, make("p", "", word("noPath"))];
  return [head, make("p", "about", `${steps.length} ${word("steps")}`), ...steps.flatMap(between)];
};
const between = ([a, b], at) => {
  const told = a.facts.filter((fact) => factOn[fact.id] && b.facts.includes(fact));
  return section(`${at + 1}. ${a.label} – ${b.label}`, told, lineItem(b));
};

// Opens the panel for who goes on reading in it: the keyboard goes along, and back when the panel is shut.
let back = null;
export const visit = (node) => {
  back = document.activeElement;
  choose(node);
  $("panel").focus();
};
export const shut = () => {
  go(state.chosen || state.line ? { chosen: null, line: null } : { path: null });
  const last = [back, $("canvas")].find((one) => one?.checkVisibility());
  (state.view === "table" && last === $("canvas") ? $("table") : last).focus();
  back = null;
};
export const showPanel = () => {
  const panel = $("panel");
  const path = state.path?.length === 2 && state.path;
  panel.hidden = !state.chosen && !state.line && !path;
  if (panel.hidden) return;
  const close = button("close", "✕", shut);
  close.setAttribute("aria-label", word("close"));
  const inside = panel.contains(document.activeElement);
  panel.replaceChildren(close, ...(state.chosen ? showNode(state.chosen) : state.line ? showLine(state.line) : showPath(path)));
  panel.scrollTop = 0;
  panel.setAttribute("aria-label", state.chosen?.label ?? word("legend"));
  if (inside) panel.focus();
  $("said").textContent = state.chosen ? `${state.chosen.label}, ${word(state.chosen.term)}` : "";
};
