import { NAMED, nodes, ranked, raw } from "./graph.js";

// Finds nodes by name, other name, pinyin in full (zonggonghui) or by initials (zgh). All names stand in one string,
// their initials in a second, their syllables in a third, the best joined node's first: a search is a run of indexOf
// over three strings, whatever the number of nodes.
const column = (parts) => {
  const starts = new Int32Array(parts.length + 1);
  parts.forEach((part, index) => (starts[index + 1] = starts[index] + part.length + 1));
  return { all: `${parts.join("\n")}\n`, starts };
};
let index;
const build = () => {
  const [owners, ways, texts, initials, full, begins] = [[], [], [], [], [], []];
  let length = 0;
  for (const id of ranked) {
    if (id >= NAMED) continue;
    const { label, names } = nodes[id];
    const readings = raw.nodes.readings[id];
    for (let way = 0; way <= names.length; way++) {
      const name = way ? names[way - 1] : label;
      let [short, long] = ["", ""];
      for (const one of readings?.[way] ? readings[way].split(" ") : name) {
        const syllable = readings?.[way] ? one : raw.pinyin[one];
        if (!syllable) continue;
        begins.push(length + long.length);
        short += syllable[0];
        long += syllable;
      }
      owners.push(id);
      ways.push(way);
      texts.push(name.toLowerCase().replaceAll("\n", " "));
      initials.push(short);
      full.push(long);
      length += long.length + 1;
    }
  }
  const syllable = new Uint8Array(length); // 1 where one begins
  for (const at of begins) syllable[at] = 1;
  index = { owners, ways, syllable, text: column(texts), initials: column(initials), full: column(full) };
};
export const prepare = () => index || build();

// Calls `judge` with begin and end of each entry that holds `words`, and with where they first stand in it.
const scan = ({ all, starts }, words, points, judge) => {
  let entry = 0;
  for (let at = all.indexOf(words); at >= 0; at = all.indexOf(words, starts[entry + 1])) {
    while (starts[entry + 1] <= at) entry++;
    points[entry] = Math.max(points[entry], judge(starts[entry], starts[entry + 1] - 1, at));
  }
};

// Of the nodes found how many there are and the first `most`: the best first, and between alike ones the best joined.
// Points go from 6 (the very name) down, one less for each further way off; another name counts a half less.
export const find = (text, most = 30) => {
  prepare();
  const query = text.trim().toLowerCase();
  if (!query) return { hits: [], total: 0 };
  const points = new Uint8Array(index.owners.length);
  const size = query.length;
  scan(index.text, query, points, (begin, end, at) => {
    if (at === begin) return end - begin === size ? 6 : 5;
    return index.text.all.startsWith(query, end - size) ? 4 : 3; // 总工会: what a body is stands at the end of its name
  });
  const letters = /^[a-z' ]+$/.test(query) ? query.replace(/[' ]/g, "") : "";
  if (letters) {
    const count = letters.length;
    scan(index.initials, letters, points, (begin, end, at) => {
      if (end - begin === count) return 5;
      return at === begin || index.initials.all.startsWith(letters, end - count) ? 4 : 2;
    });
    if (count > 1)
      scan(index.full, letters, points, (begin, end, first) => {
        const { all } = index.full;
        for (let at = first; at >= 0 && at < end; at = all.indexOf(letters, at + 1)) {
          if (!index.syllable[at]) continue;
          return at > begin ? 2 : end - begin === count ? 5 : 4;
        }
        return 0;
      });
  }
  const found = Array.from({ length: 13 }, () => []);
  let total = 0;
  for (let entry = 0; entry < points.length; ) {
    const id = index.owners[entry];
    let [best, by] = [0, 0];
    for (; index.owners[entry] === id; entry++) {
      const worth = 2 * points[entry] - (points[entry] && index.ways[entry] ? 1 : 0);
      if (worth > best) [best, by] = [worth, index.ways[entry]];
    }
    if (!best) continue;
    total++;
    if (found[best].length < most) found[best].push({ node: nodes[id], by });
  }
  return { hits: found.reverse().flat().slice(0, most), total };
};
