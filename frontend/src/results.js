// What an answer looks like: table, chart or raw text; a notice when a limit cut it short; files to download.

import { isNumber } from "./cell.js";
import { both, button, element } from "./dom.js";
import { refusal } from "./refusal.js";
import { drawTable } from "./table.js";

const FORMATS = {
  solutions: { csv: "CSV", tsv: "TSV", json: "JSON", xml: "XML" },
  boolean: { json: "JSON", xml: "XML" },
  graph: { ttl: "Turtle", jsonld: "JSON-LD", nt: "N-Triples", rdf: "RDF/XML" },
};
const VIEWS = { table: ["表格", "Table"], chart: ["图表", "Chart"], raw: ["原文", "Raw"] };
const RAW_SHOWN = 500_000; // characters; a browser lays out more only slowly
const LIMITS = {
  time: ["查询超过时限，结果不完整。", "The time limit was met: this result is incomplete."],
  size: ["结果超过大小上限，未全部给出。", "The size limit was met: this result is incomplete."],
};

export class Results {
  /** `onView` is told which view somebody chose. */
  constructor(parent, endpoint, site, onView) {
    Object.assign(this, { parent, endpoint, site, onView, wanted: "table" });
    this.dispose = () => {};
  }

  clear() {
    this.dispose();
    this.dispose = () => {};
    this.parent.replaceChildren();
  }

  /** Shows an answer, in the view that was chosen last where it has that view. */
  show(query, answer) {
    this.clear();
    this.answer = answer;
    this.panel = element("div", { class: "panel" });
    this.switches = Object.entries(this.#views()).map(([view, possible]) => this.#switch(view, possible));
    const bar = element(
      "div",
      { class: "bar" },
      element("div", { class: "views", role: "group", "aria-label": "显示方式 View" }, ...this.switches),
      element("div", { class: "downloads" }, ...this.#downloads(query)),
    );
    this.parent.append(...this.#notices(), bar, this.panel);
    this.#draw();
  }

  /** The view that is wanted: `table`, `chart` or `raw`. */
  want(view) {
    if (view in VIEWS) this.wanted = view;
  }

  #views() {
    const { kind, variables = [], rows = [] } = this.answer;
    const chart = variables.some((name) => rows.some((row) => isNumber(row[name])));
    return { table: kind !== "graph", chart, raw: true };
  }

  #switch(view, possible) {
    const choose = () => {
      this.wanted = view;
      this.onView(view);
      this.#draw();
    };
    return button(...VIEWS[view], choose, { disabled: !possible, "data-view": view });
  }

  async #draw() {
    const views = this.#views();
    const view = views[this.wanted] ? this.wanted : Object.keys(views).find((one) => views[one]);
    for (const one of this.switches) one.setAttribute("aria-pressed", String(one.dataset.view === view));
    this.dispose();
    this.dispose = () => {};
    const panel = element("div", { class: "panel" });
    this.panel.replaceWith(panel);
    this.panel = panel;
    if (view === "raw") this.#raw(panel);
    else if (view === "chart") await this.#chart(panel);
    else this.#table(panel);
  }

  #table(panel) {
    if (this.answer.kind === "solutions") drawTable(panel, this.answer, this.site);
    else panel.append(element("p", { class: "big" }, this.answer.value ? "是 true" : "否 false"));
  }

  async #chart(panel) {
    const { drawChart } = await import("./chart.js");
    if (panel === this.panel) this.dispose = drawChart(panel, this.answer, this.site);
  }

  #raw(panel) {
    const { text } = this.answer;
    panel.append(element("pre", { class: "code", tabIndex: 0 }, text.slice(0, RAW_SHOWN)));
    if (text.length > RAW_SHOWN)
      panel.append(
        element(
          "p",
          { class: "note" },
          ...both("只显示开头；下载可得全部。", "Only the beginning is shown; download it to get all."),
        ),
      );
  }

  #notices() {
    const { limit } = this.answer;
    if (!limit) return [];
    const sentence = LIMITS[limit] ?? ["结果不完整。", "This result is incomplete."];
    return [element("p", { class: "truncated", role: "status" }, ...both(...sentence))];
  }

  #downloads(query) {
    const links = Object.entries(FORMATS[this.answer.kind]).map(([format, name]) =>
      this.#download(query, format, name),
    );
    return [element("span", {}, ...both("下载", "Download")), ...links];
  }

  #download(query, format, name) {
    const download = `budgetgraph.${format}`;
    if (this.endpoint.fits(query))
      return element("a", { class: "button", href: this.endpoint.link(query, format), download }, name);
    const save = async () => {
      const href = URL.createObjectURL(await this.endpoint.file(query, format));
      element("a", { href, download }).click();
      setTimeout(() => URL.revokeObjectURL(href), 60_000);
    };
    const onclick = ({ target }) => told(target.closest(".bar"), save);
    return element("button", { type: "button", onclick }, name);
  }
}

/** Does something, and says above `bar` when it fails; nowhere when other results stand there by then. */
async function told(bar, save) {
  if (bar.previousSibling?.className === "refusal") bar.previousSibling.remove();
  try {
    await save();
  } catch (error) {
    bar.before(refusal("无法下载", "This cannot be downloaded", error));
  }
}
