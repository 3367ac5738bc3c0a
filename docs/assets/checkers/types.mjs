// Types that modules share. Nothing here runs.

/**
 * @typedef {{name: string, bytes: number, sha256: string}} EngineFile
 *
 * @typedef {{version: string, base: string, files: EngineFile[], wheel: string,
 *   package: string, pyodide: string, python: string}} Manifest
 *
 * Why the engine is not there:
 * `network` a file did not come · `blocked` a server refused a file · `no-wasm` WebAssembly is
 * off · `memory` not enough of it · `integrity` a file is not the one we made · `python` the
 * program broke · `timeout` silence, twice.
 * @typedef {"network" | "blocked" | "no-wasm" | "memory" | "integrity" | "python" | "timeout"
 *   } FailureCode
 *
 * @typedef {{code: FailureCode, file: string, detail: string}} FailureInfo
 *
 * @typedef {{type: "load", files: EngineFile[], packageName: string}
 *   | {type: "run", id: number, checker: string, request: string}} ToWorker
 *
 * @typedef {{type: "progress", loaded: number, total: number}
 *   | {type: "stage", stage: "rules"}
 *   | {type: "ready", description: string}
 *   | {type: "reply", id: number, reply: string}
 *   | ({type: "failed"} & FailureInfo)} FromWorker
 *
 * @typedef {{state: "idle"}
 *   | {state: "loading", loaded: number, total: number, again: boolean}
 *   | {state: "starting"}
 *   | {state: "ready"}
 *   | {state: "running"}
 *   | {state: "failed", failure: FailureInfo}} EngineStatus
 */

/**
 * @typedef {Record<string, string | number>} Row
 *
 * @typedef {string | number | string[] | Row[]} Answer
 *
 * @typedef {Record<string, Answer>} Answers
 *
 * @typedef {{question?: string, is?: string[], includes?: string[], at_least?: number,
 *   at_most?: number, on_or_after?: string, before?: string, all?: Expression[],
 *   any?: Expression[], not?: Expression}} Expression
 */

/**
 * @typedef {{id: string, title: string, state: string, because: string[], grade: string,
 *   detail: string, next_step: string, link: string}} CriterionReply
 *
 * @typedef {{change: Record<string, Answer>, outcome: string, opens?: string[]}} FlipReply
 *
 * @typedef {{channel: string, name: string, state: string, state_label: string, fits: boolean,
 *   reason: string, missing: string[], unclear: string[], grade: string, entry: string,
 *   link: string}} RowReply
 *
 * A table of any checker: strings, numbers and lists of strings.
 * @typedef {Record<string, unknown>} TableRow
 *
 * @typedef {{id: string, title: string, rows: TableRow[]}} SectionReply
 *
 * @typedef {{checker: string, rules_version: string, as_of: string, outcome: string,
 *   headline: string, criteria: CriterionReply[], next_questions: string[],
 *   flips: FlipReply[], next_steps: {text: string, link: string}[],
 *   sections: SectionReply[]}} Reply
 *
 * @typedef {{code: string, where: string, message: string}} ReplyError
 */

export {};
