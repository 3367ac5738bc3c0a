// The page's side of the engine: starts the worker, asks one thing at a time, and does not
// wait for a worker that has gone silent.
//
// Rules of this file: nothing is loaded before `start()`; a newer request replaces an older
// one; a silent worker is ended and started once more with the same request, then reported.

/** @typedef {import("./types.mjs").Manifest} Manifest */
/** @typedef {import("./types.mjs").EngineStatus} EngineStatus */
/** @typedef {import("./types.mjs").FailureCode} FailureCode */
/** @typedef {import("./types.mjs").FromWorker} FromWorker */
/** @typedef {import("./types.mjs").ToWorker} ToWorker */

/** @typedef {{checkers?: {id: string, outcomes: {id: string, label: string}[]}[]}} Description */

/** @typedef {{checker: string, request: string, resolve: (reply: string | null) => void}} Job */

const LOADING_PATIENCE_MS = 30_000;
const RUNNING_PATIENCE_MS = 10_000;
const PATIENCE_PER_CHARACTER_MS = 0.05;

/** Fires `status` events, whose detail is an {@link EngineStatus}. */
export class Engine extends EventTarget {
  #manifestUrl;
  /** @type {Worker | undefined} */
  #worker;
  /** @type {EngineStatus} */
  #status = { state: "idle" };
  /** @type {Job | undefined} The request the worker is busy with. */
  #asked;
  /** @type {Job | undefined} The newest request that has not been sent. */
  #next;
  #id = 0;
  #isReady = false;
  #wasRestarted = false;
  #description = "{}";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #watchdog;

  /** @param {string} manifestUrl */
  constructor(manifestUrl) {
    super();
    this.#manifestUrl = new URL(manifestUrl, document.baseURI).href;
  }

  get status() {
    return this.#status;
  }

  /**
   * The outcomes a checker knows, in words; empty before it is ready.
   *
   * @param {string} checker
   * @returns {Record<string, string>}
   */
  outcomes(checker) {
    const { checkers = [] } = /** @type {Description} */ (JSON.parse(this.#description));
    const outcomes = checkers.find(({ id }) => id === checker)?.outcomes ?? [];
    return Object.fromEntries(outcomes.map(({ id, label }) => [id, label]));
  }

  /** Start loading; a second call does nothing unless the first one failed. */
  start() {
    if (this.#status.state !== "idle" && this.#status.state !== "failed") return;
    this.#wasRestarted = false;
    void this.#load();
  }

  /**
   * Ask for a verdict. The promise gives the reply exactly as the worker sent it, or null when
   * a newer request took its place or the engine has failed; after that only `start()` tries
   * again.
   *
   * @param {string} checker
   * @param {string} request JSON text
   * @returns {Promise<string | null>}
   */
  run(checker, request) {
    this.#next?.resolve(null);
    if (this.#status.state === "failed") return Promise.resolve(null);
    return new Promise((resolve) => {
      this.#next = { checker, request, resolve };
      this.start();
      this.#send();
    });
  }

  async #load() {
    this.#tell({ state: "loading", loaded: 0, total: 0, again: this.#wasRestarted });
    this.#watch(LOADING_PATIENCE_MS);
    let manifest;
    try {
      manifest = await fetchManifest(this.#manifestUrl);
    } catch (error) {
      const code = error instanceof TypeError ? "network" : "blocked";
      this.#fail(code, "manifest.json", error);
      return;
    }
    if (this.#status.state !== "loading" || this.#worker) return;
    this.#startWorker(manifest);
  }

  /** @param {Manifest} manifest */
  #startWorker(manifest) {
    const url = new URL(`${manifest.base}worker.mjs`, this.#manifestUrl);
    const worker = new Worker(url, { type: "module", name: "checkers" });
    this.#worker = worker;
    worker.addEventListener("message", ({ data }) => {
      if (worker === this.#worker) this.#hear(data);
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (worker !== this.#worker) return;
      this.#fail(event.message ? "python" : "network", "worker.mjs", event.message ?? "");
    });
    this.#post({ type: "load", files: manifest.files, packageName: manifest.package });
  }

  /** @param {ToWorker} message */
  #post(message) {
    this.#worker?.postMessage(message);
  }

  /** @param {FromWorker} message */
  #hear(message) {
    switch (message.type) {
      case "progress":
        this.#watch(LOADING_PATIENCE_MS);
        this.#tell({ ...message, state: "loading", again: this.#wasRestarted });
        break;
      case "stage":
        this.#watch(LOADING_PATIENCE_MS);
        this.#tell({ state: "starting" });
        break;
      case "ready":
        this.#watch(0);
        this.#isReady = true;
        this.#description = message.description;
        this.#tell({ state: "ready" });
        this.#send();
        break;
      case "reply":
        this.#finish(message.id, message.reply);
        break;
      case "failed":
        this.#fail(message.code, message.file, message.detail);
    }
  }

  /** Send the newest request if the worker is free. */
  #send() {
    if (!this.#isReady || this.#asked || !this.#next) return;
    this.#asked = this.#next;
    this.#next = undefined;
    this.#tell({ state: "running" });
    const { checker, request } = this.#asked;
    this.#watch(RUNNING_PATIENCE_MS + request.length * PATIENCE_PER_CHARACTER_MS);
    this.#post({ type: "run", id: ++this.#id, checker, request });
  }

  /**
   * @param {number} id
   * @param {string} reply
   */
  #finish(id, reply) {
    if (id !== this.#id || !this.#asked) return;
    this.#watch(0);
    const done = this.#asked;
    this.#asked = undefined;
    this.#wasRestarted = false;
    this.#tell({ state: "ready" });
    done.resolve(this.#next ? null : reply);
    this.#send();
  }

  /**
   * Expect a sign of life within the time; 0 expects nothing.
   *
   * @param {number} patience in milliseconds
   */
  #watch(patience) {
    clearTimeout(this.#watchdog);
    if (patience) this.#watchdog = setTimeout(() => this.#bark(), patience);
  }

  /** The worker was silent: start it once more with the same request, then give up. */
  #bark() {
    if (this.#wasRestarted) {
      this.#fail("timeout", "", "");
      return;
    }
    this.#wasRestarted = true;
    this.#end();
    if (this.#next) this.#asked?.resolve(null);
    else this.#next = this.#asked;
    this.#asked = undefined;
    void this.#load();
  }

  #end() {
    this.#watch(0);
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#isReady = false;
  }

  /**
   * @param {FailureCode} code
   * @param {string} file
   * @param {unknown} detail
   */
  #fail(code, file, detail) {
    this.#end();
    for (const job of [this.#asked, this.#next]) job?.resolve(null);
    this.#asked = this.#next = undefined;
    console.warn("checkers engine", code, file, String(detail));
    this.#tell({ state: "failed", failure: { code, file, detail: String(detail) } });
  }

  /** @param {EngineStatus} status */
  #tell(status) {
    this.#status = status;
    this.dispatchEvent(new CustomEvent("status", { detail: status }));
  }
}

/**
 * @param {string} url
 * @returns {Promise<Manifest>}
 * @throws {Error} The server refused it or sent something else.
 */
async function fetchManifest(url) {
  const response = await fetch(url, { cache: "no-cache" });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}
