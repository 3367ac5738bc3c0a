// Which questions apply? The same logic as in the checkers: true, false, not known, and beside
// the point, which drops out of `all` and `any`.

/** @typedef {import("./types.mjs").Answer} Answer */
/** @typedef {import("./types.mjs").Expression} Expression */
/** @typedef {"true" | "false" | "unknown" | "neutral"} Truth */
/** @typedef {{askedIf: Expression | null, answer: Answer | undefined}} Asked */

export const UNSURE = "unsure";

/**
 * Say whether a question applies. One that hangs on an unasked question does not.
 *
 * @param {string} id
 * @param {Map<string, Asked>} questions
 * @returns {boolean} true only when it is certain
 */
export function isAsked(id, questions) {
  return asked(id, questions) === "true";
}

/**
 * The answered or open questions that a condition hangs on, first the ones that guard others.
 *
 * @param {Expression} test
 * @returns {string[]}
 */
export function questionsIn(test) {
  const parts = test.all ?? test.any ?? (test.not ? [test.not] : []);
  return test.question ? [test.question] : parts.flatMap(questionsIn);
}

/**
 * @param {string} id
 * @param {Map<string, Asked>} questions
 * @returns {Truth}
 */
function asked(id, questions) {
  const question = questions.get(id);
  if (!question) return "unknown";
  if (!question.askedIf) return "true";
  const truth = holds(question.askedIf, questions);
  return truth === "neutral" ? "false" : truth;
}

/**
 * @param {Expression} test
 * @param {Map<string, Asked>} questions
 * @returns {Truth}
 */
export function holds(test, questions) {
  if (test.all) return fold(test.all, questions, "false", "true");
  if (test.any) return fold(test.any, questions, "true", "false");
  if (test.not) return opposite(holds(test.not, questions));
  return leaf(test, questions);
}

/**
 * Stop at the first decisive part; otherwise not known outweighs the ordinary.
 *
 * @param {Expression[]} parts
 * @param {Map<string, Asked>} questions
 * @param {Truth} decisive
 * @param {Truth} ordinary
 * @returns {Truth}
 */
function fold(parts, questions, decisive, ordinary) {
  const truths = parts.map((part) => holds(part, questions));
  if (truths.includes(decisive)) return decisive;
  if (truths.includes("unknown")) return "unknown";
  return truths.includes(ordinary) ? ordinary : "neutral";
}

/**
 * @param {Truth} truth
 * @returns {Truth}
 */
function opposite(truth) {
  if (truth === "true") return "false";
  return truth === "false" ? "true" : truth;
}

/**
 * @param {Expression} test
 * @param {Map<string, Asked>} questions
 * @returns {Truth}
 */
function leaf(test, questions) {
  const id = test.question ?? "";
  const applies = asked(id, questions);
  if (applies === "false") return "neutral";
  const answer = questions.get(id)?.answer;
  if (applies === "unknown" || isSilence(answer)) return "unknown";
  return accepts(test, /** @type {Answer} */ (answer)) ? "true" : "false";
}

/** @param {Answer | undefined} answer */
export function isSilence(answer) {
  if (answer === undefined || answer === "" || answer === UNSURE) return true;
  return Array.isArray(answer) && answer.every((item) => item === UNSURE);
}

/**
 * @param {Expression} test
 * @param {Answer} answer
 */
function accepts(test, answer) {
  if (test.is) return test.is.includes(String(answer));
  if (test.includes) return test.includes.some((id) => [answer].flat().includes(id));
  if (test.at_least !== undefined) return Number(answer) >= test.at_least;
  if (test.at_most !== undefined) return Number(answer) <= test.at_most;
  // ISO dates sort as text.
  if (test.on_or_after !== undefined) return String(answer) >= test.on_or_after;
  if (test.before !== undefined) return String(answer) < test.before;
  return false;
}
