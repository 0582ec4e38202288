// Puts the editor in the place of the plain form, which stays what it is where this script does not run.

import "@zazuko/yasqe/build/yasqe.min.css";
import "./editor.css";

import { registerCompleters } from "./completion.js";
import { both, button, element } from "./dom.js";
import { Endpoint } from "./endpoint.js";
import { exampleMenu } from "./examples.js";
import { addressOf, fromAddress, remember } from "./permalink.js";
import { clearError, markError, openEditor } from "./query_editor.js";
import { refusal } from "./refusal.js";
import { Results } from "./results.js";
import { Terms } from "./terms.js";

const NO_TERMS = { prefixes: {}, classes: [], properties: [] };

class Workbench {
  constructor(form) {
    const { base, root, terms } = form.dataset;
    this.form = form;
    this.endpoint = new Endpoint(form.action);
    this.terms = fetchedJson(terms).then((found) => (this.site.terms = new Terms(found ?? NO_TERMS)));
    this.site = {
      base,
      root: new URL(root, location.href).href,
      terms: new Terms(NO_TERMS),
      shorten: (iri) => this.site.terms.shorten(iri),
    };
    this.#build(form.querySelector("textarea").value);
  }

  #build(query) {
    registerCompleters(this.terms);
    this.status = element("span", { class: "status", role: "status" });
    this.runButton = button("运行", "Run", () => this.run(), { class: "primary" });
    this.stopButton = button("停止", "Stop", () => this.controller?.abort(), { hidden: true });
    this.share = element("div", { class: "share", role: "status" });
    const place = element("div", { class: "place" });
    const tools = element(
      "div",
      { class: "row" },
      this.runButton,
      this.stopButton,
      button("链接", "Link", () => this.#link()),
      this.status,
      element(
        "span",
        { class: "keys" },
        ...both("Ctrl+Enter 运行，Ctrl+空格 补全", "Ctrl+Enter runs, Ctrl+Space completes"),
      ),
    );
    const output = element("section", { class: "output", "aria-label": "结果 Result" });
    this.root = element("div", { class: "editor" }, place, tools, this.share, output);
    this.form.after(this.root);
    this.yasqe = openEditor(place, query, () => void this.run());
    this.output = output;
    this.results = new Results(output, this.endpoint, this.site, (view) => remember(this.asked, view));
    this.yasqe.on("changes", () => {
      clearError(this.yasqe);
      this.share.replaceChildren();
    });
    // What the server has drawn for a query in the address is drawn anew, with everything that the editor can.
    document.getElementById("answer")?.remove();
    this.form.hidden = true;
    this.yasqe.refresh();
  }

  async offerExamples(address) {
    const examples = await fetchedJson(address);
    if (examples?.length) this.root.prepend(exampleMenu(examples, (query) => this.write(query)));
  }

  write(query) {
    if (query === this.yasqe.getValue()) return;
    this.yasqe.setValue(query);
    this.output.querySelector(".refusal")?.remove(); // it was about another query
  }

  /** Runs what is written; what ran before is stopped. */
  async run() {
    this.controller?.abort();
    const controller = (this.controller = new AbortController());
    const query = (this.asked = this.yasqe.getValue());
    this.#begin(query);
    const start = performance.now();
    try {
      const answer = await this.endpoint.ask(query, controller.signal);
      await this.terms;
      if (controller === this.controller) this.#show(query, answer, performance.now() - start);
    } catch (error) {
      if (controller === this.controller) this.#refuse(error);
    } finally {
      if (controller === this.controller) this.#busy(false);
    }
  }

  #begin(query) {
    // First of all, so that nothing of the last run stays whatever comes of this one.
    this.results.clear();
    clearError(this.yasqe);
    remember(query, this.results.wanted === "table" ? "" : this.results.wanted);
    this.status.replaceChildren(...both("查询中…", "Asking…"));
    this.#busy(true);
  }

  #busy(busy) {
    this.stopButton.hidden = !busy;
    this.output.setAttribute("aria-busy", String(busy));
  }

  #show(query, answer, milliseconds) {
    const seconds = `${(milliseconds / 1000).toFixed(2)} s`;
    const rows = answer.rows ? [...both(`${answer.rows.length.toLocaleString("en")} 行`, "rows"), " · "] : [];
    this.status.replaceChildren(...rows, seconds);
    this.results.show(query, answer);
  }

  #refuse(error) {
    this.status.replaceChildren();
    if (error.name === "AbortError") {
      this.status.replaceChildren(...both("已停止", "Stopped"));
      return;
    }
    this.output.replaceChildren(refusal("无法回答", "This query cannot be answered", error));
    markError(this.yasqe, error);
  }

  async #link() {
    const address = addressOf(
      this.yasqe.getValue(),
      this.results.wanted === "table" ? "" : this.results.wanted,
    );
    const field = element("input", { readOnly: true, value: address, "aria-label": "链接 Link" });
    this.share.replaceChildren(field);
    field.select();
    try {
      await navigator.clipboard.writeText(address);
      this.share.append(element("span", {}, ...both("已复制", "Copied")));
    } catch {
      // No permission, or no secure context: the address is selected, ready to be copied by hand.
    }
  }

  /** Takes up what the address says; whether there was anything. */
  follow() {
    const { query, view } = fromAddress();
    if (!query) return false;
    this.results.want(view);
    this.write(query);
    void this.run();
    return true;
  }
}

async function fetchedJson(address) {
  try {
    const response = await fetch(address, { credentials: "omit" });
    return response.ok ? await response.json() : null;
  } catch {
    return null; // the editor works without
  }
}

const form = document.getElementById("query-form");
const asked = document.getElementById("answer") !== null;
const workbench = new Workbench(form);
if (form.dataset.examples) void workbench.offerExamples(form.dataset.examples);
if (!workbench.follow() && asked) void workbench.run();
addEventListener("popstate", () => workbench.follow());
