// What could not be done: what went wrong and, where that is known, what to do next.

import { both, element } from "./dom.js";

/** The sentence in Chinese and English, and what a `Trouble` (or another error) says. */
export function refusal(zh, en, error) {
  return element(
    "div",
    { class: "refusal", role: "alert" },
    element("h2", {}, ...both(zh, en)),
    element("p", {}, element("strong", {}, error.title ?? error.name)),
    element("pre", { class: "code" }, error.message),
    element("p", { class: "note" }, error.hint ?? ""),
  );
}
