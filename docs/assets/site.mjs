/**
 * What every page does by script, and nothing that reading depends on.
 *
 * - Says that a fact is overdue once its review day has passed: a page is built on one day and
 *   read on another.
 * - Opens the search from the front page by keyboard.
 */

/** @returns {string} today as YYYY-MM-DD in the reader's own time zone */
function today() {
  const now = new Date();
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** @param {string} day the day on which the page is read */
function markOverdue(day) {
  for (const element of document.querySelectorAll("[data-review-by]")) {
    if (!(element instanceof HTMLElement) || day <= (element.dataset.reviewBy ?? "")) continue;
    element.hidden = false;
    element.classList.add("overdue");
  }
}

function openSearchByKey() {
  for (const label of document.querySelectorAll("label[for='__search'][role='button']")) {
    label.addEventListener("keydown", (event) => {
      if (!(event instanceof KeyboardEvent) || ![" ", "Enter"].includes(event.key)) return;
      event.preventDefault();
      document.getElementById("__search")?.click();
    });
  }
}

markOverdue(today());
openSearchByKey();
