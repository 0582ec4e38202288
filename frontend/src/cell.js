// How a term of a result is shown: as text, and as a link only where it is safe to follow.

import { element } from "./dom.js";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMERIC = new Set(
  [
    "integer",
    "decimal",
    "double",
    "float",
    "int",
    "long",
    "short",
    "byte",
    "nonNegativeInteger",
    "positiveInteger",
    "nonPositiveInteger",
    "negativeInteger",
    "unsignedInt",
    "unsignedLong",
    "unsignedShort",
    "unsignedByte",
  ].map((name) => XSD + name),
);
const PERMANENT = "https://w3id.org/budgetgraph/";
const OURS = /^(?:def|code|shapes)\b/;

export function isNumber(term) {
  return term?.type === "literal" && NUMERIC.has(term.datatype) && Number.isFinite(Number(term.value));
}

/** Where a link to an IRI leads: on this site for its own things, nowhere for anything but http and https. */
export function linkTo(iri, site) {
  if (!/^https?:\/\//i.test(iri)) return null;
  if (iri.startsWith(`${site.base}/`)) return site.root + iri.slice(site.base.length + 1);
  const permanent = iri.startsWith(PERMANENT) ? iri.slice(PERMANENT.length) : "";
  return OURS.test(permanent) ? site.root + permanent : iri;
}

/** A short way of writing an IRI: below the site's base its path, else a prefixed name where there is one. */
export function written(iri, site) {
  if (iri.startsWith(`${site.base}/`)) return iri.slice(site.base.length);
  return site.shorten(iri).replace(/^<(.*)>$/s, "$1");
}

/** The element for a term (none for an unbound variable). */
export function cell(term, site) {
  if (!term) return element("span");
  if (term.type === "uri") return iri(term.value, site);
  if (term.type === "bnode") return element("span", { class: "iri" }, `_:${term.value}`);
  if (term.type === "literal" || term.type === "typed-literal") return literal(term, site);
  return element("code", {}, JSON.stringify(term.value)); // a quoted triple of SPARQL 1.2
}

function iri(value, site) {
  const shown = written(value, site);
  const href = linkTo(value, site);
  if (href === null) return element("span", { class: "iri", title: value }, shown);
  return element("a", { class: "iri", href, title: value, rel: "noopener nofollow" }, shown);
}

// The language or datatype is in the title: beside every value, it would hide what people look for.
function literal(term, site) {
  const lang = term["xml:lang"] ?? "";
  const datatype = term.datatype && term.datatype !== `${XSD}string` ? site.shorten(term.datatype) : "";
  return element("span", { lang, title: lang ? `@${lang}` : datatype }, term.value);
}
