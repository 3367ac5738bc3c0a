"""The tables under the verdict: what to bring, what to leave, what is wrong, what to print."""

from collections.abc import Callable, Iterator

from checkers._materials_case import HOLDINGS, Case, Held, Holding
from checkers._materials_data import Material
from checkers._materials_needs import Item
from checkers._materials_papers import FAULTS
from checkers._reply import SectionReply

type Cells = dict[str, object]

_TICKS = {Holding.HELD: "☑", Holding.OPEN: "◐"}


def sections(case: Case) -> list[SectionReply]:
    """Return every table, the empty ones too, so that a page can say that there is nothing."""
    return [
        _section("required", "必带", map(_wanted(case), case.required)),
        _section("helpful", "有帮助", map(_wanted(case), case.helpful)),
        _section("not_required", "不用带", _not_required(case)),
        _section("problems", "过期、对不上、还要核对", _problems(case)),
        _section("checklist", "打印清单", _checklist(case)),
        _section("manifest", "文件清单和建议的文件名", _manifest(case)),
    ]


def _section(id_: str, title: str, rows: Iterator[Cells]) -> SectionReply:
    """Return a table."""
    return {"id": id_, "title": title, "rows": [*rows]}


def _wanted(case: Case) -> Callable[[Item], Cells]:
    """Return what describes an item."""

    def describe(item: Item) -> Cells:
        holding = case.holding(item)
        return {
            "id": item.id,
            "materials": [material.id for material in item.materials],
            "name": item.name,
            "name_en": " / ".join(material.name_en for material in item.materials),
            "state": holding.value,
            "state_label": HOLDINGS[holding],
            "sure": "yes" if item.sure else "maybe",
            "why": item.why,
            "get": _each(item, "get"),
            "format": _each(item, "format"),
            "validity": _each(item, "validity"),
            "redact": _each(item, "redact"),
            "because": list(item.facts),
            "grade": case.knowledge.weakest(case.knowledge.facts[f].grade for f in item.facts),
            "link": item.materials[0].link,
        }

    return describe


def _not_required(case: Case) -> Iterator[Cells]:
    """Yield what to leave at home, and whether it is in the bag."""
    bagged = {held.paper.material for held in case.held}
    for found in case.spared:
        yield {
            "material": found.material.id,
            "name": found.material.name,
            "why": found.why,
            "held": "yes" if found.material in bagged else "no",
            "link": found.material.link,
        }
    if case.scene is None:
        return
    known = {found.material for found in case.spared}
    for material in dict.fromkeys(held.paper.material for held in case.extra):
        if material is None or material not in known:
            yield {
                "material": "" if material is None else material.id,
                "name": "别的文件" if material is None else material.name,
                "why": "这里没有读到这件事要它。通知点了名再交；没点名就自己留底。",
                "held": "yes",
                "link": "" if material is None else material.link,
            }


def _problems(case: Case) -> Iterator[Cells]:
    """Yield every finding, those of one paper together."""
    for held in case.held:
        for finding in held.findings:
            yield {
                "paper": held.name,
                "material": "" if held.paper.material is None else held.paper.material.id,
                "rule": finding.rule,
                "state": finding.fault.value,
                "state_label": FAULTS[finding.fault],
                "text": finding.text,
                "mend": finding.mend,
                "because": list(finding.facts),
                "link": _link(held),
            }


def _checklist(case: Case) -> Iterator[Cells]:
    """Yield a line to tick for each item, and under it one for each thing to mend."""
    for heading, items in (("必带", case.required), ("有帮助", case.helpful)):
        for item in items:
            holding = case.holding(item)
            tick = _TICKS.get(holding, "☐")
            maybe = "" if item.sure else "（可能要）"
            text = f"{tick} {heading}{maybe}：{item.name}，{HOLDINGS[holding]}"
            yield {"material": item.id, "state": holding.value, "text": text}
            for held in case.papers_of(item):
                for finding in held.findings:
                    line = f"　　☐ {held.name}：{finding.text}{finding.mend}"
                    yield {"material": item.id, "state": finding.fault.value, "text": line}
            for material in item.materials if holding is Holding.MISSING else ():
                line = f"　　☐ {material.name}怎么拿：{material.get}"
                yield {"material": material.id, "state": holding.value, "text": line}


def _manifest(case: Case) -> Iterator[Cells]:
    """Yield a line for each paper in hand: its file name and what to cover in it."""
    for held in case.held:
        material = held.paper.material
        yield {
            "file": held.file,
            "material": "" if material is None else material.id,
            "name": "别的文件" if material is None else material.name,
            "owner": held.paper.owner,
            "items": list(held.paper.items),
            "state": held.holding.value,
            "state_label": HOLDINGS[held.holding],
            "redact": "" if material is None else material.redact,
        }


def _each(item: Item, part: str) -> str:
    """Return a text of a material; of a choice, one line for each."""
    texts: list[tuple[Material, str]] = [(m, getattr(m, part)) for m in item.materials]
    if not item.is_choice:
        return texts[0][1]
    return "\n".join(f"{material.name}：{text}" for material, text in texts if text)


def _link(held: Held) -> str:
    """Return where a paper's kind is explained."""
    return "" if held.paper.material is None else held.paper.material.link
