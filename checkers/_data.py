"""The compiled knowledge base that travels with the package: the only file the checkers read."""

import json
from functools import cache
from pathlib import Path

from checkers._errors import KnowledgeError
from checkers._model import Knowledge


@cache
def knowledge() -> Knowledge:
    """Return the packaged knowledge, read once.

    Raises:
        KnowledgeError: It was never built, or it is broken.
    """
    try:
        text = Path(__file__).with_name("kb.json").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise KnowledgeError(
            "no-knowledge",
            "checkers/kb.json",
            "还没有生成规则文件。请先在项目目录里运行 python3 dev.py build。",
        ) from error
    return parse_knowledge(text)


def parse_knowledge(text: str) -> Knowledge:
    """Return the knowledge written in a JSON text.

    Raises:
        KnowledgeError: The text is not JSON, or not the knowledge.
    """
    try:
        raw = json.loads(text)
    except ValueError as error:
        raise KnowledgeError(
            "bad-knowledge",
            "checkers/kb.json",
            "规则文件不是有效的 JSON。请运行 python3 dev.py build 重新生成。",
        ) from error
    return Knowledge.from_json(raw)
