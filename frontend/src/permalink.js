// The query in the address. After the hash it stays in the browser: no server is asked twice, and none keeps it.

/** The query and the view that the address names; empty where it names none. */
export function fromAddress() {
  const fields = new URLSearchParams(location.hash.slice(1));
  return { query: fields.get("query") ?? "", view: fields.get("view") ?? "" };
}

/** The address of the page with this query and view. */
export function addressOf(query, view) {
  const page = location.href.replace(/[?#].*$/s, "");
  return `${page}#${new URLSearchParams({ query, ...(view && { view }) })}`;
}

/** Puts query and view into the address bar: another query is a step back in the history, another view is not. */
export function remember(query, view) {
  const address = addressOf(query, view);
  if (address === location.href) return;
  if (fromAddress().query === query) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
}
