// The editor, the questions a click away with their variables as a form, and the answer.
import { complete, declaring } from "./complete.js";
import { curl, fields, python, remember, save, show } from "./kept.js";
import { table } from "./table.js";

const { root } = document.documentElement.dataset;
const content = JSON.parse(document.getElementById("content").textContent);
const find = (id) => document.getElementById(id);
const [state, answer, formats, setting] = ["state", "answer", "formats", "setting"].map(find);

complete(content);
const editor = new Yasqe(find("editor"), {
  persistenceId: null,
  showQueryButton: false,
  createShareableLink: null,
  resizeable: true,
  value: new URLSearchParams(location.search).get("query") || content.questions[0].text,
});
find("alone").checked = new URLSearchParams(location.search).getAll("default-graph-uri").includes(content.alone);

editor.getInputField().setAttribute("aria-label", "SPARQL");
editor.getScrollerElement().tabIndex = 0; // a long query is scrolled by keys, too
declaring(editor, content.prefixes);

function say(message, fault) {
  state.textContent = message;
  state.classList.toggle("fault", Boolean(fault));
}

// What is asked, as the protocol names it: the query, and the graph without its evidence where that is wanted.
function asked() {
  return fields(editor.getValue(), find("alone").checked ? content.alone : "");
}

function ask(accept) {
  return fetch(root + "/sparql", { method: "POST", headers: { Accept: accept }, body: new URLSearchParams(asked()) });
}

function keep(query) {
  remember(query);
  history.replaceState(null, "", query.length < 6000 ? "?" + new URLSearchParams(asked()) : root + "/");
  find("kept").hidden = !show(find("before"), use);
}

function use(query) {
  setting.hidden = true;
  editor.setValue(query);
  return run();
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
    keep(editor.getValue());
    const graph = reply.headers.get("Content-Type").startsWith("text/turtle");
    for (const link of formats.querySelectorAll("a")) link.hidden = graph !== (link.dataset.format === "text/turtle");
    if (graph) {
      const text = document.createElement("pre");
      text.textContent = await reply.text();
      answer.replaceChildren(text);
      say("");
    } else {
      const found = await reply.json();
      const columns = found.head.vars || ["ASK"];
      const rows = found.results ? found.results.bindings : [{ ASK: { type: "literal", value: String(found.boolean) } }];
      const took = Math.round(performance.now() - began);
      answer.replaceChildren(await table(columns, rows, content));
      say(`${rows.length} ${content.said.rows}, ${took} ms`);
    }
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
  link.download = "answer." + event.target.dataset.ending;
  link.click();
  URL.revokeObjectURL(file);
}

async function copy(text) {
  find("copied").textContent = text;
  find("copied").hidden = false;
  try {
    await navigator.clipboard.writeText(text);
    say(content.said.copied);
  } catch {
    say(content.said.below); // the browser does not let us
  }
}

// A question: its query, and a form for its variable, completed from the names of the graph.
let chosen = null;

function choose(question) {
  chosen = question;
  const { value } = find("value");
  find("variable").textContent = "?" + question.parameter;
  if (value) find("value").value = "";
  editor.setValue(question.text);
  const isClass = question.parameter === "class";
  find("value").setAttribute("list", isClass ? "classes" : "names");
  return run().then(() => { setting.hidden = false; });
}

async function set(event) {
  event.preventDefault();
  const value = find("value").value.trim();
  const reply = await fetch(`${root}/question/${chosen.number}?${new URLSearchParams({ [chosen.parameter]: value })}`);
  const text = await reply.text();
  if (!reply.ok) return say(text, true);
  editor.setValue(text.trimEnd() + (/\bLIMIT\b/.test(text) ? "" : `\nLIMIT ${content.limit}`));
  await run();
}

async function suggest() {
  const value = find("value").value.trim();
  if (!value || find("value").getAttribute("list") !== "names") return;
  const reply = await fetch(root + "/search?q=" + encodeURIComponent(value));
  if (!reply.ok) return;
  find("names").replaceChildren(...(await reply.json()).map((one) => new Option(one.label, one.label)));
}

find("classes").replaceChildren(...content.classes.map((one) => new Option(one, one)));
for (const button of document.querySelectorAll(".ask nav .question[data-number]")) {
  const question = content.questions.find((one) => one.number === Number(button.dataset.number));
  button.addEventListener("click", () => choose(question));
}
for (const link of formats.querySelectorAll("a")) {
  link.href = "#";
  link.addEventListener("click", download);
}
setting.addEventListener("submit", set);
find("value").addEventListener("input", suggest);
find("run").addEventListener("click", run);
find("alone").addEventListener("change", run);
find("curl").addEventListener("click", () => copy(curl(asked())));
find("python").addEventListener("click", () => copy(python(asked())));
find("save").addEventListener("submit", (event) => {
  event.preventDefault();
  save(find("as").value.trim(), editor.getValue());
  find("as").value = "";
  find("kept").hidden = !show(find("before"), use);
});
find("kept").hidden = !show(find("before"), use);
editor.setOption("extraKeys", { ...editor.getOption("extraKeys"), "Ctrl-Enter": run, "Cmd-Enter": run });
if (new URLSearchParams(location.search).has("query")) run();
