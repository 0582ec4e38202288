// The table of a result: sorted, searched and paged by DataTables.

import DataTable from "datatables.net";

import { cell, isNumber } from "./cell.js";
import { element } from "./dom.js";

const PAGE = 50;
const en = (text) => `<span class="en" lang="en">${text}</span>`;
const LANGUAGE = {
  search: `筛选 ${en("Filter")}`,
  lengthMenu: `每页 ${en("Rows per page")} _MENU_`,
  info: `第 _START_–_END_ 行，共 _TOTAL_ 行 ${en("rows")}`,
  infoEmpty: `0 行 ${en("rows")}`,
  infoFiltered: `（筛自 _MAX_ 行 ${en("filtered from _MAX_")}）`,
  emptyTable: `没有符合的结果 ${en("No result fits the query")}`,
  zeroRecords: `没有符合筛选的行 ${en("No row fits the filter")}`,
  thousands: ",",
  paginate: { first: "«", previous: "‹", next: "›", last: "»" },
  aria: {
    orderable: "：按此列排序 sort by this column",
    orderableReverse: "：反向排序 sort the other way",
    orderableRemove: "：取消排序 sort no more",
    paginate: { first: "首页 First", previous: "上一页 Previous", next: "下一页 Next", last: "末页 Last" },
  },
};
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// DataTables reads titles, and texts to be searched, as markup.
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]);

/** Draws the solutions of an answer into `parent`. */
export function drawTable(parent, { variables, rows }, site) {
  const table = element("table");
  parent.append(element("div", { class: "results" }, table));
  if (variables.length === 0) return;
  const drawn = new DataTable(table, {
    data: rows,
    columns: variables.map((name) => column(name, rows, site)),
    order: [],
    pageLength: PAGE,
    lengthMenu: [20, PAGE, 200, 1000],
    language: LANGUAGE,
    autoWidth: false,
    paging: rows.length > 20,
    searching: rows.length > 5,
    layout: { topStart: "search", topEnd: "info", bottomStart: "pageLength", bottomEnd: "paging" },
  });
  scrollable(drawn.table().container().querySelector(".dt-layout-table"));
}

/** A table that may be wider than the page scrolls by itself, from the keyboard, too. */
function scrollable(frame) {
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", "结果 Result");
}

function column(name, rows, site) {
  const numeric =
    rows.some((row) => isNumber(row[name])) && rows.every((row) => !row[name] || isNumber(row[name]));
  return {
    title: escaped(name),
    className: numeric ? "number" : "",
    type: numeric ? "num" : "string-utf8",
    data: (row, kind) => shown(row[name], kind, numeric, site),
  };
}

function shown(term, kind, numeric, site) {
  if (kind === "display") return cell(term, site);
  if (numeric) return term ? Number(term.value) : -Infinity;
  return escaped(term?.value ?? "");
}
