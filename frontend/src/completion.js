// Completion from the terms of the published data alone. YASQE's own completers would ask prefix.cc and LOV.

import Yasqe from "@zazuko/yasqe";

import { element } from "./dom.js";

export const COMPLETERS = ["variables", "published-prefixes", "published-class", "published-property"];

/** Registers the completers; `terms` is a promise, so that the editor need not wait. */
export function registerCompleters(terms) {
  Yasqe.defaults.autocompleters = []; // otherwise merged with the list that an editor is given
  Yasqe.forkAutocompleter("prefixes", prefixCompleter(terms), false);
  for (const kind of ["class", "property"]) Yasqe.forkAutocompleter(kind, completer(kind, terms), false);
}

function prefixCompleter(terms) {
  return {
    name: "published-prefixes",
    persistenceId: null,
    get: async () => Object.entries((await terms).prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`),
  };
}

function completer(kind, terms) {
  return {
    name: `published-${kind}`,
    persistenceId: null,
    autoShow: true,
    preProcessToken: (_yasqe, token) => token,
    get: async (yasqe, token) =>
      (await terms).fitting(kind, token.string.trim(), yasqe.getPrefixesFromQuery()),
    // YASQE hands on strings; the hints need the term, too.
    postProcessSuggestion: (_yasqe, _token, iri) => iri,
    postprocessHints: async (yasqe, hints) => {
      const known = await terms;
      const declared = yasqe.getPrefixesFromQuery();
      return hints.map((hint) => described(hint, known, declared));
    },
  };
}

function described(hint, terms, declared) {
  const term = terms.byIri.get(hint.text);
  const text = terms.shorten(term.iri, declared);
  return { ...hint, text, displayText: text, render: (entry) => entry.append(...lines(term, text)) };
}

function lines(term, text) {
  const { zh = "", en = "" } = term.label;
  return [
    element("code", {}, text),
    element("span", { class: "label" }, zh, " ", element("span", { class: "en", lang: "en" }, en)),
    element("span", { class: "count", title: "使用次数 times used" }, term.count.toLocaleString("en")),
  ];
}
