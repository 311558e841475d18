import { communities, nodes } from "./graph.js";
import { $, button, make, refill, word } from "./words.js";
import { go, goNear, state } from "./state.js";
import { scene } from "./scene.js";
import { undatedEvents } from "./time.js";
import { chosenOnes } from "./comparison.js";

// Where one is in the graph and how to get on: the trail, the list of communities, a word where nothing is left.
const trail = () => {
  const parts = [];
  const path = state.path?.length === 2 && state.path.map((end) => end.label).join(" – ");
  if (state.compare || path || state.group || (state.focus && state.view !== "time")) {
    parts.push(button("", `‹ ${word("whole")}`, () => go({ focus: null, group: null, path: null, compare: false })));
    if (!state.compare) parts.push(make("b", "", path || (state.group ? state.group.name || word("rest") : state.focus.label)));
  } else if (state.path) {
    parts.push(make("span", "", `${word("pathChoose")} ${state.path[0].label}`));
    parts.push(button("", word("stop"), () => go({ path: null })));
  }
  if (parts.length && state.focus && !path && !state.compare) {
    for (const steps of [1, 2]) {
      const step = button("", word(`near${steps}`), () => goNear(state.focus, steps));
      step.setAttribute("aria-pressed", state.steps === steps);
      parts.push(step);
    }
    const left = scene.within.size - scene.places.size;
    if (left && state.view === "network") {
      const more = button("more", word("more"), () => go({ pages: state.pages + 1 }));
      const table = button("all", word("tableOfAll"), () => go({ view: "table" }));
      parts.push(make("span", "left", `${word("left")} ${left.toLocaleString("en")}`), more, table);
    }
  }
  const undated = state.view === "time" ? undatedEvents().length : 0;
  if (undated) {
    parts.push(make("span", "", `${word("undated")} ${undated.toLocaleString("en")}`));
    parts.push(button("undated", word("tableOfAll"), () => go({ view: "table", facts: false, undated: true })));
  }
  if (state.gone.length) {
    parts.push(make("span", "", `${word("gone")} ${state.gone.length}`));
    parts.push(button("back", word("showAgain"), () => go({ gone: [] })));
  }
  parts.push(...chosenOnes());
  const left = !parts.length && $("trail").contains(document.activeElement);
  $("trail").hidden = !parts.length;
  refill($("trail"), ...parts);
  if (left) $("canvas").focus();
};

let told = "";
const groups = () => {
  $("groups").hidden = !communities.length;
  const now = word("rest");
  if (!communities.length || told === now) return;
  told = now;
  $("group-count").textContent = communities.length.toLocaleString("en");
  $("group-list").replaceChildren(
    ...communities.map((group) => {
      const item = button("", "", () => go({ view: "network", group, focus: null, chosen: null, line: null, path: null, compare: false }));
      const count = group.members.length.toLocaleString("en");
      item.append(make("i", ""), make("span", "", group.name || word("rest")), make("small", "", count));
      return make("li", group.kind ?? "", item);
    }),
  );
};

const empty = () => {
  const none = !scene.within.size;
  $("empty").hidden = !none;
  $("why").textContent = word(!nodes.length ? "noGraph" : state.view === "time" ? "noDates" : "noneLeft");
  $("unfilter").hidden = !nodes.length;
};
$("unfilter").addEventListener("click", () =>
  go({ hidden: [], gone: [], cls: "", relation: "", source: "", province: "", from: "", to: "", sure: 0 }),
);

export const showTrail = () => {
  trail();
  groups();
  empty();
};
