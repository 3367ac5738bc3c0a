// Answers in the address: options and numbers, never anything a reader wrote.
//
// The part after # is not sent to any server.

/** @typedef {import("./questions.mjs").Questions} Questions */

const LONGEST_SHOWN = 40;

/**
 * @param {Questions} questions
 * @returns {string} such as `platform=amazon&role=rights-owner,administrator`, or empty
 */
export function toFragment(questions) {
  const parts = [];
  for (const { id, kind, hasOptions, isShown, answer } of questions.all) {
    if (!isShown || answer === undefined || !(hasOptions || kind === "number")) continue;
    const value = [answer]
      .flat()
      .map((item) => encodeURIComponent(String(item)))
      .join(",");
    parts.push(`${encodeURIComponent(id)}=${value}`);
  }
  return parts.join("&");
}

/**
 * Does this fragment carry answers? One without `=` is an ordinary anchor.
 *
 * @param {string} hash with or without its #
 */
export function hasAnswers(hash) {
  return hash.includes("=");
}

/**
 * Fill the form in from a fragment.
 *
 * @param {Questions} questions
 * @param {string} hash
 * @returns {string[]} what was not understood, as the reader may see it
 */
export function fillIn(questions, hash) {
  const given = [...new URLSearchParams(hash.replace(/^#/, ""))];
  /** @type {string[]} */
  const refused = [];
  // The platform decides which options there are, so the questions' own order counts.
  const order = questions.all.map(({ id }) => id);
  given.sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  for (const [id, value] of given) {
    if (!questions.byId.get(id)?.accept(value)) refused.push(shown(`${id}=${value}`));
    questions.refresh();
  }
  return [...refused, ...notHere(questions)];
}

/**
 * Options from the link that the chosen platform does not have.
 *
 * @param {Questions} questions
 * @returns {string[]}
 */
function notHere(questions) {
  if (!questions.platform) return [];
  return questions.all.flatMap(({ id, fieldset }) =>
    [...fieldset.querySelectorAll(".check-option[data-kept]")].map((option) => {
      option.removeAttribute("data-kept");
      return shown(`${id}=${option.querySelector("input")?.value}`);
    }),
  );
}

/** @param {string} text */
function shown(text) {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;
}
