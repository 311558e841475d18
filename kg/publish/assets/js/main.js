import { NAMED, degree, nodes } from "./graph.js";
import "./pointer.js";
import { hold, network, rearrange, refresh, reveal } from "./canvas.js";
import { sieve } from "./filters.js";
import { find } from "./names.js";
import { showPanel, shut } from "./panel.js";
import { showTable } from "./table.js";
import { showLanes } from "./lanes.js";
import { showTiles } from "./tiles.js";
import { csv, inView, turtle } from "./export.js";
import { gexf, graphml } from "./graphfile.js";
import { curation } from "./curate.js";
import { svg } from "./pictures.js";
import { showTrail } from "./trail.js";
import { words } from "./controls.js";
import { $, word } from "./words.js";
import { go, onState, read, state } from "./state.js";
import { MEASURES } from "./measure.js";
import { scene } from "./scene.js";
import { way } from "./way.js";

// Puts the parts together: what a change of state means for the picture, the panel and the table.
let [place, filters, held, started] = ["", "", "", false];
const numbers = (all) => all?.map(({ id }) => id);
onState(() => {
  const { view, focus, steps, opened, pages, group, path, compare, several } = state;
  const now = JSON.stringify([view === "time", focus?.id, steps, numbers(opened), pages, group?.id, numbers(path), compare && numbers(several)]);
  const pins = JSON.stringify(state.pins.map(({ node, x, y }) => [node.id, x, y]));
  const [moved, sifted, pinned] = [now !== place, sieve() !== filters, pins !== held];
  [place, filters, held] = [now, sieve(), pins];
  showPanel();
  if (moved || sifted) rearrange(moved || (sifted && (state.focus !== null || state.path?.length === 2 || state.compare)));
  else if (pinned) hold();
  if (state.chosen && scene.places.has(state.chosen.id) && !moved) reveal(state.chosen.id);
  else refresh();
  showTable();
  showLanes();
  showTiles();
  showTrail();
  if (sifted && started) $("said").textContent = `${word("entities")}: ${scene.within.size.toLocaleString("en")}`;
  started = true;
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    if ($("export").open) {
      $("export").open = false;
      $("export").querySelector("summary").focus();
    } else if (state.chosen || state.line || state.path) shut();
  } else if (event.key === "/" && !/INPUT|SELECT/.test(document.activeElement.tagName)) {
    event.preventDefault();
    $("query").focus();
  }
});

read();
words();
go({}, true);
// For scripts and tests: the network of vis-network, and what the page's own parts answer.
window.gongbao = {
  network,
  state,
  find,
  csv,
  svg,
  turtle,
  gexf: () => gexf(inView()),
  graphml: () => graphml(inView()),
  curation,
  degree,
  iri: (id) => nodes[id].iri,
  measure: (name) => Array.from(MEASURES[name]()).slice(0, NAMED),
  way: (...labels) => way(labels.map((label) => nodes.find((node) => node.label === label))).map((node) => node.label),
  place: (label) => {
    const { id } = nodes.slice(0, NAMED).find((node) => node.label === label);
    return network.canvasToDOM(scene.places.get(id));
  },
  extent: () => {
    const [left, top, right, bottom] = scene.box;
    const [from, to] = [network.canvasToDOM({ x: left, y: top }), network.canvasToDOM({ x: right, y: bottom })];
    return [from.x, from.y, to.x, to.y];
  },
  shown: () => Object.keys(network.getPositions()).map((id) => nodes[id].label),
};
