"""An invented market with papers of every sort, so that nobody takes it for content."""

from collections.abc import Callable
from typing import Any

import pytest

import checkers
from checkers._model import Knowledge

type Json = dict[str, Any]
type Ask = Callable[..., Json]

DAY = "2026-06-15"
SCENE = {"platform": "fair", "issue": "torn", "channel": "desk"}


def _fact(claim: str, review_by: str = "2026-12-31", grade: str = "verified") -> Json:
    return {
        "claim": claim,
        "grade": grade,
        "checked": "2026-06-01",
        "review_by": review_by,
        "link": "/facts/",
    }


def _material(name: str, **more: Any) -> Json:  # noqa: ANN401 - any key of a material
    return {
        "id": name,
        "name": name,
        "name_en": name.title(),
        "get": f"去拿 {name}。",
        "redact": f"遮 {name}。",
        "because": ["fair.paper"],
        "link": f"/materials/#{name}",
        "needed": [{"issues": ["torn"], "need": "required"}],
        **more,
    }


def _channel(name: str, handles: list[str], **more: Any) -> Json:  # noqa: ANN401 - any key
    return {
        "id": name,
        "platform": "fair",
        "sites": ["all"],
        "name": name,
        "access": "free",
        "summary": "",
        "entry": f"去 {name}。",
        "handles": handles,
        "requires": {"all": []},
        "link": f"/channels/{name}/",
        **more,
    }


def _choice(name: str, *options: str) -> Json:
    listed = [{"id": option, "label": option} for option in options]
    return {
        "id": name,
        "checkers": ["materials"],
        "kind": "choice",
        "label": name,
        "options": listed,
    }


def market(materials: list[Json]) -> Knowledge:
    """Return knowledge with these materials."""
    names = [material["id"] for material in materials]
    columns = [
        _choice("material", *names, "other"),
        {"id": "dated", "kind": "date", "label": "日期"},
        {"id": "expires", "kind": "date", "label": "到期"},
        {"id": "owner", "kind": "text", "label": "名字"},
        _choice("site", "N", "S"),
        {"id": "items", "kind": "text", "label": "商品"},
        _choice("shot", "kite", "string"),
        _choice("pages", "all", "some"),
    ]
    return Knowledge.from_json(
        {
            "version": "0",
            "grades": {"verified": "官方原文", "reported": "第三方转述"},
            "facts": {
                "fair.paper": _fact("要有文件。"),
                "fair.age": _fact("要近 30 天的。", grade="reported"),
                "fair.months": _fact("要近 2 个月的。"),
                "fair.notice": _fact("以通知为准。"),
                "fair.short": _fact("早过期的规矩。", review_by="2026-06-14"),
                "pier.other": _fact("别处的规矩。"),
            },
            "platforms": [
                {
                    "id": "fair",
                    "name": "集市",
                    "link": "/p/",
                    "sites": [{"id": "N", "name": "北站"}, {"id": "S", "name": "南站"}],
                },
            ],
            "issues": [
                {"id": "torn", "title": "破了", "link": "/scenarios/torn/"},
                {"id": "lost", "title": "丢了"},
                {"id": "calm", "title": "没风"},
            ],
            "criteria": [],
            "channels": [
                _channel("desk", ["torn", "calm"]),
                _channel("phone", ["torn", "lost"]),
                _channel(
                    "tower",
                    ["lost"],
                    not_for=[{"text": "不管破的。", "issues": ["torn"], "instead": "desk"}],
                ),
            ],
            "materials": materials,
            "questions": [
                _choice("platform", "fair"),
                _choice("site", "N", "S"),
                _choice("issue", "torn", "lost", "calm"),
                _choice("channel", "desk", "phone", "tower"),
                _choice("standing", "owner", "agent"),
                {**_choice("notice_named", *names), "kind": "choices"},
                {
                    "id": "notice_days",
                    "checkers": ["materials"],
                    "kind": "number",
                    "label": "天数",
                },
                *(
                    {"id": name, "checkers": ["materials"], "kind": "text", "label": name}
                    for name in ("rights_owner", "company_name", "affected_items")
                ),
                {
                    "id": "materials",
                    "checkers": ["materials"],
                    "kind": "rows",
                    "label": "手里有什么",
                    "columns": columns,
                    "max_rows": 200,
                },
            ],
        }
    )


@pytest.fixture
def ask() -> Ask:
    """Evaluate rows in a market that knows the given materials."""

    def evaluate(materials: list[Json], rows: list[Json], day: str = DAY, **answers: Any) -> Json:  # noqa: ANN401 - any answer
        request = {"answers": {**SCENE, "materials": rows, **answers}, "as_of": day}
        reply: Any = checkers.run("materials", request, market(materials))
        return reply

    return evaluate


@pytest.fixture
def material() -> Callable[..., Json]:
    """Return a required material of the invented market."""
    return _material
