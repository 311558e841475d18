// An answer as a table: nodes under their names, names that one node bears as links to its page.
const { root } = document.documentElement.dataset;

export function shorten(iri, base, prefixes) {
  if (iri.startsWith(base)) return iri.slice(base.length);
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    if (iri.startsWith(namespace)) return prefix + ":" + iri.slice(namespace.length);
  }
  return iri;
}

function address(iri, base) {
  if (iri.startsWith(base)) return root + "/id/" + encodeURI(iri.slice(base.length)).replaceAll("#", "%23");
  return /^https?:/.test(iri) ? iri : "";
}

async function known(rows, base) {
  const iris = new Set();
  const names = new Set();
  for (const row of rows.slice(0, 1000)) {
    for (const term of Object.values(row)) {
      if (term.type === "uri" && term.value.startsWith(base)) iris.add(term.value);
      else if (term["xml:lang"] === "zh" && term.value.length < 200) names.add(term.value);
    }
  }
  if (!iris.size && !names.size) return { iris: {}, names: {} };
  const body = JSON.stringify({ iris: [...iris].slice(0, 2500), names: [...names].slice(0, 2500) });
  const reply = await fetch(root + "/labels", { method: "POST", body });
  return reply.ok ? reply.json() : { iris: {}, names: {} };
}

function cell(term, { base, prefixes }, told) {
  const data = document.createElement("td");
  if (!term) return data;
  const href = term.type === "uri" ? address(term.value, base) : term["xml:lang"] === "zh" ? told.names[term.value] || "" : "";
  const text = term.type === "uri" ? told.iris[term.value] || shorten(term.value, base, prefixes) : term.value;
  data.classList.toggle("date", /#(date|gYear|gYearMonth)$/.test(term.datatype || ""));
  if (!href) {
    data.textContent = text;
    return data;
  }
  const link = document.createElement("a");
  link.textContent = text;
  link.href = href;
  if (term.type === "uri") link.title = shorten(term.value, base, prefixes);
  data.append(link);
  return data;
}

export async function table(columns, rows, content) {
  const told = await known(rows, content.base);
  const made = document.createElement("table");
  const head = made.createTHead().insertRow();
  for (const column of columns) {
    const name = document.createElement("th");
    name.scope = "col";
    name.textContent = column;
    head.append(name);
  }
  const body = made.createTBody();
  for (const row of rows) body.insertRow().append(...columns.map((column) => cell(row[column], content, told)));
  return made;
}
