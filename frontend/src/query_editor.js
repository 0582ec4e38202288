// The editor proper: YASQE with our completers, without its own ways of sending, sharing and storing.

import Yasqe from "@zazuko/yasqe";

import { COMPLETERS } from "./completion.js";

/** The editor of `query` in `parent`; `run` is called for Ctrl+Enter. */
export function openEditor(parent, query, run) {
  const yasqe = new Yasqe(parent, {
    value: query,
    autocompleters: COMPLETERS,
    showQueryButton: false,
    resizeable: false,
    createShareableLink: null,
    consumeShareLink: null,
    persistenceId: null, // a shared computer must not show the next person what was asked
    editorHeight: "",
    screenReaderLabel: "SPARQL 查询 query",
    // Tab leads on, as it does everywhere else: an editor must be no trap for the keyboard.
    extraKeys: { "Ctrl-Enter": run, "Cmd-Enter": run, Tab: false, "Shift-Tab": false },
  });
  yasqe.on("changes", () => plainWarnings(yasqe));
  plainWarnings(yasqe);
  return yasqe;
}

/** YASQE's tooltips for syntax errors are markup with inline styles, which the page's policy forbids. */
function plainWarnings(yasqe) {
  yasqe.getDoc().eachLine((line) => {
    const icon = line.gutterMarkers?.gutterErrorBar;
    if (!icon) return;
    icon.onmouseover = icon.onmouseout = null;
    const end = { line: line.lineNo(), ch: line.text.length };
    const undeclared = /^Prefix '(.*)' is not defined$/.exec(
      yasqe.getTokenAt(end, true).state.errorMsg ?? "",
    );
    icon.title = undeclared
      ? prefixWarning(undeclared[1])
      : "此处语法有误 The query does not parse from here on";
    icon.classList.toggle("mild", Boolean(undeclared));
  });
}

// The endpoint knows the site's prefixes without being told; other endpoints would refuse the query.
function prefixWarning(prefix) {
  return `前缀 ${prefix}: 未声明 The prefix ${prefix}: is not declared`;
}

/** Marks the line of an error until the query is changed; lines and columns count from 1. */
export function markError(yasqe, { line, column }) {
  clearError(yasqe);
  if (!line) return;
  const doc = yasqe.getDoc();
  const at = Math.min(line, doc.lineCount()) - 1;
  const length = doc.getLine(at).length;
  const from = Math.min(Math.max((column || 1) - 1, 0), Math.max(length - 1, 0));
  yasqe.addLineClass(at, "wrap", "refused");
  doc.markText(
    { line: at, ch: from },
    { line: at, ch: length },
    { className: "refused-from", clearOnEnter: true },
  );
  doc.setCursor({ line: at, ch: from }, undefined, { scroll: true });
}

export function clearError(yasqe) {
  const doc = yasqe.getDoc();
  // In braces: an iteration whose function returns something true ends.
  doc.eachLine((line) => {
    yasqe.removeLineClass(line, "wrap", "refused");
  });
  for (const mark of doc.getAllMarks()) if (mark.className === "refused-from") mark.clear();
}
