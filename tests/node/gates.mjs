// Says which questions are asked, the way the form does.
//
// node gates.mjs < {"questions": [...], "situations": [...]} > [["platform", ...], ...]

import { readFileSync } from "node:fs";
import { isAsked } from "../../docs/assets/checkers/conditions.mjs";

const { questions, situations } = JSON.parse(readFileSync(0, "utf-8"));
const asked = situations.map((answers) => {
  const known = new Map(
    questions.map(({ id, asked_if }) => [id, { askedIf: asked_if, answer: answers[id] }]),
  );
  return questions.map(({ id }) => id).filter((id) => isAsked(id, known));
});
process.stdout.write(JSON.stringify(asked));
