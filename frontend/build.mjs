// Builds the query editor into the Python package (or into the directory given), byte for byte the same each time.
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { licences } from "./licences.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] ?? join(here, "../src/budgetgraph/web/static/editor"));

await mkdir(target, { recursive: true });
for (const name of await readdir(target)) await rm(join(target, name));
await build({
  absWorkingDir: here, // names in the output are relative to it, not to where the command was given
  entryPoints: ["src/editor.js"],
  outdir: target,
  bundle: true,
  minify: true,
  splitting: true, // the chart is fetched when somebody asks for one
  format: "esm",
  target: ["es2022"],
  charset: "utf8",
  chunkNames: "[name]-[hash]",
  legalComments: "none", // licences.txt has the licences in full
  logLevel: "warning",
});
await writeFile(join(target, "licences.txt"), await licences(here));
