import { degree, nodes, other } from "./graph.js";
import { $, button, make, word } from "./words.js";
import { factOn } from "./filters.js";
import { go, goNear, goPath, hide, noteDown, noteOn, select, state, unfold } from "./state.js";
import { way } from "./way.js";
import { loosen, pin, pinnedAt } from "./canvas.js";
import { scene } from "./scene.js";
import { corrections } from "./curate.js";
import { showComparison } from "./comparison.js";
import { about, choose, item, lineItem, quotations, saidIn, section } from "./facts.js";

// What is known of a node, of the line between two or of the way from one to another.
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
// What can be done with a node in the picture: its neighbours shown, too; put away; held where it stands.
const handling = (node) => {
  const opened = state.opened.includes(node);
  const placed = scene.mode !== "time" && scene.places.has(node.id);
  const open = button("", word("unfold"), () => unfold(node));
  open.setAttribute("aria-pressed", opened);
  const pinned = Boolean(pinnedAt(node));
  const held = button("", word("pin"), () => (pinned ? loosen(node) : pin(node)));
  held.setAttribute("aria-pressed", pinned);
  const away = button("", word("hide"), () => {
    hide(node);
    $(["table", "lanes", "tiles"].includes(state.view) ? state.view : "canvas").focus();
  });
  const here = state.focus === node;
  return [...(state.focus && !here && placed ? [open] : []), ...(placed ? [held] : []), ...(here ? [] : [away])];
};
const noting = (node) => {
  const field = make("textarea", "");
  [field.value, field.rows, field.maxLength] = [noteOn(node), noteOn(node) ? 3 : 1, 500];
  field.addEventListener("input", () => noteDown(node, field.value.trim()));
  return make("label", "noting", make("span", "", word("ownNote")), field);
};
// Of whom an article tells, by kind, each with the words that say so.
const toldIn = ({ mentions, articles: [article] }) =>
  [...new Set(mentions.map((id) => nodes[id].kind))].flatMap((kind) =>
    section(
      word(kind),
      mentions.map((id) => nodes[id]).filter((node) => node.kind === kind),
      (node) => make("li", "", button("link", node.label, () => choose(node)), ...saidIn(node, article)),
    ),
  );
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
  if (node.mentions) content.push(make("p", "about", word("aboutArticle")), about(node.articles[0]), ...toldIn(node));
  else if (node.articles.length)
    content.push(...section(word("mentioned"), node.articles, (article) => make("li", "", about(article, [], true))));

  const tools = make("div", "tools");
  for (const steps of [1, 2]) {
    const near = button("", word(`near${steps}`), () => goNear(node, steps));
    near.setAttribute("aria-pressed", state.focus === node && state.steps === steps);
    if (degree[node.id]) tools.append(near);
  }
  tools.append(...handling(node));
  const among = button("", word("select"), () => select(node));
  among.setAttribute("aria-pressed", state.several.includes(node));
  tools.append(among);
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
  head.push(noting(node), ...corrections(node));
  return [...head, ...content];
};
const showLine = ([a, b]) => {
  if (a.mentions || b.mentions) {
    const [article, node] = a.mentions ? [a, b] : [b, a];
    const said = saidIn(node, article.articles[0]);
    return [make("h2", "", `${a.label} – ${b.label}`), make("h3", "", word("schema:mentions")), ...(said.length ? said : [about(article.articles[0])])];
  }
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
export const visit = (node, end = null) => {
  back = document.activeElement;
  end ? go({ chosen: null, line: [node, end] }) : choose(node);
  $("panel").focus();
};
export const shut = () => {
  go(state.chosen || state.line ? { chosen: null, line: null } : { path: null, compare: false });
  const last = [back, $("canvas")].find((one) => one?.checkVisibility());
  (["table", "lanes", "tiles"].includes(state.view) && last === $("canvas") ? $(state.view) : last).focus();
  back = null;
};
const content = (path) => {
  if (state.chosen) return showNode(state.chosen);
  if (state.line) return showLine(state.line);
  return state.compare ? showComparison(state.several) : showPath(path);
};
export const showPanel = () => {
  const panel = $("panel");
  const path = state.path?.length === 2 && state.path;
  panel.hidden = !state.chosen && !state.line && !path && !state.compare;
  if (panel.hidden) return;
  const close = button("close", "✕", shut);
  close.setAttribute("aria-label", word("close"));
  const inside = panel.contains(document.activeElement);
  panel.replaceChildren(close, ...content(path));
  panel.scrollTop = 0;
  panel.setAttribute("aria-label", state.chosen?.label ?? word("legend"));
  if (inside) panel.focus();
  $("said").textContent = state.chosen ? `${state.chosen.label}, ${word(state.chosen.term)}` : "";
};
