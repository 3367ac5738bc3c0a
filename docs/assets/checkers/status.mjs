// The one line that says what the engine is doing, or why it does nothing.

import { find } from "./dom.mjs";
import { shape, tone } from "./shapes.mjs";
import { megabytes, why } from "./words.mjs";

/** @typedef {import("./types.mjs").EngineStatus} EngineStatus */

export class StatusLine {
  /**
   * @param {HTMLElement} bar
   * @param {{retry: () => void, openTable: () => void}} ways
   */
  constructor(bar, { retry, openTable }) {
    this.bar = bar;
    this.text = find(bar, "[data-status]");
    this.amount = find(bar, "[data-amount]");
    this.progress = /** @type {HTMLProgressElement} */ (find(bar, "[data-progress]"));
    this.retry = find(bar, "[data-retry]");
    this.tableLink = find(bar, "[data-table-link]");
    this.retry.addEventListener("click", retry);
    this.tableLink.addEventListener("click", (event) => {
      event.preventDefault();
      openTable();
    });
  }

  /** @param {EngineStatus} status */
  show(status) {
    const isFailed = status.state === "failed";
    const isLoading = status.state === "loading" || status.state === "starting";
    this.bar.dataset.state = status.state;
    this.retry.hidden = !isFailed;
    this.tableLink.hidden = !isFailed;
    this.progress.classList.toggle("check-progress--shown", isLoading);
    this.amount.textContent = "";
    switch (status.state) {
      case "loading":
        this.#say(loadingWords(status));
        this.#measure(status.loaded, status.total);
        break;
      case "starting":
        this.#say("判断程序正在启动");
        this.#measure(1, 1);
        break;
      case "ready":
        this.#say("判断程序已就绪");
        break;
      case "failed":
        this.#say(`${why(status.failure)}可以用下面的条件表自己核对。`);
    }
  }

  /** Nothing has been answered yet. */
  invite() {
    if (!["loading", "starting", "failed"].includes(this.bar.dataset.state ?? "")) {
      this.#say("答案只留在你的设备上");
    }
  }

  /**
   * @param {string} outcome
   * @param {string} label
   */
  conclude(outcome, label) {
    this.#say(`结论：${label}`, outcome);
  }

  /** @param {string} message */
  wait(message) {
    this.#say(message);
  }

  /** @param {string} message */
  object(message) {
    this.#say(message, "fail");
  }

  /**
   * Say it once; the same words again would be read aloud again.
   *
   * @param {string} text
   * @param {string} [state] gives the line a shape
   */
  #say(text, state) {
    if (this.text.textContent === text) return;
    this.text.replaceChildren(...(state ? [shape(state)] : []), text);
    if (state) this.text.dataset.state = tone(state);
    else delete this.text.dataset.state;
  }

  /**
   * @param {number} loaded
   * @param {number} total
   */
  #measure(loaded, total) {
    this.progress.max = total || 1;
    this.progress.value = loaded;
    if (total > 1) this.amount.textContent = `${megabytes(loaded)} / ${megabytes(total)} MB`;
  }
}

/** @param {Extract<EngineStatus, {state: "loading"}>} status */
function loadingWords({ loaded, total, again }) {
  // What comes last is small; by then Python is busy starting.
  if (total && loaded > 0.98 * total) return "判断程序正在启动";
  return again ? "刚才没有动静，正在重新加载判断程序" : "正在加载判断程序";
}
