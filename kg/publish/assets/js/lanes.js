import { dayNumber, facts, nodes } from "./graph.js";
import { $, button, make, refill, word } from "./words.js";
import { factOn, nodeOn } from "./filters.js";
import { visit } from "./panel.js";
import { scene } from "./scene.js";
import { address, go, state } from "./state.js";

// Careers: a lane for each person, or for each body, with a bar for each post from the first to the last day on which
// a page attests it. The same filters, and the same neighbourhood or community, as in the other views.
const PAGE = 60; // lanes that are shown at once
const ROW = 22; // pixels of a bar
const LEAST = 8; // pixels of a bar that is one day long
const SIGN = 12.5; // pixels of a character
let last = "";

const inView = (id) => id >= 0 && nodeOn[id] && (scene.mode === "all" || scene.within.has(id));
const day = (date) => dayNumber(date.length < 10 ? `${date}${"-01-01".slice(date.length - 10)}` : date);
// The lanes, those with most posts first: [node, posts with their first and last day], and how many have no day.
const posts = () => {
  const held = facts.filter((fact) => fact.term === "org:holds" && factOn[fact.id] && inView(fact.subject));
  const told = held.filter((fact) => fact.target < 0 || inView(fact.target));
  const dated = told.map((fact) => ({ fact, span: (fact.seen.length ? fact.seen : [fact.date]).filter(Boolean) }));
  return [dated.filter(({ span }) => span.length), dated.filter(({ span }) => !span.length).length];
};
const lanesOf = (held) => {
  const lanes = new Map();
  for (const { fact, span } of held) {
    const owner = state.bodies ? fact.target : fact.subject;
    if (owner < 0) continue;
    const [from, to] = [day(span[0]), day(span[span.length - 1])].sort((a, b) => a - b);
    if (!lanes.has(owner)) lanes.set(owner, []);
    lanes.get(owner).push({ fact, from, to, span });
  }
  for (const bars of lanes.values()) bars.sort((a, b) => a.from - b.from || a.to - b.to || a.fact.id - b.fact.id);
  const first = (bars) => bars[0].from;
  return [...lanes].sort(([a, one], [b, two]) => two.length - one.length || first(one) - first(two) || a - b);
};

// Where time begins and ends, and its ticks: years, or months where it is short.
const measure = (held, width) => {
  const days = held.flatMap(({ span }) => span.map(day));
  const [from, to] = days.reduce(([a, b], one) => [Math.min(a, one), Math.max(b, one)], [Infinity, -Infinity]);
  const perDay = (width - 2 * LEAST) / Math.max(to - from, 1);
  const short = to - from < 800;
  const start = new Date(from * 864e5);
  const ticks = [];
  for (let at = new Date(Date.UTC(start.getUTCFullYear(), short ? start.getUTCMonth() : 0, 1)); ; ) {
    const number = at.getTime() / 864e5;
    if (number > to || ticks.length > 400) break;
    if (number >= from) ticks.push([number, at.toISOString().slice(0, short ? 7 : 4)]);
    at = new Date(Date.UTC(at.getUTCFullYear() + (short ? 0 : 1), short ? at.getUTCMonth() + 1 : 0, 1));
  }
  const x = (number) => (number - from) * perDay;
  let room = -Infinity;
  return { x, ticks: ticks.filter(([at]) => x(at) >= room && (room = x(at) + (short ? 66 : 44))) };
};

// One lane: its bars in as few rows as keep names apart; a name stands behind its bar, before it at the end of the lane,
// or on it where neither has room.
const lane = (bars, x, width) => {
  const track = make("div", "lane");
  const rows = [];
  for (const { fact, from, to, span } of bars) {
    const far = nodes[state.bodies ? fact.subject : fact.target];
    const text = [far?.label, fact.note].filter(Boolean).join(" ");
    const [left, long] = [x(from), Math.max(x(to) - x(from), LEAST)];
    const wide = text.length * SIGN + 8;
    const side = left + long + wide < width ? "behind" : left - wide > 0 ? "before" : "on";
    const begin = side === "before" ? left - wide : left;
    const end = left + long + (side === "behind" ? wide : 0);
    let row = rows.findIndex((taken) => taken < begin);
    if (row < 0) row = rows.length;
    rows[row] = end + 6;
    const bar = button(`bar ${side}`, "", () => visit(nodes[fact.subject], nodes[fact.target]));
    const strip = make("i", "");
    strip.style.width = `${long}px`;
    bar.append(strip, make("span", "", text));
    const said = `${text}, ${[...new Set(span)].join(" – ")}`;
    bar.title = said;
    bar.setAttribute("aria-label", said);
    bar.style.top = `${row * ROW}px`;
    bar.style.left = `${begin}px`;
    bar.style.width = `${end - begin}px`;
    track.append(bar);
  }
  track.style.height = `${rows.length * ROW}px`;
  return track;
};

export const showLanes = () => {
  const shown = state.view === "lanes";
  $("lanes").hidden = !shown;
  const now = `${address({ ...state, chosen: null, line: null })} ${$("lanes").clientWidth}`;
  if (!shown || now === last) return; // what has the keyboard stays where it is
  last = now;
  const [held, undated] = posts();
  const lanes = lanesOf(held);
  const kinds = make("div", "switch");
  for (const [title, value] of [
    ["byPerson", false],
    ["byBody", true],
  ]) {
    const choice = button("", word(title), () => go({ bodies: value }));
    choice.setAttribute("aria-pressed", state.bodies === value);
    kinds.append(choice);
  }
  const amount = [`${word("post")} ${held.length.toLocaleString("en")}`, word("attestedOnly")];
  if (undated) amount.push(`${word("undated")} ${undated.toLocaleString("en")}`);
  const style = getComputedStyle($("lanes"));
  const room = $("lanes").clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const width = Math.max(innerWidth > 700 ? room - 180 : room, 200);
  const { x, ticks } = held.length ? measure(held, width) : { x: null, ticks: [] };
  const axis = make("div", "ticks", ...ticks.map(([at, text]) => {
    const tick = make("span", "", text);
    tick.style.left = `${x(at)}px`;
    return tick;
  }));
  const list = make("ul", "");
  const fill = (from) =>
    list.append(...lanes.slice(from, from + PAGE).map(([id, bars]) =>
      make("li", "", button("link", nodes[id].label, () => visit(nodes[id])), lane(bars, x, width)),
    ));
  fill(0);
  const more = button("more", "", () => {
    fill(list.children.length);
    rest();
  });
  const rest = () => {
    more.hidden = list.children.length >= lanes.length;
    more.textContent = `${word("more")} (${(lanes.length - list.children.length).toLocaleString("en")})`;
  };
  rest();
  refill($("lanes"), kinds, make("p", "about", amount.join(" · ")), axis, list, more);
};
addEventListener("resize", showLanes);
