// Asks the endpoint of this very site.

const LONGEST_ADDRESS = 4000; // characters; a query by GET can be answered from a cache, a longer one is posted
const LARGEST_ANSWER = 64 * 1024 * 1024; // characters; more would be too much for the page that shows it
const ACCEPT = "application/sparql-results+json, text/turtle;q=0.9";

/** What the endpoint refuses, or what broke on the way; `line` and `column` count from 1 where they are known. */
export class Trouble extends Error {
  constructor(title, detail, hint = "", place = {}) {
    super(detail);
    Object.assign(this, { title, hint, ...place });
  }
}

export class Endpoint {
  constructor(address) {
    this.address = address;
  }

  /** The address that answers a query in a format (`csv`, `ttl`, …). */
  link(query, format) {
    return `${this.address}?${new URLSearchParams({ query, format })}`;
  }

  /** The answer: its kind, its text, its rows, and which `limit` cut it short, if one did. Throws `Trouble` or an AbortError. */
  async ask(query, signal) {
    const response = await this.#fetch(query, { Accept: ACCEPT }, signal);
    if (!response.ok) throw await trouble(response);
    const text = await read(response);
    const limit = response.headers.get("Budgetgraph-Truncated");
    return answer(response.headers.get("Content-Type") ?? "", text, limit);
  }

  /** The same answer as a file. Long queries cannot be links. */
  async file(query, format) {
    const response = await this.#post({ query, format }, {});
    if (!response.ok) throw await trouble(response);
    return response.blob().catch((error) => {
      throw brokenOff(error);
    });
  }

  /** Whether a query is short enough for a link. */
  fits(query) {
    return this.link(query, "jsonld").length <= LONGEST_ADDRESS;
  }

  #fetch(query, headers, signal) {
    if (!this.fits(query)) return this.#post({ query }, headers, signal);
    return reach(`${this.address}?${new URLSearchParams({ query })}`, { headers, signal });
  }

  #post(fields, headers, signal) {
    return reach(this.address, { method: "POST", body: new URLSearchParams(fields), headers, signal });
  }
}

async function reach(address, options) {
  try {
    return await fetch(address, { credentials: "omit", ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Trouble(
      "联系不上服务器 The server cannot be reached",
      error.message,
      "请稍后再试。 Try again in a moment.",
    );
  }
}

async function read(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const parts = [];
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      length += part.value.length;
      if (length > LARGEST_ANSWER) break;
    }
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw brokenOff(error);
  }
  if (length <= LARGEST_ANSWER) return parts.join("");
  await reader.cancel();
  throw new Trouble(
    "结果太大，网页无法显示 The result is too large for this page",
    `> ${LARGEST_ANSWER / 1024 / 1024} MB`,
    "请加 LIMIT，或直接下载。 Add a LIMIT, or download it.",
  );
}

function brokenOff(error) {
  return new Trouble(
    "结果中断 The answer broke off",
    error.message,
    "请重试，或缩小查询。 Try again, or ask for less.",
  );
}

/** `met` is the limit that the header names; one that is met later stands at the end of the answer. */
function answer(mediaType, text, met) {
  if (!mediaType.includes("json")) return { kind: "graph", text, limit: met };
  const result = parsed(text);
  const limit = result.truncated?.limit ?? met;
  if ("boolean" in result) return { kind: "boolean", text, value: result.boolean, limit };
  return { kind: "solutions", text, variables: result.head.vars, rows: result.results.bindings, limit };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Trouble(
      "结果不完整 The answer is incomplete",
      error.message,
      "请重试，或缩小查询。 Try again, or ask for less.",
    );
  }
}

async function trouble(response) {
  const text = await response.text();
  const title = `${response.status} ${response.statusText}`;
  try {
    const problem = JSON.parse(text);
    return new Trouble(`${problem.status} ${problem.title}`, problem.detail, problem.hint, place(problem));
  } catch {
    return new Trouble(title, text.slice(0, 2000));
  }
}

function place({ where = "" }) {
  const [, line, column] = /line (\d+)(?:, column (\d+))?/.exec(where) ?? [];
  return { line: Number(line ?? 0), column: Number(column ?? 0) };
}
