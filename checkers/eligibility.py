"""Which human channels of a platform and site are open to me now?

Every channel has a door. It opens when the channel serves the site and its requirements are met,
stays shut when they are not, and is undetermined while an answer that matters is missing. The
outcome speaks of the channels that handle the chosen issue.
"""

from collections import Counter
from datetime import date

from checkers._answers import Request
from checkers._channels import LABELS, Case, Door, Row, door_of, grade, outcome, rows, to_reply
from checkers._conditions import Answer
from checkers._criteria import explain
from checkers._flips import Doors, Trial, fewest_changes
from checkers._model import Knowledge, Step
from checkers._reply import CriterionReply, FlipReply, Reply, StepReply, Value
from checkers._rules import Rules, rules_on
from checkers._steps import CHOOSE_PLATFORM, next_steps

ID = "eligibility"
TITLE = "我现在能走哪些沟通渠道"
OUTCOMES = {
    Door.OPEN.value: "现在有渠道可用",
    Door.UNDETERMINED.value: "还不能判断",
    Door.PAID.value: "只有付费渠道可用",
    Door.INVITATION.value: "只有受邀渠道可用",
    Door.CLOSED.value: "现在没有渠道可用",
}

# These say where the reader stands and what happened; nobody changes them to pass a test.
SCOPE = ("platform", "site", "issue")
MOST_QUESTIONS = 5
MOST_FLIPS = 5


def evaluate(request: Request, knowledge: Knowledge) -> Reply:
    """Say which channels are open, why, what is missing and what would change it."""
    rules = rules_on(knowledge, request.as_of)
    case = open_case(request, rules)
    if case is None:
        return _without_platform(request, rules)
    table = rows(case)
    fitting = [row for row in table if row.fits]
    verdict = outcome(row.door for row in fitting)
    trial = Trial(rules, [row.channel for row in fitting], request.answers)
    return {
        "checker": ID,
        "rules_version": knowledge.version,
        "as_of": request.as_of.isoformat(),
        "outcome": verdict.value,
        "headline": _headline(fitting, case),
        "criteria": _criteria(fitting, case),
        "next_questions": _next_questions(trial, case, fitting),
        "flips": _flips(trial),
        "next_steps": _replied(next_steps(table, case, verdict)),
        "sections": [
            {
                "id": "channels",
                "title": "各渠道的情况",
                "rows": [to_reply(row, case) for row in table],
            }
        ],
    }


def open_case(request: Request, rules: Rules) -> Case | None:
    """Return the reader's case, or nothing if the platform is not known."""
    platform = request.answers.get("platform")
    if platform is None:
        return None
    issue = request.answers.get("issue")
    return Case(
        rules=rules,
        answers=request.answers,
        situation=rules.situation(request.answers),
        platform=rules.knowledge.platforms[str(platform)],
        issue=None if issue is None else rules.knowledge.issues[str(issue)],
    )


def _without_platform(request: Request, rules: Rules) -> Reply:
    """Ask for the platform: without it there is nothing to judge."""
    knowledge = rules.knowledge
    unanswered = [name for name in SCOPE if name not in request.answers]
    return {
        "checker": ID,
        "rules_version": knowledge.version,
        "as_of": request.as_of.isoformat(),
        "outcome": Door.UNDETERMINED.value,
        "headline": "还不知道是哪个平台，所以还不能判断。",
        "criteria": [],
        "next_questions": unanswered,
        "flips": [],
        "next_steps": _replied([CHOOSE_PLATFORM]),
        "sections": [{"id": "channels", "title": "各渠道的情况", "rows": []}],
    }


def _headline(fitting: list[Row], case: Case) -> str:
    """Count the doors in one sentence, and name the weakest ground if it is not official."""
    place = "，".join(_place(case))
    if not fitting:
        return f"{place}：这里没有处理这类问题的渠道。"
    counts = Counter(row.door for row in fitting)
    told = "，".join(f"{counts[door]} 个渠道{LABELS[door]}" for door in Door if counts[door])
    return f"{place}：{told}。{_weakest_ground(fitting, case)}"


def _place(case: Case) -> list[str]:
    """Name the platform, and the site and the issue if they are known."""
    site = case.answers.get("site")
    names = [case.platform.name]
    if site is not None:
        names.append(case.platform.sites.get(str(site), str(site)))
    if case.issue is not None:
        names.append(f"「{case.issue.title}」")
    return names


def _weakest_ground(fitting: list[Row], case: Case) -> str:
    """Say what the verdicts rest on at their weakest, unless that is as firm as can be."""
    decided = [row for row in fitting if row.door is not Door.UNDETERMINED]
    knowledge = case.knowledge
    weakest = knowledge.weakest(filter(None, (grade(row, case) for row in decided)))
    firmest = next(iter(knowledge.grades))
    if weakest in ("", firmest):
        return ""
    return f"其中最弱的依据是「{knowledge.grades[weakest]}」。"


def _criteria(fitting: list[Row], case: Case) -> list[CriterionReply]:
    """Explain every criterion that a fitting channel uses, once, in the order of the file."""
    used = {c.id for row in fitting for c in case.rules.criteria_of(row.channel)}
    return [
        explain(criterion, case.rules, case.situation)
        for criterion in case.knowledge.criteria.values()
        if criterion.id in used
    ]


def _next_questions(trial: Trial, case: Case, fitting: list[Row]) -> list[str]:
    """Return the open questions that matter, those that can decide most channels first.

    A question that decides nothing alone still counts if an undecided criterion waits for it.
    """
    questions = case.knowledge.asked_by(ID)
    moved = {
        name: trial.moved_by(question)
        for name, question in questions.items()
        if case.situation.is_open(name)
    }
    if "issue" in moved:
        moved["issue"] = sum(
            map(bool, (set(case.knowledge.issues) - set(row.channel.handles) for row in fitting))
        )
    awaited = {
        name
        for row in fitting
        for criterion in row.unclear
        for name in case.situation.open_questions(criterion.test)
    }
    worthy = [name for name, count in moved.items() if count or name in awaited]
    return sorted(worthy, key=lambda name: -moved[name])[:MOST_QUESTIONS]


def _flips(trial: Trial) -> list[FlipReply]:
    """Return the fewest changes that would bring another outcome or open another channel."""
    channels = {channel.id: channel for channel in trial.channels}
    reach = frozenset().union(*map(trial.rules.reach, trial.channels))
    questions = [
        question
        for name, question in trial.rules.knowledge.asked_by(ID).items()
        if name in reach and name not in SCOPE
    ]

    def outcome_of(doors: Doors) -> str:
        return outcome(door_of(channels[name], truth) for name, truth in doors.items()).value

    found = fewest_changes(trial, questions, outcome_of)[:MOST_FLIPS]
    return [
        {
            "change": {name: _value(answer) for name, answer in flip.change.items()},
            "outcome": outcome_of(flip.doors),
            "opens": list(flip.opens),
        }
        for flip in found
    ]


def _value(answer: Answer) -> Value:
    """Return an answer as a request would carry it."""
    if isinstance(answer, frozenset):
        return sorted(answer)
    return answer.isoformat() if isinstance(answer, date) else answer


def _replied(steps: list[Step]) -> list[StepReply]:
    """Return steps as the contract has them."""
    return [{"text": step.text, "link": step.link} for step in steps]
