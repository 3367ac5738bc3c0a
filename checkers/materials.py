"""What must I bring for this problem and channel, and is what I have good?

What is wanted follows from platform, issue, channel and who the reader is; what the notice names is
wanted whatever else is known. Each paper in hand is looked at by named rules: in time, the right
name, the right site, the right products, the right page, every page. Of several that serve one end
one is enough, and the best paper of a kind counts, so that bringing more never makes things worse.

>>> from checkers import run
>>> from checkers._model import Knowledge
>>> knowledge = Knowledge.from_json({
...     "version": "0", "grades": {"verified": "官方原文"},
...     "facts": {"fair.age": {"claim": "要近 30 天的。", "grade": "verified", "link": "/f/",
...                            "checked": "2026-01-01", "review_by": "2026-06-30"}},
...     "platforms": [{"id": "fair", "name": "集市", "link": "/p/", "sites": []}],
...     "issues": [{"id": "torn", "title": "风筝破了"}], "criteria": [],
...     "channels": [{"id": "desk", "platform": "fair", "sites": ["all"], "name": "前台",
...                   "access": "free", "summary": "", "entry": "去门口。", "handles": ["torn"],
...                   "requires": {"all": []}, "link": "/c/"}],
...     "materials": [{"id": "receipt", "name": "收据", "name_en": "Receipt", "link": "/m/",
...                    "get": "找摊主补开。", "because": ["fair.age"],
...                    "windows": [{"kind": "valid_days", "amount": 30, "fact": "fair.age"}],
...                    "needed": [{"issues": ["torn"], "need": "required"}]}],
...     "questions": [
...         {"id": "platform", "checkers": ["materials"], "kind": "choice", "label": "平台？",
...          "options": [{"id": "fair", "label": "集市"}]},
...         {"id": "issue", "checkers": ["materials"], "kind": "choice", "label": "怎么了？",
...          "options": [{"id": "torn", "label": "风筝破了"}]},
...         {"id": "materials", "checkers": ["materials"], "kind": "rows", "label": "有什么？",
...          "columns": [{"id": "material", "kind": "choice", "label": "哪一种",
...                       "options": [{"id": "receipt", "label": "收据"}]},
...                     {"id": "dated", "kind": "date", "label": "日期"}]}]})
>>> def ask(day, *rows):
...     answers = {"platform": "fair", "issue": "torn", "materials": list(rows)}
...     return run("materials", {"answers": answers, "as_of": day}, knowledge)
>>> ask("2026-06-30")["next_steps"][0]["text"]
'缺「收据」。找摊主补开。'
>>> receipt = {"material": "receipt", "dated": "2026-05-31"}
>>> ask("2026-06-30", receipt)["outcome"], ask("2026-07-01", receipt)["outcome"]
('ready', 'mend')
>>> ask("2026-06-30", receipt)["sections"][5]["rows"][0]["file"]
'01-receipt-20260531'
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import islice

from checkers._answers import Request
from checkers._materials_case import HOLDINGS, Case, Held, Holding
from checkers._materials_needs import Item
from checkers._materials_papers import Fault, Finding
from checkers._materials_tables import sections
from checkers._model import Knowledge, Step
from checkers._reply import CriterionReply, Reply, Summary
from checkers._rules import State

ID = "materials"
TITLE = "这件事要带什么材料"


class Outcome(StrEnum):
    """How the bag stands."""

    READY = "ready"
    MEND = "mend"
    MISSING = "missing"
    UNDETERMINED = "undetermined"
    NOTHING_REQUIRED = "nothing-required"


OUTCOMES: Mapping[str, str] = {
    Outcome.READY: "必带的都齐了",
    Outcome.MEND: "有必带的不能用",
    Outcome.MISSING: "还缺必带的",
    Outcome.UNDETERMINED: "还不能判断",
    Outcome.NOTHING_REQUIRED: "没有读到必带的材料",
}

MOST_OF_A_KIND = 5
MOST_QUESTIONS = 5
MOST_QUOTED = 2


def evaluate(request: Request, knowledge: Knowledge) -> Reply:
    """Say what is required, what is in hand and good, what is not, and what to do about it."""
    case = Case(request, knowledge)
    return {
        "checker": ID,
        "rules_version": knowledge.version,
        "as_of": request.as_of.isoformat(),
        "outcome": _outcome(case).value,
        "headline": _headline(case),
        "criteria": [*_criteria(case)],
        "next_questions": _next_questions(case),
        "flips": [],
        "next_steps": [{"text": step.text, "link": step.link} for step in _next_steps(case)],
        "sections": sections(case),
    }


def summarise(request: Request, knowledge: Knowledge) -> Summary:
    """Say in a line what ``evaluate`` says at length."""
    case = Case(request, knowledge)
    missing = (item.name for item in case.required if case.holding(item) is Holding.MISSING)
    return {
        "outcome": _outcome(case).value,
        "headline": _headline(case),
        "open_channels": "",
        "missing": "；".join(missing),
        "next_question": "".join(knowledge.questions[q].label for q in _next_questions(case)[:1]),
    }


def _outcome(case: Case) -> Outcome:
    """Return the worst news among what is required; a maybe decides nothing."""
    if case.scene is None:
        return Outcome.UNDETERMINED
    sure = {case.holding(item) for item in case.required if item.sure}
    if Holding.MISSING in sure:
        return Outcome.MISSING
    if Holding.MEND in sure:
        return Outcome.MEND
    if any(_state(item, case) is not State.PASS for item in case.required):
        return Outcome.UNDETERMINED
    return Outcome.READY if case.required else Outcome.NOTHING_REQUIRED


def _state(item: Item, case: Case) -> State:
    """Say how a required item stands; what rests on an expired fact passes no more."""
    holding = case.holding(item)
    if holding is Holding.HELD:
        return State.EXPIRED if case.overdue(item) else State.PASS
    if holding is Holding.OPEN or not item.sure:
        return State.UNKNOWN
    return State.FAIL


def _headline(case: Case) -> str:
    """Count what is required in one sentence, and name papers in hand that are not good."""
    if case.scene is None:
        return "还不知道是哪个平台、哪类问题，所以还不能判断要带什么。"
    place = f"{case.scene.platform.name}，「{case.scene.issue.title}」"
    if not case.required:
        return f"{place}：没有读到必带的材料，有帮助的有 {len(case.helpful)} 样。"
    counts = dict.fromkeys(Holding, 0)
    for item in case.required:
        counts[case.holding(item)] += 1
    told = [f"{count} 样{HOLDINGS[state]}" for state, count in counts.items() if count]
    maybe = sum(not item.sure for item in case.required)
    doubt = f"其中 {maybe} 样要不要带还不确定。" if maybe else ""
    return f"{place}：必带 {len(case.required)} 样，{'，'.join(told)}。{doubt}"


def _criteria(case: Case) -> Iterator[CriterionReply]:
    """Yield one criterion for each required item, then one for each finding about a paper."""
    for item in case.required:
        yield _of_item(item, case)
    for held in case.held:
        for finding in held.findings:
            yield _of_finding(held, finding, case)


def _of_item(item: Item, case: Case) -> CriterionReply:
    """Describe how a required item stands."""
    state = _state(item, case)
    step = _step(item, case)
    return {
        "id": f"have-{item.id}",
        "title": f"有{item.name}",
        "state": state.value,
        "because": list(item.facts),
        "grade": _grade(item.facts, case),
        "detail": f"{HOLDINGS[case.holding(item)]}。{item.why}{_ground(item.facts, case)}",
        "next_step": "" if step is None else step.text,
        "link": _link(item.facts, case) or item.materials[0].link,
    }


def _of_finding(held: Held, finding: Finding, case: Case) -> CriterionReply:
    """Describe what a rule found about a paper."""
    link = "" if held.paper.material is None else held.paper.material.link
    return {
        "id": f"{finding.rule}-{held.file}",
        "title": held.name,
        "state": (State.UNKNOWN if finding.fault is Fault.OPEN else State.FAIL).value,
        "because": list(finding.facts),
        "grade": _grade(finding.facts, case),
        "detail": f"{finding.text}{_ground(finding.facts, case)}",
        "next_step": finding.mend,
        "link": _link(finding.facts, case) or link,
    }


def _ground(facts: Iterable[str], case: Case) -> str:
    """Quote the first facts, each with its grade and, if it is overdue, its review day."""
    knowledge = case.knowledge
    quoted = [
        f"{fact.claim.rstrip('。')}（{knowledge.grades[fact.grade]}"
        f"{f'，应在 {fact.review_by} 前复核，现已过期' if fact.is_expired(case.day) else ''}）"
        for fact in islice(map(knowledge.facts.__getitem__, facts), MOST_QUOTED)
    ]
    return f"依据：{'；'.join(quoted)}。" if quoted else "这一条没有平台公开的依据，是通行的做法。"


def _grade(facts: Iterable[str], case: Case) -> str:
    """Return the weakest grade among facts."""
    return case.knowledge.weakest(case.knowledge.facts[name].grade for name in facts)


def _link(facts: Iterable[str], case: Case) -> str:
    """Return the address of the weakest fact."""
    found = [case.knowledge.facts[name] for name in facts]
    order = list(case.knowledge.grades)
    return max(found, key=lambda fact: order.index(fact.grade)).link if found else ""


def _next_questions(case: Case) -> list[str]:
    """Return the open questions that matter: the scene first, then what papers wait for."""
    if case.scene is None:
        return [name for name in ("platform", "issue") if case.answer(name) is None]
    wanted = [name for item in case.required for name in item.asks]
    if not case.held:
        wanted.append("materials")
    if any(item.id == "rejection-text" for item in case.required):
        wanted.append("notice_named")
    wanted += [finding.asks for held in case.held for finding in held.findings]
    wanted += [name for item in case.helpful for name in item.asks]
    given = {*case.request.answers, *case.request.tables}
    asked = case.knowledge.asked_by(ID)
    worthy = (name for name in dict.fromkeys(wanted) if name in asked and name not in given)
    return [*islice(worthy, MOST_QUESTIONS)]


def _next_steps(case: Case) -> list[Step]:
    """Return what to do, in order; there is always something."""
    if case.scene is None:
        return [Step("先选平台和问题类型，才知道要带什么。", "/scenarios/")]
    steps = [
        *_wrong_door(case),
        *islice(filter(None, (_step(item, case) for item in case.required)), MOST_OF_A_KIND),
        *islice(_mends(case), MOST_OF_A_KIND),
        *_onwards(case),
    ]
    return list(dict.fromkeys(steps))


def _wrong_door(case: Case) -> Iterator[Step]:
    """Yield the way to the right door, if the chosen one does not handle the issue."""
    scene = case.scene
    if scene is None or scene.channel is None or scene.issue.id in scene.channel.handles:
        return
    for door in scene.channel.not_for:
        other = case.knowledge.channels.get(door.instead or "")
        if scene.issue.id in door.issues and other is not None:
            yield Step(f"{door.text}改走「{other.name}」。", other.link)
            return
    text = f"「{scene.channel.name}」不处理这类问题。先看这个平台有哪些渠道。"
    yield Step(text, scene.platform.link)


def _step(item: Item, case: Case) -> Step | None:
    """Return what to do about a required item; nothing if it is good."""
    link = item.materials[0].link
    match case.holding(item), _state(item, case):
        case Holding.MISSING, _:
            maybe = "" if item.sure else "可能还"
            ways = "；".join(material.get for material in item.materials)
            return Step(f"{maybe}缺「{item.name}」。{ways}", link)
        case _, State.EXPIRED:
            fact = case.knowledge.facts[case.overdue(item)[0]]
            text = f"「{item.name}」的依据已过复核日期。请先打开依据，对照官方页面再交。"
            return Step(text, fact.link)
        case _, State.PASS:
            return None
        case _:
            papers = case.papers_of(item)
            best = max(papers, key=lambda held: [*Holding].index(held.holding))
            worst = min(best.findings, key=lambda finding: [*Fault].index(finding.fault))
            return Step(f"{best.name}：{worst.text}{worst.mend}", link)


def _mends(case: Case) -> Iterator[Step]:
    """Yield what to do about papers that are not good, those beyond mending first."""
    found = [(held, finding) for held in case.held for finding in held.findings]
    for held, finding in sorted(found, key=lambda pair: [*Fault].index(pair[1].fault)):
        link = "" if held.paper.material is None else held.paper.material.link
        yield Step(f"{held.name}：{finding.text}{finding.mend}", link)


def _onwards(case: Case) -> Iterator[Step]:
    """Yield where to go with what there is."""
    scene = case.scene
    if scene is None:
        return
    door = case.knowledge.channels.get(scene.door or "")
    if door is not None and scene.issue.id in door.handles:
        text = f"按文件清单命名，该遮的遮好，再走「{door.name}」：{door.entry}"
        yield Step(text, door.link)
    if scene.issue.link:
        yield Step(f"看「{scene.issue.title}」的说明，里面写了每样材料怎么用。", scene.issue.link)
    else:
        yield Step(f"看{scene.platform.name}的全部渠道。", scene.platform.link)
