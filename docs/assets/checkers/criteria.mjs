// The criteria of a verdict: how each stands, why, on what ground, and what to do.

import { make } from "./dom.mjs";
import { linkToFact } from "./links.mjs";
import { shape } from "./shapes.mjs";
import { STATES } from "./words.mjs";

/** @typedef {import("./types.mjs").CriterionReply} Criterion */
/** @typedef {import("./verdict.mjs").Page} Page */

/** @param {string} id */
export function criterionId(id) {
  return `verdict-${id}`;
}

/**
 * @param {string} grade
 * @param {Page} page
 */
export function gradeMark(grade, page) {
  return make("span", { class: "grade", "data-grade": grade }, page.grades[grade] ?? grade);
}

/**
 * @param {Criterion[]} criteria
 * @param {Page} page
 */
export function drawCriteria(criteria, page) {
  if (!criteria.length) return null;
  return make(
    "section",
    { class: "check-part" },
    make("h3", {}, "逐条看"),
    make("ul", { class: "check-list" }, ...criteria.map((criterion) => item(criterion, page))),
  );
}

/**
 * @param {Criterion} criterion
 * @param {Page} page
 */
function item(criterion, page) {
  const { id, title, state, grade, detail, next_step: step, because } = criterion;
  return make(
    "li",
    { "data-state": state, "data-criterion": id },
    make(
      "details",
      { id: criterionId(id), "data-keep": criterionId(id) },
      make(
        "summary",
        {},
        make("span", { class: "check-state" }, shape(state), STATES[state] ?? state),
        make("span", { class: "check-list__title" }, title),
      ),
      make("p", {}, detail),
      step ? make("p", {}, make("b", {}, "下一步："), step) : null,
      make("p", { class: "check-grounds" }, gradeMark(grade, page), ...grounds(because)),
    ),
  );
}

/** @param {string[]} facts */
function grounds(facts) {
  return facts.map((id, index) => {
    const text = facts.length > 1 ? `依据 ${index + 1}` : "看依据";
    return linkToFact(id, text);
  });
}
