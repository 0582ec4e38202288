// Elements, made without ever reading markup from data: texts become text nodes.

/** An element with properties (`class`, `aria-…` and `data-…` as attributes) and children. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === "class" || key.includes("-") || key === "role" || key === "for")
      made.setAttribute(key, value);
    else made[key] = value;
  }
  made.append(...children);
  return made;
}

/** Chinese, and English beside it, as everywhere on the site. */
export function both(zh, en) {
  return [`${zh} `, element("span", { class: "en", lang: "en" }, en)];
}

/** A button with a label in both languages. */
export function button(zh, en, onclick, properties = {}) {
  return element("button", { type: "button", onclick, ...properties }, ...both(zh, en));
}
