import { nodes, other } from "./graph.js";
import { button, make, word } from "./words.js";
import { factOn } from "./filters.js";
import { go, select, state } from "./state.js";
import { shared } from "./compare.js";
import { choose, lineItem, quotations, remarks, section } from "./facts.js";

// What several chosen nodes have in common, in the panel; and who is chosen, in the trail.
// The shown facts of a node by whom they join it with: one who is everywhere has thousands.
const joinings = (node) => {
  const found = new Map();
  for (const fact of node.facts) {
    if (!factOn[fact.id]) continue;
    for (const id of new Set([other(fact, node), fact.folded])) {
      found.has(id) ? found.get(id).push(fact) : found.set(id, [fact]);
    }
  }
  return found;
};
const entry = (joined) => ([node, by]) => {
  const line = make("li", "");
  if (node.since) line.append(make("span", "date", node.since), " ");
  line.append(button("link", node.label, () => choose(node)));
  for (const one of by) {
    const told = joined.get(one).get(node.id) ?? [];
    const roles = [...new Set(told.map((fact) => fact.note || word(fact.term, fact.subject !== one.id)))];
    line.append(make("p", "by", make("b", "", one.label), ` ${roles.join("、")}`));
    for (const fact of told) line.append(...quotations(fact.quotes, remarks(fact)));
  }
  return line;
};
const KINDS = ["event", "organisation", "person", "programme", "document", "place", "post", "measurement", "article"];
export const showComparison = (several) => {
  const common = shared(several);
  const joined = new Map(several.map((node) => [node, joinings(node)]));
  const direct = several.flatMap((a, at) => several.slice(at + 1).flatMap((b) => joined.get(a).get(b.id) ?? []));
  const content = [make("h2", "", several.map(({ label }) => label).join("、"))];
  const events = common.filter(([node]) => node.kind === "event").length;
  const said = `${word("sharedNodes")} ${common.length} · ${word("sharedEvents")} ${events}`;
  content.push(make("p", "about", said));
  if (direct.length) content.push(...section(word("joined"), direct, (fact) => lineItem(nodes[fact.target])(fact)));
  for (const kind of KINDS) {
    const found = common.filter(([node]) => node.kind === kind);
    if (kind === "event") found.sort(([a], [b]) => (a.since < b.since) - (a.since > b.since) || a.id - b.id);
    if (found.length) content.push(...section(`${word("shared")} ${word(kind)}`, found, entry(joined)));
  }
  return content;
};

export const chosenOnes = () => {
  const { several } = state;
  if (!several.length) return [];
  const parts = [make("span", "", `${word("several")} ${several.length}:`)];
  for (const node of several) {
    const chip = button("chip", `${node.label} ✕`, () => select(node));
    chip.setAttribute("aria-label", `${word("selectNot")} ${node.label}`);
    parts.push(chip);
  }
  const compare = button("compare", word("compare"), () => go({ compare: !state.compare, view: "network", chosen: null, line: null }));
  compare.setAttribute("aria-pressed", state.compare);
  if (several.length > 1) parts.push(compare);
  parts.push(button("", word("stop"), () => go({ several: [], compare: false })));
  return parts;
};
