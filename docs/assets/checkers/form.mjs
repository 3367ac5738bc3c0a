// Brings the form of a checker to life: answers in, verdict out, as the reader answers.
//
// Rules of this file: the form works before the engine is there; the engine is fetched on the
// first touch, or at once when a link brings answers; answers stay in the page and, as far as
// they are options and numbers, in its address.

import { today } from "../day.mjs";
import { fillFromTab, remember } from "./carry.mjs";
import { copy } from "./copy.mjs";
import { find, goTo, make } from "./dom.mjs";
import { Engine } from "./engine.mjs";
import { offerFile } from "./open-file.mjs";
import { Questions } from "./questions.mjs";
import { fillIn, hasAnswers, toFragment } from "./share.mjs";
import { StatusLine } from "./status.mjs";
import { drawRefusal, drawVerdict } from "./verdict.mjs";
import { verdictText } from "./verdict-text.mjs";

/** @typedef {import("./types.mjs").Reply} Reply */
/** @typedef {import("./types.mjs").ReplyError} ReplyError */

const DEBOUNCE_MS = 200;
const LONG_TEXT = 100_000;
const UNREADABLE =
  "这里有一格没有填对：数字要是普通的数字，日期要年、月、日都在，并且日历上有那一天。";
const NO_VERDICT = "答几题，这里就有结论。";

