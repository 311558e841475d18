// What was asked before and what was saved, in this browser alone; a query as a command of curl and as Python.
const HISTORY = "gongbao:history";
const SAVED = "gongbao:saved";
const MOST = 30;
const { root } = document.documentElement.dataset;

function read(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key) || "[]");
    return Array.isArray(found) ? found.filter((one) => one && typeof one.query === "string") : [];
  } catch {
    return []; // no storage here, or not ours
  }
}

function write(key, entries) {
  try {
    localStorage.setItem(key, JSON.stringify(entries.slice(0, MOST)));
  } catch { /* no storage here: nothing is kept */ }
}

export function remember(query) {
  write(HISTORY, [{ query }, ...read(HISTORY).filter((one) => one.query !== query)]);
}

export function save(name, query) {
  write(SAVED, [{ name, query }, ...read(SAVED).filter((one) => one.name !== name)]);
}

function title(query) {
  const remark = query.match(/^#\s*(.+)$/m);
  return (remark ? remark[1] : query.replace(/^PREFIX.*$/gim, "").replace(/\s+/g, " ").trim()).slice(0, 60);
}

export function show(list, use) {
  const entries = [...read(SAVED).map((one) => ({ ...one, saved: true })), ...read(HISTORY)];
  list.replaceChildren(...entries.map((one) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "question";
    button.textContent = (one.saved ? "★ " : "") + (one.name || title(one.query));
    button.addEventListener("click", () => use(one.query));
    item.append(button);
    return item;
  }));
  return entries.length;
}

// The parameters of a query to the endpoint; `graph`: the IRI of the only graph that is asked, "" for all.
export function fields(query, graph) {
  return { query, ...(graph && { "default-graph-uri": graph }) };
}

export function curl(asked) {
  const data = Object.entries(asked).map(([name, value]) => `--data-urlencode '${`${name}=${value}`.replaceAll("'", "'\\''")}'`);
  return `curl -H 'Accept: text/csv' ${data.join(" ")} ${location.origin}${root}/sparql`;
}

export function python(asked) {
  return [
    "import json, urllib.parse, urllib.request",
    `data = urllib.parse.urlencode(${JSON.stringify(asked)}).encode()`,
    `request = urllib.request.Request("${location.origin}${root}/sparql", data, {"Accept": "application/sparql-results+json"})`,
    `for row in json.load(urllib.request.urlopen(request))["results"]["bindings"]:`,
    `    print({name: term["value"] for name, term in row.items()})`,
  ].join("\n");
}
