"""I see this text or symptom: what is it, what do I check first, and whom do I ask?

Words are looked for as they are; what is said together points to a kind of problem, and signs add
up. Below a firm weight the answer is that this was not seen before, and there is a way on all the
same. An earlier case is not forgotten: whether to reply, reopen or begin anew comes with it.

>>> from checkers import run
>>> from checkers._model import Knowledge
>>> knowledge = Knowledge.from_json({
...     "version": "0", "grades": {"verified": "官方原文"}, "facts": {}, "criteria": [],
...     "platforms": [{"id": "fair", "name": "集市", "link": "/p/", "sites": []}],
...     "issues": [{"id": "torn", "title": "风筝破了"}], "channels": [],
...     "questions": [
...         {"id": "symptom", "checkers": ["triage"], "kind": "long_text", "label": "看到什么？"}],
...     "triage": {
...         "words": [{"id": "kite", "name": "风筝", "words": ["风筝", "kite"]},
...                   {"id": "torn", "name": "破", "words": ["破了", "broken"]}],
...         "routes": [{"id": "fair-torn", "platform": "fair", "issue": "torn", "title": "风筝破了",
...                     "answer": "先补。", "causes": ["线太紧。"], "channels": [], "says": [],
...                     "signs": [{"all": ["kite", "torn"], "weight": 4}], "link": "/s/"}]}})
>>> def ask(text):
...     return run("triage", {"answers": {"symptom": text}, "as_of": "2026-06-30"}, knowledge)
>>> reply = ask("My kite is brokken!")
>>> reply["outcome"], reply["sections"][0]["rows"][0]["words"]
('matched', ['kite', 'broken'])
>>> ask("风筝在哪里买")["outcome"], ask("")["outcome"]
('unseen', 'empty')
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from checkers._answers import Request
from checkers._model import Channel, Knowledge, Platform, Step
from checkers._named_rules import told
from checkers._reply import CriterionReply, Reply, SectionReply, StepReply, Summary
from checkers._rules import State
from checkers._triage_model import CaseAdvice, Route
from checkers._triage_words import plain, vocabulary, words_in

ID = "triage"
TITLE = "我遇到的是哪一种问题"
OUTCOMES: Mapping[str, str] = {
    "matched": "很可能是这一种",
    "several": "可能是这几种",
    "unseen": "没见过",
    "empty": "还没有说是什么",
}

FIRM = 3
FAINT = 2
# Another kind of problem counts as likely too when its signs weigh nearly as much.
NEAR = 1
CHOSEN = 4
ALIKE = 0.6
LONGEST_ALIKE = 300
MOST_ROUTES = 5
MOST_CAUSES = 6
_EVERYDAY = "listing-operation"
_PLATFORM_WORD = "p-"
_MAY_OPEN = ("none", "other")
_NOT_SEEN = Step("没见过这种说法。换成通知里的原句，或者从卡片里选最像的一种。", "/scenarios/")


@dataclass(frozen=True, slots=True)
class Match:
    """A route, how firmly the text points to it, and the words that do."""

    route: Route
    score: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """What was said, and what it points to, the likeliest first."""

    request: Request
    knowledge: Knowledge
    said: Mapping[str, str]
    platforms: tuple[str, ...]
    likely: tuple[Match, ...]
    others: tuple[Match, ...]

    @property
    def platform(self) -> Platform | None:
        """The platform it is about, if there is only one."""
        named = {match.route.platform for match in self.likely} or set(self.platforms)
        only = next(iter(named)) if len(named) == 1 else None
        return None if only is None else self.knowledge.platforms.get(only)


def evaluate(request: Request, knowledge: Knowledge) -> Reply:
    """Say what it is likely to be, why, what to check, where to go and where not."""
    case = _open(request, knowledge)
    outcome = _outcome(case)
    advice = _advice(case)
    return {
        "checker": ID,
        "rules_version": knowledge.version,
        "as_of": request.as_of.isoformat(),
        "outcome": outcome,
        "headline": _headline(case, outcome),
        "criteria": [*_criteria(case, advice)],
        "next_questions": _next_questions(case),
        "flips": [],
        "next_steps": [*_next_steps(case, advice)],
        "sections": _sections(case, advice),
    }


def summarise(request: Request, knowledge: Knowledge) -> Summary:
    """Say in a line what ``evaluate`` says at length."""
    case = _open(request, knowledge)
    outcome = _outcome(case)
    right = dict.fromkeys(channel.name for _, channel in _right_doors(case))
    asked = _next_questions(case)[:1]
    return {
        "outcome": outcome,
        "headline": _headline(case, outcome),
        "open_channels": "、".join(right),
        "missing": "",
        "next_question": "".join(knowledge.questions[name].label for name in asked),
    }


def _open(request: Request, knowledge: Knowledge) -> Case:
    """Read the text and weigh every route."""
    text = str(request.answers.get("symptom", ""))
    triage = knowledge.triage
    said = words_in(text, vocabulary(triage))
    chosen = request.answers.get("platform")
    named = (str(chosen),) if chosen is not None else _named(said, knowledge)
    routes = [route for route in triage.routes if not named or route.platform in named]
    weighed = sorted(
        (_weigh(route, said, text, request) for route in routes), key=lambda match: -match.score
    )
    firm = [match for match in weighed if match.score >= FIRM]
    top = firm[0].score if firm else 0
    likely = [match for match in firm if match.score >= max(FIRM, top - NEAR)]
    return Case(
        request=request,
        knowledge=knowledge,
        said=said,
        platforms=named,
        likely=tuple(likely[:MOST_ROUTES]),
        others=tuple(m for m in weighed if m.score >= FAINT and m not in likely)[:MOST_ROUTES],
    )


def _named(said: Mapping[str, str], knowledge: Knowledge) -> tuple[str, ...]:
    """Return the platforms that the text names."""
    names = (name.removeprefix(_PLATFORM_WORD) for name in said if name.startswith(_PLATFORM_WORD))
    return tuple(name for name in names if name in knowledge.platforms)


def _weigh(route: Route, said: Mapping[str, str], text: str, request: Request) -> Match:
    """Add up the signs of a route, and what the card says that the reader chose."""
    score, words = 0, dict[str, None]()
    for sign in route.signs:
        if all(name in said for name in sign.all):
            score += sign.weight
            words |= dict.fromkeys(said[name] for name in sign.all)
    if score < FIRM and (like := _alike(route, text)):
        score, words = FIRM, {like: None}
    if request.answers.get("issue") == route.issue:
        score += CHOSEN
    return Match(route, score, tuple(words))


def _alike(route: Route, text: str) -> str:
    """Return the example of a route that a short text nearly repeats."""
    if not route.says or len(text) > LONGEST_ALIKE:
        return ""
    own = _pairs(text)
    for example in route.says:
        other = _pairs(example)
        if 2 * len(own & other) >= ALIKE * (len(own) + len(other)) > 0:
            return example
    return ""


@lru_cache(maxsize=2048)
def _pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring signs in a short text; the examples come again and again."""
    written = plain(text)
    return frozenset(written[at : at + 2] for at in range(len(written) - 1))


