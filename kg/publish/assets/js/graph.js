// The graph as the page holds it: nodes and facts as objects, made from the columns in the element #data.
const parse = (id) => JSON.parse(document.getElementById(id).textContent);
export const raw = parse("data");

// Posts and measurements are folded into facts, articles stand behind them; these are the kinds that they have as nodes
// of their own.
const FOLDED = ["post", "measurement", "article"];
export const KINDS = [...raw.kinds, ...FOLDED];

let texts;
export const sentenceText = (index) => (texts ??= parse("sentences"))[index];

// Places are made for a screen that is wider than high; where it is higher than wide, the picture lies on its side.
const turned = innerHeight > innerWidth;
const place = (x, y) => (turned ? { x: y, y: x } : { x, y });

const column = (values, index, empty) => values[index] ?? empty;
export const nodes = raw.nodes.label.map((label, id) => ({
  id,
  label,
  iri: raw.nodes.iri[id],
  term: raw.classes[raw.nodes.cls[id]],
  kind: raw.kinds[raw.kindOfClass[raw.nodes.cls[id]]],
  names: column(raw.nodes.names, id, []),
  articles: column(raw.nodes.articles, id, []),
  quotes: column(raw.nodes.quotes, id, []),
  ...place(raw.x[id], raw.y[id]),
  radius: raw.size[id],
  facts: [],
  since: "",
  until: "",
}));
export const NAMED = nodes.length; // nodes from here on are folded ones

export const articles = raw.articles.map(([headline, date, source, iri]) => ({
  headline,
  date,
  source: raw.sources[source],
  iri,
}));
export const quoteAt = (index) => {
  const [sentence, begin, end] = raw.quotes.slice(index * 3, index * 3 + 3);
  return { sentence, begin, end, article: raw.articleOf[sentence] };
};

const folded = new Map();
const foldedNode = (kind, term, iri, label, owner) => {
  if (!folded.has(iri)) {
    const turn = nodes.length * 2.4; // about its owner, each elsewhere
    const node = {
      id: nodes.length,
      label,
      iri,
      term,
      kind,
      names: [],
      articles: [],
      quotes: [],
      facts: [],
      since: "",
      until: "",
      radius: 6,
      x: owner.x + 60 * Math.cos(turn),
      y: owner.y + 60 * Math.sin(turn),
    };
    folded.set(iri, node);
    nodes.push(node);
  }
  return folded.get(iri);
};

export const facts = raw.facts.subject.map((subject, id) => {
  const object = raw.facts.object[id];
  const fact = {
    id,
    subject,
    object,
    target: typeof object === "number" ? object : -1,
    term: raw.relations[raw.facts.relation[id]],
    confidence: raw.facts.confidence[id],
    quotes: raw.facts.quotes[id],
    note: column(raw.facts.note, id, ""),
    seen: column(raw.facts.seen, id, []),
    by: column(raw.facts.by, id, ""),
    rules: column(raw.facts.rules, id, []).map((rule) => raw.rules[rule]),
    via: column(raw.facts.via, id, null),
    folded: -1,
  };
  nodes[subject].facts.push(fact);
  if (fact.target >= 0 && fact.target !== subject) nodes[fact.target].facts.push(fact);
  if (fact.term === "schema:startDate") nodes[subject].since = object;
  if (fact.term === "schema:endDate") nodes[subject].until = object;
  return fact;
});
for (const fact of facts) {
  if (!fact.via) continue;
  const post = fact.via.length === 1;
  const owner = nodes[fact.target >= 0 ? fact.target : fact.subject];
  const node = foldedNode(
    post ? "post" : "measurement",
    post ? "org:Post" : "kgo:Measurement",
    fact.via[0],
    post ? fact.note : fact.object,
    owner,
  );
  node.facts.push(fact);
  fact.folded = node.id;
}
for (const fact of facts) {
  fact.articles = [...new Set(fact.quotes.map((quote) => raw.articleOf[raw.quotes[quote * 3]]))].filter((a) => a >= 0);
  const told = fact.articles
    .map((article) => articles[article].date)
    .filter(Boolean)
    .sort();
  const event = nodes[fact.subject].since || (fact.target >= 0 ? nodes[fact.target].since : "");
  fact.date = event || fact.seen[0] || told[0] || "";
}

// An article stands beside who it tells most of; `mentions` are all of whom it tells.
const FIRST_ARTICLE = nodes.length;
{
  const told = articles.map(() => []);
  for (const node of nodes.slice(0, NAMED)) for (const article of node.articles) told[article].push(node.id);
  articles.forEach(({ headline, date, source, iri }, at) => {
    const most = told[at].reduce((best, id) => (best < 0 || nodes[id].facts.length > nodes[best].facts.length ? id : best), -1);
    const turn = at * 2.4;
    const { x, y } = nodes[most] ?? { x: 0, y: 0 };
    nodes.push({
      id: nodes.length,
      label: headline || [source, date].filter(Boolean).join(" ") || "…",
      iri,
      term: "schema:NewsArticle",
      kind: "article",
      names: [],
      articles: [at],
      quotes: [],
      facts: [],
      mentions: told[at],
      beside: most,
      since: date,
      until: "",
      radius: 7,
      x: x + 70 * Math.cos(turn),
      y: y + 70 * Math.sin(turn),
    });
  });
}
export const articleNode = (article) => nodes[FIRST_ARTICLE + article];
// What an article tells of as facts, which it has only where it is drawn.
export const mentionsOf = (node) =>
  (node.mentions ?? []).map((target) => ({
    id: `m${node.id}-${target}`,
    subject: node.id,
    object: target,
    target,
    term: "schema:mentions",
    confidence: null,
    quotes: [],
    articles: node.articles,
    note: "",
    date: node.since,
  }));

export const other = (fact, node) => (fact.subject === node.id ? fact.target : fact.subject);
export const degree = nodes.map(
  (node) => node.mentions?.length ?? new Set(node.facts.map((fact) => other(fact, node)).filter((id) => id >= 0)).size,
);

// All nodes, the best joined first, articles last: one that tells of forty says less than who is joined with ten.
const rank = (id) => (nodes[id].mentions ? 0 : degree[id]);
export const ranked = nodes.map((node) => node.id).sort((a, b) => rank(b) - rank(a) || a - b);

const byIri = new Map(nodes.map((node) => [node.iri, node]));
export const nodeOf = (iri) => byIri.get(iri);

export const communities = raw.communities.map(([name, x, y, radius, members], id) => ({
  id,
  name,
  ...place(x, y),
  radius,
  members,
  kind: nodes[members.find((member) => nodes[member].label === name)]?.kind,
}));
// The number of each node's community; a folded node is in its owner's.
export const communityOf = new Int16Array(nodes.length).fill(-1);
for (const { id, members } of communities) for (const member of members) communityOf[member] = id;
for (const { id, facts: told, beside } of nodes.slice(NAMED)) communityOf[id] = communityOf[beside ?? told[0].subject] ?? -1;

// All dates that the graph knows, as days; a month or a year begins on its first day.
export const days = [...new Set([...articles.map((article) => article.date), ...nodes.map((node) => node.since)])]
  .filter((date) => /^\d{4}(-\d\d){0,2}$/.test(date))
  .sort();
export const dayNumber = (date) =>
  Date.UTC(+date.slice(0, 4), (+date.slice(5, 7) || 1) - 1, +date.slice(8, 10) || 1) / 864e5;
export const dayText = (number) => new Date(number * 864e5).toISOString().slice(0, 10);
