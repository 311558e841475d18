// Completion in the editor from what this graph uses: classes behind `a`, properties elsewhere, prefixes known.
export function complete({ classes, properties }) {
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
  Yasqe.defaults.autocompleters = ["variables", "graph-class", "graph-property"]; // the others would ask elsewhere
}
