/**
 * What every page does by script, and nothing that reading depends on.
 *
 * - Says that a fact is overdue once its review day has passed: a page is built on one day and
 *   read on another.
 * - Opens the search from the front page.
 * - Lets a reader cite a fact, or report that the console shows something else.
 */

import { today } from "./day.mjs";

/** @param {string} day the day on which the page is read */
function markOverdue(day) {
  for (const element of document.querySelectorAll("[data-review-by]")) {
    if (!(element instanceof HTMLElement) || day <= (element.dataset.reviewBy ?? "")) continue;
    element.hidden = false;
    element.classList.add("overdue");
  }
}

/** The search needs a script anyway, so its button appears with it. */
function showSearchButton() {
  for (const opener of document.querySelectorAll("[data-open-search]")) {
    if (!(opener instanceof HTMLElement)) continue;
    opener.hidden = false;
    opener.addEventListener("click", () => document.getElementById("__search")?.click());
  }
}

async function addTools() {
  if (!document.querySelector("article[data-statement]")) return;
  const provenance = await import("./provenance.mjs");
  provenance.addTools(document);
}

markOverdue(today());
void addTools();
showSearchButton();
