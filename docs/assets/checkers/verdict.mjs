// Draws a reply. Everything in it is text; nothing of it is taken for HTML.

import { button, make } from "./dom.mjs";
import { drawCriteria } from "./criteria.mjs";
import { labelOf, linkTo } from "./links.mjs";
import { drawSection } from "./sections.mjs";
import { shape, tone } from "./shapes.mjs";

/** @typedef {import("./types.mjs").Reply} Reply */
/** @typedef {import("./types.mjs").FlipReply} Flip */
/** @typedef {import("./questions.mjs").Questions} Questions */

// What readers come to these for stands in the tables, so those come before the next steps.
const TEXT_FIRST = ["redact", "brief", "triage"];

/**
 * What drawing needs to know about the page.
 *
 * @typedef {{base: string, checker: string, grades: Record<string, string>, questions: Questions,
 *   outcomes: Record<string, string>,
 *   actions: {copyVerdict: (place: HTMLElement) => void, copyLink: (place: HTMLElement) => void,
 *     clear: () => void, print: () => void,
 *     printOnly: (part: HTMLElement) => void}}} Page
 */

/**
 * @param {HTMLElement} place
 * @param {Reply} reply
 * @param {string} raw the reply exactly as it came
 * @param {Page} page
 */
export function drawVerdict(place, reply, raw, page) {
  const open = openDetails(place);
  const tables = reply.sections.map((section) => drawSection(section, page));
  const isTextFirst = TEXT_FIRST.includes(page.checker);
  place.replaceChildren(
    ...[
      head(reply, page),
      actions(page),
      ...(isTextFirst ? tables : []),
      nextQuestions(reply.next_questions, page),
      nextSteps(reply, page),
      ...(isTextFirst ? [] : tables),
      flips(reply, page),
      drawCriteria(reply.criteria, page),
      dates(reply),
      rawReply(raw),
    ].filter((part) => part !== null),
  );
  for (const details of detailsIn(place)) {
    if (open.has(details.dataset.keep)) details.open = true;
  }
}

/** @param {HTMLElement} place */
function detailsIn(place) {
  return [...place.querySelectorAll("details")];
}

/**
 * What the reader has opened stays open when the verdict is drawn again.
 *
 * @param {HTMLElement} place
 */
function openDetails(place) {
  const open = detailsIn(place).filter((details) => details.open);
  return new Set(open.map((details) => details.dataset.keep));
}

/**
 * @param {Reply} reply
 * @param {Page} page
 */
function head({ outcome, headline }, page) {
  return make(
    "div",
    { class: "check-head", "data-state": tone(outcome) },
    make(
      "h2",
      { class: "check-outcome", id: "verdict-title" },
      shape(outcome),
      make("span", { "data-outcome": outcome }, page.outcomes[outcome] ?? outcome),
    ),
    make("p", { class: "check-headline" }, headline),
  );
}

/** @param {Page} page */
function actions({ actions: { copyVerdict, copyLink, clear, print } }) {
  const result = make("div", { class: "check-result", role: "status" });
  return make(
    "div",
    { class: "check-actions" },
    button("复制结论", () => copyVerdict(result)),
    button("复制带答案的链接", () => copyLink(result)),
    button("打印", print),
    button("清空", clear),
    result,
  );
}

/**
 * @param {string[]} ids
 * @param {Page} page
 */
function nextQuestions(ids, { questions }) {
  const reachable = ids.map((id) => questions.reachable(id)).filter((question) => question);
  const buttons = [...new Set(reachable)].map((question) =>
    button(question?.label ?? "", () => {
      if (!question) return;
      question.fieldset.scrollIntoView({ block: "center" });
      question.firstField?.focus({ preventScroll: true });
    }),
  );
  if (!buttons.length) return null;
  return make(
    "section",
    { class: "check-part" },
    make("h3", {}, "再答这几题，结论会更清楚"),
    make(
      "ul",
      { class: "check-questions" },
      ...buttons.map((question) => make("li", {}, question)),
    ),
  );
}

/**
 * @param {Reply} reply
 * @param {Page} page
 */
function nextSteps({ next_steps: steps }, page) {
  if (!steps.length) return null;
  return make(
    "section",
    { class: "check-part" },
    make("h3", {}, "下一步"),
    make(
      "ol",
      { class: "check-steps" },
      ...steps.map(({ text, link }) =>
        make(
          "li",
          {},
          text,
          link ? " " : null,
          link ? linkTo(page.base, link, labelOf(link)) : null,
        ),
      ),
    ),
  );
}

/**
 * @param {Reply} reply
 * @param {Page} page
 */
function flips(reply, page) {
  if (!reply.flips.length) return null;
  return make(
    "section",
    { class: "check-part" },
    make("h3", {}, "什么会改变结论"),
    make(
      "ul",
      { class: "check-flips" },
      ...reply.flips.map((change) => make("li", {}, ...flip(change, reply, page))),
    ),
  );
}

/**
 * @param {Flip} flip
 * @param {Reply} reply
 * @param {Page} page
 * @returns {(Node | string)[]}
 */
function flip({ change, outcome, opens = [] }, reply, page) {
  const parts = Object.entries(change).map(([id, answer]) => {
    const question = page.questions.byId.get(id);
    return question ? `「${question.label}」答${question.words(answer)}` : `${id} = ${answer}`;
  });
  const label = page.outcomes[outcome] ?? outcome;
  const names = opens.map((id) => `「${channelName(id, reply)}」`).join("、");
  const condition = `如果${parts.join("，并且")}`;
  if (outcome === reply.outcome) return [`${condition}，就多开${names}。`];
  return [
    condition,
    make("span", { class: "check-arrow", role: "img", "aria-label": "，结论会是：" }, "→"),
    make("span", { class: "check-state", "data-state": tone(outcome) }, shape(outcome), label),
    names ? `，多开${names}` : "",
  ];
}

/**
 * @param {string} id
 * @param {Reply} reply
 */
export function channelName(id, reply) {
  const rows = reply.sections.flatMap((section) => section.rows);
  return String(rows.find((row) => row.channel === id)?.name ?? id);
}

/** @param {Reply} reply */
function dates({ as_of: day, rules_version: version }) {
  return make(
    "dl",
    { class: "check-dates" },
    make("div", {}, make("dt", {}, "按哪一天判断"), make("dd", {}, day)),
    make("div", {}, make("dt", {}, "规则版本"), make("dd", {}, version)),
    make("div", {}, make("dt", {}, "依据上次核对"), make("dd", {}, "见每条依据的页面")),
  );
}

/** @param {string} raw */
function rawReply(raw) {
  return make(
    "details",
    { class: "check-more", "data-keep": "raw" },
    make("summary", {}, "原始结果（JSON）"),
    make(
      "pre",
      { "data-reply": true, role: "region", tabindex: "0", "aria-label": "原始结果" },
      raw,
    ),
  );
}

/**
 * Say why there is no verdict.
 *
 * @param {HTMLElement} place
 * @param {string} message
 */
export function drawRefusal(place, message) {
  place.replaceChildren(make("p", { class: "check-stale" }, message));
}
