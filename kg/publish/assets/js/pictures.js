import { camera, content } from "./canvas.js";
import { palette } from "./marks.js";
import { paint } from "./paint.js";

// What is in sight as a picture, as large again as on the screen, or as a drawing.
export const picture = () =>
  new Promise((done) => {
    const view = camera();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [view.width * 2, view.height * 2];
    const pen = canvas.getContext("2d");
    pen.scale(2, 2);
    pen.fillStyle = palette().page;
    pen.fillRect(0, 0, view.width, view.height);
    paint(pen, view, { ...content(), covered: [] });
    canvas.toBlob(done, "image/png");
  });

// The part of a canvas's methods that `paint` uses, writing SVG.
class SvgPen {
  constructor(width, height) {
    this.root = this.element("svg", { width, height, viewBox: `0 0 ${width} ${height}`, xmlns: SvgPen.SPACE });
    this.ruler = document.createElement("canvas").getContext("2d");
    this.globalAlpha = 1;
    this.dash = [];
    this.fillStyle = palette().page;
    this.fillRect(0, 0, width, height);
  }

  element(name, values) {
    const element = document.createElementNS(SvgPen.SPACE, name);
    for (const [key, value] of Object.entries(values)) {
      if (key !== "xmlns") element.setAttribute(key, typeof value === "number" ? Math.round(value * 100) / 100 : value);
    }
    if (this.root) this.root.append(element);
    return element;
  }

  beginPath() {
    this.path = "";
  }

  moveTo(x, y) {
    this.path += `M${x.toFixed(1)} ${y.toFixed(1)}`;
  }

  lineTo(x, y) {
    this.path += `L${x.toFixed(1)} ${y.toFixed(1)}`;
  }

  arc(x, y, r) {
    this.moveTo(x - r, y);
    this.path += `a${r.toFixed(1)} ${r.toFixed(1)} 0 1 0 ${(2 * r).toFixed(1)} 0a${r.toFixed(1)} ${r.toFixed(1)} 0 1 0 ${(-2 * r).toFixed(1)} 0`;
  }

  rect(x, y, width, height) {
    this.path += `M${x.toFixed(1)} ${y.toFixed(1)}h${width}v${height}h${-width}Z`;
  }

  closePath() {
    this.path += "Z";
  }

  setLineDash(dash) {
    this.dash = dash;
  }

  shade() {
    return this.globalAlpha < 1 ? { opacity: this.globalAlpha } : {};
  }

  fill() {
    this.element("path", { d: this.path, fill: this.fillStyle, ...this.shade() });
  }

  stroke() {
    const dash = this.dash.length ? { "stroke-dasharray": this.dash.join(" ") } : {};
    this.element("path", {
      d: this.path,
      fill: "none",
      stroke: this.strokeStyle,
      "stroke-width": this.lineWidth,
      ...dash,
      ...this.shade(),
    });
  }

  fillRect(x, y, width, height) {
    this.element("rect", { x, y, width, height, fill: this.fillStyle, ...this.shade() });
  }

  write(text, x, y, values) {
    const [, weight, size, family] = /^(bold |600 )?([\d.]+)px (.*)$/.exec(this.font);
    const anchor = { center: "middle", left: "start", right: "end" }[this.textAlign];
    const element = this.element("text", {
      x,
      y: y + size * 0.88,
      "font-size": +size,
      "font-family": family,
      "text-anchor": anchor,
      ...values,
    });
    if (weight) element.setAttribute("font-weight", weight.trim());
    element.textContent = text;
  }

  fillText(text, x, y) {
    this.write(text, x, y, { fill: this.fillStyle });
  }

  strokeText(text, x, y) {
    this.write(text, x, y, {
      fill: "none",
      stroke: this.strokeStyle,
      "stroke-width": this.lineWidth,
      "stroke-linejoin": "round",
    });
  }

  measureText(text) {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }
}
SvgPen.SPACE = "http://www.w3.org/2000/svg";
export const svg = () => {
  const view = camera();
  const pen = new SvgPen(view.width, view.height);
  paint(pen, view, { ...content(), covered: [] });
  return new XMLSerializer().serializeToString(pen.root);
};
