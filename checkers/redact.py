"""What must not leave my hands in this text, and what must stay in it?

Numbers are told by their check digits, addresses and keys by their form, names by the reader's own
list. What the platform needs to find a case (ASIN, case id, trademark number, error code) is never
covered. The bias: to cover one number too many costs the reader a glance, to miss one costs them
more; so where a word says what a number is, its check digit need not agree.

The same value gets the same cover everywhere, so the text can still be read.

>>> from checkers import run
>>> from checkers._model import Knowledge
>>> knowledge = Knowledge.from_json({
...     "version": "0", "grades": {"verified": "官方原文"},
...     "facts": {"card.tail": {"claim": "最多留后 4 位。", "grade": "verified", "link": "/f/",
...                             "checked": "2026-01-01", "review_by": "2026-06-30"}},
...     "platforms": [], "issues": [], "criteria": [], "channels": [],
...     "questions": [
...         {"id": "redact_text", "checkers": ["redact"], "kind": "long_text", "label": "文字"},
...         {"id": "redact_people", "checkers": ["redact"], "kind": "long_text", "label": "人"}],
...     "redact": {
...         "kinds": [
...             {"id": "card", "name": "卡",
...              "forms": [{"opens": "digit", "pattern": "[0-9]{16}"}], "check": "card", "tail": 4,
...              "reason": "卡号。"},
...             {"id": "person", "name": "姓名", "forms": [], "check": "", "tail": 0,
...              "reason": "名单里的人。"}],
...         "keep": [{"id": "asin", "name": "ASIN", "advice": "平台靠它找商品。",
...                   "forms": [{"opens": "capital", "pattern": "B0[0-9A-Z]{8}"}]}],
...         "rules": [{"id": "no-card", "title": "没有卡号", "kinds": ["card"],
...                    "because": ["card.tail"], "pass": "没有。",
...                    "fail": {"text": "只留后几位。", "link": "/m/"},
...                    "unknown": {"text": "粘贴文字。", "link": "/m/"}}]}})
>>> def ask(text, day="2026-06-30"):
...     answers = {"redact_text": text, "redact_people": "李雷"}
...     return run("redact", {"answers": answers, "as_of": day}, knowledge)
>>> reply = ask("李雷 的卡 4111111111111111 买了 B0ABCDEF12，李雷说的")
>>> reply["sections"][0]["rows"][0]["text"]
'[姓名 1] 的卡 [卡 尾号 1111] 买了 B0ABCDEF12，[姓名 1]说的'
>>> reply["outcome"], [row["state"] for row in reply["criteria"]]
('masked', ['fail'])
>>> ask("4111111111111112")["outcome"], ask("李四", "2026-07-01")["criteria"][0]["state"]
('clean', 'expired')
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from re import compile as compile_pattern

from checkers._answers import Request
from checkers._model import Knowledge, Step
from checkers._named_rules import told
from checkers._redact_find import Find, names_in, read_names, scanners
from checkers._redact_model import Kind, Mark, Redaction, Rule
from checkers._redact_view import View, view_of
from checkers._reply import CriterionReply, Reply, SectionReply, StepReply, Summary
from checkers._rules import State

ID = "redact"
TITLE = "发出去之前，该遮的遮了吗"
OUTCOMES: Mapping[str, str] = {
    "masked": "遮好了",
    "check": "还有几处要你亲眼看",
    "clean": "没有找到要遮的",
    "empty": "还没有可查的文字",
}

MOST_ROWS = 500
# One round is enough for nearly every text; more are needed when a listed name hides a word that
# told what a number is.
MOST_ROUNDS = 8
_HALF = "half"
_LINE_END = compile_pattern("\n")
_SURROGATES = compile_pattern("[\ud800-\udfff]")
_TEXT, _FILE_NAME = "text", "file-name"
_FIELDS = {_TEXT: "redact_text", _FILE_NAME: "redact_file_name"}
_TITLES = {_TEXT: "遮好的文字", _FILE_NAME: "遮好的文件名"}


@dataclass(slots=True)
class Seen:
    """Everything of one value: what it is, how it is covered, where it first stood."""

    owner: Kind | Mark
    place: str
    line: int
    value: str
    after: str = ""
    count: int = 0


@dataclass(slots=True)
class Work:
    """What came out so far, over the text and the file name."""

    redaction: Redaction
    left_alone: frozenset[str]
    names: Mapping[str, list[str]]
    texts: dict[str, str] = field(default_factory=dict)
    found: dict[tuple[str, str], Seen] = field(default_factory=dict)
    kept: dict[tuple[str, str], Seen] = field(default_factory=dict)
    leftovers: dict[tuple[str, str], Seen] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def kinds_found(self) -> set[str]:
        """Return the kinds that stand in the text as it was given."""
        return {seen.owner.id for seen in (*self.found.values(), *self.kept.values())}


def evaluate(request: Request, knowledge: Knowledge) -> Reply:
    """Cover what should not leave, and say why, what stayed, and what to look at by eye."""
    work = _work(request, knowledge)
    outcome = _outcome(work)
    criteria = [_criterion(rule, work, knowledge, request) for rule in knowledge.redact.rules]
    return {
        "checker": ID,
        "rules_version": knowledge.version,
        "as_of": request.as_of.isoformat(),
        "outcome": outcome,
        "headline": _headline(work, outcome),
        "criteria": criteria,
        "next_questions": _next_questions(request, knowledge),
        "flips": [],
        "next_steps": _next_steps(work, criteria, knowledge.redact),
        "sections": _sections(work),
    }


def summarise(request: Request, knowledge: Knowledge) -> Summary:
    """Say in a line what ``evaluate`` says at length."""
    work = _work(request, knowledge)
    outcome = _outcome(work)
    asked = _next_questions(request, knowledge)[:1]
    return {
        "outcome": outcome,
        "headline": _headline(work, outcome),
        "open_channels": "",
        "missing": "；".join(dict.fromkeys(seen.owner.name for seen in work.leftovers.values())),
        "next_question": "".join(knowledge.questions[name].label for name in asked),
    }


def _work(request: Request, knowledge: Knowledge) -> Work:
    """Cover the text and the file name, as far as they were given."""
    answers, redaction = request.answers, knowledge.redact
    chosen = answers.get("redact_leave")
    chosen = chosen if isinstance(chosen, frozenset) else frozenset[str]()
    work = Work(
        redaction=redaction,
        left_alone=frozenset(kind.name for kind in redaction.kinds if kind.id in chosen),
        names={
            "person": read_names(str(answers.get("redact_people", ""))),
            "shop": read_names(str(answers.get("redact_shops", ""))),
        },
    )
    for place, question in _FIELDS.items():
        written = str(answers.get(question, ""))
        if written.strip():
            work.texts[place] = _cover(written, place, work)
    return work


def _cover(written: str, place: str, work: Work) -> str:
    """Return the text with everything covered; what is broken comes out as a replacement sign."""
    text = written
    for _ in range(MOST_ROUNDS):
        view = view_of(text)
        taken = bytearray(len(view.text))
        finds = _finds(view, taken, place, work)
        if not finds:
            break
        text = _replaced(text, finds, place, work)
    _look_over(view, taken, place, work)
    return _SURROGATES.sub("\ufffd", text)


def _finds(view: View, taken: bytearray, place: str, work: Work) -> list[Find[Kind]]:
    """Return what is to be covered, in order; what is to stay is claimed before."""
    known, text = scanners(work.redaction), view.written
    for match in known.covered.finditer(view.text):
        taken[match.start() : match.end()] = b"\1" * len(match[0])
        if match[2]:
            work.numbers[match[1]] = max(work.numbers.get(match[1], 0), int(match[2]))
    _count(work.kept, known.keep.scan(view, taken), text, place, again=False)
    finds = [*known.kinds.scan(view, taken)]
    for kind in work.redaction.kinds:
        finds += names_in(view, work.names.get(kind.id, []), kind, taken)
    alone = [find for find in finds if find.owner.name in work.left_alone]
    _count(work.kept, alone, text, place, again=False)
    return sorted(
        (find for find in finds if find.owner.name not in work.left_alone),
        key=lambda find: find.start,
    )


def _replaced(text: str, finds: list[Find[Kind]], place: str, work: Work) -> str:
    """Return the text with the finds covered, the same value always in the same way."""
    pieces, at = [], 0
    for seen, find in zip(_count(work.found, finds, text, place, again=True), finds, strict=True):
        seen.after = seen.after or _cover_of(find, work)
        pieces += [text[at : find.start], seen.after]
        at = find.end
    return "".join([*pieces, text[at:]])


def _cover_of(find: Find[Kind], work: Work) -> str:
    """Return what stands in place of a value: a number of its own, or its last digits."""
    kind = find.owner
    if kind.tail:
        return f"[{kind.name} 尾号 {_key(find.value)[-kind.tail :]}]"
    number = work.numbers[kind.name] = work.numbers.get(kind.name, 0) + 1
    return f"[{kind.name} {number}]"


def _look_over(view: View, taken: bytearray, place: str, work: Work) -> None:
    """Note what nobody recognised, in the text as it will go out."""
    text = view.written
    left = scanners(work.redaction).leftovers.scan(view, taken)
    _count(work.leftovers, left, text, place, again=True)
    half = next((mark for mark in work.redaction.leftovers if mark.id == _HALF), None)
    if half is not None:
        broken = (
            Find(half, match.start(), match.end(), "\ufffd") for match in _SURROGATES.finditer(text)
        )
        _count(work.leftovers, broken, text, place, again=True)


def _count[Owner: (Kind, Mark)](
    table: dict[tuple[str, str], Seen],
    finds: Iterable[Find[Owner]],
    text: str,
    place: str,
    *,
    again: bool,
) -> list[Seen]:
    """Enter finds into a table, each value once; a later round sees what stays ``again``."""
    ends: list[int] | None = None
    fresh = set()
    counted = []
    for find in finds:
        key = (find.owner.name, _key(find.value))
        if key not in table:
            ends = _line_ends(text) if ends is None else ends
            line = bisect_left(ends, find.start) + 1
            value = _SURROGATES.sub("\ufffd", find.value)
            table[key] = Seen(find.owner, place, line, value)
            fresh.add(key)
        if again or key in fresh:
            table[key].count += 1
        counted.append(table[key])
    return counted


def _key(value: str) -> str:
    """Return what makes two ways of writing one value the same.

    >>> _key("138 0013-8000") == _key("１３８００１３８０００")
    True
    """
    plain = view_of(value).text.casefold()
    return "".join(char for char in plain if char.isalnum()).upper() or plain


def _line_ends(text: str) -> list[int]:
    """Return where lines end, to number them by."""
    return [match.start() for match in _LINE_END.finditer(text)]


def _outcome(work: Work) -> str:
    """Say how things stand; what is to be looked at weighs more than what was done."""
    if not work.texts:
        return "empty"
    if work.leftovers:
        return "check"
    return "masked" if work.found else "clean"


def _headline(work: Work, outcome: str) -> str:
    """Count what was found in one sentence."""
    if outcome == "empty":
        return "还没有可查的文字。把要发出去的内容粘贴进来，或者打开一个文本文件。"
    counts: dict[str, int] = {}
    for seen in work.found.values():
        counts[seen.owner.name] = counts.get(seen.owner.name, 0) + seen.count
    told_found = "、".join(f"{name} {count} 处" for name, count in counts.items())
    opening = f"遮了 {told_found}。" if counts else "按已知的写法，没有找到要遮的。"
    open_ones = sum(seen.count for seen in work.leftovers.values())
    return opening + (f"另有 {open_ones} 处认不准，要你亲眼看。" if open_ones else "")


def _criterion(rule: Rule, work: Work, knowledge: Knowledge, request: Request) -> CriterionReply:
    """Describe how a rule stands on the text as it was given."""
    because = [knowledge.facts[fact] for fact in rule.because]
    stale = any(fact.is_expired(request.as_of) for fact in because)
    present = work.kinds_found().intersection(rule.kinds)
    if not work.texts or not rule.kinds:
        state, step = State.UNKNOWN, Step(*rule.unknown)
        detail = "这一条从文字里看不出来。" if work.texts else "还没有可查的文字。"
    elif present:
        state, step = State.FAIL, Step(*rule.failed)
        names = dict.fromkeys(k.name for k in work.redaction.kinds if k.id in present)
        detail = f"原文里有{'、'.join(names)}。"
    elif stale:
        fact = next(fact for fact in because if fact.is_expired(request.as_of))
        state = State.EXPIRED
        step = Step("依据已过复核日期。请先打开这条依据，对照官方页面再下结论。", fact.link)
        detail = rule.passed
    else:
        state, step, detail = State.PASS, None, rule.passed
    return told(
        id_=rule.id,
        title=rule.title,
        state=state,
        detail=detail,
        step=step,
        because=because,
        knowledge=knowledge,
    )


def _next_questions(request: Request, knowledge: Knowledge) -> list[str]:
    """Return the lists and texts that were not given yet, the text first."""
    asked = knowledge.asked_by(ID)
    wanted = ("redact_text", "redact_people", "redact_shops", "redact_file_name")
    return [name for name in wanted if name in asked and name not in request.answers]


def _next_steps(
    work: Work, criteria: list[CriterionReply], redaction: Redaction
) -> list[StepReply]:
    """Return what to do with the covered text, then what the rules ask for."""
    steps: list[StepReply] = []
    if not work.texts:
        steps.append({"text": "把要发出去的文字粘贴进来。什么都不会离开这个页面。", "link": ""})
    else:
        steps.append({"text": "发之前，把遮好的那一份从头到尾再读一遍。", "link": ""})
    if work.leftovers:
        steps.append({"text": "先看认不准的那几处，是号码或人名就自己遮掉。", "link": ""})
    if work.texts and not any(work.names.values()):
        text = "人名和店名程序认不出。把它们写进名单，再查一次。"
        steps.append({"text": text, "link": ""})
    links = {rule.id: {"fail": rule.failed, "unknown": rule.unknown} for rule in redaction.rules}
    for criterion in criteria:
        if criterion["next_step"]:
            _, link = links[criterion["id"]].get(criterion["state"], ("", criterion["link"]))
            steps.append({"text": criterion["next_step"], "link": link})
    return steps


def _sections(work: Work) -> list[SectionReply]:
    """Return the covered text, then the tables of what was done, kept and left open."""
    return [
        {
            "id": "text",
            "title": "可以复制的结果",
            "rows": [
                {"id": place, "title": _TITLES[place], "text": text}
                for place, text in work.texts.items()
            ],
        },
        _table("finds", "遮了什么", work.found),
        _table("leftovers", "要你亲眼看的", work.leftovers),
        _table("kept", "特意没遮的", work.kept),
    ]


def _table(id_: str, title: str, table: Mapping[tuple[str, str], Seen]) -> SectionReply:
    """Return a table of values; a very long one is cut, and its title says so."""
    cut = f"（共 {len(table)} 种，列出前 {MOST_ROWS} 种）" if len(table) > MOST_ROWS else ""
    rows = [*islice(_rows(table.values()), MOST_ROWS)]
    return {"id": id_, "title": title + cut, "rows": rows}


def _rows(table: Iterable[Seen]) -> Iterator[dict[str, object]]:
    """Yield a row for each value, with the reason."""
    for seen in table:
        owner = seen.owner
        yield {
            "kind": owner.id,
            "name": owner.name,
            "before": seen.value,
            "after": seen.after or seen.value,
            "count": seen.count,
            "place": seen.place,
            "line": seen.line,
            "reason": owner.reason if isinstance(owner, Kind) else owner.advice,
        }
