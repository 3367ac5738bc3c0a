"""A valid start for a new record, so that nobody begins with an empty file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from hooks.kbtools.lint.sections import SECTIONS

KINDS = ("fact", "channel", "scenario", "material", "rumour")


class SkeletonError(Exception):
    """The record cannot be started; the message says why and what to do."""


def write(root: Path, kind: str, record_id: str, today: dt.date) -> Path:
    """Write the skeleton of a new record and return its file.

    Args:
        root: The folder `kb/`.
        kind: One of `KINDS`.
        record_id: The id; a fact's and a rumour's have dots, the others hyphens.
        today: The day to write into `checked`.

    Raises:
        SkeletonError: If the kind or id is not usable, or the record exists.
    """
    if kind not in KINDS:
        raise SkeletonError(f"there is no kind {kind!r}: choose one of {', '.join(KINDS)}")
    file = root / _place(kind, record_id)
    if file.exists():
        raise SkeletonError(f"{file.relative_to(root.parent)} exists already: edit it")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_text(root, kind, record_id, file, today), encoding="utf-8")
    return file


def _place(kind: str, record_id: str) -> Path:
    dotted = kind in {"fact", "rumour"}
    parts = record_id.split(".") if dotted else [record_id]
    allowed = set("abcdefghijklmnopqrstuvwxyz0123456789-")
    good = all(part and set(part) <= allowed for part in parts) and (len(parts) > 1) == dotted
    if not good:
        example = "amazon.aplus.review-time" if dotted else "amazon-seller-support"
        raise SkeletonError(f"{record_id!r} is no id of a {kind}: write it like {example}")
    suffix = ".md" if kind == "scenario" else ".yml"
    return Path(f"{kind}s", *parts[:-1], parts[-1] + suffix)


def _text(root: Path, kind: str, record_id: str, file: Path, today: dt.date) -> str:
    up = "../" * (len(file.relative_to(root).parts) - 1)
    head = f"# yaml-language-server: $schema={up}schema/{kind}.schema.json\nid: {record_id}\n"
    platform = record_id.replace(".", "-").split("-")[0]
    body = TEXTS[kind].format(platform=platform, today=today)
    if kind != "scenario":
        return head + body
    sections = "\n\n".join(f"{section}\n\n请写这一节。" for section in SECTIONS)
    return f"---\n{head}{body}---\n\n{sections}\n"


TEXTS = {
    "fact": """platform: {platform}
sites:
  - all
topic: process
claim: 用一两句中文说清这条事实。
claim_en: The same statement in English.
grade: unverified
sources:
  - put-a-source-id-here
checked: {today}
""",
    "rumour": """platform: {platform}
claim: 流传的说法，用自己的话写。
verdict: unverified
answers:
  - put.a-fact-id.here
says: 官方页面怎么说。
instead: 读者该怎么做。
covers: []
checked: {today}
""",
    "channel": """platform: {platform}
sites:
  - all
name: 渠道的中文名
name_en: Name of the channel
access: free
summary: 一句话说明。
handles: []
good_for:
  - 适合什么
not_for: []
entry: 入口在哪里。
hours: null
languages: null
bring: []
cannot: []
requires: {{criterion: put-a-criterion-id-here}}
unknown: 平台没有公开什么，怎么弄清。
covers: []
""",
    "material": """name: 材料的中文名
name_en: Name of the material
what: 这是什么。
needed: []
not_needed: []
validity: null
format: null
get: 怎么拿到。
redact: null
because: []
covers: []
""",
    "scenario": """title: 标题，像卖家会说的话
platform: {platform}
sites:
  - all
issue: put-an-issue-id-here
answer: 一句话结论。
symptoms: [看到的字句, 另一种写法, English wording]
asks: [卖家怎么问, 邮件里的一句话, 新手怎么问]
channels: []
materials: []
covers: []
checked: {today}
""",
}
