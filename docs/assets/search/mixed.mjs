// The first three hits: an article or note that explains, and the facts it must agree with.
//
// Articles hold so many words that they would fill the first places alone, and a reader who wants
// the official sentence would scroll past them. So the best article comes with the two best facts,
// unless a second article fits clearly better than the second fact.

const FIRST = 3;
const CLEARLY = 1.2;

/**
 * @typedef {object} Scored
 * @property {number} id
 * @property {number} score
 * @property {boolean} isFact
 */

/**
 * @param {readonly Scored[]} found best first
 * @returns {Scored[]} the same, with the first three chosen anew
 */
export function mixed(found) {
  const [article, second] = found.filter((each) => !each.isFact);
  const [fact, other] = found.filter((each) => each.isFact);
  const isClear = second && (!other || second.score > CLEARLY * other.score);
  const chosen = new Set([article, fact, isClear ? second : other].filter((each) => !!each));
  if (chosen.size < FIRST) return [...found];
  const first = found.filter((each) => chosen.has(each));
  return [...first, ...found.filter((each) => !chosen.has(each))];
}
