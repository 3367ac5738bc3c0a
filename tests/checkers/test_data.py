"""The packaged knowledge: read once, and missed with a clear word."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from checkers import _data
from checkers._errors import KnowledgeError


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    _data.knowledge.cache_clear()
    yield
    _data.knowledge.cache_clear()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(_data, "__file__", str(tmp_path / "_data.py"))
    return tmp_path


def test_missing_knowledge_says_what_to_run(package: Path) -> None:
    assert not (package / "kb.json").exists()

    with pytest.raises(KnowledgeError) as caught:
        _data.knowledge()

    assert caught.value.code == "no-knowledge"
    assert "python3 dev.py build" in caught.value.message


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": "1"}'])
def test_broken_knowledge_is_refused(package: Path, text: str) -> None:
    (package / "kb.json").write_text(text, encoding="utf-8")

    with pytest.raises(KnowledgeError) as caught:
        _data.knowledge()

    assert caught.value.code == "bad-knowledge"


def test_the_file_is_read_once(package: Path, kites_text: str) -> None:
    file = package / "kb.json"
    file.write_text(kites_text, encoding="utf-8")
    first = _data.knowledge()
    file.unlink()

    assert _data.knowledge() is first
    assert first.version == "0123456789ab"
