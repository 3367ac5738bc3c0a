// Answers that several checkers ask for, carried from one to the next within this tab.
//
// Only options go into the tab's memory, never anything a reader wrote; closing the tab ends it.

import { isSilence } from "./conditions.mjs";

/** @typedef {import("./questions.mjs").Questions} Questions */

const KEY = "check-shared-answers";

/**
 * Remember the shared answers; what is open now is forgotten.
 *
 * @param {Questions} questions
 */
export function remember(questions) {
  const kept = recall();
  for (const { id, answer } of shared(questions)) {
    if (isSilence(answer)) delete kept[id];
    else kept[id] = [answer].flat().join(",");
  }
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Storage is closed here; the answers stay in this page alone.
  }
}

/**
 * Fill the shared questions in.
 *
 * @param {Questions} questions
 * @returns {string[]} the labels of what was filled in
 */
export function fillFromTab(questions) {
  const kept = recall();
  const filled = [];
  for (const question of shared(questions)) {
    const value = kept[question.id];
    if (!value || !question.accept(value)) continue;
    questions.refresh();
    if (isSilence(question.answer)) question.forgetKept();
    else filled.push(question.label);
  }
  return filled;
}

/** @param {Questions} questions */
function shared(questions) {
  return questions.all.filter((question) => question.isShared && question.hasOptions);
}

/** @returns {Record<string, string>} */
function recall() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    const pairs = Object.entries(kept).filter(([, value]) => typeof value === "string");
    return Object.fromEntries(pairs);
  } catch {
    return {};
  }
}
