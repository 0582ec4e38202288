// Asks a SPARQL endpoint with Comunica and prints the solutions as JSON: node ask.mjs ENDPOINT QUERY
import { QueryEngine } from "@comunica/query-sparql";

const [endpoint, query] = process.argv.slice(2);
const source = { type: "sparql", value: endpoint };
const bindings = await (await new QueryEngine().queryBindings(query, { sources: [source] })).toArray();
const plain = (row) => Object.fromEntries([...row].map(([variable, term]) => [variable.value, term.value]));
console.log(JSON.stringify(bindings.map(plain)));
