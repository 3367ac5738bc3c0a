// What a reader can do with one fact or rumour: cite it, or report that the console differs.
// Both copy text; nothing is sent anywhere.

import { copy } from "./checkers/copy.mjs";
import { button, make } from "./checkers/dom.mjs";
import { today } from "./day.mjs";

/**
 * @typedef {object} RecordOnPage
 * @property {string} id
 * @property {string} platform
 * @property {string} statement the statement with its grade and the day of the last check
 * @property {string} link the permanent link
 */

/** @param {Document} page */
export function addTools(page) {
  for (const article of page.querySelectorAll("article[data-statement]")) {
    if (article instanceof HTMLElement) article.append(tools(read(article)));
  }
}

/**
 * @param {HTMLElement} article
 * @returns {RecordOnPage}
 */
function read(article) {
  const link = new URL(location.href);
  link.hash = article.id;
  return {
    id: article.id,
    platform: article.dataset.platform ?? "",
    statement: article.dataset.statement ?? "",
    link: link.href,
  };
}

/** @param {RecordOnPage} record */
function tools(record) {
  const result = make("div", { "aria-live": "polite" });
  return make(
    "div",
    { class: "record-tools" },
    button("引用本条", () => void copy(`${record.statement}\n${record.link}`, result)),
    " ",
    button("我在后台看到的不一样", () => openReport(record, result)),
    result,
  );
}

/**
 * @param {RecordOnPage} record
 * @param {HTMLElement} place
 */
function openReport(record, place) {
  const site = make("input", { type: "text", autocomplete: "off" });
  const seen = make("textarea", { rows: "3" });
  const result = make("div", {});
  const done = button("复制这份说明", () => {
    if (seen.value.trim()) return void copy(report(record, site.value, seen.value), result);
    result.replaceChildren(make("p", { role: "alert" }, "先写后台显示的是什么，再复制。"));
    seen.focus();
  });
  place.replaceChildren(
    make("label", {}, "站点（例如美国站）", site),
    make("label", {}, "后台显示的是什么", seen),
    make("p", { class: "source__meta" }, "不要写账号、姓名和电话。文字只会复制，不会发出去。"),
    done,
    " ",
    button("收起", () => place.replaceChildren()),
    result,
  );
  site.focus();
}

/**
 * @param {RecordOnPage} record
 * @param {string} site
 * @param {string} seen
 */
export function report(record, site, seen) {
  return [
    "后台与本站不一致",
    `编号：${record.id}`,
    `平台：${record.platform}`,
    `站点：${site.trim() || "未写"}`,
    `看到的日期：${today()}`,
    `本站写的：${record.statement}`,
    `后台显示的：${seen.trim()}`,
    `链接：${record.link}`,
  ].join("\n");
}
