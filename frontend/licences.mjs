// The licences of everything that the bundle contains: what package.json depends on, and what that depends on.
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

const LICENCE_FILE = /^licen[cs]e/i;
// For packages that name their licence and leave its text out.
const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

/** The text of licences.txt for the packages below `directory`/node_modules. */
export async function licences(directory) {
  const modules = join(directory, "node_modules");
  const root = JSON.parse(await readFile(join(directory, "package.json"), "utf8"));
  const packages = await closure(modules, Object.keys(root.dependencies));
  const texts = await Promise.all(packages.map((one) => notice(modules, one)));
  return `The query editor (editor.js, editor.css and the parts that it loads) contains these packages.\n\n${texts.join("\n")}`;
}

async function closure(modules, names) {
  const found = new Map();
  const waiting = [...names];
  while (waiting.length > 0) {
    const name = waiting.pop();
    // Packages of types are declarations only: nothing of them is in the bundle.
    if (found.has(name) || name.startsWith("@types/") || !existsSync(join(modules, name))) continue;
    const description = JSON.parse(await readFile(join(modules, name, "package.json"), "utf8"));
    found.set(name, description);
    waiting.push(...Object.keys(description.dependencies ?? {}));
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function notice(modules, { name, version, license, author }) {
  const files = (await readdir(join(modules, name))).filter((file) => LICENCE_FILE.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(modules, name, file), "utf8")));
  if (texts.length === 0 && license !== "MIT")
    throw new Error(`${name} has no licence file, and ${license} is not MIT.`);
  const who = typeof author === "string" ? author : (author?.name ?? "its authors");
  const stated = texts.map((text) => text.replace(/\r\n/g, "\n").trim() + "\n").join("\n");
  const line = "=".repeat(80);
  return `${line}\n${name} ${version}: ${license}\n${line}\n\n${stated || `Copyright: ${who}\n\n${MIT}`}`;
}
