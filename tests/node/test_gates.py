"""The form asks exactly the questions that the checkers take for asked."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

from checkers._answers import read_request
from checkers._data import knowledge
from checkers._logic import Truth
from checkers._situation import Situation

ROOT = Path(__file__).resolve().parents[2]
KB = json.loads((ROOT / "checkers" / "kb.json").read_text(encoding="utf-8"))
QUESTIONS = [each for each in KB["questions"] if "eligibility" in each["checkers"]]
ROUNDS = 400

type Answers = dict[str, object]


def some_answers(dice: random.Random) -> Answers:
    """Return answers such as a reader might give: not to everything, and not always sure."""
    platform = dice.choice(KB["platforms"])["id"]
    answers: Answers = {}
    for question in QUESTIONS:
        if dice.random() < 0.3:
            continue
        here = [
            option["id"]
            for option in question["options"]
            if not option["platforms"] or platform in option["platforms"]
        ]
        if question["id"] == "platform":
            answers["platform"] = platform
        elif question["kind"] == "choice":
            answers[question["id"]] = dice.choice([*here, "unsure"])
        elif question["kind"] == "choices" and here:
            answers[question["id"]] = dice.sample(here, dice.randint(1, len(here)))
        elif question["kind"] == "number":
            answers[question["id"]] = dice.randint(question["min"] or 0, question["max"] or 1000)
    return answers


def asked_in_python(answers: Answers) -> list[str]:
    known = knowledge()
    request = read_request({"answers": answers, "as_of": "2026-11-23"}, known.questions)
    situation = Situation(known.questions, request.answers)
    return [each["id"] for each in QUESTIONS if situation.is_asked(each["id"]) is Truth.TRUE]


def test_the_form_asks_what_the_checkers_take_for_asked() -> None:
    dice = random.Random(7)  # noqa: S311  # no secret, and the same every time
    situations = [some_answers(dice) for _ in range(ROUNDS)]
    beside = Path(sys.executable).parent / "node"
    node = str(beside) if beside.exists() else shutil.which("node") or "node"
    done = subprocess.run(
        [node, str(Path(__file__).with_name("gates.mjs"))],
        input=json.dumps({"questions": QUESTIONS, "situations": situations}),
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(done.stdout) == [asked_in_python(answers) for answers in situations]
