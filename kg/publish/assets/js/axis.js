import { dayText } from "./graph.js";
import { FACE } from "./marks.js";

// The axis of time: days, months or years along the lower edge, whichever leaves their names room.
export const HIGH = 26; // pixels
const UNITS = [
  [70, "d", 1],
  [14, "d", 7],
  [2.4, "m", 1],
  [0.8, "m", 3],
  [0, "y", 1],
]; // from so many pixels a day on: a tick each so many days, months, years
export const axis = (pen, { width, height, scale, x }, { perDay, day0 }, colours, sx) => {
  const [, unit, step] = UNITS.find(([least]) => perDay * scale > least);
  pen.fillStyle = colours.panel;
  pen.fillRect(0, height - HIGH, width, HIGH);
  pen.strokeStyle = colours.line;
  pen.fillStyle = colours.faint;
  pen.font = `12px ${FACE}`;
  pen.textAlign = "left";
  pen.textBaseline = "top";
  pen.lineWidth = 1;
  const from = dayText(Math.floor(day0 + (x - width / 2 / scale) / perDay));
  const until = day0 + (x + width / 2 / scale) / perDay;
  let [year, month, day] = [
    +from.slice(0, 4),
    unit === "y" ? 1 : +from.slice(5, 7),
    unit === "d" ? +from.slice(8, 10) : 1,
  ];
  if (unit === "m") month -= (month - 1) % step;
  for (let tick = 0; tick < 400; tick++) {
    const at = Date.UTC(year, month - 1, day) / 864e5;
    if (at > until) break;
    const px = sx((at - day0) * perDay);
    pen.beginPath();
    pen.moveTo(px, 0);
    pen.lineTo(px, height);
    pen.globalAlpha = 0.5;
    pen.stroke();
    pen.globalAlpha = 1;
    const text = dayText(at);
    pen.fillText(unit === "y" ? text.slice(0, 4) : unit === "m" ? text.slice(0, 7) : text, px + 4, height - 20);
    if (unit === "d") day += step;
    else if (unit === "m") month += step;
    else year += 1;
  }
};
