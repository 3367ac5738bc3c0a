// Latin words that no entry holds: pinyin, initials, the beginning of a word, a slip of the finger.

/** @import {Latin} from "./types.mjs" */

const LONGEST_SYLLABLE = 6;
const MOST = 6; // words offered for one
const SLIPS = { one: 4, two: 8 }; // letters from which a word may have so many slips

export class Guesses {
  /** @type {Map<string, string[]>} pairs of Han characters by their two syllables */
  #pairs = new Map();

  /** @param {Latin} latin */
  constructor(latin) {
    this.latin = latin;
    const spoken = bySyllable(latin.syllables);
    const chars = Array.from(latin.pairs);
    for (let at = 0; at + 1 < chars.length; at += 2) {
      const [first = "", second = ""] = chars.slice(at, at + 2);
      for (const one of spoken.get(first) ?? []) {
        for (const two of spoken.get(second) ?? []) this.#learn(`${one} ${two}`, first + second);
      }
    }
  }

  /**
   * @param {string} sound
   * @param {string} pair
   */
  #learn(sound, pair) {
    this.#pairs.set(sound, [...(this.#pairs.get(sound) ?? []), pair]);
  }

  /**
   * What Latin words in a row mean as pinyin or initials.
   *
   * @param {string} written
   * @returns {string[]} words and pairs of Han characters; none if they are neither
   */
  spoken(written) {
    const joined = written.replaceAll(" ", "");
    const parts = syllables(joined, this.latin.syllables) ?? [];
    const pairs = parts
      .slice(1)
      .flatMap((part, at) => this.#pairs.get(`${parts[at]} ${part}`) ?? []);
    return pairs.length > 0 ? pairs : (this.latin.initials[joined] ?? []);
  }

  /**
   * @param {string} word
   * @returns {string[]} known words that begin with it, or differ by a slip
   */
  alike(word) {
    if (word.length < 2) return [];
    const begun = this.latin.words.filter((known) => known.startsWith(word));
    if (begun.length > 0) return begun.slice(0, MOST);
    const slips = word.length < SLIPS.one ? 0 : word.length < SLIPS.two ? 1 : 2;
    return slips ? this.latin.words.filter((known) => near(word, known, slips)).slice(0, MOST) : [];
  }
}

/**
 * @param {Record<string, string>} table
 * @returns {Map<string, string[]>}
 */
function bySyllable(table) {
  /** @type {Map<string, string[]>} */
  const spoken = new Map();
  for (const [syllable, chars] of Object.entries(table)) {
    for (const char of chars) spoken.set(char, [...(spoken.get(char) ?? []), syllable]);
  }
  return spoken;
}

/**
 * Cut pinyin without spaces into syllables, longest first.
 *
 * @param {string} joined
 * @param {Record<string, string>} known
 * @returns {string[] | undefined} nothing if it is no pinyin
 */
function syllables(joined, known) {
  if (joined === "") return [];
  for (let length = Math.min(LONGEST_SYLLABLE, joined.length); length > 0; length -= 1) {
    if (!Object.hasOwn(known, joined.slice(0, length))) continue;
    const rest = syllables(joined.slice(length), known);
    if (rest) return [joined.slice(0, length), ...rest];
  }
  return undefined;
}

/**
 * Whether two words differ by at most some letters (Levenshtein).
 *
 * @param {string} one
 * @param {string} two
 * @param {number} most
 */
function near(one, two, most) {
  if (Math.abs(one.length - two.length) > most) return false;
  let row = Array.from({ length: two.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= two.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (one[i - 1] === two[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > most) return false;
    row = next;
  }
  return (row.at(-1) ?? 0) <= most;
}
