import { raw } from "./graph.js";

// What pictures are made of: the face of names, colours, the kinds' shapes, and who has taken which place.
export const FACE = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';
export const SIZE = 13;

export const palette = () => {
  const style = getComputedStyle(document.documentElement);
  return new Proxy({}, { get: (known, name) => (known[name] ??= style.getPropertyValue(`--${name}`).trim()) });
};
// Text is shaped once: measuring it anew for every frame costs more than drawing all the rest.
const widths = new Map();
export const widthOf = (pen, text) => {
  const key = `${pen.font.slice(0, 8)}${text}`;
  if (!widths.has(key)) widths.set(key, pen.measureText(text).width);
  return widths.get(key);
};
// A name in one row or, past ten characters, two; at most `most` characters of it.
export const rowsOf = (label, most = 20) => {
  const signs = [...label];
  const shown = signs.length <= most ? signs : [...signs.slice(0, most - 1), "…"];
  if (shown.length <= 10) return [shown.join("")];
  let half = Math.ceil(shown.length / 2);
  if (/[“‘《（(]/.test(shown[half - 1])) half -= 1;
  else if (/[”’》）)，、…]/.test(shown[half])) half += 1; // no row begins with a closing sign
  return [shown.slice(0, half).join(""), shown.slice(half).join("")];
};

const corners = (count, turn, inner = 1) =>
  Array.from({ length: inner < 1 ? count * 2 : count }, (_, index, total = inner < 1 ? count * 2 : count) => {
    const angle = turn + (index / total) * 2 * Math.PI;
    const reach = index % 2 && inner < 1 ? inner : 1;
    return [Math.cos(angle) * reach, Math.sin(angle) * reach];
  });
const SHAPES = {
  square: corners(4, Math.PI / 4).map(([x, y]) => [x * 1.25, y * 1.25]),
  diamond: corners(4, 0).map(([x, y]) => [x * 1.2, y * 1.2]),
  star: corners(5, -Math.PI / 2, 0.45).map(([x, y]) => [x * 1.3, y * 1.3]),
  triangle: corners(3, -Math.PI / 2).map(([x, y]) => [x * 1.3, y * 1.3 + 0.2]),
  triangleDown: corners(3, Math.PI / 2).map(([x, y]) => [x * 1.3, y * 1.3 - 0.2]),
  page: [
    [-0.75, -1],
    [0.75, -1],
    [0.75, 1],
    [-0.75, 1],
  ],
  bar: [
    [-1, -0.5],
    [1, -0.5],
    [1, 0.5],
    [-1, 0.5],
  ],
};
const SHAPE_OF = Object.fromEntries([
  ...raw.kinds.map((kind, index) => [kind, raw.shapes[index]]),
  ["post", "bar"],
  ["measurement", "bar"],
  ["article", "page"],
]);

export const outline = (pen, kind, x, y, radius) => {
  pen.beginPath();
  const shape = SHAPES[SHAPE_OF[kind]];
  if (!shape) pen.arc(x, y, radius, 0, 2 * Math.PI);
  else {
    shape.forEach(([dx, dy], index) => pen[index ? "lineTo" : "moveTo"](x + dx * radius, y + dy * radius));
    pen.closePath();
  }
};

// Which parts of the picture are taken: boxes by the cells of a grid, so that no name stands on another or on a node.
export const ledger = () => {
  const cells = new Map();
  const over = function* (box) {
    for (let x = Math.floor(box[0] / 90); x <= box[2] / 90; x++) {
      for (let y = Math.floor(box[1] / 90); y <= box[3] / 90; y++) yield x * 100003 + y;
    }
  };
  const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  return {
    take(box) {
      for (const cell of over(box)) cells.has(cell) ? cells.get(cell).push(box) : cells.set(cell, [box]);
    },
    free(box, own) {
      for (const cell of over(box))
        if ((cells.get(cell) ?? []).some((one) => one !== own && meets(box, one))) return false;
      return true;
    },
  };
};
