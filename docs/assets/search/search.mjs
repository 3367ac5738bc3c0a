// From a question to hits. Everything that is asked stays here: only index files are fetched.

import { Growing } from "./growing.mjs";
import { Guesses } from "./latin.mjs";
import { mixed } from "./mixed.mjs";
import { Language } from "./question.mjs";
import { Store } from "./store.mjs";
import { terms } from "./tokens.mjs";

/** @import {Found, Hit, Meta, Row} from "./types.mjs" */
/** @import {Scored} from "./mixed.mjs" */
/** @import {Question, Word} from "./question.mjs" */

const BOOST = { title: 2, asks: 2.5, text: 1 };
const NAMED = 4; // weight of the platform that a question names
const HERE = 2; // weight of the platform whose page the reader is on
const GUESSED = 0.8;
const MOST_PAIRS = 24;
const EMPTY = /** @type {Row} */ (["", "", "", "", ""]);

/**
 * @typedef {object} Wish
 * @property {string} text
 * @property {string} [here] the platform whose page the reader is on
 * @property {boolean} [anywhere] no platform is to weigh more
 * @property {number} [most] how many hits
 */

export class Search {
  /** @type {Guesses | undefined} */
  #guesses;

  /**
   * @param {Store} store
   * @param {Meta} meta
   */
  constructor(store, meta) {
    this.store = store;
    this.meta = meta;
    this.index = new Growing(meta.lengths);
    this.language = new Language(meta);
    /** The record of each entry. */
    this.groupOf = meta.groups.flatMap((size, group) => new Array(size).fill(group));
  }

  /**
   * @param {URL} base the folder of the index
   * @throws {Error} The index cannot be loaded.
   */
  static async open(base) {
    const store = new Store(base);
    const meta = await store.meta();
    if (meta.buckets === 1) await store.terms(0);
    return new Search(store, meta);
  }

  /**
   * @param {Wish} wish
   * @returns {Promise<Found>}
   * @throws {Error} A part of the index cannot be loaded.
   */
  async find({ text, here = "", anywhere = false, most = 10 }) {
    const question = this.language.read(text);
    const platform = question.platform || here;
    await this.#learn(question.weights.keys());
    const unknown = await this.#guess(question);
    await this.#learn(question.weights.keys());
    const worth = this.#worth(anywhere ? "" : platform, question.platform ? NAMED : HERE);
    const numbers = this.#best(question.weights, worth, most);
    const near = numbers.length === 0 && text.trim() !== "";
    const shown = near ? this.#common(platform, most) : numbers;
    return {
      hits: await Promise.all(shown.map((number) => this.#hit(number))),
      near,
      platform,
      platformName: this.#platformName(platform),
      unknown,
      terms: [...question.weights.keys()].filter((term) => this.index.knows(term)),
    };
  }

  /** @param {Iterable<string>} wanted */
  async #learn(wanted) {
    const fresh = [...wanted].filter((term) => !this.index.knows(term));
    const buckets = await Promise.all(
      fresh.map((term) => this.store.terms(hash(term) % this.meta.buckets)),
    );
    fresh.forEach((term, at) => {
      const bucket = buckets[at] ?? {};
      if (Object.hasOwn(bucket, term)) this.index.learn(term, bucket[term] ?? []);
    });
  }

  /**
   * Add what unknown words may mean. Han words are taken apart only where nothing else is known.
   *
   * @param {Question} question its weights grow
   * @returns {Promise<string[]>} words that remain unknown
   */
  async #guess({ weights, words }) {
    const unknown = words.filter((word) => !this.#knows(word));
    const lost = ![...weights.keys()].some((term) => this.index.knows(term));
    const remaining = [];
    for (const { text, han } of unknown) {
      if (han && !lost) {
        if (text.length > 1) remaining.push(text);
        continue;
      }
      const meant = await (han ? this.#holding(text) : this.#alike(text));
      if (meant.length === 0) remaining.push(text);
      for (const [term, weight] of this.language.read(meant.join(" ")).weights) {
        if (!weights.has(term)) weights.set(term, GUESSED * weight);
      }
    }
    return remaining;
  }

  /** @param {Word} word */
  #knows(word) {
    const parts = word.han ? terms(word.text) : word.text.split(" ").flatMap((part) => terms(part));
    return word.han
      ? parts.some((term) => this.index.knows(term))
      : parts.every((term) => this.index.knows(term));
  }

  /**
   * @param {string} text Latin words in a row
   * @returns {Promise<string[]>}
   */
  async #alike(text) {
    this.#guesses ??= new Guesses(await this.store.latin());
    const guesses = this.#guesses;
    const spoken = guesses.spoken(text);
    if (spoken.length > 0) return spoken;
    const unknown = text.split(" ").filter((part) => !this.#knows({ text: part, han: false }));
    return unknown.flatMap((part) => {
      const alone = guesses.spoken(part);
      return alone.length > 0 ? alone : guesses.alike(part);
    });
  }

  /**
   * Common pairs that hold one of the characters.
   *
   * @param {string} text
   */
  async #holding(text) {
    const pairs = (await this.store.latin()).pairs.match(/../gu) ?? [];
    const chars = new Set(text);
    return pairs
      .filter((pair) => Array.from(pair).some((char) => chars.has(char)))
      .slice(0, MOST_PAIRS);
  }

