import { NAMED, nodes, ranked, raw } from "./graph.js";
import { $, make, word } from "./words.js";
import { choose } from "./panel.js";

// Search by name, other name, pinyin in full (zonggonghui) or by initials (zgh), with suggestions while one types.
const SHOWN = 30;
let index; // per name of a node: lower case, initials, syllables run together with where each begins
const build = () => {
  const read = (text, reading) =>
    reading ? reading.split(" ") : [...text].map((sign) => raw.pinyin[sign]).filter(Boolean);
  index = nodes.slice(0, NAMED).map((node) =>
    [node.label, ...node.names].map((text, at) => {
      const syllables = read(text, raw.nodes.readings[node.id]?.[at]);
      return {
        text: text.toLowerCase(),
        initials: syllables.map((one) => one[0]).join(""),
        full: syllables.join(""),
        syllables,
      };
    }),
  );
};
const begins = ({ full, syllables }, letters) => {
  if (!full.includes(letters)) return -1;
  let at = 0;
  for (const [number, syllable] of syllables.entries()) {
    if (full.startsWith(letters, at)) return number;
    at += syllable.length;
  }
  return -1;
};
// From 0 (not found) to 6 (the very name); one less for each further way off.
const score = (name, query, letters) => {
  if (name.text === query) return 6;
  if (name.text.startsWith(query)) return 5;
  if (name.text.endsWith(query)) return 4; // 总工会: what a body is stands at the end of its name
  if (name.text.includes(query)) return 3;
  if (!letters) return 0;
  if (name.initials === letters || name.full === letters) return 5;
  const short = name.initials.indexOf(letters);
  if (short === 0 || (short > 0 && name.initials.endsWith(letters))) return 4;
  const long = letters.length > 1 ? begins(name, letters) : -1;
  return long === 0 ? 4 : short > 0 || long > 0 ? 2 : 0;
};
// The nodes found, the best first, and between alike ones the best joined.
export const find = (text) => {
  if (!index) build();
  const query = text.trim().toLowerCase();
  if (!query) return [];
  const letters = /^[a-z' ]+$/.test(query) ? query.replace(/[' ]/g, "") : "";
  const found = Array.from({ length: 13 }, () => []); // by score, in halves: another name counts a half less
  for (const id of ranked) {
    if (id >= NAMED) continue;
    let [best, by] = [0, 0];
    for (let at = 0; at < index[id].length; at++) {
      const points = 2 * score(index[id][at], query, letters) - (at ? 1 : 0);
      if (points > best) [best, by] = [points, at];
    }
    if (best > 0) found[best].push({ node: nodes[id], by });
  }
  return found.reverse().flat();
};

const [field, list] = [$("query"), $("results")];
let found = [];
let at = -1;
const close = () => {
  list.hidden = true;
  at = -1;
  field.setAttribute("aria-expanded", false);
  field.removeAttribute("aria-activedescendant");
};
const take = (number) => {
  const hit = found[number];
  if (!hit) return;
  close();
  choose(hit.node);
};
const mark = (number) => {
  const options = list.querySelectorAll("[role=option]");
  if (!options.length) return;
  options[at]?.setAttribute("aria-selected", false);
  at = (number + options.length) % options.length;
  options[at].setAttribute("aria-selected", true);
  options[at].scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", options[at].id);
};
const suggest = () => {
  const all = find(field.value);
  found = all.slice(0, SHOWN);
  at = -1;
  field.removeAttribute("aria-activedescendant");
  list.replaceChildren(
    ...found.map(({ node, by }, number) => {
      const option = make("li", node.kind, make("i", ""), make("span", "", node.label));
      if (by) option.append(make("small", "", node.names[by - 1]));
      option.append(make("small", "class", word(node.term)));
      option.id = `option-${number}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", false);
      option.addEventListener("click", () => take(number));
      return option;
    }),
  );
  list.hidden = !found.length;
  field.setAttribute("aria-expanded", !list.hidden);
  const typed = field.value.trim();
  $("said").textContent = typed ? `${all.length} ${word("hits")}` : "";
  $("nothing").hidden = !typed || Boolean(found.length);
};
field.addEventListener("input", suggest);
field.addEventListener("focus", suggest);
field.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "Enter") take(Math.max(at, 0));
  else if (event.key === "ArrowDown") mark(at + 1);
  else if (event.key === "ArrowUp") mark(at < 0 ? -1 : at - 1);
  else if (event.key === "Escape" && !list.hidden) {
    close();
    event.stopPropagation();
  } else return;
  event.preventDefault();
});
addEventListener("pointerdown", (event) => {
  if ($("search").contains(event.target)) return;
  close();
  $("nothing").hidden = true;
});
field.addEventListener("blur", () =>
  setTimeout(() => {
    if (!$("search").contains(document.activeElement)) close();
  }, 150),
);
(window.requestIdleCallback ?? setTimeout)(() => index || build()); // before the first letter is typed
