// The rows of a question: add one, take one off, and read them.
//
// A blank row is sent as an empty object, so that a refusal counts rows as the reader does.

import { find } from "./dom.mjs";

/** @typedef {import("./types.mjs").Row} Row */
/** @typedef {HTMLInputElement | HTMLSelectElement} Cell */

export class Rows {
  /** @param {HTMLFieldSetElement} fieldset */
  constructor(fieldset) {
    this.list = find(fieldset, "[data-rows]");
    this.told = find(fieldset, "[data-rows-told]");
    this.add = find(fieldset, "[data-add-row]");
    this.most = Number(this.list.dataset.maxRows) || Infinity;
    this.blank = /** @type {HTMLElement} */ (find(this.list, "[data-row]").cloneNode(true));
    this.add.addEventListener("click", () => this.#added());
    this.list.addEventListener("click", ({ target }) => {
      const press = target instanceof Element ? target.closest("[data-remove-row]") : null;
      const row = press?.closest("[data-row]");
      if (row instanceof HTMLElement) this.#removed(row);
    });
    this.#number();
  }

  get all() {
    return [...this.list.querySelectorAll("[data-row]")].filter(
      (row) => row instanceof HTMLElement,
    );
  }

  /**
   * The rows as the checkers want them; undefined while nothing is filled in.
   *
   * @returns {Row[] | undefined}
   */
  get answer() {
    const rows = this.all.map(read);
    while (rows.length && !Object.keys(rows[rows.length - 1]).length) rows.pop();
    return rows.length ? rows : undefined;
  }

  clear() {
    this.list.replaceChildren(this.blank.cloneNode(true));
    this.told.textContent = "";
    this.#number();
  }

  /**
   * Offer the options of one platform; a choice that another platform had is kept for it.
   *
   * @param {string | undefined} platform
   */
  showOptionsOf(platform) {
    for (const list of [this.list, this.blank]) {
      for (const option of list.querySelectorAll("option[data-platforms]")) {
        if (!(option instanceof HTMLOptionElement)) continue;
        const fits = !platform || (option.dataset.platforms ?? "").split(" ").includes(platform);
        option.hidden = option.disabled = !fits;
        moveChoice(option);
      }
    }
  }

  /**
   * The cell that a refusal names, such as `2` and `dated`.
   *
   * @param {string} number
   * @param {string} column
   * @returns {Cell | undefined}
   */
  cell(number, column) {
    const row = this.all[Number(number) - 1];
    return row && cellsOf(row).find((cell) => !column || cell.dataset.column === column);
  }

  #added() {
    if (this.all.length >= this.most) return;
    const row = /** @type {HTMLElement} */ (this.blank.cloneNode(true));
    this.list.append(row);
    this.told.textContent = `加了第 ${this.all.length} 行。`;
    this.#number();
    cellsOf(row)[0]?.focus();
  }

  /** @param {HTMLElement} row */
  #removed(row) {
    const at = this.all.indexOf(row);
    if (this.all.length === 1) this.list.append(this.blank.cloneNode(true));
    row.remove();
    this.#number();
    this.told.textContent = `删掉了第 ${at + 1} 行，还有 ${this.all.length} 行。`;
    const next = this.all[at] ?? this.all[at - 1];
    find(next, "[data-remove-row]").focus();
    this.list.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #number() {
    for (const [index, row] of this.all.entries()) {
      const name = `第 ${index + 1} 行`;
      find(row, "[role=group]").setAttribute("aria-label", name);
      find(row, "[data-row-name]").textContent = name;
      find(row, "[data-remove-row]").setAttribute("aria-label", `删除${name}`);
    }
    const isFull = this.all.length >= this.most;
    this.add.toggleAttribute("disabled", isFull);
    if (isFull) this.told.textContent = `最多 ${this.most} 行。更多的分几次检查。`;
  }
}

/**
 * @param {HTMLElement} row
 * @returns {Cell[]}
 */
export function cellsOf(row) {
  return [...row.querySelectorAll("[data-column]")].filter(
    (cell) => cell instanceof HTMLInputElement || cell instanceof HTMLSelectElement,
  );
}

/**
 * @param {HTMLElement} row
 * @returns {Row}
 */
function read(row) {
  const filled = cellsOf(row).filter((cell) => cell.value.trim() !== "");
  return Object.fromEntries(
    filled.map((cell) => {
      const text = cell.value.trim();
      return [cell.dataset.column ?? "", cell.dataset.kind === "number" ? Number(text) : text];
    }),
  );
}

/** @param {HTMLOptionElement} option that was offered or withdrawn just now */
function moveChoice(option) {
  const cell = option.closest("select");
  if (!cell) return;
  if (option.disabled && option.selected) {
    option.dataset.kept = "";
    cell.value = "";
  } else if (!option.disabled && "kept" in option.dataset) {
    delete option.dataset.kept;
    if (cell.value === "") option.selected = true;
  }
}
