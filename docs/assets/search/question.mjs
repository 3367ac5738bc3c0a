// What a question asks for: its words without filler, the platform it names, and what else the
// words are called. The words are data (kb/synonyms.yml).

import { fold, runs, terms, termsOf } from "./tokens.mjs";

/** @import {Meta} from "./types.mjs" */

const LONGEST = 400; // characters of a question that are read
const SAID = 0.7; // weight of what a said word means
const SAME = 0.45; // weight of another word for the same thing
const LATIN = /[a-z0-9]/;

/**
 * @typedef {object} Meaning
 * @property {string[]} mean
 * @property {string} platform
 * @property {boolean} said whether the word itself does not occur in the texts
 */

/**
 * @typedef {object} Word characters of one script in a row, not known as a word of ours
 * @property {string} text Latin words in a row have a space between them
 * @property {boolean} han
 */

/**
 * @typedef {object} Question
 * @property {string} text folded, without filler and platform
 * @property {Map<string, number>} weights of its terms
 * @property {string} platform id, or empty
 * @property {Word[]} words
 */

export class Language {
  /** @type {Map<string, Meaning[]>} */
  #words = new Map();
  #longest = 0;

  /** @param {Meta} meta */
  constructor(meta) {
    this.simple = traditional(meta.simple);
    for (const [mean, said, platform] of meta.synonyms) {
      const folded = mean.map((word) => fold(word, this.simple));
      for (const word of folded) this.#learn(word, { mean: folded, platform, said: false });
      for (const word of said) {
        this.#learn(fold(word, this.simple), { mean: folded, platform, said: true });
      }
    }
  }

  /**
   * @param {string} word
   * @param {Meaning} meaning
   */
  #learn(word, meaning) {
    this.#words.set(word, [...(this.#words.get(word) ?? []), meaning]);
    this.#longest = Math.max(this.#longest, word.length);
  }

  /**
   * @param {string} written
   * @returns {Question}
   */
  read(written) {
    const folded = fold(written.slice(0, LONGEST), this.simple);
    let platform = "";
    let text = "";
    let left = ""; // what is no known word
    /** @type {Map<string, number>} */
    const extra = new Map();
    for (let at = 0; at < folded.length;) {
      const word = this.#wordAt(folded, at);
      const meanings = this.#words.get(word) ?? [];
      const named = meanings.find((meaning) => meaning.platform);
      platform ||= named?.platform ?? "";
      for (const { mean, said } of meanings) {
        for (const other of mean) if (other !== word) add(extra, other, said ? SAID : SAME);
      }
      const cut = meanings.length > 0 && (named || meanings.every(({ mean }) => mean.length === 0));
      text += cut ? " " : word;
      left += meanings.length > 0 ? "|" : word;
      at += word.length;
    }
    return { text, platform, weights: weigh(text, extra), words: wordsOf(left) };
  }

  /**
   * Return the longest known word at a place, else the character there.
   *
   * @param {string} text
   * @param {number} at
   */
  #wordAt(text, at) {
    if (startsInside(text, at)) return text.charAt(at);
    for (let length = Math.min(this.#longest, text.length - at); length > 0; length -= 1) {
      const word = text.slice(at, at + length);
      if (this.#words.has(word) && !startsInside(text, at + length)) return word;
    }
    return text.charAt(at);
  }
}

/**
 * Whether a place lies inside a Latin word or number.
 *
 * @param {string} text
 * @param {number} at
 */
function startsInside(text, at) {
  return LATIN.test(text.charAt(at - 1)) && LATIN.test(text.charAt(at));
}

/**
 * @param {string} left
 * @returns {Word[]}
 */
function wordsOf(left) {
  /** @type {Word[]} */
  const words = [];
  let end = -1;
  for (const { text, han, at } of runs(left)) {
    const before = words.at(-1);
    const joins = before && !before.han && !han && left.slice(end, at).trim() === "";
    if (joins) before.text += ` ${text}`;
    else words.push({ text, han });
    end = at + text.length;
  }
  return words;
}

/**
 * @param {string} text
 * @param {ReadonlyMap<string, number>} extra words and their weights
 */
function weigh(text, extra) {
  /** @type {Map<string, number>} */
  const weights = new Map();
  for (const run of runs(text)) {
    // A single character left over says nothing, unless it is all there is.
    if (run.han && run.text.length === 1 && text.trim() !== run.text) continue;
    for (const term of termsOf(run)) weights.set(term, 1);
  }
  for (const [word, weight] of extra) for (const term of terms(word)) add(weights, term, weight);
  return weights;
}

/**
 * @param {Map<string, number>} weights
 * @param {string} key
 * @param {number} weight
 */
function add(weights, key, weight) {
  weights.set(key, Math.max(weights.get(key) ?? 0, weight));
}

/** @param {string} pairs */
function traditional(pairs) {
  const chars = Array.from(pairs);
  /** @type {Map<string, string>} */
  const simple = new Map();
  for (let at = 0; at < chars.length; at += 2) simple.set(chars[at] ?? "", chars[at + 1] ?? "");
  return simple;
}
