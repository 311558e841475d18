import { $, make, word } from "./words.js";
import { find, prepare } from "./names.js";
import { visit } from "./panel.js";

// The search field with its suggestions.
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
  visit(hit.node); // on a phone the keyboard folds away
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
  const { hits, total } = find(field.value);
  found = hits;
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
  $("said").textContent = typed ? `${total.toLocaleString("en")} ${word("hits")}` : "";
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
(window.requestIdleCallback ?? setTimeout)(prepare); // before the first letter is typed
