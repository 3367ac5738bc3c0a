// A shape for every state, so that nothing hangs on colour alone.

const NS = "http://www.w3.org/2000/svg";

const CHECK = "M7 12.5l3.4 3.4L17 9.2";
const CROSS = "M8.5 8.5l7 7m0-7l-7 7";
const QUERY = "M9.6 9.7a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.9-1.1 1.7M12 16.6v.1";
const DASH = "M8 12h8";
const CLOCK = "M12 8v4.3l2.8 1.7";
const YUAN = "M8.5 7.5L12 12l3.5-4.5M12 12v5M9 12.7h6M9 15h6";
const LETTER = "M7.5 9.5h9v6.5h-9zM7.5 9.7L12 13l4.5-3.3";

const CIRCLE = "M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20z";
const SQUARE = "M4 3h16a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z";
const DIAMOND = "M12 1l11 11-11 11L1 12z";
const HEXAGON = "M7 3h10l5 9-5 9H7l-5-9z";

/** @type {Record<string, [outline: string, sign: string]>} */
const SHAPES = {
  open: [CIRCLE, CHECK],
  pass: [CIRCLE, CHECK],
  closed: [SQUARE, CROSS],
  fail: [SQUARE, CROSS],
  undetermined: [DIAMOND, QUERY],
  unknown: [DIAMOND, QUERY],
  paid: [HEXAGON, YUAN],
  invitation: [HEXAGON, LETTER],
  expired: [DIAMOND, CLOCK],
  not_applicable: [CIRCLE, DASH],
};

/**
 * Outcomes and states of the checkers, by the state whose shape and colour they share.
 *
 * @type {Record<string, string>}
 */
const TONES = {
  ready: "pass",
  held: "pass",
  masked: "pass",
  clean: "pass",
  mend: "fail",
  missing: "fail",
  mismatched: "fail",
  check: "unknown",
  gaps: "fail",
  lack: "fail",
  rewrite: "unknown",
  flaw: "unknown",
  matched: "pass",
  several: "unknown",
  unseen: "unknown",
  right: "pass",
  wrong: "fail",
  empty: "not_applicable",
  "nothing-required": "not_applicable",
};

/**
 * A state that has a shape and a colour, for one that may have none.
 *
 * @param {string} state
 */
export function tone(state) {
  const known = TONES[state] ?? state;
  return known in SHAPES ? known : "unknown";
}

/**
 * @param {string} state
 * @returns {SVGSVGElement}
 */
export function shape(state) {
  const [outline, sign] = SHAPES[tone(state)];
  const svg = document.createElementNS(NS, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "check-shape");
  svg.setAttribute("aria-hidden", "true");
  svg.append(path(outline, "check-shape__outline"), path(sign, "check-shape__sign"));
  return svg;
}

/**
 * @param {string} d
 * @param {string} name
 */
function path(d, name) {
  const element = document.createElementNS(NS, "path");
  element.setAttribute("d", d);
  element.setAttribute("class", name);
  return element;
}
