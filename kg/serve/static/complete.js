// Completion in the editor from what this graph uses: classes behind `a`, properties elsewhere, prefixes, and nodes by
// their names: 清河 gives the node, "清河 the name.
const QUOTED = /^[^"]*(?:"[^"]*"[^"]*)*"([^"\\]{1,40})$/;
const APART = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|#.*/g; // what no prefix is used in
const BARE = /[\p{Script=Han}][\p{L}\p{N}·]*$/u;

function named({ prefixes, base }) {
  const { root } = document.documentElement.dataset;

  // What is being typed: the words, where they begin, whether they are text.
  function typed(editor) {
    const { line, ch } = editor.getDoc().getCursor();
    if (editor.getTokenAt({ line, ch }).type === "comment") return null;
    const before = editor.getDoc().getLine(line).slice(0, ch);
    const quoted = QUOTED.exec(before);
    const bare = quoted ? null : BARE.exec(before);
    if (quoted) return { words: quoted[1], from: ch - quoted[1].length, to: ch, quoted: true };
    return bare && { words: bare[0], from: bare.index, to: ch, quoted: false };
  }

  function hint(editor, one, { from, to, quoted }) {
    const { line } = editor.getDoc().getCursor();
    const closed = editor.getDoc().getLine(line)[to] === '"';
    const node = /^[a-z][a-z0-9-]*$/.test(one.id) && prefixes.id === base ? "id:" + one.id : `<${one.node}>`;
    const label = one.label.replace(/["\\]/g, "\\$&").replace(/\s/g, " ");
    const text = quoted ? label + (closed ? "" : '"@zh') : node;
    return { text, displayText: one.label, from: { line, ch: from }, to: { line, ch: to } };
  }

  return {
    name: "graph-name",
    bulk: false,
    autoShow: true,
    persistenceId: null,
    isValidCompletionPosition: (editor) => Boolean(typed(editor)),
    preProcessToken: (_, token) => token,
    async get(editor) {
      const what = typed(editor);
      const reply = what && (await fetch(`${root}/search?q=${encodeURIComponent(what.words)}`));
      const found = reply?.ok ? await reply.json() : [];
      return found.map((one) => hint(editor, one, what));
    },
    postprocessHints: (_, hints) => hints.map((one) => one.text),
  };
}

export function complete(content) {
  const { classes, properties, prefixes } = content;
  for (const [name, terms] of [["class", classes], ["property", properties]]) {
    Yasqe.forkAutocompleter(name, {
      name: "graph-" + name,
      bulk: true,
      autoShow: true,
      persistenceId: null,
      get: () => terms,
      preProcessToken: (_, token) => token,
      postProcessSuggestion: (_, token, suggestion) => suggestion,
    });
  }
  const declared = Object.entries(prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`);
  const whole = { name: "graph-prefix", persistenceId: null, get: () => declared, onInitialize: () => {} };
  Yasqe.forkAutocompleter("prefixes", whole);
  Yasqe.registerAutocompleter(named(content));
  // the others would ask elsewhere
  Yasqe.defaults.autocompleters = ["variables", "graph-prefix", "graph-class", "graph-property", "graph-name"];
}

// Known prefixes that a query uses are declared in it by themselves, so that it can be asked elsewhere, too.
export function declaring(editor, prefixes) {
  const declare = () => {
    const text = editor.getValue().replace(APART, " ");
    const declared = new Set([...text.matchAll(/\bPREFIX\s+([\w-]+):/gi)].map((one) => one[1]));
    const used = new Set([...text.matchAll(/(?<![\w:-])([A-Za-z][\w-]*):/g)].map((one) => one[1]));
    const missing = [...used].filter((one) => !declared.has(one) && Object.hasOwn(prefixes, one)).sort().reverse();
    editor.operation(() => missing.forEach((one) => editor.addPrefixes({ [one]: prefixes[one] })));
  };
  editor.on("changes", declare);
  declare();
}
