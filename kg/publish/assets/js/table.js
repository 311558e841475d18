import { articles, degree, facts, nodes } from "./graph.js";
import { $, button, make, refill, word } from "./words.js";
import { factOn, nodeOn } from "./filters.js";
import { visit } from "./panel.js";
import { scene } from "./scene.js";
import { undatedEvents } from "./time.js";
import { address, go, noteOn, state } from "./state.js";

// The view as a table: the same filters, and the same neighbourhood or community; sorted by any column.
const PAGE = 100;
const collator = new Intl.Collator("zh-Hans-CN");
let sorted = { key: "", down: false };
let last = "";

const named = (node) => node && nodeOn[node.id];
export const rowsInView = () => {
  const inside = (id) => scene.mode === "all" || scene.within.has(id);
  if (state.undated && !state.facts) return undatedEvents().filter((node) => inside(node.id));
  if (!state.facts) return nodes.filter((node) => named(node) && inside(node.id));
  return facts.filter(
    (fact) =>
      factOn[fact.id] &&
      named(nodes[fact.subject]) &&
      inside(fact.subject) &&
      (fact.target < 0 || (named(nodes[fact.target]) && inside(fact.target))),
  );
};
const about = (fact) => articles[fact.articles[0]]?.headline || "";
const link = (node) => button("link", node.label, () => visit(node));
const text = (value) => make("span", "", String(value));
// [title, what is sorted by, what is shown]
const COLUMNS = {
  nodes: [
    ["name", (node) => node.label, link],
    ["class", (node) => word(node.term), (node) => make("span", `class ${node.kind}`, word(node.term))],
    ["date", (node) => node.since, (node) => make("span", "date", node.since)],
    ["linked", (node) => degree[node.id], (node) => text(degree[node.id])],
    ["mentioned", (node) => node.articles.length, (node) => text(node.articles.length)],
    ["ownNote", noteOn, (node) => text(noteOn(node))],
    ["altLabel", (node) => node.names.join("、"), (node) => text(node.names.join("、"))],
  ],
  facts: [
    ["subject", (fact) => nodes[fact.subject].label, (fact) => link(nodes[fact.subject])],
    ["relation", (fact) => word(fact.term), (fact) => text(word(fact.term))],
    [
      "object",
      (fact) => nodes[fact.target]?.label ?? fact.object,
      (fact) => (fact.target >= 0 ? link(nodes[fact.target]) : text(fact.object)),
    ],
    ["note", (fact) => fact.note, (fact) => text(fact.note)],
    ["date", (fact) => fact.date, (fact) => make("span", "date", fact.date)],
    ["confidence", (fact) => fact.confidence ?? 1, (fact) => text(fact.confidence?.toFixed(2) ?? "")],
    ["headline", about, (fact) => text(about(fact))],
  ],
};
const compare = (a, b) =>
  typeof a === "number" ? a - b : !a - !b || (/[^ -~]/.test(a + b) ? collator.compare(a, b) : (a > b) - (a < b));

export const showTable = () => {
  const shown = state.view === "table";
  $("table").hidden = !shown;
  const now = `${address({ ...state, chosen: null, line: null })} ${sorted.key} ${sorted.down}`;
  if (!shown || now === last) return; // what has the keyboard stays where it is
  last = now;
  const columns = COLUMNS[state.facts ? "facts" : "nodes"];
  const rows = rowsInView();
  const by = columns.find(([title]) => title === sorted.key);
  if (by) {
    const keys = new Map(rows.map((row) => [row, by[1](row)]));
    rows.sort((a, b) => compare(keys.get(a), keys.get(b)) * (sorted.down ? -1 : 1) || a.id - b.id);
  } else if (!state.facts) rows.sort((a, b) => degree[b.id] - degree[a.id] || a.id - b.id);
  const kinds = make("div", "switch");
  const undated = undatedEvents().length || state.undated;
  for (const [title, changes] of [
    ["entities", { facts: false, undated: false }],
    ["facts", { facts: true, undated: false }],
    ...(undated ? [["undatedEvents", { facts: false, undated: true }]] : []),
  ]) {
    const choice = button("", word(title), () => go(changes));
    choice.setAttribute("aria-pressed", state.facts === changes.facts && (state.facts || state.undated === changes.undated));
    kinds.append(choice);
  }
  const head = make(
    "tr",
    "",
    ...columns.map(([title]) => {
      const down = sorted.key === title && !sorted.down;
      const cell = make(
        "th",
        "",
        button("", word(title), () => {
          sorted = { key: title, down };
          showTable();
        }),
      );
      cell.scope = "col";
      cell.firstChild.dataset.key = title;
      cell.setAttribute("aria-sort", sorted.key !== title ? "none" : sorted.down ? "descending" : "ascending");
      return cell;
    }),
  );
  const body = make("tbody", "");
  const fill = (from) =>
    body.append(
      ...rows.slice(from, from + PAGE).map((row) =>
        make(
          "tr",
          "",
          ...columns.map(([, , draw], column) => {
            const cell = make(column ? "td" : "th", "", draw(row));
            if (!column) cell.scope = "row";
            return cell;
          }),
        ),
      ),
    );
  fill(0);
  const more = button("more", "", () => {
    fill(body.rows.length);
    rest();
  });
  const rest = () => {
    more.hidden = body.rows.length >= rows.length;
    more.textContent = `${word("more")} (${(rows.length - body.rows.length).toLocaleString("en")})`;
  };
  rest();
  const caption = make(
    "caption",
    "",
    `${word(state.facts ? "facts" : state.undated ? "undatedEvents" : "entities")}: ${rows.length.toLocaleString("en")}`,
  );
  refill($("table"), kinds, make("table", "", caption, make("thead", "", head), body), more);
};
