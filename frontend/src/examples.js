// The menu of examples.

import { both, element } from "./dom.js";

/** The menu for a list of examples; `choose` is called with the query of the one that was picked. */
export function exampleMenu(examples, choose) {
  const first = element("option", { value: "" }, `选一个例子（${examples.length}） Choose an example`);
  const options = examples.map(({ title }, at) =>
    element("option", { value: at }, `${title.zh} ${title.en}`),
  );
  const menu = element("select", { id: "example" }, first, ...options);
  const description = element("p", { class: "note" });
  menu.addEventListener("change", () => {
    const example = examples[menu.value];
    description.replaceChildren();
    if (!example) return;
    description.append(...both(example.description.zh, example.description.en));
    choose(example.query);
  });
  return element(
    "div",
    { class: "examples" },
    element("label", {}, ...both("示例", "Examples"), menu),
    description,
  );
}
