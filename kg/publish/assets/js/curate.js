import { articles, nodes, quoteAt, raw } from "./graph.js";
import { $, button, make, save, word } from "./words.js";
import { go, state } from "./state.js";

// What the reader puts right: collected here, saved as a curation file, followed by the next build.
const rules = []; // [kind, entry in YAML, what it says]
let mending = false; // whether the panel offers corrections
let joining = null; // the node for which another name is looked for

// A JSON string is a string in YAML, too.
const text = JSON.stringify;
const entry = (fields) =>
  `- {${Object.entries(fields)
    .filter(([, value]) => value)
    .map(([key, value]) => `${key}: ${text(value)}`)
    .join(", ")}}`;
export const curation = () =>
  [...new Set(rules.map(([kind]) => kind))]
    .map((kind) => `${kind}:\n${rules.filter(([one]) => one === kind).map(([, line]) => `  ${line}\n`).join("")}`)
    .join("");
const note = (kind, line, said) => {
  if (!rules.some(([, known]) => known === line)) rules.push([kind, line, said]);
  show();
  go({}, true);
};

// The sources of a node, of a fact: those of the articles that speak of it.
const sourcesOf = (node) => [
  ...new Set(
    [...node.articles, ...node.quotes.map((one) => quoteAt(one).article), ...node.facts.flatMap((fact) => fact.articles)]
      .map((article) => articles[article]?.source)
      .filter(Boolean),
  ),
];
const borne = new Map();
for (const node of nodes) borne.set(node.label, (borne.get(node.label) ?? 0) + 1);
const named = (node, source = sourcesOf(node)[0]) =>
  borne.get(node.label) > 1 && source ? `${node.label}@${source}` : node.label;

const UNTOLD = ["schema:author", "kgo:Measurement"]; // the first is a byline's, the second a node of its own
export const doubt = (fact) => {
  if (!mending || UNTOLD.includes(fact.term)) return [];
  const [subject, target] = [nodes[fact.subject], nodes[fact.target]];
  const object = (target?.label ?? fact.object) + (fact.term === "org:holds" && fact.via ? fact.note : "");
  const source = articles[fact.articles[0]]?.source;
  const line = entry({ subject: named(subject, source), predicate: fact.term, object });
  const done = rules.some(([, known]) => known === line);
  const mark = button("wrong", word("wrong"), () =>
    note("reject", line, `${subject.label} ${word(fact.term)} ${object}`),
  );
  mark.setAttribute("aria-pressed", done);
  return [" ", mark];
};

const field = (label, element) => make("label", "", make("span", "", word(label)), element);
const input = (value, name) => {
  const made = make("input", "");
  [made.value, made.name, made.required] = [value, name, true];
  return made;
};
const choice = (values, name) => {
  const made = make("select", "", ...values.map(([value, label]) => new Option(label, value)));
  made.name = name;
  return made;
};
const form = (fields, action) => {
  const sent = make("form", "correct", ...fields, make("button", "", word("noteIt")));
  sent.addEventListener("submit", (event) => {
    event.preventDefault();
    action(Object.fromEntries([...new FormData(sent)].map(([key, value]) => [key, String(value).trim()])));
  });
  return sent;
};
const rename = (node) =>
  form([field("rename", input(node.label, "label"))], ({ label }) =>
    note("rename", `${text(named(node))}: ${text(label)}`, `${node.label} → ${label}`),
  );
const add = (node) => {
  const terms = raw.relations.filter((term) => !UNTOLD.includes(term)).map((term) => [term, word(term)]);
  const sources = sourcesOf(node).map((source) => [source, source]);
  const picked = String(getSelection()).trim();
  const fields = [
    field("relation", choice(terms, "predicate")),
    field("object", input("", "object")),
    field("words", input(picked, "words")),
    field("source", choice(sources, "source")),
  ];
  return form(fields, ({ predicate, object, words, source }) =>
    note(
      "add",
      entry({ source, words, subject: node.label, predicate, object }),
      `${node.label} ${word(predicate)} ${object}`,
    ),
  );
};
const join = (one, two) => {
  const [first, second] = [one, two].map((node, at) => {
    const source = sourcesOf(node)[0];
    return one.label === two.label && source ? `${node.label}@${source}` : named(node, at ? source : undefined);
  });
  joining = null;
  note("same", `- [${text(first)}, ${text(second)}]`, `${one.label} = ${two.label}`);
};

// What can be said of a node that is shown.
export const corrections = (node) => {
  if (!mending || node.mentions) return []; // an article is corrected where it is read
  const made = make("div", "corrections");
  const none = button("", word("noNode"), () => note("reject", entry({ subject: named(node) }), `${node.label}: ✕`));
  const same = button("", word("same"), () => {
    joining ??= node;
    go({}, true);
  });
  if (joining && joining !== node) {
    const one = joining;
    made.append(button("", `${word("sameAs")} ${one.label}`, () => join(one, node)));
  } else made.append(same);
  made.append(none, rename(node), ...(sourcesOf(node).length ? [add(node)] : []));
  if (joining === node) made.append(make("p", "about", word("chooseOther")));
  return [made];
};

// The collected corrections, in the page's head.
const show = () => {
  $("corrections").hidden = !rules.length;
  $("correction-count").textContent = rules.length;
  const lines = rules.map((rule) =>
    make(
      "li",
      "",
      rule[2],
      " ",
      button("remove", "✕", () => {
        rules.splice(rules.indexOf(rule), 1);
        show();
        go({}, true);
      }),
    ),
  );
  $("correction-list").replaceChildren(...lines);
};
$("mend").addEventListener("click", () => {
  mending = !mending;
  $("mend").setAttribute("aria-pressed", mending);
  go({}, true);
});
$("correction-save").addEventListener("click", () => save([curation()], "text/yaml", "curation.yaml"));
