"""What would a reviewer at the platform miss in my description, and how do I put it in order?

The text is read sentence by sentence. What is lacking is shown by the sentence that speaks of it,
what should not stand there by the sentence itself. Then the reader's own sentences are arranged:
situation, task, action, result; for an appeal cause, actions, prevention. Nothing is made up.

>>> from checkers import run
>>> from checkers._model import Knowledge
>>> knowledge = Knowledge.from_json({
...     "version": "0", "grades": {"verified": "官方原文"}, "facts": {}, "criteria": [],
...     "platforms": [{"id": "fair", "name": "集市", "link": "/p/", "sites": []}],
...     "issues": [{"id": "torn", "title": "风筝破了"}],
...     "channels": [{"id": "desk", "platform": "fair", "sites": ["all"], "name": "前台",
...                   "access": "free", "summary": "", "entry": "去门口。", "handles": ["torn"],
...                   "requires": {"all": []}, "link": "/c/"}],
...     "questions": [
...         {"id": "platform", "checkers": ["brief"], "kind": "choice", "label": "平台？",
...          "options": [{"id": "fair", "label": "集市"}]},
...         {"id": "issue", "checkers": ["brief"], "kind": "choice", "label": "怎么了？",
...          "options": [{"id": "torn", "label": "风筝破了"}]},
...         {"id": "story", "checkers": ["brief"], "kind": "long_text", "label": "写下来。"}],
...     "brief": {"slots": [{"id": "task", "words": ["请"]}], "signs": [
...         {"id": "no-number", "kind": "lack", "claim": "写了编号", "title": "没有写编号",
...          "why": "按编号查。", "mend": "写上编号。", "patterns": ["K[0-9]+"], "near": ["风筝"]},
...         {"id": "pleads", "kind": "flaw", "claim": "不求情", "title": "在求情",
...          "why": "查不了。", "mend": "删掉。", "words": ["求求"]}]}})
>>> def ask(story):
...     answers = {"platform": "fair", "issue": "torn", "story": story}
...     return run("brief", {"answers": answers, "as_of": "2026-06-30"}, knowledge)
>>> reply = ask("请换一根线。求求你们。风筝破了。")
>>> [(row["sign"], row["sentence"]) for row in reply["sections"][0]["rows"]]
[('no-number', '风筝破了。'), ('pleads', '求求你们。')]
>>> print(ask("请换一根线。求求你们。风筝 K7 破了。")["sections"][3]["rows"][0]["text"])
平台和站点：集市
<BLANKLINE>
问题类型：风筝破了
<BLANKLINE>
情况：风筝 K7 破了。
<BLANKLINE>
请办的事：请换一根线。
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import islice

from checkers._answers import Request
from checkers._brief_case import FIELDS, Case, Finding
from checkers._brief_drafts import arranged, versions
from checkers._brief_text import shortened
from checkers._model import Fact, Knowledge, Step
from checkers._reply import CriterionReply, Reply, SectionReply, Summary
from checkers._rules import State

ID = "brief"
TITLE = "把事情写清楚"

type Cells = dict[str, object]


class Outcome(StrEnum):
    """How the description stands."""

    READY = "ready"
    REWRITE = "rewrite"
    GAPS = "gaps"
    EMPTY = "empty"
    UNDETERMINED = "undetermined"


OUTCOMES: Mapping[str, str] = {
    Outcome.READY: "可以发了",
    Outcome.REWRITE: "有几句要改",
    Outcome.GAPS: "还缺要紧的",
    Outcome.EMPTY: "还没有写",
    Outcome.UNDETERMINED: "还不能判断",
}

MOST_STEPS = 8
MOST_QUESTIONS = 5


def evaluate(request: Request, knowledge: Knowledge) -> Reply:
    """Say what is missing or out of place, and arrange what was written."""
    case = Case(request, knowledge)
    return {
        "checker": ID,
        "rules_version": knowledge.version,
        "as_of": request.as_of.isoformat(),
        "outcome": _outcome(case).value,
        "headline": _headline(case),
        "criteria": [_criterion(finding, case) for finding in _judged(case)],
        "next_questions": _next_questions(case),
        "flips": [],
        "next_steps": [{"text": step.text, "link": step.link} for step in _next_steps(case)],
        "sections": [*_sections(case)],
    }


def summarise(request: Request, knowledge: Knowledge) -> Summary:
    """Say in a line what ``evaluate`` says at length."""
    case = Case(request, knowledge)
    return {
        "outcome": _outcome(case).value,
        "headline": _headline(case),
        "open_channels": "",
        "missing": "；".join(finding.sign.title for finding in _unmet(case)),
        "next_question": "".join(knowledge.questions[q].label for q in _next_questions(case)[:1]),
    }


def _is_empty(case: Case) -> bool:
    """Tell whether nothing was written."""
    return not any(case.text(name) for name in FIELDS)


def _judged(case: Case) -> list[Finding]:
    """Return what was found; where nothing was written there is nothing to judge."""
    return [] if _is_empty(case) else case.findings


def _unmet(case: Case) -> list[Finding]:
    """Return what is missing, then what should not stand there."""
    unmet = [finding for finding in _judged(case) if not finding.met]
    return sorted(unmet, key=lambda finding: finding.sign.is_flaw)


def _outcome(case: Case) -> Outcome:
    """Return the worst news; without platform and issue a clean text is not yet clean."""
    if _is_empty(case):
        return Outcome.EMPTY
    unmet = _unmet(case)
    if any(not finding.sign.is_flaw for finding in unmet):
        return Outcome.GAPS
    if unmet:
        return Outcome.REWRITE
    settled = case.platform is not None and case.issue is not None
    stale = any(_state(finding, case) is State.EXPIRED for finding in case.findings)
    return Outcome.READY if settled and not stale else Outcome.UNDETERMINED


def _headline(case: Case) -> str:
    """Say in one sentence how the text stands."""
    if _is_empty(case):
        return "还没有写。先用自己的话把事情写下来，不用排版。"
    unmet = _unmet(case)
    lacks = sum(not finding.sign.is_flaw for finding in unmet)
    counts = (("缺", lacks, "样"), ("要改", len(unmet) - lacks, "处"))
    told = "，".join(f"{verb} {count} {unit}" for verb, count, unit in counts if count)
    if told:
        return f"对方看了会问：{told}。"
    if _outcome(case) is Outcome.READY:
        return "要紧的都写了，没有要删的话。"
    if case.platform is None or case.issue is None:
        return "没有看出缺什么，但还不知道是哪个平台、哪类问题。"
    return "没有看出缺什么，但有的依据已过复核日期。"


def _state(finding: Finding, case: Case) -> State:
    """Say how a finding stands; what rests on an expired fact passes no more."""
    if not finding.met:
        return State.FAIL
    facts = case.facts(finding.sign.because)
    return (
        State.EXPIRED if any(fact.is_expired(case.request.as_of) for fact in facts) else State.PASS
    )


def _criterion(finding: Finding, case: Case) -> CriterionReply:
    """Describe how a finding stands and what it rests on."""
    facts, state = case.facts(finding.sign.because), _state(finding, case)
    return {
        "id": finding.sign.id,
        "title": finding.sign.claim,
        "state": state.value,
        "because": [fact.id for fact in facts],
        "grade": case.knowledge.weakest(fact.grade for fact in facts),
        "detail": _detail(finding, state) + _ground(facts, case),
        "next_step": _next_step(finding, state),
        "link": _link(facts, case),
    }


def _detail(finding: Finding, state: State) -> str:
    """Say how it stands, with the sentence that shows it."""
    if state is State.FAIL:
        return f"{finding.sign.title}。{_quoted(finding.shown)}{finding.sign.why}"
    if state is State.EXPIRED:
        return "这一条没有看出问题，但依据过期了，不能再算作符合。"
    return "没有看出问题。"


def _next_step(finding: Finding, state: State) -> str:
    """Say what to do about a finding; nothing if it is met."""
    if state is State.EXPIRED:
        return "先打开依据，对照官方页面再发。"
    return finding.sign.mend if state is State.FAIL else ""


def _quoted(shown: Iterable[str]) -> str:
    """Quote the first sentence that shows it, if there is one."""
    return "".join(f"看这一句：「{shortened(sentence)}」" for sentence in islice(shown, 1))


def _ground(facts: Iterable[Fact], case: Case) -> str:
    """Quote the facts, each with its grade."""
    grades = case.knowledge.grades
    quoted = "；".join(f"{fact.claim.rstrip('。')}（{grades[fact.grade]}）" for fact in facts)
    return f"依据：{quoted}。" if quoted else "这一条没有平台公开的依据，是通行的做法。"


def _link(facts: list[Fact], case: Case) -> str:
    """Return the address of the weakest fact."""
    order = list(case.knowledge.grades)
    return max(facts, key=lambda fact: order.index(fact.grade)).link if facts else ""


def _next_questions(case: Case) -> list[str]:
    """Return what to fill in next: where, then what is lacking."""
    wanted = ["platform", "issue"]
    wanted += ["story"] if _is_empty(case) else []
    wanted += [finding.sign.filled_by for finding in _unmet(case)]
    wanted += ["channel"] if len(case.channels) != 1 else []
    asked = case.knowledge.asked_by(ID)
    given = case.request.answers
    worthy = (name for name in dict.fromkeys(wanted) if name in asked and name not in given)
    return [*islice(worthy, MOST_QUESTIONS)]


def _next_steps(case: Case) -> list[Step]:
    """Return what to mend, then where to take the text; there is always something."""
    if _is_empty(case):
        return [Step("先写下来：出了什么事，看到哪一句原文，做过什么，要对方做什么。", "")]
    steps = [
        Step(
            f"{finding.sign.title}。{_quoted(finding.shown)}{finding.sign.mend}",
            _link(case.facts(finding.sign.because), case),
        )
        for finding in islice(_unmet(case), MOST_STEPS)
    ]
    steps += [
        Step(f"复制「{channel.name}」那一份，走：{channel.entry}", channel.link)
        for channel in islice(case.channels, 3)
    ]
    if not case.channels:
        link = "/platforms/" if case.platform is None else case.platform.link
        steps.append(Step("选平台、问题类型和渠道，就会按那个渠道排好一份。", link))
    return steps


def _sections(case: Case) -> Iterator[SectionReply]:
    """Yield the tables: what was found, what is set aside, what was put where, the drafts."""
    empty = _is_empty(case)
    yield {"id": "findings", "title": "对方会问的", "rows": [*_findings(case)]}
    yield {"id": "set_aside", "title": "没有放进正文的句子", "rows": [*_set_aside(case)]}
    yield {"id": "arranged", "title": "每句话放在哪里", "rows": [] if empty else [*arranged(case)]}
    yield {"id": "versions", "title": "排好的正文", "rows": [] if empty else [*versions(case)]}


def _findings(case: Case) -> Iterator[Cells]:
    """Yield a line for each sentence that shows something, or one where no sentence does."""
    for finding in _unmet(case):
        sign, facts = finding.sign, case.facts(finding.sign.because)
        for sentence in finding.shown or ("",):
            yield {
                "sign": sign.id,
                "kind": sign.kind,
                "title": sign.title,
                "sentence": sentence,
                "why": sign.why,
                "mend": sign.mend,
                "because": [fact.id for fact in facts],
                "grade": case.knowledge.weakest(fact.grade for fact in facts),
                "link": _link(facts, case),
            }


def _set_aside(case: Case) -> Iterator[Cells]:
    """Yield the sentences that were left out, and why; none is lost."""
    for sentence, signs in case.set_aside.items():
        yield {
            "sentence": sentence,
            "signs": [sign.id for sign in signs],
            "why": "；".join(sign.title for sign in signs),
        }
