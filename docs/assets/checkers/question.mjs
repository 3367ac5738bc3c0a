// One question of the form: its answer, its words, and which of its options are shown.

import { UNSURE } from "./conditions.mjs";
import { showCount } from "./count.mjs";
import { find } from "./dom.mjs";
import { Rows } from "./rows.mjs";

/** @typedef {import("./types.mjs").Answer} Answer */

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

export class Question {
  /** @param {HTMLFieldSetElement} fieldset */
  constructor(fieldset) {
    this.fieldset = fieldset;
    this.id = fieldset.dataset.question ?? "";
    this.kind = fieldset.dataset.kind ?? "text";
    /** @type {Field | undefined} */
    this.troubled = undefined;
    this.label = find(fieldset, "legend").textContent ?? "";
    /** @type {import("./types.mjs").Expression | null} */
    this.askedIf = JSON.parse(fieldset.dataset.askedIf ?? "null");
    this.rows = this.kind === "rows" ? new Rows(fieldset) : undefined;
    if (this.kind === "choices") fieldset.addEventListener("change", keepUnsureAlone);
    fieldset.addEventListener("change", () => this.forgetKept());
    fieldset.addEventListener("input", () => this.#count());
    this.#count();
  }

  get isShown() {
    return !this.fieldset.hidden;
  }

  /** Whether other checkers ask the same. */
  get isShared() {
    return "shared" in this.fieldset.dataset;
  }

  get hasOptions() {
    return this.kind === "choice" || this.kind === "choices";
  }

  /** @returns {Field[]} */
  get fields() {
    return [...this.fieldset.querySelectorAll("input, textarea, select")].filter(isField);
  }

  /** Where the keyboard goes when it goes to this question. */
  get firstField() {
    if (this.troubled) return this.troubled;
    const shown = this.fields.filter((field) => !field.closest("[hidden]"));
    return shown.find((field) => "checked" in field && field.checked) ?? shown[0];
  }

  /**
   * The answer as the checkers want it; undefined while there is none.
   *
   * @returns {Answer | undefined}
   */
  get answer() {
    if (this.kind === "choice") return this.#ticked()[0];
    if (this.kind === "choices") return this.#ticked().length ? this.#ticked() : undefined;
    if (this.rows) return this.rows.answer;
    const { text } = this;
    if (text.trim() === "") return undefined;
    if (this.kind === "long_text") return text;
    return this.kind === "number" ? Number(text) : text.trim();
  }

  /** What the reader wrote, of a question with one field. */
  get text() {
    const field = this.fields[0];
    return field && !this.hasOptions ? field.value : "";
  }

  /** How many characters a text may have. */
  get longest() {
    const place = this.fieldset.querySelector("[data-count]");
    return isElement(place) ? Number(place.dataset.max) : Infinity;
  }

  /**
   * Put a text into the field as if the reader had written it.
   *
   * @param {string} text
   */
  fill(text) {
    const field = this.fields[0];
    if (!field) return;
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #count() {
    const place = this.fieldset.querySelector("[data-count]");
    if (isElement(place)) showCount(place, this.text, this.longest);
  }

  /** Whether something stands in a field that is no number, or no whole date. */
  get isUnreadable() {
    return this.fields.some(isHalfWritten);
  }

  #ticked() {
    return this.fields
      .filter((field) => "checked" in field && field.checked)
      .map((field) => field.value);
  }

  /**
   * Take an answer from a link: options and numbers only.
   *
   * @param {string} value
   * @returns {boolean} whether it is one this question can have
   */
  accept(value) {
    if (this.kind === "number") return this.#acceptNumber(value);
    if (!this.hasOptions || value === "") return false;
    const ids = this.kind === "choices" ? value.split(",") : [value];
    const found = ids.map((id) => this.#option(id));
    if (found.some((option) => !option) || (ids.includes(UNSURE) && ids.length > 1)) return false;
    for (const option of found) if (option) tick(option);
    return true;
  }

  /** @param {string} value */
  #acceptNumber(value) {
    const field = this.fields[0];
    if (!(field instanceof HTMLInputElement) || !/^-?\d+(\.\d+)?$/.test(value)) return false;
    const before = field.value;
    field.value = value;
    if (field.value !== "" && field.validity.valid) return true;
    field.value = before;
    return false;
  }

  clear() {
    this.rows?.clear();
    for (const field of this.fields) {
      if ("checked" in field && this.hasOptions) field.checked = false;
      else field.value = "";
    }
    this.forgetKept();
    this.#count();
  }

