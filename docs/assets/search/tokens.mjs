// How text is cut into what is searched: overlapping pairs of Han characters, and Latin words.
// The index is cut by this module too, when the site is built, so that both agree.

const RUN = /(\p{Script=Han}+)|([a-z0-9]+\+?)/gu;
const MIN_STEM = 4;

/**
 * @typedef {object} Run characters of one script
 * @property {string} text
 * @property {boolean} han
 * @property {number} at where it starts
 */

/**
 * Fold what looks different and means the same: width, case, accents, traditional characters.
 * Each character becomes one piece, so that a place in the folded text can be found in the text.
 *
 * @param {string} text
 * @param {ReadonlyMap<string, string>} simple the simplified form of each traditional character
 * @returns {string[]}
 */
export function pieces(text, simple) {
  return Array.from(text, (char) => {
    const folded = char.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return simple.get(folded) ?? folded;
  });
}

/**
 * @param {string} text
 * @param {ReadonlyMap<string, string>} simple
 */
export function fold(text, simple) {
  return pieces(text, simple).join("");
}

/**
 * @param {string} folded
 * @returns {Run[]}
 */
export function runs(folded) {
  return Array.from(folded.matchAll(RUN), (match) => ({
    text: match[0],
    han: match[1] !== undefined,
    at: match.index,
  }));
}

/**
 * @param {Run} run
 * @returns {string[]}
 */
export function termsOf(run) {
  if (!run.han) return [stem(run.text)];
  const chars = Array.from(run.text);
  if (chars.length === 1) return chars;
  return chars.slice(1).map((char, index) => `${chars[index]}${char}`);
}

/**
 * @param {string} folded
 * @returns {string[]} in order, repeated as often as they occur
 */
export function terms(folded) {
  return runs(folded).flatMap(termsOf);
}

/**
 * Cut the commonest English endings. Both sides do the same, so a crude cut does no harm.
 *
 * @param {string} word
 */
function stem(word) {
  return word.length < MIN_STEM ? word : word.replace(/y$/, "i").replace(/(?:ing|ed|es|s|e)$/, "");
}
