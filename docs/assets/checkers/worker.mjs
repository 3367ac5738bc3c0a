// The worker that runs the checkers. It lies beside Pyodide in a folder named by its content,
// so the engine and the rules always belong together.
//
// Rules of this file: only text and plain messages cross; the first failure is told with a
// reason and ends the work; nothing is fetched from outside this folder.

import { isFailure, isOurs, meterFetch, watchWasm } from "./worker-fetch.mjs";

/** @typedef {import("./types.mjs").ToWorker} ToWorker */
/** @typedef {import("./types.mjs").FromWorker} FromWorker */
/** @typedef {import("./types.mjs").FailureCode} FailureCode */

/** @typedef {{run: (checker: string, request: string) => string, describe: () => string}} Door */

/**
 * As much of Pyodide as we use.
 *
 * @typedef {{loadPackage: (name: string, options: object) => Promise<unknown>,
 *   pyimport: (name: string) => Door}} Python
 */

const BASE = new URL("./", import.meta.url).href;

const WASM = "pyodide.asm.wasm";

/** The smallest module there is: magic number and version. */
const EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** @type {Promise<Door> | undefined} */
let bridge;
let failed = false;

/** @param {FromWorker} message */
function tell(message) {
  globalThis.postMessage(message);
}

/**
 * Tell the first failure; what follows from it is noise.
 *
 * @param {FailureCode} code
 * @param {string} file
 * @param {unknown} detail
 */
function fail(code, file, detail) {
  if (failed) return;
  failed = true;
  tell({ type: "failed", code, file, detail: String(detail) });
}

/**
 * @param {unknown} error
 * @returns {FailureCode}
 */
function reasonOf(error) {
  const text = String(error);
  if (error instanceof RangeError || /out of memory|could not allocate/i.test(text)) {
    return "memory";
  }
  if (/integrity|digest/i.test(text)) return "integrity";
  if (/Failed to fetch|dynamically imported module|NetworkError|Load failed/i.test(text)) {
    return "network";
  }
  return "python";
}

/**
 * Name the file that an error is about; a failed import has it in its message.
 *
 * @param {unknown} error
 */
function fileOf(error) {
  if (isFailure(error)) return error.file;
  return /([\w.-]+\.m?js)\b/.exec(String(error))?.[1] ?? "";
}

/** @throws {Error} WebAssembly is switched off, by a policy or by the reader. */
async function askForWasm() {
  if (typeof WebAssembly !== "object") throw new Error("WebAssembly is missing");
  await WebAssembly.compile(EMPTY_MODULE);
}

/**
 * WebAssembly that does not compile: too big, not ours, or beyond this browser.
 *
 * @param {unknown} error
 * @param {import("./types.mjs").EngineFile[]} files
 * @returns {Promise<FailureCode>}
 */
async function whyBroken(error, files) {
  if (reasonOf(error) === "memory") return "memory";
  return (await isOurs(BASE, WASM, files)) ? "no-wasm" : "integrity";
}

/**
 * Load Python and the rules.
 *
 * @param {Extract<ToWorker, {type: "load"}>} message
 */
async function load({ files, packageName }) {
  try {
    await askForWasm();
  } catch (error) {
    fail("no-wasm", "", error);
    throw error;
  }
  meterFetch(files, {
    progress: (loaded, total) => tell({ type: "progress", loaded, total }),
    failed: fail,
  });
  watchWasm(async (error) => fail(await whyBroken(error, files), WASM, error));
  const { loadPyodide } = await import(BASE + "pyodide.mjs");
  /** @type {Python} */
  const python = await loadPyodide({ indexURL: BASE, packageBaseUrl: BASE });
  tell({ type: "stage", stage: "rules" });
  await python.loadPackage(packageName, { messageCallback: () => {}, checkIntegrity: true });
  return python.pyimport("checkers.bridge");
}

/** @param {Extract<ToWorker, {type: "run"}>} message */
async function run({ id, checker, request }) {
  const door = await bridge;
  if (!door) return;
  tell({ type: "reply", id, reply: door.run(checker, request) });
}

addEventListener("message", async ({ data }) => {
  const message = /** @type {ToWorker} */ (data);
  try {
    if (message.type === "load") {
      bridge ??= load(message);
      const door = await bridge;
      tell({ type: "ready", description: door.describe() });
    } else {
      await run(message);
    }
  } catch (error) {
    fail(isFailure(error) ? error.code : reasonOf(error), fileOf(error), error);
  }
});

// Pyodide reports some failures only to nobody; the page must not wait for them.
addEventListener("unhandledrejection", (event) => fail(reasonOf(event.reason), "", event.reason));
