// The prefixes, classes and properties of the published data, and which of them fit what has been typed.

const MOST = 100;

export class Terms {
  constructor({ prefixes, classes, properties }) {
    this.prefixes = prefixes;
    this.byIri = new Map([...properties, ...classes].map((term) => [term.iri, term]));
    this.class = classes;
    this.property = properties;
  }

  /** The IRIs of the terms of a kind that fit the typed text, the likeliest first. */
  fitting(kind, typed, declared) {
    const wanted = this.#wanted(typed, declared);
    const found = this[kind].map((term) => ({
      iri: term.iri,
      rank: rank(term, this.shorten(term.iri), wanted),
    }));
    // The lists come in the order of use, which sorting keeps among equals.
    return found
      .filter((one) => one.rank > 0)
      .sort((a, b) => b.rank - a.rank)
      .slice(0, MOST)
      .map((one) => one.iri);
  }

  /** `bg:BudgetProject`, by the prefixes that the query declares or else by ours; `<…>` without one. */
  shorten(iri, declared = {}) {
    for (const [prefix, namespace] of Object.entries({ ...this.prefixes, ...declared })) {
      const name = iri.startsWith(namespace) ? iri.slice(namespace.length) : "";
      if (/^[\p{L}\d_][\p{L}\d_-]*$/u.test(name)) return `${prefix}:${name}`;
    }
    return `<${iri}>`;
  }

  #wanted(typed, declared) {
    if (typed.startsWith("<")) return { start: typed.replace(/[<>]/g, "") };
    const [, prefix, rest] = /^([^:]*):(.*)$/s.exec(typed) ?? [];
    if (prefix === undefined) return { start: "", name: typed.toLowerCase() };
    const namespace = declared[prefix] ?? this.prefixes[prefix];
    return { start: namespace ?? "\0", name: rest.toLowerCase() };
  }
}

function rank(term, prefixed, { start, name = "" }) {
  if (!term.iri.startsWith(start)) return 0;
  if (name === "") return 1;
  const local = term.iri.split(/[/#]/).at(-1).toLowerCase();
  if (local.startsWith(name) || prefixed.toLowerCase().startsWith(name)) return 3;
  const labels = Object.values(term.label).join(" ").toLowerCase();
  return local.includes(name) || labels.includes(name) ? 2 : 0;
}
