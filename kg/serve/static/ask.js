// The editor, the questions a click away, and the answer as a table whose nodes link to their pages.
"use strict";
(() => {
  const { questions, prefixes, base } = JSON.parse(document.getElementById("content").textContent);
  const state = document.getElementById("state");
  const answer = document.getElementById("answer");
  const formats = document.getElementById("formats");
  Yasqe.defaults.autocompleters = ["variables"]; // the others would ask services elsewhere
  const editor = new Yasqe(document.getElementById("editor"), {
    persistenceId: null,
    showQueryButton: false,
    createShareableLink: null,
    resizeable: true,
    value: new URLSearchParams(location.search).get("query") || questions[0].text,
  });

  function shorten(iri) {
    if (iri.startsWith(base)) return iri.slice(base.length);
    for (const [prefix, namespace] of Object.entries(prefixes)) {
      if (iri.startsWith(namespace)) return prefix + ":" + iri.slice(namespace.length);
    }
    return iri;
  }

  function cell(term) {
    const data = document.createElement("td");
    if (!term) return data;
    if (term.type !== "uri") {
      data.textContent = term.value;
      data.classList.toggle("date", /#(date|gYear|gYearMonth)$/.test(term.datatype));
      return data;
    }
    const link = document.createElement("a");
    link.textContent = shorten(term.value);
    if (term.value.startsWith(base)) link.href = "/id/" + encodeURI(term.value.slice(base.length)).replaceAll("#", "%23");
    else if (/^https?:/.test(term.value)) link.href = term.value;
    data.append(link);
    return data;
  }

  function table(columns, rows) {
    const made = document.createElement("table");
    const head = made.createTHead().insertRow();
    for (const column of columns) {
      const name = document.createElement("th");
      name.textContent = column;
      head.append(name);
    }
    const body = made.createTBody();
    for (const row of rows) body.insertRow().append(...columns.map((column) => cell(row[column])));
    return made;
  }

  function say(message, fault) {
    state.textContent = message;
    state.classList.toggle("fault", Boolean(fault));
  }

  function ask(accept) {
    return fetch("/sparql", {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", Accept: accept },
      body: editor.getValue(),
    });
  }

  async function run() {
    say("…");
    formats.hidden = true;
    const began = performance.now();
    try {
      const reply = await ask("application/sparql-results+json, text/turtle;q=0.9");
      if (!reply.ok) {
        answer.replaceChildren();
        return say(await reply.text(), true);
      }
      if (reply.headers.get("Content-Type").startsWith("text/turtle")) {
        const text = document.createElement("pre");
        text.textContent = await reply.text();
        answer.replaceChildren(text);
        return say("");
      }
      const found = await reply.json();
      const columns = found.head.vars || ["ASK"];
      const rows = found.results ? found.results.bindings : [{ ASK: { type: "literal", value: String(found.boolean) } }];
      answer.replaceChildren(table(columns, rows));
      say(`${rows.length} 行，${Math.round(performance.now() - began)} 毫秒`);
      formats.hidden = false;
    } catch (error) {
      say(String(error), true);
    }
  }

  async function download(event) {
    event.preventDefault();
    const accept = event.target.dataset.format;
    const file = URL.createObjectURL(await (await ask(accept)).blob());
    const link = document.createElement("a");
    link.href = file;
    link.download = "answer." + (accept === "text/csv" ? "csv" : "json");
    link.click();
    URL.revokeObjectURL(file);
  }

  for (const button of document.querySelectorAll(".question")) {
    button.addEventListener("click", () => {
      editor.setValue(questions.find((one) => one.number === Number(button.dataset.number)).text);
      run();
    });
  }
  for (const link of formats.querySelectorAll("a")) {
    link.href = "#";
    link.addEventListener("click", download);
  }
  document.getElementById("run").addEventListener("click", run);
  editor.setOption("extraKeys", { ...editor.getOption("extraKeys"), "Ctrl-Enter": run, "Cmd-Enter": run });
})();