  /**
   * Show the options of one platform. A hidden option gives up its tick and gets it back when it
   * is shown again.
   *
   * @param {string | undefined} platform
   */
  showOptionsOf(platform) {
    if (this.rows) {
      this.rows.showOptionsOf(platform);
      return;
    }
    const bound = [...this.fieldset.querySelectorAll("[data-platforms]")].filter(isElement);
    for (const option of bound) {
      const fits = (option.dataset.platforms ?? "").split(" ").includes(platform ?? "");
      if (option.hidden !== fits) continue;
      option.hidden = !fits;
      moveTick(option);
    }
    const hint = this.fieldset.querySelector("[data-first]");
    if (isElement(hint)) hint.hidden = platform !== undefined;
  }

  /**
   * An answer in the reader's words.
   *
   * @param {Answer} answer
   */
  words(answer) {
    if (this.hasOptions) {
      return [answer]
        .flat()
        .map((id) => `「${this.#labelOf(String(id))}」`)
        .join("、");
    }
    const unit = this.fieldset.querySelector(`#unit-${CSS.escape(this.id)}`)?.textContent ?? "";
    return `「${answer}${unit ? ` ${unit}` : ""}」`;
  }

  /** @param {string} id */
  #labelOf(id) {
    return this.#option(id)?.querySelector("[data-label]")?.textContent ?? id;
  }

  /**
   * The option with this id; the same id may exist once per platform, and the shown one wins.
   *
   * @param {string} id
   * @returns {HTMLElement | undefined}
   */
  #option(id) {
    const same = [...this.fieldset.querySelectorAll(".check-option")]
      .filter(isElement)
      .filter((option) => fieldOf(option)?.value === id);
    return same.find((option) => !option.hidden) ?? same[0];
  }

  /** Ticks that wait for their platform are given up. */
  forgetKept() {
    for (const option of this.fieldset.querySelectorAll(".check-option[data-kept]")) {
      option.removeAttribute("data-kept");
    }
  }

  /**
   * @param {string} message empty to take an error back
   * @param {string[]} [spot] row and column, if the question has rows
   */
  showError(message, [row = "", column = ""] = []) {
    const place = find(this.fieldset, "[data-error]");
    place.textContent = message;
    place.hidden = message === "";
    const cell = this.rows?.cell(row, column) ?? this.fields.find(isHalfWritten);
    this.troubled = message ? cell : undefined;
    for (const field of this.fields) {
      if (message && (!cell || cell === field)) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
    this.#describe(message !== "");
  }

  /** @param {boolean} hasError */
  #describe(hasError) {
    const ids = [];
    if (document.getElementById(`help-${this.id}`)) ids.push(`help-${this.id}`);
    if (hasError) ids.push(`error-${this.id}`);
    if (ids.length) this.fieldset.setAttribute("aria-describedby", ids.join(" "));
    else this.fieldset.removeAttribute("aria-describedby");
  }
}

/** @param {Field} field */
function isHalfWritten(field) {
  return field.validity.badInput;
}

/**
 * @param {unknown} element
 * @returns {element is HTMLElement}
 */
function isElement(element) {
  return element instanceof HTMLElement;
}

/**
 * @param {unknown} element
 * @returns {element is Field}
 */
function isField(element) {
  if (element instanceof HTMLInputElement) return element.type !== "file";
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
}

/** @param {HTMLElement} option */
function fieldOf(option) {
  const field = option.querySelector("input");
  return field instanceof HTMLInputElement ? field : undefined;
}

/** @param {HTMLElement} option */
function tick(option) {
  const field = fieldOf(option);
  if (option.hidden) option.dataset.kept = "";
  else if (field) field.checked = true;
}

/** @param {HTMLElement} option that was hidden or shown just now */
function moveTick(option) {
  const field = fieldOf(option);
  if (!field) return;
  if (option.hidden && field.checked) {
    option.dataset.kept = "";
    field.checked = false;
  } else if (!option.hidden && "kept" in option.dataset) {
    delete option.dataset.kept;
    field.checked = true;
  }
}

/**
 * 「不确定」 and any other tick take each other away.
 *
 * @param {Event} event
 */
function keepUnsureAlone({ target, currentTarget }) {
  if (!(target instanceof HTMLInputElement) || !(currentTarget instanceof HTMLElement)) return;
  if (!target.checked) return;
  for (const field of currentTarget.querySelectorAll("input")) {
    if ((field.value === UNSURE) !== (target.value === UNSURE)) field.checked = false;
  }
}
