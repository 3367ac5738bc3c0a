// All questions of a form together: which are shown, and what has been answered.

import { isAsked, isSilence, questionsIn } from "./conditions.mjs";
import { Question } from "./question.mjs";

/** @typedef {import("./types.mjs").Answers} Answers */

const PLATFORM = "platform";

export class Questions {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    const fieldsets = [...form.querySelectorAll("fieldset[data-question]")];
    this.all = fieldsets
      .filter((element) => element instanceof HTMLFieldSetElement)
      .map((fieldset) => new Question(fieldset));
    this.byId = new Map(this.all.map((question) => [question.id, question]));
  }

  /** The chosen platform, if there is one. */
  get platform() {
    const chosen = this.byId.get(PLATFORM)?.answer;
    return isSilence(chosen) ? undefined : String(chosen);
  }

  /** Hide what does not apply; a hidden question keeps its answer, which then does not count. */
  refresh() {
    if (this.byId.has(PLATFORM)) {
      for (const question of this.all) question.showOptionsOf(this.platform);
    }
    for (const question of this.all) {
      question.fieldset.hidden = !isAsked(question.id, this.byId);
    }
  }

  /**
   * The answers that count, in the order of the questions.
   *
   * @returns {Answers}
   */
  answers() {
    /** @type {Answers} */
    const answers = {};
    for (const { id, isShown, answer } of this.all) {
      if (isShown && answer !== undefined) answers[id] = answer;
    }
    return answers;
  }

  clear() {
    for (const question of this.all) question.clear();
    this.refresh();
  }

  /**
   * The question to go to for an open one: itself, or the open question it hangs on.
   *
   * @param {string} id
   * @returns {Question | undefined}
   */
  reachable(id) {
    const question = this.byId.get(id);
    if (!question || question.isShown) return question;
    const gates = question.askedIf ? questionsIn(question.askedIf) : [];
    const open = gates.filter((gate) => isSilence(this.byId.get(gate)?.answer));
    return open.map((gate) => this.reachable(gate)).find((found) => found !== undefined);
  }
}
