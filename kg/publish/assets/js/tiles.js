import { byProvince } from "./filters.js";
import { provinces } from "./provinces.js";
import { scene } from "./scene.js";
import { address, go, state } from "./state.js";
import { $, button, make, refill, speech, word } from "./words.js";

// The provinces as tiles of one size: how many of what is in view is in each; a tile leaves only what is there.
const SHADES = 4; // beside that of none
let last = "";

export const showTiles = () => {
  const shown = state.view === "tiles";
  $("tiles").hidden = !shown;
  const now = address({ ...state, chosen: null, line: null });
  if (!shown || now === last) return; // what has the keyboard stays where it is
  last = now;
  const counts = byProvince((id) => scene.mode === "all" || Boolean(state.province) || scene.within.has(id));
  const most = Math.max(1, ...provinces.map(({ code }) => counts.get(code) ?? 0));
  const map = make("div", "map");
  for (const { code, zh, en, letters, column, row } of provinces) {
    const count = counts.get(code) ?? 0;
    const [said, name] = [count.toLocaleString("en"), speech.english ? en : zh];
    // the capital leaves some shades to the others
    const looks = `tile shade${Math.ceil(SHADES * Math.sqrt(count / most))}`;
    const chosen = state.province === code;
    const tile = count || chosen ? button(looks, "", () => go({ province: chosen ? "" : code })) : make("span", looks);
    if (count || chosen) tile.setAttribute("aria-pressed", chosen);
    tile.title = `${name} ${said}`;
    tile.style.gridColumn = column;
    tile.style.gridRow = row;
    tile.append(make("b", "", speech.english ? letters : zh), make("small", "", said));
    map.append(tile);
  }
  const nowhere = `${word("noProvince")} ${(counts.get("") ?? 0).toLocaleString("en")}`;
  refill($("tiles"), map, make("p", "about", word("aboutTiles")), make("p", "about", nowhere));
};
