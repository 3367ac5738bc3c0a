"""Whatever somebody pastes, there is an answer: a result or a refusal that says what to do."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkers import _data, bridge
from checkers.__main__ import main

PACKAGED = _data.Path(_data.__file__).with_name("kb.json")

pytestmark = pytest.mark.skipif(not PACKAGED.exists(), reason="checkers/kb.json is not built")


def run(**answers: object) -> dict[str, Any]:
    request = json.dumps({"answers": answers, "as_of": "2026-11-23"})
    reply: dict[str, Any] = json.loads(bridge.run("brief", request))
    return reply


@pytest.mark.parametrize(
    "story",
    [
        "🪁🪁🪁",
        "\u202eabc\u202c def",
        "a\x00b",
        "half \ud83e and \udc00",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "=cmd|' /C calc'!A0",
        "，" * 20000,
        "B0" * 10000,
        "A. " * 6000,
    ],
    ids=["emoji", "marks", "nul", "halves", "html", "formula", "commas", "b0", "full stops"],
)
def test_nonsense_gets_an_answer(story: str) -> None:
    reply = run(story=story, platform="amazon", issue="aplus-rejected")

    assert reply["outcome"] in {"gaps", "empty"}
    json.dumps(reply, ensure_ascii=False).encode()


def test_a_megabyte_is_refused_with_its_place() -> None:
    error = run(story="长" * 1_000_000)["error"]

    assert (error["code"], error["where"]) == ("text-too-long", "answers.story")


@pytest.mark.parametrize("story", [7, None, ["x"], {"a": 1}, True])
def test_what_is_no_text_is_refused(story: object) -> None:
    assert run(story=story)["error"]["code"] == "wrong-type"


@pytest.mark.parametrize(
    "sentence",
    [
        "我们的页面被拒了，求求你们加急。The page was rejected. ",
        "“",
        "把",
        "请",
        "1",
        "你们的",
        "A-",
    ],
)
def test_a_long_text_is_read_to_its_end(sentence: str) -> None:
    story = (sentence * 20000)[:20000]

    reply = run(story=story, platform="amazon", issue="aplus-rejected")

    assert "error" not in reply


@settings(deadline=None, max_examples=80)
@given(
    answers=st.dictionaries(
        st.sampled_from(["story", "tried", "wanted", "affected_items", "platform", "happened_on"]),
        st.none() | st.integers() | st.text(st.characters(codec=None)) | st.lists(st.text()),
    )
)
def test_whatever_comes_the_bridge_answers(answers: dict[str, object]) -> None:
    reply = run(**answers)

    assert "error" not in reply or reply["error"]["code"] != "internal"


def test_half_a_character_can_be_written_on_the_command_line(
    tmp_path: Any,  # noqa: ANN401 - a path
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    file = tmp_path / "request.json"
    file.write_text('{"answers": {"story": "x \\ud83e"}, "as_of": "2026-11-23"}')

    assert main(["run", "brief", str(file)]) == 0
    assert json.loads(capfdbinary.readouterr().out)["checker"] == "brief"
