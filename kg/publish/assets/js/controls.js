import { KINDS, NAMED, articles, dayNumber, dayText, days, facts, nodes, raw } from "./graph.js";
import { $, button, make, speak, speech, word } from "./words.js";
import { counts } from "./filters.js";
import { MEASURES, isSampled } from "./measure.js";
import { ends } from "./looks.js";
import { fit, toggleForces } from "./canvas.js";
import { go, onState, state } from "./state.js";

// The legend, the filters and the buttons of the page's head.
const VIEWS = ["network", "time", "lanes", "tiles", "table"];
for (const kind of KINDS) {
  const box = document.querySelector(`#legend input[value=${kind}]`);
  box.addEventListener("change", () => {
    if (kind === "article") return go({ articles: box.checked }, true);
    const hidden = state.hidden.filter((one) => one !== kind);
    return go({ hidden: box.checked ? hidden : [...hidden, kind] }, true);
  });
}
const choices = (id, values, name) => {
  const select = $(id);
  const said = values.map((value) => [value, name(value)]);
  said.sort(([, a], [, b]) => a.localeCompare(b, "zh-Hans-CN"));
  select.replaceChildren(...[["", word("any")], ...said].map(([value, text]) => new Option(text, value)));
  select.value = state[id];
  select.closest("label").hidden = values.length < 2;
};
for (const id of ["cls", "relation", "source", "province", "size", "tint"])
  $(id).addEventListener("change", (event) => go({ [id]: event.target.value }, true));

const [first, last] = days.length ? [dayNumber(days[0]), dayNumber(days[days.length - 1])] : [0, 0];
for (const [id, edge] of [
  ["from", first],
  ["to", last],
]) {
  Object.assign($(id), { min: first, max: last, step: 1, value: edge });
  $(id).addEventListener("input", () => {
    const value = Number($(id).value);
    const other = id === "from" ? "to" : "from";
    const crossed = id === "from" ? value > Number($(other).value) : value < Number($(other).value);
    const changes = { [id]: value === edge ? "" : dayText(value) };
    if (crossed) changes[other] = dayText(value);
    go(changes, true);
  });
}
$("dates").hidden = first === last;
$("sure").addEventListener("input", () => go({ sure: Number($("sure").value) }, true));
$("reset").addEventListener("click", () => go({ cls: "", relation: "", source: "", province: "", from: "", to: "", sure: 0 }));

for (const view of VIEWS) $(`view-${view}`).addEventListener("click", () => go({ view }));
$("fit").addEventListener("click", () => fit(180));
$("forces").addEventListener("click", toggleForces);
$("language").addEventListener("click", () => {
  speech.english = !speech.english;
  words();
  go({}, true);
});
const dark = matchMedia("(prefers-color-scheme: dark)");
const paintIn = (theme) => {
  document.documentElement.dataset.theme = theme;
  $("theme").setAttribute("aria-pressed", theme === "dark");
};
paintIn(dark.matches ? "dark" : "light");
$("theme").addEventListener("click", () => {
  paintIn(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
  go({}, true);
});
dark.addEventListener("change", () => {
  paintIn(dark.matches ? "dark" : "light");
  go({}, true);
});

export const words = () => {
  speak();
  $("extent").textContent = [
    `${articles.length.toLocaleString("en")} ${word("articles")}`,
    `${NAMED.toLocaleString("en")} ${word("entities")}`,
    `${facts.length.toLocaleString("en")} ${word("facts")}`,
    ...(raw.left ? [`${raw.left.toLocaleString("en")} ${word("leftOut")}`] : []),
  ]
    .join(" · ")
    .toLowerCase();
  choices("cls", raw.classes, (term) => word(term));
  choices("relation", raw.relations, (term) => word(term));
  choices("source", raw.sources, (source) => source);
  const codes = new Set(Object.values(raw.nodes.adcode).map((code) => code.slice(0, 2)));
  const held = raw.provinces.filter(([code]) => codes.has(code));
  choices("province", held.map(([code]) => code), (code) => held.find(([one]) => one === code)[speech.english ? 2 : 1]);
  for (const [id, usual] of [["size", "usual"], ["tint", "class"]]) {
    const said = Object.keys(MEASURES).map((name) => new Option(word(name), name));
    $(id).replaceChildren(new Option(word(usual), ""), ...said);
    $(id).value = state[id];
  }
};
if (innerWidth <= 700) for (const id of ["legend", "filters"]) $(id).open = false;
if (innerHeight < 640) $("legend").open = false;

onState(() => {
  for (const kind of KINDS) {
    const box = document.querySelector(`#legend input[value=${kind}]`);
    box.checked = kind === "article" ? state.articles : !state.hidden.includes(kind);
    box.parentElement.querySelector("b").textContent = counts[kind].toLocaleString("en");
    box.parentElement.hidden = !nodes.some((node) => node.kind === kind);
  }
  for (const id of ["cls", "relation", "source", "province", "size", "tint"]) $(id).value = state[id];
  $("from").value = state.from ? dayNumber(state.from) : first;
  $("to").value = state.to ? dayNumber(state.to) : last;
  for (const id of ["from", "to"]) {
    const date = dayText(Number($(id).value));
    $(`${id}-said`).textContent = date;
    $(id).setAttribute("aria-valuetext", date);
  }
  $("sure").value = state.sure;
  $("sure-said").textContent = `≥ ${state.sure.toFixed(2)}`;
  $("reset").hidden = !(state.cls || state.relation || state.source || state.province || state.from || state.to || state.sure);
  $("ramp").hidden = !ends().length;
  ends().forEach((text, at) => {
    $("ramp").querySelectorAll("span")[at].textContent = text;
  });
  $("sampled").hidden = ![state.size, state.tint].includes("between") || !isSampled();
  for (const view of VIEWS) $(`view-${view}`).setAttribute("aria-pressed", state.view === view);
});
