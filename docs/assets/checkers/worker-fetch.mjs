// Watches what the worker fetches: how much has come, and what did not come.
//
// Pyodide waits for ever when its WebAssembly does not arrive, and carries on without its
// standard library. So the failure is told from here.

/** @typedef {import("./types.mjs").EngineFile} EngineFile */
/** @typedef {import("./types.mjs").FailureCode} FailureCode */

/** @typedef {(code: FailureCode, file: string, detail: unknown) => void} Failed */

/** A file that did not come, and why. */
class Failure extends Error {
  /**
   * @param {FailureCode} code
   * @param {string} file
   * @param {string} message
   */
  constructor(code, file, message) {
    super(message);
    this.code = code;
    this.file = file;
  }
}

/**
 * @param {unknown} error
 * @returns {error is Failure}
 */
export function isFailure(error) {
  return error instanceof Failure;
}

const PROGRESS_STEP = 50_000;

/**
 * Replace `fetch` by one that counts bytes and names what is missing.
 *
 * @param {EngineFile[]} files
 * @param {{progress: (loaded: number, total: number) => void, failed: Failed}} tell
 */
export function meterFetch(files, tell) {
  const plainFetch = globalThis.fetch.bind(globalThis);
  const sizes = new Map(files.map((file) => [file.name, file.bytes]));
  const total = files.filter(isFetched).reduce((sum, file) => sum + file.bytes, 0);
  let loaded = 0;
  let told = 0;

  /** @param {number} bytes */
  function count(bytes) {
    loaded += bytes;
    if (loaded - told < PROGRESS_STEP && loaded < total) return;
    told = loaded;
    tell.progress(Math.min(loaded, total), total);
  }

  globalThis.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const name = new URL(address, globalThis.location.href).pathname.split("/").pop() ?? "";
    try {
      const response = await ask(plainFetch, input, init, name);
      return sizes.has(name) ? counted(response, name, count, tell.failed) : response;
    } catch (error) {
      if (isFailure(error)) tell.failed(error.code, error.file, error.message);
      throw error;
    }
  };
}

/**
 * Scripts are imported, not fetched, so no byte of them is ever counted.
 *
 * @param {EngineFile} file
 */
function isFetched(file) {
  return !/\.m?js$/.test(file.name);
}

/**
 * @param {typeof fetch} plainFetch
 * @param {RequestInfo | URL} input
 * @param {RequestInit | undefined} init
 * @param {string} name
 */
async function ask(plainFetch, input, init, name) {
  let response;
  try {
    response = await plainFetch(input, init);
  } catch (error) {
    const code = (await isAltered(plainFetch, input, init)) ? "integrity" : "network";
    throw new Failure(code, name, String(error));
  }
  if (!response.ok) throw new Failure("blocked", name, `status ${response.status}`);
  return response;
}

/**
 * A hash that does not match and a line that broke raise the same error; only asking again
 * without the hash tells them apart.
 *
 * @param {typeof fetch} plainFetch
 * @param {RequestInfo | URL} input
 * @param {RequestInit | undefined} init
 */
async function isAltered(plainFetch, input, init) {
  if (!init?.integrity) return false;
  try {
    return (await plainFetch(input, { ...init, integrity: "" })).ok;
  } catch {
    return false;
  }
}

/**
 * Pass the response on and count what flows through.
 *
 * @param {Response} response
 * @param {string} name
 * @param {(bytes: number) => void} count
 * @param {Failed} failed
 */
function counted(response, name, count, failed) {
  if (!response.body) return response;
  const reader = response.body.getReader();
  const body = new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        count(value.byteLength);
        controller.enqueue(value);
      } catch (error) {
        failed("network", name, error);
        controller.error(error);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const headers = new Headers(response.headers);
  // Compiling while it streams needs this type, and not every server sends it.
  if (name.endsWith(".wasm")) headers.set("Content-Type", "application/wasm");
  return new Response(body, { status: response.status, headers });
}

/**
 * Hear of WebAssembly that does not compile; Pyodide only writes it to the console.
 *
 * @param {(error: unknown) => void} broken
 */
export function watchWasm(broken) {
  const stream = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    try {
      return await stream(source, imports);
    } catch (error) {
      broken(error);
      throw error;
    }
  };
}

/**
 * Is the file on the server the one that was published? Where the browser offers no hash, the
 * benefit of the doubt goes to the server.
 *
 * @param {string} base
 * @param {string} name
 * @param {EngineFile[]} files
 * @returns {Promise<boolean>}
 */
export async function isOurs(base, name, files) {
  const wanted = files.find((file) => file.name === name)?.sha256;
  if (!wanted || !globalThis.crypto?.subtle) return true;
  try {
    const bytes = await (await fetch(base + name)).arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return wanted === [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  } catch {
    return true;
  }
}
