// MiniSearch with an index that grows: a term's postings are added when a query asks for it.
//
// The library loads an index whole. Here documents are known from the start, terms come later, so
// the protected members that hold them are filled directly. That is why the version is pinned and
// a test holds this against an index that the library built by itself.

import MiniSearch from "./minisearch.mjs";

/** @import {SearchResult} from "minisearch" */
/** @typedef {Map<number, Map<number, number>>} Postings per field: how often each entry holds it */

export const FIELDS = ["title", "asks", "text"];
const MOST_PLACES = 3000;

/** @extends {MiniSearch<never>} */
export class Growing extends MiniSearch {
  /** @param {readonly number[]} lengths different terms in each field, entry after entry */
  constructor(lengths) {
    super({ fields: FIELDS });
    const count = lengths.length / FIELDS.length;
    this._documentCount = count;
    this._nextId = count;
    this._avgFieldLength = FIELDS.map((_, field) => average(lengths, field));
    for (let entry = 0; entry < count; entry += 1) {
      const first = entry * FIELDS.length;
      this._documentIds.set(entry, entry);
      this._fieldLength.set(entry, lengths.slice(first, first + FIELDS.length));
    }
  }

  /**
   * @param {string} term
   * @param {readonly number[][]} packed per field
   */
  learn(term, packed) {
    if (this._index.has(term)) return;
    const fields = packed.map(unpack).map((found, field) => /** @type {const} */ ([field, found]));
    this._index.set(term, new Map(fields.filter(([, found]) => found.size > 0)));
  }

  /** @param {string} term */
  knows(term) {
    return this._index.has(term);
  }

  /**
   * The library multiplies a score by how many terms an entry holds; here by how much they weigh.
   *
   * @param {ReadonlyMap<string, number>} weights of terms
   * @param {Record<string, number>} boost of fields
   * @param {(entry: number) => number} worth of entries
   * @returns {SearchResult[]}
   */
  ask(weights, boost, worth) {
    const terms = telling(this._index, weights);
    const found = this.search(terms.join(" "), {
      boost,
      boostDocument: worth,
      boostTerm: (term) => weights.get(term) ?? 1,
      processTerm: (term) => term,
      tokenize: () => terms,
    });
    for (const result of found) {
      const held = result.queryTerms.reduce((sum, term) => sum + (weights.get(term) ?? 0), 0);
      result.score *= held / result.queryTerms.length;
    }
    return found.sort((one, two) => two.score - one.score);
  }
}

/**
 * The terms that tell most, the rarest for their weight first: where a large index knows very many
 * places, common words change nothing among the first hits and cost the most time.
 *
 * @param {{ get(term: string): Postings | undefined }} index
 * @param {ReadonlyMap<string, number>} weights
 */
function telling(index, weights) {
  const known = [...weights]
    .map(([term, weight]) => ({ term, cost: places(index.get(term)), weight }))
    .filter(({ cost }) => cost > 0)
    .sort((one, two) => one.cost / one.weight - two.cost / two.weight);
  let left = MOST_PLACES;
  return known.filter(({ cost }, at) => (left -= cost) > 0 || at === 0).map(({ term }) => term);
}

/** @param {Postings | undefined} postings */
function places(postings) {
  return [...(postings?.values() ?? [])].reduce((sum, found) => sum + found.size, 0);
}

/**
 * @param {readonly number[]} lengths
 * @param {number} field
 */
function average(lengths, field) {
  let sum = 0;
  for (let at = field; at < lengths.length; at += FIELDS.length) sum += lengths[at] ?? 0;
  return sum / (lengths.length / FIELDS.length);
}

/**
 * Steps from one entry to the next, doubled, odd where a number of times follows.
 *
 * @param {readonly number[]} packed
 * @returns {Map<number, number>} how often each entry holds the term
 */
function unpack(packed) {
  /** @type {Map<number, number>} */
  const found = new Map();
  let entry = 0;
  for (let at = 0; at < packed.length; at += 1) {
    const step = packed[at] ?? 0;
    entry += step >> 1;
    if (step % 2 === 1) at += 1;
    found.set(entry, step % 2 === 1 ? (packed[at] ?? 1) : 1);
  }
  return found;
}
