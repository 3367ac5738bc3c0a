"""What a record names exists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hooks.kbtools import conditions
from hooks.kbtools.problems import Problem
from hooks.kbtools.records import NOTES, Corpus, Record

NAME = "dangling"
RULE = "Every id that a record names belongs to a record of the right kind."

COVERING = ("rumour", "channel", "material", "scenario", *NOTES)
CHECKED = ("expired", "named", "whole", "site", "every-item")
# (kind, where the id stands, kind it must name)
NAMED = (
    ("fact", "platform", "platform"),
    ("fact", "topic", "topic"),
    ("fact", "sources.*", "source"),
    ("rumour", "platform", "platform"),
    ("rumour", "answers.*", "fact"),
    ("platform", "sites.*.because.*", "fact"),
    *((kind, "covers.*", "coverage") for kind in COVERING),
    ("issue", "platforms.*", "platform"),
    ("channel", "platform", "platform"),
    ("channel", "handles.*", "issue"),
    ("channel", "not_for.*.issues.*", "issue"),
    ("channel", "not_for.*.instead", "channel"),
    ("channel", "bring.*", "material"),
    ("criterion", "because.*", "fact"),
    ("redact-rule", "because.*", "fact"),
    ("redact-rule", "kinds.*", "redact-kind"),
    ("triage-sign", "signs.*.all.*", "triage-word"),
    ("triage-case", "platform", "platform"),
    ("triage-case", "because.*", "fact"),
    ("material", "needed.*.issues.*", "issue"),
    ("material", "needed.*.channels.*", "channel"),
    ("material", "not_needed.*.issues.*", "issue"),
    ("material", "needed.*.one_of.channels.*", "channel"),
    ("material", "needed.*.standings.*.channels.*", "channel"),
    ("material", "platforms.*", "platform"),
    ("material", "windows.*.channels.*", "channel"),
    ("material", "windows.*.notice", "fact"),
    ("material", "shots.*.issues.*", "issue"),
    *(("material", f"reasons.{rule}.*", "fact") for rule in CHECKED),
    ("material", "because.*", "fact"),
    ("brief-sign", "because.*", "fact"),
    ("brief-sign", "filled_by", "question"),
    ("brief-sign", "platforms.*", "platform"),
    ("brief-sign", "issues.*", "issue"),
    ("brief-sign", "skip_issues.*", "issue"),
    ("brief-limit", "id", "channel"),
    ("scenario", "platform", "platform"),
    ("scenario", "issue", "issue"),
    ("scenario", "channels.*", "channel"),
    ("scenario", "materials.*", "material"),
    *((kind, "platforms.*", "platform") for kind in NOTES),
)


def check(corpus: Corpus, today: dt.date) -> Iterator[Problem]:  # noqa: ARG001
    """Yield ids that lead nowhere."""
    known = {kind: corpus.ids(kind) for kind in {"question", "criterion"} | {n[2] for n in NAMED}}
    for kind, pattern, target in NAMED:
        for record in corpus.of(kind):
            for path, value in record.find(pattern):
                if value is not None and value not in known[target]:
                    yield _missing(record, path, target, value)
    yield from _sites(corpus)
    yield from _expressions(corpus, known)


def _missing(record: Record, path: tuple[str | int, ...], target: str, value: object) -> Problem:
    mend = f"Correct the id, or add the {target} first."
    return record.problem(path, f"there is no {target} {value!r}", mend)


def _sites(corpus: Corpus) -> Iterator[Problem]:
    sites = {
        platform.id: {site.get("id") for site in platform.data.get("sites", [])}
        for platform in corpus.of("platform")
    }
    for kind in ("fact", "channel", "scenario"):
        for record in corpus.of(kind):
            platform = str(record.data["platform"])
            for path, site in record.find("sites.*"):
                if site != "all" and site not in sites.get(platform, {site}):
                    yield record.problem(
                        path,
                        f"{platform} has no site {site!r}",
                        "Correct the site, or add it in kb/platforms.yml.",
                    )


def _expressions(corpus: Corpus, known: dict[str, set[str]]) -> Iterator[Problem]:
    options = {
        question.id: {option.get("id") for option in question.data.get("options", [])}
        for question in corpus.of("question")
    }
    options["platform"] = corpus.ids("platform")
    options["issue"] = corpus.ids("issue")
    options["site"] = {
        site.get("id") for platform in corpus.of("platform") for site in platform.data["sites"]
    }
    for kind, key in (("criterion", "test"), ("question", "asked_if"), ("channel", "requires")):
        for record in corpus.of(kind):
            for inner, leaf in conditions.leaves(record.data.get(key)):
                yield from _leaf(record, (key, *inner), leaf, known, options)


def _leaf(
    record: Record,
    path: tuple[str | int, ...],
    leaf: conditions.Expression,
    known: dict[str, set[str]],
    options: dict[str, set[str]],
) -> Iterator[Problem]:
    for target in ("question", "criterion"):
        if target in leaf and leaf[target] not in known[target]:
            yield _missing(record, (*path, target), target, leaf[target])
    for option in (leaf.get("is") or []) + (leaf.get("includes") or []):
        if leaf.get("question") in options and option not in options[leaf["question"]]:
            yield _missing(record, path, f"option of {leaf['question']}", option)
