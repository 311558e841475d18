import { articles, mentionsOf, nodes, other, quoteAt, sentenceText } from "./graph.js";
import { $, make, word } from "./words.js";
import { factOn } from "./filters.js";
import { inView } from "./export.js";
import { svg } from "./pictures.js";
import { noteOn, state } from "./state.js";

// A sheet to print: the picture, what is selected (else chosen, else in view) with its facts, and their sources numbered.
const MOST = 60; // nodes of a view
const RELATED = 200; // facts of a node

const chosen = () => {
  if (state.several.length) return state.several;
  if (state.chosen) return [state.chosen];
  if (state.line) return state.line;
  return [...inView()].slice(0, MOST).map((id) => nodes[id]);
};
const listed = (node, cited) => {
  const told = [...node.facts.filter((fact) => factOn[fact.id]), ...mentionsOf(node)].slice(0, RELATED);
  const entries = told.map((fact) => {
    const inverse = fact.subject !== node.id;
    const end = nodes[other(fact, node)]?.label ?? fact.object;
    const parts = [fact.date, word(fact.term, inverse), end, fact.note].filter(Boolean);
    const marks = [...new Set(fact.quotes.map((quote) => cited(quoteAt(quote))))].map((number) => `[${number}]`);
    return make("li", "", [...parts, marks.join("")].join(" "));
  });
  const about = [word(node.term), ...node.names].join(" · ");
  const note = noteOn(node) ? [make("p", "", `${word("ownNote")}: ${noteOn(node)}`)] : [];
  return [make("h2", "", node.label), make("p", "about", about), ...note, make("ul", "", ...entries)];
};
const fill = () => {
  const numbers = new Map(); // sentence → its number and article
  const cited = ({ sentence, article }) => {
    if (!numbers.has(sentence)) numbers.set(sentence, [numbers.size + 1, article]);
    return numbers.get(sentence)[0];
  };
  const told = chosen().flatMap((node) => listed(node, cited));
  const sources = [...numbers].map(([sentence, [number, article]]) => {
    const { headline, date, source } = articles[article] ?? { headline: "", date: "", source: "" };
    const where = [headline, source, date].filter(Boolean).join(", ");
    return make("li", "", `[${number}] ${sentenceText(sentence)} — ${where}`);
  });
  const drawing = new DOMParser().parseFromString(svg(), "image/svg+xml").documentElement;
  const { width, height } = drawing.viewBox.baseVal;
  const picture = make("figure", "");
  if (width && height && state.view !== "table") picture.append(document.importNode(drawing, true));
  const extent = make("p", "about", $("extent").textContent);
  const list = sources.length ? [make("h2", "", word("sources")), make("ol", "", ...sources)] : [];
  $("sheet").replaceChildren(make("h1", "", document.title), extent, picture, ...told, ...list);
};
addEventListener("beforeprint", fill);
addEventListener("afterprint", () => $("sheet").replaceChildren());
