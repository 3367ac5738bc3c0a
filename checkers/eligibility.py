"""Which human channels of a platform and site are open to me now?

Every channel has a door. It opens when the channel serves the site and its requirements are met,
stays shut when they are not, and is undetermined while an answer that matters is missing. The
outcome speaks of the channels that handle the chosen issue.

>>> from checkers import run
>>> from checkers._model import Knowledge
>>> knowledge = Knowledge.from_json({
...     "version": "0", "grades": {"verified": "官方原文", "reported": "第三方转述"},
...     "facts": {"fair.height": {"claim": "不超过 60 米。", "grade": "reported", "link": "/f/",
...                               "checked": "2026-01-01", "review_by": "2026-06-30"}},
...     "platforms": [{"id": "fair", "name": "集市", "link": "/p/", "sites": []}],
...     "issues": [{"id": "torn", "title": "风筝破了"}],
...     "questions": [
...         {"id": "platform", "checkers": ["eligibility"], "kind": "choice", "label": "平台？",
...          "options": [{"id": "fair", "label": "集市"}]},
...         {"id": "issue", "checkers": ["eligibility"], "kind": "choice", "label": "怎么了？",
...          "options": [{"id": "torn", "label": "风筝破了"}]},
...         {"id": "height", "checkers": ["eligibility"], "kind": "number", "label": "多高？"}],
...     "criteria": [{"id": "low", "title": "飞得低", "because": ["fair.height"], "pass": "够低。",
...                   "test": {"question": "height", "at_most": 60},
...                   "fail": {"text": "飞低些。"}, "unknown": {"text": "量一量。"}}],
...     "channels": [{"id": "desk", "platform": "fair", "sites": ["all"], "name": "前台",
...                   "access": "free", "summary": "", "entry": "去门口。", "handles": ["torn"],
...                   "requires": {"criterion": "low"}, "link": "/c/"}]})
>>> def ask(height, day):
...     answers = {"platform": "fair", "issue": "torn", "height": height}
...     return run("eligibility", {"answers": answers, "as_of": day}, knowledge)
>>> ask(60, "2026-06-30")["headline"]
'集市，「风筝破了」：1 个渠道现在可用。其中最弱的依据是「第三方转述」。'
>>> ask(61, "2026-06-30")["outcome"], ask(61, "2026-06-30")["flips"]
('closed', [{'change': {'height': 60}, 'outcome': 'open', 'opens': ['desk']}])
>>> ask("unsure", "2026-06-30")["next_questions"]
['height']
>>> ask(60, "2026-07-01")["criteria"][0]["state"]
'expired'
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from checkers._answers import Request
from checkers._channels import LABELS, Case, Door, Row, door_of, grade, outcome, rows, to_reply
from checkers._conditions import Answer
from checkers._criteria import explain
from checkers._flips import Doors, Trial, fewest_changes
from checkers._model import Knowledge, Platform, Question
from checkers._reply import CriterionReply, FlipReply, Reply, Summary, Value
from checkers._rules import rules_on
from checkers._steps import next_steps

ID = "eligibility"
TITLE = "哪些渠道对我开放"
OUTCOMES: Mapping[str, str] = {
    Door.OPEN: "现在有渠道可用",
    Door.UNDETERMINED: "还不能判断",
    Door.PAID: "只有付费渠道可用",
    Door.INVITATION: "只有受邀渠道可用",
    Door.CLOSED: "现在没有渠道可用",
}

# These say where the reader stands and what happened; nobody changes them to pass a test.
SCOPE = ("platform", "site", "issue")
MOST_QUESTIONS = 5
MOST_FLIPS = 5


def evaluate(request: Request, knowledge: Knowledge) -> Reply:
    """Say which channels are open, why, what is missing and what would change it."""
    case = open_case(request, knowledge)
    table = rows(case)
    return {
        "checker": ID,
        "rules_version": knowledge.version,
        "as_of": request.as_of.isoformat(),
        "outcome": _outcome(table, case).value,
        "headline": _headline(table, case),
        "criteria": _criteria(table, case),
        "next_questions": _next_questions(table, case),
        "flips": _flips(case),
        "next_steps": [{"text": step.text, "link": step.link} for step in next_steps(table, case)],
        "sections": [
            {
                "id": "channels",
                "title": "各渠道的情况",
                "rows": [to_reply(row, case) for row in table],
            }
        ],
    }


def summarise(request: Request, knowledge: Knowledge) -> Summary:
    """Say in a line what ``evaluate`` says at length, without looking for flips."""
    case = open_case(request, knowledge)
    table = rows(case)
    fitting = [row for row in table if row.fits]
    missing = dict.fromkeys(criterion.title for row in fitting for criterion in row.missing)
    asked = _next_questions(table, case)[:1]
    return {
        "outcome": _outcome(table, case).value,
        "headline": _headline(table, case),
        "open_channels": "、".join(row.channel.name for row in fitting if row.door is Door.OPEN),
        "missing": "；".join(missing),
        "next_question": "".join(knowledge.questions[name].label for name in asked),
    }


def _outcome(table: list[Row], case: Case) -> Door:
    """Return the best news among the channels that fit; without a platform there is none."""
    if case.platform is None:
        return Door.UNDETERMINED
    return outcome(row.door for row in table if row.fits)


def _headline(table: list[Row], case: Case) -> str:
    """Count the doors in one sentence, and name the weakest ground if it is not official."""
    if case.platform is None:
        return "还不知道是哪个平台，所以还不能判断。"
    place = "，".join(_place(case.platform, case))
    counts = Counter(row.door for row in table if row.fits)
    if not counts:
        return f"{place}：这里没有处理这类问题的渠道。"
    told = "，".join(f"{counts[door]} 个渠道{LABELS[door]}" for door in Door if counts[door])
    return f"{place}：{told}。{_weakest_ground(table, case)}"


def _place(platform: Platform, case: Case) -> list[str]:
    """Name the platform, and the site and the issue if they are known."""
    site = case.answers.get("site")
    names = [platform.name]
    if site is not None:
        names.append(platform.sites.get(str(site), str(site)))
    if case.issue is not None:
        names.append(f"「{case.issue.title}」")
    return names


def _weakest_ground(table: list[Row], case: Case) -> str:
    """Say what the verdicts rest on at their weakest, unless that is as firm as can be."""
    knowledge = case.knowledge
    decided = (row for row in table if row.fits and row.door is not Door.UNDETERMINED)
    weakest = knowledge.weakest(filter(None, (grade(row, case) for row in decided)))
    firmest = next(iter(knowledge.grades))
    if weakest in ("", firmest):
        return ""
    return f"其中最弱的依据是「{knowledge.grades[weakest]}」。"


def _criteria(table: list[Row], case: Case) -> list[CriterionReply]:
    """Explain every criterion that a fitting channel uses, once, in the order of the file."""
    used = {
        criterion.id
        for row in table
        for criterion in case.rules.criteria_of(row.channel)
        if row.fits
    }
    return [
        explain(criterion, case.rules, case.situation)
        for criterion in case.knowledge.criteria.values()
        if criterion.id in used
    ]


def _next_questions(table: list[Row], case: Case) -> list[str]:
    """Return the open questions that matter, those that can decide most channels first.

    A question that decides nothing alone still counts if an undecided channel waits for it.
    """
    if case.platform is None:
        return [name for name in SCOPE if name not in case.answers]
    trial = _trial(case)
    moved = {
        question.id: _moved_by(question, trial, case.platform)
        for question in case.questions
        if case.situation.is_open(question.id)
    }
    awaited = {
        name
        for row in table
        for criterion in row.unclear
        for name in case.situation.open_questions(criterion.test)
        if row.fits and row.door is Door.UNDETERMINED
    }
    worthy = [name for name, count in moved.items() if count or name in awaited]
    return sorted(worthy, key=lambda name: -moved[name])[:MOST_QUESTIONS]


def _moved_by(question: Question, trial: Trial, platform: Platform) -> int:
    """Return how many channels an answer could move; the issue moves those it does not fit."""
    if question.id != "issue":
        return trial.moved_by(question)
    issues = {option.id for option in question.options if option.is_for(platform.id)}
    return sum(not issues.issubset(channel.handles) for channel in trial.channels)


def _flips(case: Case) -> list[FlipReply]:
    """Return the fewest changes that would bring another outcome or open another channel."""
    trial = _trial(case)
    channels = case.knowledge.channels
    questions = [question for question in case.questions if _may_change(question, trial, case)]

    def outcome_of(doors: Doors) -> str:
        return outcome(door_of(channels[name], truth) for name, truth in doors.items()).value

    return [
        {
            "change": {name: _value(answer) for name, answer in flip.change.items()},
            "outcome": outcome_of(flip.doors),
            "opens": list(flip.opens),
        }
        for flip in fewest_changes(trial, questions, outcome_of)[:MOST_FLIPS]
    ]


def _may_change(question: Question, trial: Trial, case: Case) -> bool:
    """Tell whether another answer to the question would be advice.

    Where the issue is unknown, only open questions are tried: to a reader who may not need an
    appeal at all, "be refused first, then appeal" is no advice.
    """
    reached = any(question.id in case.rules.reach(channel) for channel in trial.channels)
    settled = case.issue is None and question.id in case.answers
    return reached and not settled and question.id not in SCOPE


def _trial(case: Case) -> Trial:
    """Return what trials start from: the answers, and the channels that fit."""
    fitting = [channel for channel in case.channels if case.fits(channel)]
    return Trial(case.rules, fitting, case.answers)


def _value(answer: Answer) -> Value:
    """Return an answer as a request would carry it."""
    if isinstance(answer, frozenset):
        return sorted(answer)
    return answer.isoformat() if isinstance(answer, date) else answer


def open_case(request: Request, knowledge: Knowledge) -> Case:
    """Return the reader's case by the rules of the day."""
    rules = rules_on(knowledge, request.as_of)
    platform = request.answers.get("platform")
    issue = request.answers.get("issue")
    return Case(
        rules=rules,
        questions=tuple(knowledge.asked_by(ID).values()),
        answers=request.answers,
        situation=rules.situation(request.answers),
        platform=None if platform is None else knowledge.platforms[str(platform)],
        issue=None if issue is None else knowledge.issues[str(issue)],
    )