  /**
   * @param {string} platform
   * @param {number} weight
   * @returns {(entry: number) => number}
   */
  #worth(platform, weight) {
    const wanted = this.meta.platforms.findIndex(([id]) => id === platform);
    return (entry) => {
      if (wanted < 0) return 1;
      const about = this.meta.platformsOf[entry];
      if (about === wanted) return weight;
      // What concerns several platforms, this one among them, answers it in part.
      return Array.isArray(about) && about.includes(wanted) ? Math.sqrt(weight) : 1;
    };
  }

  /**
   * The best entry of each record, best first.
   *
   * @param {ReadonlyMap<string, number>} weights
   * @param {(entry: number) => number} worth
   * @param {number} most
   */
  #best(weights, worth, most) {
    if (weights.size === 0) return [];
    /** @type {Map<number | undefined, Scored>} */
    const best = new Map();
    for (const { id, score } of this.index.ask(weights, BOOST, worth)) {
      const group = this.groupOf[id];
      if (!best.has(group)) best.set(group, { id, score, isFact: this.#kind(id) === "fact" });
      if (best.size === most) break;
    }
    return mixed([...best.values()]).map(({ id }) => id);
  }

  /** @param {number} entry */
  #kind(entry) {
    return this.meta.kinds[this.meta.kindOf[entry] ?? 0]?.[0] ?? "";
  }

  /**
   * What most readers come for: the articles, those of the platform first.
   *
   * @param {string} platform
   * @param {number} most
   */
  #common(platform, most) {
    const worth = this.#worth(platform, NAMED);
    const article = this.meta.kinds.findIndex(([id]) => id === "scenario");
    const entries = this.meta.kindOf.flatMap((kind, entry) => (kind === article ? [entry] : []));
    const first = entries.filter((entry) => this.#isFirst(entry));
    return first.sort((one, two) => worth(two) - worth(one)).slice(0, most);
  }

  /** @param {number} entry */
  #isFirst(entry) {
    return this.groupOf[entry] !== this.groupOf[entry - 1];
  }

  /** @param {number} entry */
  async #hit(entry) {
    const rows = await this.store.shown(Math.floor(entry / this.meta.chunk));
    const [title, text, address, grade, aside] = rows[entry % this.meta.chunk] ?? EMPTY;
    const about = [this.meta.platformsOf[entry] ?? []].flat();
    /** @type {Hit} */
    const hit = {
      title,
      text,
      address,
      aside,
      grade,
      gradeName: this.meta.grades[grade] ?? "",
      kind: this.meta.kinds[this.meta.kindOf[entry] ?? 0]?.[1] ?? "",
      platforms: about.map((number) => this.meta.platforms[number]?.[1] ?? ""),
    };
    return hit;
  }

  /** @param {string} id */
  #platformName(id) {
    return this.meta.platforms.find(([known]) => known === id)?.[1] ?? "";
  }
}

/**
 * A term's bucket is its hash modulo their number: 32-bit FNV-1a over characters, as the build
 * computes it.
 *
 * @param {string} term
 */
export function hash(term) {
  let value = 0x811c9dc5;
  for (const char of term) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
