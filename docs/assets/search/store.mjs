// The index files: fetched when they are wanted, kept while the page is open.

/** @import {Bucket, Latin, Meta, Row} from "./types.mjs" */

export class Store {
  /** @type {Map<string, Promise<unknown>>} */
  #kept = new Map();

  /** @param {URL} base the folder of the index */
  constructor(base) {
    this.base = base;
  }

  /** @returns {Promise<Meta>} */
  meta() {
    return /** @type {Promise<Meta>} */ (this.#json("meta.json"));
  }

  /**
   * @param {number} bucket
   * @returns {Promise<Bucket>}
   */
  terms(bucket) {
    return /** @type {Promise<Bucket>} */ (this.#json(`terms-${bucket}.json`));
  }

  /**
   * @param {number} chunk
   * @returns {Promise<Row[]>}
   */
  shown(chunk) {
    return /** @type {Promise<Row[]>} */ (this.#json(`shown-${chunk}.json`));
  }

  /** @returns {Promise<Latin>} */
  latin() {
    return /** @type {Promise<Latin>} */ (this.#json("latin.json"));
  }

  /**
   * @param {string} name
   * @returns {Promise<unknown>}
   * @throws {Error} The file cannot be loaded; the next call tries again.
   */
  #json(name) {
    const kept = this.#kept.get(name);
    if (kept) return kept;
    const asked = this.#fetch(name);
    this.#kept.set(name, asked);
    asked.catch(() => this.#kept.delete(name));
    return asked;
  }

  /** @param {string} name */
  async #fetch(name) {
    const answer = await fetch(new URL(name, this.base));
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  }
}
