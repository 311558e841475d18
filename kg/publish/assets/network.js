// The network's page: draws the data in the element #data with vis-network. Text reaches the page by textContent only.
"use strict";
{
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const look = ({ group, label, size }) => ({ kind: group, rows: label.split("\n"), radius: size });
  const nodes = data.nodes.map(([term, label, names, initials, quotes, articles], id) => (
    { id, term, label, names, initials, quotes, articles, facts: [], ...look(data.network.nodes[id]) }));
  const facts = data.facts.map(([subject, term, object, note, confidence, quotes, attested, by]) => (
    { subject, term, object, note, confidence, quotes, attested, by }));
  for (const fact of facts) {
    nodes[fact.subject].facts.push(fact);
    if (typeof fact.object === "number" && fact.object !== fact.subject) nodes[fact.object].facts.push(fact);
  }

  // Words of the page in the reader's language: [zh, en] or, for a relation, [zh, en, zh inverse, en inverse].
  let english = !navigator.language.startsWith("zh");
  const word = (term, inverse) => {
    const names = data.terms[term];
    return names ? names[(inverse && names.length > 2 ? 2 : 0) + (english ? 1 : 0)] : term.replace(/^.*:/, "");
  };

  // An element with a class, and children: elements or text.
  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  };
  const button = (className, text, action) => {
    const element = make("button", className, text);
    element.type = "button";
    element.addEventListener("click", action);
    return element;
  };

  // The drawing. Colours come from the style sheet, so that light and dark are told apart in one place.
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const painted = () => {
    const [page, focus] = ["page", "focus"].map(colour);
    const kinds = Object.fromEntries([...new Set(nodes.map((node) => node.kind))].map((kind) => [kind, colour(kind)]));
    return nodes.map(({ id, kind }) => {
      const strong = { background: kinds[kind], border: focus };
      return { id, color: { background: kinds[kind], border: page, highlight: strong, hover: strong } };
    });
  };
  const lineColours = () => (
    { color: { color: colour("edge"), highlight: colour("focus"), hover: colour("focus"), inherit: false } });

  const hidden = new Set();
  const tints = painted();
  const points = new vis.DataSet(data.network.nodes.map(
    (node) => ({ ...node, ...tints[node.id], label: undefined, title: nodes[node.id].label })));
  const shown = new vis.DataView(points, { filter: (node) => !hidden.has(node.group) });
  const { options } = data.network;
  Object.assign(options.edges, lineColours());
  const network = new vis.Network($("canvas"), { nodes: shown, edges: data.network.edges }, options);
  window.gongbao = { network };

  // Names are drawn at one size at any zoom, the best joined nodes' first, and only where there is room: zooming in
  // shows more. Those of the chosen node, its neighbours and its lines come before all others.
  const SIZE = 13;
  const bySize = [...nodes].sort((a, b) => b.radius - a.radius);
  const drawNames = (canvas) => {
    const scale = network.getScale();
    const height = SIZE * 1.25 / scale;
    const places = network.getPositions();
    const taken = new Map(); // cells of the grid → boxes
    const free = (left, top, right, bottom) => {
      const cells = [];
      for (let x = Math.floor(left * scale / 100); x <= right * scale / 100; x++) {
        for (let y = Math.floor(top * scale / 100); y <= bottom * scale / 100; y++) cells.push(`${x} ${y}`);
      }
      const meets = (box) => left < box[2] && box[0] < right && top < box[3] && box[1] < bottom;
      if (cells.some((cell) => (taken.get(cell) ?? []).some(meets))) return false;
      for (const cell of cells) taken.set(cell, [...(taken.get(cell) ?? []), [left, top, right, bottom]]);
      return true;
    };
    const from = network.DOMtoCanvas({ x: -80, y: -40 });
    const to = network.DOMtoCanvas({ x: $("canvas").clientWidth + 80, y: $("canvas").clientHeight + 40 });
    let tries = 1500; // so that thousands of nodes in sight don't slow the page down
    const write = (rows, x, y, ink) => {
      if (x < from.x || x > to.x || y < from.y || y > to.y || tries-- < 0) return;
      const half = Math.max(...rows.map((row) => canvas.measureText(row).width)) / 2;
      if (!free(x - half, y, x + half, y + rows.length * height)) return;
      canvas.fillStyle = ink;
      rows.forEach((row, i) => {
        canvas.strokeText(row, x, y + i * height);
        canvas.fillText(row, x, y + i * height);
      });
    };
    canvas.textAlign = "center";
    canvas.textBaseline = "top";
    canvas.lineJoin = "round";
    canvas.lineWidth = 3 / scale;
    canvas.strokeStyle = colour("page");
    const chosen = network.getSelectedNodes();
    const near = new Set(chosen.concat(chosen.flatMap((id) => network.getConnectedNodes(id))));
    const name = (node, font, ink) => {
      const place = places[node.id];
      if (!place) return;
      canvas.font = font;
      write(node.rows, place.x, place.y + node.radius + 3 / scale, ink);
    };
    const face = options.nodes.font.face;
    const [ink, faint] = [colour("text"), colour("faint")];
    for (const id of chosen) name(nodes[id], `bold ${SIZE / scale}px ${face}`, ink);
    for (const node of bySize) if (near.has(node.id)) name(node, `${SIZE / scale}px ${face}`, ink);
    canvas.font = `${(SIZE - 2) / scale}px ${face}`;
    const ids = chosen.length ? chosen.flatMap((id) => network.getConnectedEdges(id)) : network.getSelectedEdges();
    for (const id of ids) {
      const [a, b] = [data.network.edges[id].from, data.network.edges[id].to].map((end) => places[end]);
      const words = new Set(data.links[id].map((i) => facts[i].note || word(facts[i].term)));
      if (a && b) write([[...words].join(" · ")], (a.x + b.x) / 2, (a.y + b.y) / 2 - height / 2, faint);
    }
    const others = chosen.length ? faint : ink;
    for (const node of bySize) if (!near.has(node.id)) name(node, `${SIZE / scale}px ${face}`, others);
  };
  network.on("afterDrawing", drawNames);

  // The panel.
  const quotations = (indexes) => {
    const sentences = new Map(); // a fact may rest on several words of one sentence
    for (const [sentence, begin, end] of indexes.map((index) => data.quotes[index])) {
      sentences.set(sentence, [...(sentences.get(sentence) ?? []), [begin, end]]);
    }
    return [...sentences].flatMap(([sentence, spans]) => quotation(data.sentences[sentence], spans));
  };
  const quotation = ([article, text], spans) => {
    const signs = [...text]; // offsets count code points
    const quote = make("blockquote");
    let at = 0;
    for (const [begin, end] of spans.sort(([a], [b]) => a - b)) {
      if (end <= at) continue;
      quote.append(signs.slice(at, begin).join(""), make("mark", "", signs.slice(Math.max(at, begin), end).join("")));
      at = end;
    }
    quote.append(signs.slice(at).join(""));
    return [quote, make("p", "about", ...about(article))];
  };
  const about = (article) => {
    const [headline, date, source] = data.articles[article] ?? ["", "", ""];
    return [[headline || word("caption"), source].filter(Boolean).join(" · "), " ", make("span", "date", date)];
  };
  const end = (value) => (typeof value === "number"
    ? button("link", nodes[value].label, () => go(value)) : make("span", "", value || word("caption")));
  const item = (fact, ...ends) => {
    const line = make("li", "", ...ends);
    if (fact.note) line.append(make("span", "note", fact.note));
    const remarks = [];
    if (fact.attested.length) remarks.push(`${word("attested")} ${[...new Set(fact.attested)].join(" – ")}`);
    if (fact.confidence !== null) remarks.push(`${word("confidence")} ${fact.confidence.toFixed(2)}`);
    if (fact.by) remarks.push(word("known"));
    line.append(...quotations(fact.quotes));
    if (remarks.length) line.append(make("p", "about", remarks.join(" · ")));
    return line;
  };
  const section = (title, items) => [make("h3", "", title), make("ul", "facts", ...items)];
  const open = (...content) => {
    const close = button("close", "✕", shut);
    close.setAttribute("aria-label", word("close"));
    $("panel").replaceChildren(close, ...content);
    $("panel").hidden = false;
    $("panel").scrollTop = 0;
  };
  const shut = () => {
    $("panel").hidden = true;
    network.unselectAll();
    current = null;
  };
  const showNode = (node) => {
    const groups = new Map();
    for (const fact of node.facts) {
      const inverse = fact.subject !== node.id;
      const title = word(fact.term, inverse);
      if (!groups.has(title)) groups.set(title, []);
      groups.get(title).push(item(fact, end(inverse ? fact.subject : fact.object)));
    }
    const content = [make("h2", "", node.label), make("div", `class ${node.kind}`, word(node.term))];
    if (node.names.length) content.push(make("p", "names", `${word("altLabel")}: ${node.names.join("、")}`));
    for (const [title, items] of groups) content.push(...section(title, items));
    if (node.quotes.length) content.push(...section(word("words"), [make("li", "", ...quotations(node.quotes))]));
    const articles = node.articles.map((article) => make("li", "", ...about(article)));
    if (articles.length) content.push(...section(word("mentioned"), articles));
    open(...content);
  };
  const showLine = (id) => {
    const told = data.links[id].map((index) => facts[index]);
    const ends = (fact) => [end(fact.subject), " → ", end(fact.object)];
    open(...told.flatMap((fact) => section(word(fact.term), [item(fact, ...ends(fact))])));
  };
  let current = null;
  const show = (what) => {
    current = what;
    what();
  };
  const go = (id) => {
    const box = document.querySelector(`#legend input[value="${nodes[id].kind}"]`);
    if (!box.checked) box.click();
    network.selectNodes([id]);
    network.focus(id, { scale: Math.max(network.getScale(), 0.9), offset: offset(), animation: { duration: 300 } });
    show(() => showNode(nodes[id]));
  };
  // Where the middle of what the panel leaves free lies.
  const offset = () => (innerWidth > 700 ? { x: -190, y: 0 } : { x: 0, y: -innerHeight * 0.22 });

  network.on("click", (event) => {
    if (event.nodes.length) show(() => showNode(nodes[event.nodes[0]]));
    else if (event.edges.length) show(() => showLine(event.edges[0]));
    else shut();
  });

  // Search: names, other names, initials.
  const found = () => {
    const query = $("query").value.trim().toLowerCase();
    if (!query) return [];
    const score = (node) => {
      if (node.label.toLowerCase() === query) return 3;
      if (node.label.toLowerCase().startsWith(query) || node.initials.startsWith(query)) return 2;
      return [node.label, ...node.names].some((text) => text.toLowerCase().includes(query)) ? 1 : 0;
    };
    const best = nodes.map((node) => [score(node), node]).filter(([points]) => points);
    best.sort(([a, m], [b, n]) => b - a || n.facts.length - m.facts.length);
    return best.slice(0, 30).map(([, node]) => node);
  };
  const search = () => {
    const pick = (node) => button("", node.label, () => {
      $("results").hidden = true;
      go(node.id);
    });
    const items = found().map((node) => make("li", "", pick(node)));
    $("results").replaceChildren(...(items.length ? items : [make("li", "", word("none"))]));
    $("results").hidden = !$("query").value.trim();
  };
  $("query").addEventListener("input", search);
  $("query").addEventListener("focus", search);
  $("query").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) $("results").querySelector("button")?.click();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if ($("results").hidden) shut();
    $("results").hidden = true;
  });
  document.addEventListener("pointerdown", (event) => {
    if (!$("search").contains(event.target)) $("results").hidden = true;
  });

  // Legend, buttons, language.
  for (const box of document.querySelectorAll("#legend input")) {
    const count = nodes.filter((node) => node.kind === box.value).length;
    box.parentElement.querySelector("b").textContent = count;
    box.parentElement.hidden = !count;
    box.addEventListener("change", () => {
      hidden[box.checked ? "delete" : "add"](box.value);
      shown.refresh();
    });
  }
  const speak = () => {
    document.documentElement.lang = english ? "en" : "zh-CN";
    for (const element of document.querySelectorAll("[data-term]")) element.textContent = word(element.dataset.term);
    $("query").placeholder = word("search");
    $("query").setAttribute("aria-label", word("search"));
    network.redraw();
    if (current) current();
  };
  $("language").addEventListener("click", () => {
    english = !english;
    speak();
  });
  $("fit").addEventListener("click", () => network.fit({ animation: { duration: 300 } }));
  $("legend").open = innerWidth > 700;
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    points.update(painted());
    network.setOptions({ edges: lineColours() });
  });
  speak();
  // What is joined comes first where all would be too small.
  const joined = nodes.filter((node) => network.getConnectedEdges(node.id).length).map((node) => node.id);
  const roomy = innerWidth > 700 && joined.length * 2 > nodes.length;
  network.fit(roomy || !joined.length ? {} : { nodes: joined });
}
