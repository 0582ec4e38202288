// The chart of a result: one numeric column by one column of labels.

import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from "chart.js";

import { isNumber, written } from "./cell.js";
import { both, element } from "./dom.js";

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

const MOST = 200; // more bars could not be told apart
const LABEL_LENGTH = 18;
const BAR = 26; // pixels

/** The columns that can be drawn as numbers. */
export function numericColumns({ variables, rows }) {
  return variables.filter((name) => rows.some((row) => isNumber(row[name])));
}

/** Draws the chart and the choice of its columns into `parent`. */
export function drawChart(parent, answer, site) {
  const numeric = numericColumns(answer);
  const labels = answer.variables.filter((name) => !numeric.includes(name));
  const choice = {
    value: select(numeric),
    label: select([...labels, ...numeric], tellingColumn(labels, answer) ?? numeric[0]),
    type: select(["bar", "line"], "bar", { bar: "条形 bar", line: "折线 line" }),
  };
  const canvas = element("canvas", { role: "img" });
  const frame = element("div", { class: "chart" }, canvas);
  const note = element("p", { class: "note" });
  let chart;
  const draw = () => {
    chart?.destroy();
    chart = drawn(canvas, frame, answer, site, {
      value: choice.value.value,
      label: choice.label.value,
      type: choice.type.value,
    });
  };
  for (const one of Object.values(choice)) one.addEventListener("change", draw);
  parent.append(
    element(
      "div",
      { class: "row" },
      labelled("数值", "Values", choice.value),
      labelled("标签", "Labels", choice.label),
      labelled("样式", "Style", choice.type),
    ),
    frame,
    note,
  );
  if (answer.rows.length > MOST)
    note.append(...both(`只画前 ${MOST} 行。`, `The first ${MOST} rows are drawn.`));
  draw();
  return () => chart.destroy();
}

// Bars that all have the same name say nothing. Texts are read more easily than IRIs, unless they are all the same.
function tellingColumn(names, { rows }) {
  const worth = (name) => {
    const terms = rows.slice(0, MOST).flatMap((row) => row[name] ?? []);
    const different = new Set(terms.map((term) => term.value)).size;
    return different > 1 && terms.every((term) => term.type !== "uri") ? MOST + different : different;
  };
  const worths = names.map(worth);
  return names[worths.indexOf(Math.max(...worths))];
}

function select(options, chosen = options[0], names = {}) {
  const made = element(
    "select",
    {},
    ...options.map((value) => element("option", { value }, names[value] ?? `?${value}`)),
  );
  made.value = chosen;
  return made;
}

function labelled(zh, en, field) {
  return element("label", {}, ...both(zh, en), field);
}

function drawn(canvas, frame, { rows }, site, { value, label, type }) {
  const points = rows.filter((row) => isNumber(row[value])).slice(0, MOST);
  const lying = type === "bar";
  frame.style.height = `${lying ? Math.max(180, points.length * BAR + 60) : 380}px`;
  canvas.setAttribute(
    "aria-label",
    `${lying ? "条形图 Bar chart" : "折线图 Line chart"}: ?${value} / ?${label}`,
  );
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const ticks = { color: colour("--ink"), font: { size: 13 } };
  const categories = {
    ticks: { ...ticks, callback: (_, at) => cut(textOf(points[at][label], site)) },
    grid: { display: false },
  };
  const numbers = { ticks, grid: { color: colour("--line") } };
  return new Chart(canvas, {
    type,
    data: {
      labels: points.map((row) => textOf(row[label], site)),
      datasets: [
        {
          data: points.map((row) => Number(row[value].value)),
          backgroundColor: colour("--link"),
          borderColor: colour("--link"),
          maxBarThickness: 22,
        },
      ],
    },
    options: {
      indexAxis: lying ? "y" : "x",
      animation: false,
      maintainAspectRatio: false,
      scales: lying ? { x: numbers, y: categories } : { x: categories, y: numbers },
      plugins: {
        // The text of the literal is exact, the number that is drawn perhaps not.
        tooltip: { callbacks: { label: (point) => points[point.dataIndex][value].value } },
      },
    },
  });
}

function textOf(term, site) {
  if (!term) return "";
  return term.type === "uri" ? written(term.value, site) : term.value;
}

function cut(text) {
  return text.length > LABEL_LENGTH ? `${text.slice(0, LABEL_LENGTH)}…` : text;
}