class CheckForm {
  /** @type {Reply | undefined} */
  #reply;
  #request = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #isSubmitted = false;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    const root = /** @type {HTMLElement} */ (form.closest("[data-check]") ?? document.body);
    this.form = form;
    this.root = root;
    this.checker = form.dataset.checker ?? "";
    this.verdict = find(root, "[data-verdict]");
    this.table = /** @type {HTMLDetailsElement} */ (find(root, "#criteria-table"));
    this.questions = new Questions(form);
    this.engine = new Engine(form.dataset.engine ?? "");
    this.status = new StatusLine(find(form, "[data-bar]"), {
      retry: () => this.#retry(),
      openTable: () => this.#openTable(),
    });
    /** @type {import("./verdict.mjs").Page} */
    this.page = {
      checker: this.checker,
      base: form.dataset.base ?? "./",
      grades: JSON.parse(form.dataset.grades ?? "{}"),
      questions: this.questions,
      outcomes: {},
      actions: {
        copyVerdict: (place) => this.#copyVerdict(place),
        copyLink: (place) => void copy(location.href, place),
        clear: () => this.#clear(),
        print: () => print(),
        printOnly: (part) => this.#printOnly(part),
      },
    };
  }

  start() {
    this.#listen();
    this.#refresh();
    this.form.classList.add("check-form--live");
    if (location.hash !== "#criteria-table") this.table.open = false;
    this.#forget();
    if (hasAnswers(location.hash)) this.#readAddress();
    else this.#takeFromTab();
  }

  /** Take what was chosen in another checker. */
  #takeFromTab() {
    const filled = fillFromTab(this.questions);
    if (!filled.length) return;
    this.#tell(`已填好你在这个标签页里选过的 ${filled.length} 题，可以改。`);
    this.#refresh();
    this.#writeAddress();
    void this.#ask();
  }

  #listen() {
    const { form, engine } = this;
    const wake = () => engine.start();
    for (const touch of ["focusin", "pointerdown"]) {
      form.addEventListener(touch, wake, { once: true });
    }
    form.addEventListener("input", () => this.#answered());
    for (const place of form.querySelectorAll("[data-file]")) this.#offerFile(place);
    form.addEventListener("focusout", ({ target }) => {
      // Half a date changes no value, so no input event has told of it.
      if (target instanceof HTMLInputElement && target.validity.badInput) this.#answered();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#submit();
    });
    engine.addEventListener("status", () => this.#hearEngine());
    addEventListener("hashchange", () => this.#addressChanged());
    addEventListener("beforeprint", () => this.#openForPrint());
  }

  /** Bring questions, options and the printed table in line with the answers. */
  #refresh() {
    this.questions.refresh();
    const { platform } = this.questions;
    for (const table of this.table.querySelectorAll("[data-platform]")) {
      if (!(table instanceof HTMLElement)) continue;
      table.hidden = Boolean(platform && ![platform, ""].includes(table.dataset.platform ?? ""));
    }
  }

  /** @param {Element} place */
  #offerFile(place) {
    if (!(place instanceof HTMLElement)) return;
    const id = place.closest("fieldset")?.dataset.question ?? "";
    const text = this.questions.byId.get(id);
    const name = this.questions.byId.get(place.dataset.fileName ?? "");
    if (text) offerFile(place, text, name);
  }

  #answered() {
    this.#refresh();
    this.#writeAddress();
    remember(this.questions);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), DEBOUNCE_MS);
  }

  /** Ask the engine, unless it has been asked the same thing already. */
  async #ask() {
    clearTimeout(this.#timer);
    const unreadable = this.questions.all.find(
      ({ isShown, isUnreadable }) => isShown && isUnreadable,
    );
    if (unreadable) {
      this.#refuse({ code: "", where: `answers.${unreadable.id}`, message: UNREADABLE });
      return;
    }
    const answers = this.questions.answers();
    if (!Object.keys(answers).length) {
      this.#forget();
      return;
    }
    const request = JSON.stringify({ answers, as_of: today() });
    if (request === this.#request || this.engine.status.state === "failed") return;
    this.#request = request;
    if (request.length > LONG_TEXT && this.engine.status.state !== "idle") {
      this.status.wait("文字很长，正在检查，要多等几秒");
    }
    const raw = await this.engine.run(this.checker, request);
    if (raw !== null && request === this.#request) this.#draw(raw);
  }

  /** @param {string} raw */
  #draw(raw) {
    const reply = JSON.parse(raw);
    if (reply.error) {
      this.#refuse(reply.error);
      return;
    }
    this.#showErrors(null);
    this.#reply = reply;
    this.page.outcomes = this.engine.outcomes(this.checker);
    drawVerdict(this.verdict, reply, raw, this.page);
    this.root.classList.add("check--concluded");
    this.#sayVerdict();
    if (this.#isSubmitted) this.#goToVerdict();
  }

  #sayVerdict() {
    const outcome = this.#reply?.outcome;
    if (outcome) this.status.conclude(outcome, this.page.outcomes[outcome] ?? outcome);
  }

  /** @param {ReplyError} error */
  #refuse(error) {
    this.#reply = undefined;
    this.#request = "";
    this.root.classList.remove("check--concluded");
    const question = this.#showErrors(error);
    const told = question ? "有一个回答要改，改好就有结论。" : error.message;
    drawRefusal(this.verdict, told);
    this.status.object(told);
    if (!question) this.table.open = true;
    if (this.#isSubmitted) this.#goToErrors(error, question);
  }

  /**
   * Show the error at its question, and take back those at others.
   *
   * @param {ReplyError | null} error
   */
  #showErrors(error) {
    const [id, ...spot] = error?.where.replace(/^answers\./, "").split(".") ?? [];
    find(this.form, "[data-summary]").hidden = true;
    for (const question of this.questions.all) {
      question.showError(error && question.id === id ? error.message : "", spot);
    }
    return this.questions.all.find((question) => question.id === id && question.isShown);
  }

  /**
   * @param {ReplyError} error
   * @param {import("./question.mjs").Question | undefined} question
   */
  #goToErrors(error, question) {
    this.#isSubmitted = false;
    const summary = find(this.form, "[data-summary]");
    const link = make("a", { href: `#question-${question?.id}` }, error.message);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      question?.firstField?.focus();
    });
    summary.replaceChildren(
      make("p", {}, make("b", {}, "先改这里：")),
      make("p", {}, question ? link : error.message),
    );
    summary.hidden = false;
    goTo(summary);
  }

  async #submit() {
    this.#isSubmitted = true;
    if (!Object.keys(this.questions.answers()).length) {
      this.#isSubmitted = false;
      this.questions.all[0]?.firstField?.focus();
      return;
    }
    if (this.engine.status.state === "failed") {
      this.#isSubmitted = false;
      this.#openTable();
      return;
    }
    await this.#ask();
    if (this.#isSubmitted && this.#reply) this.#goToVerdict();
  }

  #goToVerdict() {
    this.#isSubmitted = false;
    goTo(this.verdict);
  }

  #hearEngine() {
    const { status } = this.engine;
    // A verdict takes a moment; saying so for every answer would only flicker.
    if (status.state === "running") return;
    if (status.state === "ready" && this.#reply) return;
    this.status.show(status);
    if (status.state === "failed") {
      this.#isSubmitted = false;
      this.#request = "";
      this.table.open = true;
    }
  }

  #retry() {
    this.engine.start();
    void this.#ask();
  }

  #openTable() {
    this.table.open = true;
    goTo(find(this.table, "summary"));
  }

  #openForPrint() {
    if (!this.#reply) this.table.open = true;
    for (const details of this.verdict.querySelectorAll("[data-criterion] details")) {
      if (details instanceof HTMLDetailsElement) details.open = true;
    }
  }

  /** @param {HTMLElement} part of the verdict */
  #printOnly(part) {
    const { classList } = this.root;
    classList.add("check--print-part");
    part.classList.add("check-part--print");
    const undo = () => {
      classList.remove("check--print-part");
      part.classList.remove("check-part--print");
    };
    addEventListener("afterprint", undo, { once: true });
    print();
  }

  /** @param {HTMLElement} place */
  #copyVerdict(place) {
    if (!this.#reply) return;
    const address = location.origin + location.pathname;
    void copy(verdictText(this.#reply, this.page, address), place);
  }

  #clear() {
    this.questions.clear();
    this.#refresh();
    this.#tell("");
    this.#writeAddress();
    remember(this.questions);
    this.#forget();
    this.questions.all[0]?.firstField?.focus();
  }

  /** There is nothing to judge. */
  #forget() {
    this.#reply = undefined;
    this.#request = "";
    this.#showErrors(null);
    drawRefusal(this.verdict, NO_VERDICT);
    this.root.classList.remove("check--concluded");
    this.status.invite();
  }

  #writeAddress() {
    const fragment = toFragment(this.questions);
    const address = location.pathname + location.search + (fragment && `#${fragment}`);
    history.replaceState(history.state, "", address);
  }

  /** Take the answers of the address in place of those in the form. */
  #readAddress() {
    const hash = location.hash;
    this.questions.clear();
    this.#notice(fillIn(this.questions, hash));
    this.#refresh();
    this.#writeAddress();
    remember(this.questions);
    if (Object.keys(this.questions.answers()).length) this.engine.start();
    void this.#ask();
  }

  /** A link to a place in the page must not cost the reader the answers in the address. */
  #addressChanged() {
    if (hasAnswers(location.hash)) this.#readAddress();
    else this.#writeAddress();
  }

  /** @param {string[]} refused */
  #notice(refused) {
    this.#tell(
      refused.length
        ? `链接里有 ${refused.length} 处看不懂，没有填进来：${refused.join("、")}。其余的已经填好。`
        : "",
    );
  }

  /** @param {string} message above the questions; empty takes it back */
  #tell(message) {
    const notice = find(this.form, "[data-notice]");
    notice.hidden = message === "";
    notice.textContent = message;
  }
}

for (const form of document.querySelectorAll("form[data-checker]")) {
  if (form instanceof HTMLFormElement) new CheckForm(form).start();
}
