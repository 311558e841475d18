import { NAMED, articles, facts, mentionsOf, nodes, quoteAt, raw, sentenceText } from "./graph.js";
import { $, save, word } from "./words.js";
import { factOn } from "./filters.js";
import { content } from "./canvas.js";
import { picture, svg } from "./pictures.js";
import { gexf, graphml } from "./graphfile.js";
import { rowsInView } from "./table.js";
import { noteOn, state } from "./state.js";

// What is in view, to take along: as a picture (PNG, SVG), as a table of facts (CSV) or as a graph (Turtle, GEXF, GraphML).
export const inView = () => {
  if (state.view !== "table") return new Set(content().drawn);
  return new Set(
    rowsInView().flatMap((row) => (state.facts ? [row.subject, row.target].filter((id) => id >= 0) : [row.id])),
  );
};
const factsInView = () => {
  const ids = inView();
  const told = [...ids].flatMap((id) => mentionsOf(nodes[id])).filter((fact) => ids.has(fact.target));
  const among = facts.filter((fact) => factOn[fact.id] && ids.has(fact.subject) && (fact.target < 0 || ids.has(fact.target)));
  return [...among, ...told];
};
// A cell that begins like a formula would run in a spreadsheet: it gets an apostrophe in front.
const cell = (value) =>
  `"${String(value ?? "")
    .replace(/^[=+\-@\t\r＝＋－＠]/, "'$&")
    .replace(/"/g, '""')}"`;
export const csv = () => {
  const head = [
    "subject",
    "relation",
    "object",
    "note",
    "date",
    "confidence",
    "words",
    "headline",
    "articleDate",
    "source",
  ];
  const rows = factsInView().map((fact) => {
    const quote = fact.quotes.length ? quoteAt(fact.quotes[0]) : null;
    const { headline = "", date = "", source = "" } = articles[quote?.article ?? (nodes[fact.subject].mentions ? fact.articles[0] : -1)] ?? {};
    return [
      nodes[fact.subject].label,
      word(fact.term),
      nodes[fact.target]?.label ?? fact.object,
      fact.note,
      fact.date,
      fact.confidence,
      quote ? sentenceText(quote.sentence) : "",
      headline,
      date,
      source,
    ];
  });
  return `\ufeff${[head.map(word), ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
};

const quoted = (text) => `"${String(text).replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r")}"`;
const zh = (text) => `${quoted(text)}@zh`;
const FORMS = [
  [/^\d{4}-\d\d-\d\d$/, "date"],
  [/^\d{4}-\d\d$/, "gYearMonth"],
  [/^\d{4}$/, "gYear"],
];
const dated = (text) => {
  const form = FORMS.find(([wanted]) => wanted.test(text));
  return form ? `${quoted(text)}^^xsd:${form[1]}` : zh(text);
};
const iriOf = (local) => `<${/^[a-z]+:/.test(local) ? local : raw.base + local}>`;
const DATES = ["schema:startDate", "schema:endDate"];
export const turtle = () => {
  const told = factsInView().filter((fact) => fact.term !== "schema:author"); // there the object is an article's headline
  const lines = new Set();
  for (const id of inView()) {
    const node = nodes[id];
    if (id >= NAMED && !node.mentions) continue; // comes with its fact
    const names = node.names.map((name) => ` ; skos:altLabel ${zh(name)}`).join("");
    const note = noteOn(node) ? ` ; skos:editorialNote ${quoted(noteOn(node))}` : "";
    const day = node.mentions && node.since ? ` ; schema:datePublished ${dated(node.since)}` : "";
    lines.add(`${iriOf(node.iri)} a ${node.term} ; rdfs:label ${zh(node.label)}${names}${note}${day} .`);
  }
  for (const fact of told) {
    const [subject, object] = [iriOf(nodes[fact.subject].iri), fact.target >= 0 ? iriOf(nodes[fact.target].iri) : null];
    if (fact.via?.length === 4) {
      const [iri, value, unit, sign] = fact.via;
      const parts = [
        /^-?\d+(\.\d+)?$/.test(value) && `schema:value "${value}"^^xsd:decimal`,
        unit && `schema:unitText ${zh(unit)}`,
        fact.note && `kgo:measures ${zh(fact.note)}`,
        sign && `kgo:qualifier ${sign}`,
      ].filter(Boolean);
      lines.add(`${iriOf(iri)} a kgo:Measurement ; kgo:subject ${subject} ; ${parts.join(" ; ")} .`);
    } else if (fact.via) {
      lines.add(`${subject} ${fact.term} ${iriOf(fact.via[0])} .`);
      lines.add(
        `${iriOf(fact.via[0])} a org:Post ; kgo:title ${zh(fact.note)}${object ? ` ; org:postIn ${object}` : ""} .`,
      );
    } else if (object) lines.add(`${subject} ${fact.term} ${object} .`);
    else if (fact.object)
      lines.add(`${subject} ${fact.term} ${DATES.includes(fact.term) ? dated(fact.object) : zh(fact.object)} .`);
  }
  const used = Object.entries(raw.prefixes).filter(
    ([prefix]) => [...lines].some((line) => line.includes(`${prefix}:`)) || prefix === "xsd",
  );
  return `${used.map(([prefix, space]) => `@prefix ${prefix}: <${space}> .`).join("\n")}\n\n${[...lines].join("\n")}\n`;
};

const WAYS = {
  png: async () => save(await picture(), "", "png"),
  svg: () => save([svg()], "image/svg+xml", "svg"),
  csv: () => save([csv()], "text/csv", "csv"),
  gexf: () => save([gexf(inView())], "application/gexf+xml", "gexf"),
  graphml: () => save([graphml(inView())], "application/graphml+xml", "graphml"),
  sheet: () => window.print(),
  ttl: () => save([turtle()], "text/turtle", "ttl"),
};
addEventListener("pointerdown", ({ target }) => {
  if (!$("export").contains(target)) $("export").open = false;
});
for (const entry of document.querySelectorAll("#export button")) {
  entry.addEventListener("click", () => {
    WAYS[entry.value]();
    $("export").open = false;
  });
}