def _outcome(case: Case) -> str:
    """Say how sure it is; one issue at one platform is sure enough, whatever the article."""
    if not case.likely:
        answers = case.request.answers
        given = str(answers.get("symptom", "")).strip() or "issue" in answers
        return "unseen" if given else "empty"
    kinds = {(match.route.platform, match.route.issue) for match in case.likely}
    return "matched" if len(kinds) == 1 else "several"


def _headline(case: Case, outcome: str) -> str:
    """Say in a sentence what it is likely to be."""
    match outcome:
        case "empty":
            return "还没有说是什么。把通知里的原句粘贴进来，或者选一张卡片。"
        case "unseen":
            return "没见过这种说法，所以不猜。下面是不管哪种问题都走得通的路。"
        case "matched":
            best = case.likely[0].route
            return f"{_platform_name(best.platform, case)}，很可能是「{best.title}」。"
        case _:
            titles = dict.fromkeys(
                f"{_platform_name(match.route.platform, case)}的「{match.route.title}」"
                for match in case.likely
            )
            return f"可能是这几种：{'、'.join(titles)}。"


def _platform_name(platform: str, case: Case) -> str:
    """Return what readers call a platform."""
    known = case.knowledge.platforms.get(platform)
    return platform if known is None else known.name


def _advice(case: Case) -> CaseAdvice | None:
    """Return what to do with the earlier case: the platform's own rule before the general one."""
    state = case.request.answers.get("case_state")
    platform = case.platform
    fitting = [
        advice
        for advice in case.knowledge.triage.cases
        if advice.state == state
        and advice.platform in ("", "" if platform is None else platform.id)
    ]
    return max(fitting, key=lambda advice: bool(advice.platform), default=None)


def _criteria(case: Case, advice: CaseAdvice | None) -> Iterator[CriterionReply]:
    """Yield the one rule there is: whether a new case may be opened, where facts say so."""
    if advice is None or not advice.because:
        return
    because = [case.knowledge.facts[fact] for fact in advice.because]
    stale = next((fact for fact in because if fact.is_expired(case.request.as_of)), None)
    may_open = advice.state in _MAY_OPEN
    state = State.FAIL if not may_open else State.PASS if stale is None else State.EXPIRED
    step = None if may_open and stale is None else Step(advice.text, "")
    yield told(
        id_="may-open-a-case",
        title="可以开一个新的",
        state=state,
        detail=f"{advice.title}。",
        step=step,
        because=because,
        knowledge=case.knowledge,
    )


