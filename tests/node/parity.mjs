// Answers vectors by Pyodide, in the engine as it is published.
//
// node parity.mjs ENGINE < vectors.json > replies.json

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const engine = process.argv[2];
const { loadPyodide } = await import(pathToFileURL(`${engine}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: engine, packageBaseUrl: engine });
await python.loadPackage("checkers", { messageCallback: () => {} });
const bridge = python.pyimport("checkers.bridge");

const vectors = JSON.parse(readFileSync(0, "utf-8"));
const replies = vectors.map(({ checker, request }) => bridge.run(checker, request));
process.stdout.write(JSON.stringify({ replies, description: bridge.describe() }));
