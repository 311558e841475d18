import { articleNode, articles, nodes, other, quoteAt, sentenceText } from "./graph.js";
import { button, make, word } from "./words.js";
import { go } from "./state.js";
import { doubt } from "./curate.js";

// Facts as entries of a list, each with the sentence that says it.
const MANY = 25; // facts of one kind that are shown at once

// Where it stands: headline (a link to the article's node where it `leads` there), source and day; `remarks` are what
// else is to be said of the fact.
export const about = (article, remarks = [], leads = false) => {
  const { headline, date, source } = articles[article] ?? { headline: "", date: "", source: "" };
  const name = headline || word("caption");
  return make(
    "p",
    "about",
    make("cite", "", leads ? button("link", name, () => choose(articleNode(article))) : name),
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
export const quotations = (indexes, remarks = []) => {
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
// What an article says of a node: the words that show it, or a fact of it.
export const saidIn = (node, article) => {
  const all = [...node.quotes, ...node.facts.flatMap((fact) => fact.quotes)];
  return quotations([...new Set(all)].filter((quote) => quoteAt(quote).article === article));
};
export const choose = (node) => go({ chosen: node, line: null });
const end = (fact, inverse) => {
  const id = inverse ? fact.subject : fact.target;
  if (id >= 0) return button("link", nodes[id].label, () => choose(nodes[id]));
  return make("span", "value", fact.object || word("caption"));
};
export const remarks = (fact) => {
  const said = [];
  if (fact.seen.length) said.push(`${word("attested")} ${[...new Set(fact.seen)].join(" – ")}`);
  if (fact.confidence !== null) said.push(`${word("confidence")} ${fact.confidence.toFixed(2)}`);
  if (fact.by) said.push(word("known"));
  if (fact.rules.length) said.push(`${word("rule")} ${fact.rules.join("、")}`);
  return said;
};
export const figures = (node) => {
  const counted = node.facts.filter((fact) => fact.term === "kgo:Measurement");
  return counted.length
    ? [make("ul", "figures", ...counted.map((fact) => make("li", "", make("b", "", fact.object), ` ${fact.note}`)))]
    : [];
};
export const item = (fact, node, tagged) => {
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
export const section = (title, entries, draw) => {
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
// The same for a line between two nodes, which names both ends.
export const lineItem = (b, tagged = true) => (fact) => {
  const ends = [nodes[fact.subject], nodes[fact.target] ?? b].map((node) =>
    button("link", node.label, () => choose(node)),
  );
  const note = fact.note ? [" ", make("span", "note", fact.note)] : [];
  if (tagged) note.push(" ", make("span", "tag", word(fact.term)));
  return make("li", "", ends[0], " → ", ends[1], ...note, ...doubt(fact), ...quotations(fact.quotes, remarks(fact)));
};