def _next_questions(case: Case) -> list[str]:
    """Return what is still worth asking, what decides most first."""
    asked, answers = case.knowledge.asked_by(ID), case.request.answers
    wanted = []
    if not case.said and "issue" not in answers:
        wanted.append("symptom")
    if case.platform is None:
        wanted.append("platform")
    if not case.likely:
        wanted.append("issue")
    wanted.append("case_state")
    return [name for name in wanted if name in asked and name not in answers]


def _next_steps(case: Case, advice: CaseAdvice | None) -> Iterator[StepReply]:
    """Yield what to do: the earlier case first, then the article, the door, another way."""
    if advice is not None:
        yield {"text": f"{advice.title}：{advice.text}", "link": ""}
    elif case.likely:
        text = "先别开新的。先查这件事有没有旧的记录，选好它到了哪一步，再看该回复还是重开。"
        yield {"text": text, "link": ""}
    for match in case.likely:
        yield {"text": f"看「{match.route.title}」：{match.route.answer}", "link": match.route.link}
    for _, channel in list(_right_doors(case))[:MOST_ROUTES]:
        yield {"text": f"走「{channel.name}」：{channel.entry}", "link": channel.link}
    if not case.likely:
        yield {"text": _NOT_SEEN.text, "link": _NOT_SEEN.link}
        if case.platform is None:
            yield {"text": "先选平台：每个平台的入口都不一样。", "link": "/platforms/"}
        else:
            text = f"看{case.platform.name}的全部渠道，找处理这类事的入口。"
            yield {"text": text, "link": case.platform.link}


def _right_doors(case: Case) -> Iterator[tuple[str, Channel]]:
    """Yield the channels to go through, each once; where nothing was seen, the everyday ones."""
    channels = case.knowledge.channels
    seen: set[str] = set()
    for match in case.likely:
        for name in match.route.channels:
            if name in channels and name not in seen:
                seen.add(name)
                yield match.route.title, channels[name]
    if not case.likely and case.platform is not None:
        for channel in channels.values():
            if channel.platform == case.platform.id and _EVERYDAY in channel.handles:
                yield "还不知道是哪一种", channel


def _wrong_doors(case: Case) -> Iterator[dict[str, object]]:
    """Yield the channels that do not deal with what is likely, and where to go instead."""
    right = {channel.id for _, channel in _right_doors(case)}
    likely = {(match.route.platform, match.route.issue) for match in case.likely}
    for channel in case.knowledge.channels.values():
        for door in channel.not_for:
            touched = {(channel.platform, issue) for issue in door.issues}
            if channel.id not in right and touched & likely:
                instead = case.knowledge.channels.get(door.instead or "")
                text = door.text + (f" 改走「{instead.name}」。" if instead else "")
                yield _door(channel, "wrong", "别走这里", text)


def _door(channel: Channel, door: str, label: str, text: str) -> dict[str, object]:
    """Return a row about a channel."""
    return {
        "channel": channel.id,
        "name": channel.name,
        "door": door,
        "door_label": label,
        "text": text,
        "link": channel.link,
    }


def _sections(case: Case, advice: CaseAdvice | None) -> list[SectionReply]:
    """Return what it may be, the doors, and the earlier case."""
    doors = [_door(channel, "right", "走这里", channel.entry) for _, channel in _right_doors(case)]
    return [
        {"id": "likely", "title": "可能是什么", "rows": [*_rows(case.likely, case)]},
        {"id": "others", "title": "也沾一点边的", "rows": [*_rows(case.others, case)]},
        {"id": "doors", "title": "走哪里，别走哪里", "rows": [*doors, *_wrong_doors(case)]},
        {
            "id": "case",
            "title": "先别开新的",
            "rows": []
            if advice is None
            else [{"advice": advice.advice, "title": advice.title, "text": advice.text}],
        },
    ]


def _rows(matches: Iterable[Match], case: Case) -> Iterator[dict[str, object]]:
    """Yield a row for each route, with the words that led there and what to check first."""
    for match in matches:
        route = match.route
        yield {
            "scenario": route.id,
            "platform": _platform_name(route.platform, case),
            "issue": route.issue,
            "title": route.title,
            "score": match.score,
            "words": list(match.words),
            "answer": route.answer,
            "causes": list(route.causes[:MOST_CAUSES]),
            "link": route.link,
        }
