"use strict";
// Highlights the passage that the fragment names (#char=start,end: code points, as in RFC 5147), which never
// reaches the server. Without this script, ?char=start,end does the same.
(() => {
  const text = document.getElementById("text");
  if (!text) return;
  const whole = text.textContent;
  const untouched = [...text.childNodes].map((node) => node.cloneNode(true));

  // The text node in which the place after so many units of the whole text lies, and the place in it.
  const placeOf = (units) => {
    const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let before = 0;
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      if (before + node.length >= units) return [node, units - before];
      before += node.length;
    }
    return null;
  };

  // JavaScript counts UTF-16 units; the offsets count code points.
  const unitsBefore = (codePoints) => {
    let units = 0;
    for (let seen = 0; seen < codePoints && units < whole.length; seen += 1) {
      units += whole.codePointAt(units) > 0xffff ? 2 : 1;
    }
    return units;
  };

  const highlight = () => {
    const wanted = /^#char=(\d+),(\d+)$/.exec(decodeURIComponent(location.hash));
    if (!wanted) {
      text.querySelector("mark")?.scrollIntoView({ block: "center" });
      return;
    }
    const start = unitsBefore(Number(wanted[1]));
    const end = unitsBefore(Number(wanted[2]));
    if (end <= start) return;
    text.replaceChildren(...untouched.map((node) => node.cloneNode(true)));
    text.querySelectorAll("mark").forEach((old) => old.replaceWith(...old.childNodes));
    const [from, to] = [placeOf(start), placeOf(end)];
    if (!from || !to) return;
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    const mark = document.createElement("mark");
    mark.append(range.extractContents());
    range.insertNode(mark);
    mark.scrollIntoView({ block: "center" });
  };

  addEventListener("hashchange", highlight);
  highlight();
})();
