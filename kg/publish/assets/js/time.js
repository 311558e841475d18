import { dayNumber, degree, nodes } from "./graph.js";
import { nodeOn } from "./filters.js";

// Events along time, in as few rows as leave each name its room: their places, and the measure of the axis.
export const undatedEvents = () => nodes.filter((node) => node.kind === "event" && !node.since && nodeOn[node.id]);
const NAME = 185; // pixels that an event and its name take
export const inTime = () => {
  const events = nodes.filter((node) => node.since && nodeOn[node.id]);
  events.sort((a, b) => dayNumber(a.since) - dayNumber(b.since) || degree[b.id] - degree[a.id] || a.id - b.id);
  // Room for the time in which nearly all happened: a look back at 1925 must not press the rest together.
  const dayAt = (share) => (events.length ? dayNumber(events[Math.floor((events.length - 1) * share)].since) : 0);
  const [first, last] = events.length < 10 ? [dayAt(0), dayAt(1)] : [dayAt(0.05), dayAt(0.95)];
  const span = Math.max(last - first, 1);
  const perDay = Math.max(Math.sqrt(2.2 * 150 * 50 * events.length) / span, Math.min(3, 750 / span));
  const rows = [];
  const places = new Map();
  for (const node of events) {
    const x = (dayNumber(node.since) - first) * perDay;
    let row = rows.findIndex((end) => end + NAME < x);
    if (row < 0) row = rows.length;
    rows[row] = x;
    places.set(node.id, { x, y: -row * 52 });
  }
  return { places, time: { perDay, day0: first, end: (last - first) * perDay } };
};
