"use strict";
// Highlights the passage that the fragment names (#char=start,end: code points, as in RFC 5147), which never
// reaches the server. Without this script, ?char=start,end does the same.
(() => {
  const text = document.getElementById("text");
  if (!text) return;
  const whole = text.textContent;

  // JavaScript counts UTF-16 units; the offsets count code points.
  const unitsBefore = (codePoints) => {
    let units = 0;
    for (let seen = 0; seen < codePoints && units < whole.length; seen += 1) {
      units += whole.codePointAt(units) > 0xffff ? 2 : 1;
    }
    return units;
  };

  const highlight = () => {
    const range = /^#char=(\d+),(\d+)$/.exec(decodeURIComponent(location.hash));
    if (!range) {
      text.querySelector("mark")?.scrollIntoView({ block: "center" });
      return;
    }
    const start = unitsBefore(Number(range[1]));
    const end = unitsBefore(Number(range[2]));
    if (end <= start) return;
    const mark = document.createElement("mark");
    mark.textContent = whole.slice(start, end);
    text.replaceChildren(whole.slice(0, start), mark, whole.slice(end));
    mark.scrollIntoView({ block: "center" });
  };

  addEventListener("hashchange", highlight);
  highlight();
})();
