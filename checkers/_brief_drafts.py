"""The description, put in order: under Chinese or English headings, for one channel at a time.

Only what the reader wrote is arranged. A heading without a sentence under it is left out; what is
missing is said elsewhere, and nothing is made up to fill it.
"""

from collections.abc import Iterator, Mapping

from checkers._brief_case import Case
from checkers._brief_text import sentences
from checkers._model import Channel

type Cells = dict[str, object]
type Block = tuple[str, list[str]]

_HEADINGS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "language": "回复语言",
        "place": "平台和站点",
        "issue": "问题类型",
        "reference": "以前的问题编号",
        "time": "时间",
        "items": "涉及的商品",
        "error": "报错或通知的原文",
        "situation": "情况",
        "task": "请办的事",
        "action": "已经做的",
        "result": "结果",
        "root_cause": "根本原因",
        "actions_taken": "已经采取的措施",
        "prevention": "防止再发生的措施",
    },
    "en": {
        "language": "Preferred language",
        "place": "Marketplace",
        "issue": "Issue",
        "reference": "Previous case ID",
        "time": "Date",
        "items": "Affected items",
        "error": "Exact message",
        "situation": "Situation",
        "task": "Request",
        "action": "Actions taken",
        "result": "Result",
        "root_cause": "Root cause",
        "actions_taken": "Actions taken",
        "prevention": "Steps to prevent recurrence",
    },
}
_LANGUAGES: Mapping[str, Mapping[str, str]] = {
    "zh": {"zh": "中文", "en": "英文", "zh-or-en": "中文或英文都可以"},
    "en": {"zh": "Chinese", "en": "English", "zh-or-en": "Chinese or English"},
}
NO_LIMIT = "字数上限：未公开。这里只计数，提交前看页面上的提示。"


def versions(case: Case) -> Iterator[Cells]:
    """Yield a draft for each channel under headings of each language."""
    channels: list[Channel | None] = [*case.channels] or [None]
    for channel in channels:
        for tongue in _HEADINGS:
            yield _version(case, channel, tongue)


def arranged(case: Case) -> Iterator[Cells]:
    """Yield where each sentence of the story was put."""
    slots = {"cause": "root_cause"}
    for slot, found in case.slots.items():
        name = slots.get(slot, slot)
        yield {
            "slot": slot,
            "label": _HEADINGS["zh"][name],
            "label_en": _HEADINGS["en"][name],
            "sentences": found,
        }


def _version(case: Case, channel: Channel | None, tongue: str) -> Cells:
    """Return one draft, with its length held against the channel's limit if one is known."""
    appeal = case.is_appeal(channel)
    text = _written([*_head(case, tongue), *(_appeal(case) if appeal else _star(case))], tongue)
    limit = None if channel is None else case.knowledge.brief.limits.get(channel.id)
    cells: Cells = {
        "channel": "" if channel is None else channel.id,
        "name": "还没有选渠道" if channel is None else channel.name,
        "headings": tongue,
        "structure": "appeal" if appeal else "star",
        "text": text,
        "length": len(text),
        "limit_label": NO_LIMIT,
        "over": "no",
        "link": "" if channel is None else channel.link,
    }
    if limit is not None:
        over = len(text) - limit.amount
        cells["limit"] = limit.amount
        cells["limit_label"] = f"字数上限：{limit.amount} 个字符。" + (
            f"超出 {over} 个，请删短。" if over > 0 else f"还可以写 {-over} 个。"
        )
        cells["over"] = "yes" if over > 0 else "no"
        cells["because"] = [limit.fact]
    return cells


def _head(case: Case, tongue: str) -> Iterator[Block]:
    """Yield the lines to look things up by, the language first."""
    language = _LANGUAGES[tongue].get(str(case.answer("reply_language")), "")
    yield "language", [language] if language else []
    yield "place", [place] if (place := _place(case)) else []
    yield "issue", [] if case.issue is None else [case.issue.title]
    yield "reference", _lines(case, "case_ref")
    yield "time", [case.happened_on] if case.happened_on else []
    yield "items", _lines(case, "affected_items")
    yield "error", _lines(case, "error_text")


def _star(case: Case) -> Iterator[Block]:
    """Yield situation, task, action, result."""
    slots = case.slots
    situation = [*slots["situation"], *slots.get("cause", ()), *_told(case, "root_cause")]
    action = [*_told(case, "tried"), *slots.get("action", ())]
    yield "situation", situation
    yield "task", [*_told(case, "wanted"), *slots.get("task", ())]
    yield "action", [*action, *_told(case, "prevention"), *slots.get("prevention", ())]
    yield "result", slots.get("result", [])


def _appeal(case: Case) -> Iterator[Block]:
    """Yield what a plan of action answers: cause, actions, prevention."""
    slots = case.slots
    yield "situation", [*slots["situation"], *slots.get("result", ())]
    yield "root_cause", [*_told(case, "root_cause"), *slots.get("cause", ())]
    yield "actions_taken", [*_told(case, "tried"), *slots.get("action", ())]
    yield "prevention", [*_told(case, "prevention"), *slots.get("prevention", ())]
    yield "task", [*_told(case, "wanted"), *slots.get("task", ())]


def _written(blocks: list[Block], tongue: str) -> str:
    """Write headings and what stands under them; one line stays beside its heading."""
    headings = _HEADINGS[tongue]
    mark = "：" if tongue == "zh" else ": "
    parts = [
        f"{headings[name]}{mark}{lines[0]}"
        if len(lines) == 1
        else "\n".join([f"{headings[name]}{mark}".rstrip(), *lines])
        for name, lines in blocks
        if lines
    ]
    return "\n\n".join(parts)


def _place(case: Case) -> str:
    """Name the platform and the site."""
    if case.platform is None:
        return ""
    site = str(case.answer("site") or "")
    name = case.platform.sites.get(site, "")
    return " ".join(filter(None, (case.platform.name, name, f"({site})" if name else "")))


def _lines(case: Case, question: str) -> list[str]:
    """Return the lines of an answer, as they were written."""
    return [line for line in map(str.strip, case.text(question).splitlines()) if line]


def _told(case: Case, question: str) -> list[str]:
    """Return the sentences of an answer."""
    return sentences(case.text(question))
