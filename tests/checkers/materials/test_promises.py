"""What holds for every bag of papers, and for every nonsense somebody may send."""

import json
from functools import cache
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import checkers
from checkers import _data, bridge
from checkers._model import Knowledge

type Json = dict[str, Any]

PACKAGED = _data.Path(_data.__file__).with_name("kb.json")
RANK = ["missing", "mend", "undetermined", "ready"]
DAYS = ["2026-11-23", "2026-08-25", "2026-08-24", "2020-01-01", "2030-01-01", "unsure"]
OWNERS = ["Acme Kites Ltd", "ACME KITES LTD.", "别的公司", ""]

pytestmark = pytest.mark.skipif(not PACKAGED.exists(), reason="checkers/kb.json is not built")


@cache
def known() -> Knowledge:
    return _data.knowledge()


@st.composite
def scenes(draw: st.DrawFn) -> Json:
    issue = next(q for q in known().questions.values() if q.id == "issue")
    option = draw(st.sampled_from(issue.options))
    platform = draw(st.sampled_from(option.platforms))
    channels = [c.id for c in known().channels.values() if c.platform == platform]
    return {
        "platform": platform,
        "issue": option.id,
        "channel": draw(st.sampled_from([*channels, "unsure"])),
        "standing": draw(st.sampled_from(["owner", "distributor", "representative", "unsure"])),
        "rights_owner": draw(st.sampled_from(OWNERS)),
        "company_name": draw(st.sampled_from(OWNERS)),
        "affected_items": draw(st.sampled_from(["", "K1", "K1 K2"])),
        "notice_days": draw(st.sampled_from(["unsure", 90])),
        "notice_named": draw(
            st.lists(st.sampled_from([*known().materials]), unique=True, max_size=2)
        ),
    }


ROWS = st.fixed_dictionaries(
    {"material": st.deferred(lambda: st.sampled_from([*known().materials, "other"]))},
    optional={
        "dated": st.sampled_from(DAYS),
        "expires": st.sampled_from(DAYS),
        "owner": st.sampled_from(OWNERS),
        "items": st.sampled_from(["", "K1", "K2 K1", "K9"]),
        "shot": st.sampled_from(["aplus-manager", "ads-console", "mail"]),
        "pages": st.sampled_from(["all", "some"]),
    },
)


def ask(answers: Json, rows: list[Json]) -> Json:
    request = {"answers": {**answers, "materials": rows}, "as_of": "2026-11-23"}
    reply: Any = checkers.run("materials", request, known())
    return reply


def missing(reply: Json) -> set[str]:
    rows = reply["sections"][0]["rows"]
    return {row["id"] for row in rows if row["state"] == "missing"}


@settings(deadline=None, max_examples=60)
@given(scene=scenes(), rows=st.lists(ROWS, max_size=4), more=ROWS)
def test_bringing_more_never_adds_a_missing_one_nor_worsens_the_outcome(
    scene: Json, rows: list[Json], more: Json
) -> None:
    before, after = ask(scene, rows), ask(scene, [*rows, more])

    assert missing(after) <= missing(before)
    if before["outcome"] in RANK:
        assert RANK.index(after["outcome"]) >= RANK.index(before["outcome"])


@settings(deadline=None, max_examples=40)
@given(scene=scenes(), rows=st.lists(ROWS, max_size=5), data=st.data())
def test_the_order_of_rows_does_not_matter(
    scene: Json, rows: list[Json], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(rows))

    assert ask(scene, rows) == ask(scene, shuffled)


@settings(deadline=None, max_examples=40)
@given(scene=scenes(), rows=st.lists(ROWS, max_size=4))
def test_no_reply_is_a_dead_end_and_every_paper_comes_back(scene: Json, rows: list[Json]) -> None:
    reply = ask(scene, rows)

    assert all(step["text"] for step in reply["next_steps"])
    assert reply["next_steps"]
    assert len(reply["sections"][-1]["rows"]) == len(rows)
    for criterion in reply["criteria"]:
        assert criterion["state"] == "pass" or criterion["next_step"]
    for row in reply["sections"][-1]["rows"]:
        assert row["file"].isascii()
        assert row["file"].replace("-", "").isalnum()


def test_every_scene_of_the_knowledge_base_names_what_to_bring() -> None:
    issue = next(q for q in known().questions.values() if q.id == "issue")
    for option in issue.options:
        for platform, standing in product(option.platforms, ("owner", "distributor", "unsure")):
            answers = {"platform": platform, "issue": option.id, "standing": standing}
            reply = ask(answers, [])

            assert reply["outcome"] in {"missing", "undetermined", "nothing-required"}
            assert reply["next_steps"]


NONSENSE = [
    "",
    "\x00",
    "\ud800",
    "🪁" * 50,
    "\u202egnp.exe",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "a" * 4000,
]


@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_in_a_cell_is_carried_or_refused(text: str) -> None:
    rows = [{"material": "letter-of-authorization", "owner": text, "items": text}]
    answers = {"platform": "amazon", "issue": "listing-complaint", "materials": rows}
    request = json.dumps({"answers": answers, "as_of": "2026-11-23"})

    reply = json.loads(bridge.run("materials", request))

    assert "error" not in reply
    assert reply["sections"][-1]["rows"][0]["owner"] == text.replace("\ud800", "\ufffd")
    json.dumps(reply, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("rows", "code", "where"),
    [
        ([{"material": "other"}] * 10_000, "too-many-rows", "answers.materials"),
        ([{"owner": "a" * 1_000_000}], "text-too-long", "answers.materials.1.owner"),
        ([{}, {"dated": "2026-02-30"}], "bad-date", "answers.materials.2.dated"),
        ([{"moon": "x"}], "unknown-column", "answers.materials.1.moon"),
        ([7], "wrong-type", "answers.materials.1"),
        ("x", "wrong-type", "answers.materials"),
        ([{"material": "moon"}], "unknown-option", "answers.materials.1.material"),
    ],
    ids=["10000 rows", "1 MB", "no such day", "no such column", "a number", "a text", "no option"],
)
def test_a_refusal_names_the_row_and_the_column(rows: object, code: str, where: str) -> None:
    request = {"answers": {"platform": "amazon", "materials": rows}, "as_of": "2026-11-23"}

    error = json.loads(bridge.run("materials", json.dumps(request)))["error"]

    assert (error["code"], error["where"]) == (code, where)
    assert error["message"]


def test_blank_rows_are_dropped_and_unsure_cells_are_silence() -> None:
    reply = ask({"platform": "amazon"}, [{}, {"material": "unsure", "owner": ""}])

    assert reply["sections"][-1]["rows"] == []


@settings(deadline=None, max_examples=60)
@given(
    rows=st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text(st.characters(codec=None)),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["material", "dated", "owner", "x"]), inner)
        ),
        max_leaves=8,
    )
)
def test_whatever_comes_as_rows_the_bridge_answers(rows: object) -> None:
    request = {"answers": {"platform": "amazon", "materials": rows}, "as_of": "2026-11-23"}

    reply = json.loads(bridge.run("materials", json.dumps(request)))

    assert "error" not in reply or reply["error"]["code"] != "internal"
