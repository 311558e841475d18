import { NAMED, articles, facts, nodes, quoteAt, raw, sentenceText } from "./graph.js";
import { $, word } from "./words.js";
import { factOn } from "./filters.js";
import { camera, content } from "./canvas.js";
import { palette } from "./marks.js";
import { paint } from "./paint.js";
import { rowsInView } from "./table.js";
import { state } from "./state.js";

// What is in view, to take along: as a picture (PNG, SVG), as a table of facts (CSV) or as a graph (Turtle).
const inView = () => {
  if (state.view !== "table") return new Set(content().drawn);
  return new Set(
    rowsInView().flatMap((row) => (state.facts ? [row.subject, row.target].filter((id) => id >= 0) : [row.id])),
  );
};
const factsInView = () => {
  const ids = inView();
  return facts.filter((fact) => factOn[fact.id] && ids.has(fact.subject) && (fact.target < 0 || ids.has(fact.target)));
};
const save = (parts, type, ending) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(parts instanceof Blob ? parts : new Blob(parts, { type }));
  link.download = `${document.title.replace(/[\\/:*?"<>|\u0000-\u001f]/g, "_") || "network"}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};

const picture = () =>
  new Promise((done) => {
    const view = camera();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [view.width * 2, view.height * 2];
    const pen = canvas.getContext("2d");
    pen.scale(2, 2);
    pen.fillStyle = palette().page;
    pen.fillRect(0, 0, view.width, view.height);
    paint(pen, view, content());
    canvas.toBlob(done, "image/png");
  });

// The part of a canvas's methods that `paint` uses, writing SVG.
class SvgPen {
  constructor(width, height) {
    this.root = this.element("svg", { width, height, viewBox: `0 0 ${width} ${height}`, xmlns: SvgPen.SPACE });
    this.ruler = document.createElement("canvas").getContext("2d");
    this.globalAlpha = 1;
    this.dash = [];
    this.fillStyle = palette().page;
    this.fillRect(0, 0, width, height);
  }

  element(name, values) {
    const element = document.createElementNS(SvgPen.SPACE, name);
    for (const [key, value] of Object.entries(values)) {
      if (key !== "xmlns") element.setAttribute(key, typeof value === "number" ? Math.round(value * 100) / 100 : value);
    }
    if (this.root) this.root.append(element);
    return element;
  }

  beginPath() {
    this.path = "";
  }

  moveTo(x, y) {
    this.path += `M${x.toFixed(1)} ${y.toFixed(1)}`;
  }

  lineTo(x, y) {
    this.path += `L${x.toFixed(1)} ${y.toFixed(1)}`;
  }

  arc(x, y, r) {
    this.moveTo(x - r, y);
    this.path += `a${r.toFixed(1)} ${r.toFixed(1)} 0 1 0 ${(2 * r).toFixed(1)} 0a${r.toFixed(1)} ${r.toFixed(1)} 0 1 0 ${(-2 * r).toFixed(1)} 0`;
  }

  rect(x, y, width, height) {
    this.path += `M${x.toFixed(1)} ${y.toFixed(1)}h${width}v${height}h${-width}Z`;
  }

  closePath() {
    this.path += "Z";
  }

  setLineDash(dash) {
    this.dash = dash;
  }

  shade() {
    return this.globalAlpha < 1 ? { opacity: this.globalAlpha } : {};
  }

  fill() {
    this.element("path", { d: this.path, fill: this.fillStyle, ...this.shade() });
  }

  stroke() {
    const dash = this.dash.length ? { "stroke-dasharray": this.dash.join(" ") } : {};
    this.element("path", {
      d: this.path,
      fill: "none",
      stroke: this.strokeStyle,
      "stroke-width": this.lineWidth,
      ...dash,
      ...this.shade(),
    });
  }

  fillRect(x, y, width, height) {
    this.element("rect", { x, y, width, height, fill: this.fillStyle, ...this.shade() });
  }

  write(text, x, y, values) {
    const [, weight, size, family] = /^(bold |600 )?([\d.]+)px (.*)$/.exec(this.font);
    const anchor = { center: "middle", left: "start", right: "end" }[this.textAlign];
    const element = this.element("text", {
      x,
      y: y + size * 0.88,
      "font-size": +size,
      "font-family": family,
      "text-anchor": anchor,
      ...values,
    });
    if (weight) element.setAttribute("font-weight", weight.trim());
    element.textContent = text;
  }

  fillText(text, x, y) {
    this.write(text, x, y, { fill: this.fillStyle });
  }

  strokeText(text, x, y) {
    this.write(text, x, y, {
      fill: "none",
      stroke: this.strokeStyle,
      "stroke-width": this.lineWidth,
      "stroke-linejoin": "round",
    });
  }

  measureText(text) {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }
}
SvgPen.SPACE = "http://www.w3.org/2000/svg";
export const svg = () => {
  const view = camera();
  const pen = new SvgPen(view.width, view.height);
  paint(pen, view, content());
  return new XMLSerializer().serializeToString(pen.root);
};

// A cell that begins like a formula would run in a spreadsheet: it gets an apostrophe in front.
const cell = (value) =>
  `"${String(value ?? "")
    .replace(/^[=+\-@\t\r]/, "'$&")
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
    const { headline = "", date = "", source = "" } = articles[quote?.article] ?? {};
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
    if (id >= NAMED) continue; // comes with its fact
    const names = node.names.map((name) => ` ; skos:altLabel ${zh(name)}`).join("");
    lines.add(`${iriOf(node.iri)} a ${node.term} ; rdfs:label ${zh(node.label)}${names} .`);
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
  ttl: () => save([turtle()], "text/turtle", "ttl"),
};
for (const entry of document.querySelectorAll("#export button")) {
  entry.addEventListener("click", () => {
    WAYS[entry.value]();
    $("export").open = false;
  });
}
