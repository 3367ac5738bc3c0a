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
    const weights = weigh(text, extra);
    // A platform's name or a filler is the question where nothing else is said.
    return {
      text,
      platform,
      words: wordsOf(left),
      weights: weights.size ? weights : weigh(folded, extra),
    };
  }

  /**
   * Return the longest known word at a place, else the Latin word or the character there.
   *
   * @param {string} text
   * @param {number} at not inside a Latin word
   */
  #wordAt(text, at) {
    for (let length = Math.min(this.#longest, text.length - at); length > 0; length -= 1) {
      const end = at + length;
      const isWhole = !(LATIN.test(text.charAt(end - 1)) && LATIN.test(text.charAt(end)));
      if (isWhole && this.#words.has(text.slice(at, end))) return text.slice(at, end);
    }
    return /^[a-z0-9]+/.exec(text.slice(at))?.[0] ?? text.charAt(at);
  }
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
  for (const [word, weight] of extra) {
    // Another name weighs like one word, however long it is, lest it drown what was asked.
    const parts = terms(word);
    for (const term of parts) add(weights, term, weight / parts.length);
  }
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
