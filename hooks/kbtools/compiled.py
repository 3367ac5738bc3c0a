"""The rules as one JSON: all that the checkers know, and nothing that they do not use."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any

from hooks.kbtools import addresses, conditions, prose, redaction, triage, values
from hooks.kbtools.model import (
    GRADES,
    Channel,
    Criterion,
    Issue,
    Knowledge,
    Material,
    Need,
    Option,
    Platform,
    Question,
)
from hooks.kbtools.plain import plain

Json = dict[str, Any]
VERSION_LENGTH = 12
OTHER_MATERIAL = Option("other", "别的文件")


def compile_rules(kb: Knowledge) -> Json:
    """Return the compiled rules; equal knowledge gives equal bytes."""
    rules: Json = {
        "grades": GRADES,
        "facts": _facts(kb),
        "platforms": [_platform(platform) for platform in _with_channels(kb)],
        "issues": [_issue(kb, issue) for issue in kb.issues.values()],
        "questions": [_question(kb, question) for question in kb.questions.values()],
        "criteria": [_criterion(kb, criterion) for criterion in kb.criteria.values()],
        "channels": [_channel(kb, channel) for channel in kb.channels.values()],
        "redact": redaction.compile_redaction(kb),
        "triage": triage.compile_triage(kb),
        "materials": [_material(kb, material) for material in kb.materials.values()],
        "brief": _brief(kb),
    }
    digest = hashlib.sha256(_text(rules).encode()).hexdigest()
    return {"version": digest[:VERSION_LENGTH], **rules}


def write_rules(kb: Knowledge, file: FilePath) -> Json:
    """Write the compiled rules, if they differ from what the file holds, and return them."""
    rules = compile_rules(kb)
    text = _text(rules)
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        part = file.with_suffix(".part")
        part.write_text(text, encoding="utf-8")
        part.replace(file)
    return rules


def _text(rules: Json) -> str:
    return json.dumps(rules, ensure_ascii=False, separators=(",", ":"))


def _facts(kb: Knowledge) -> dict[str, Json]:
    used = {fact for criterion in kb.criteria.values() for fact in criterion.because}
    used |= redaction.grounds(kb) | triage.grounds(kb)
    used |= {fact for material in kb.materials.values() for fact in _grounds(kb, material)}
    used |= {fact for sign in kb.brief_signs.values() for fact in sign.because}
    used |= {limit["fact"] for limit in kb.brief_limits.values()}
    return {
        fact_id: {
            "claim": fact.claim,
            "grade": fact.grade,
            "checked": fact.checked.isoformat(),
            "review_by": fact.review_by.isoformat(),
            "link": addresses.fact(kb, fact_id),
        }
        for fact_id, fact in kb.facts.items()
        if fact_id in used
    }


def _with_channels(kb: Knowledge) -> list[Platform]:
    served = {channel.platform for channel in kb.channels.values()}
    return [platform for platform in kb.platforms.values() if platform.id in served]


def _platform(platform: Platform) -> Json:
    sites = [{"id": site.id, "name": site.name} for site in platform.sites]
    link = f"/platforms/{platform.id}/"
    return {
        "id": platform.id,
        "name": platform.name,
        "prefix": platform.prefix,
        "link": link,
        "sites": sites,
    }


def _issue(kb: Knowledge, issue: Issue) -> Json:
    link = addresses.issue(kb, issue.id)
    return {
        "id": issue.id,
        "title": issue.title,
        "platforms": list(issue.platforms),
        "channels": best_first(kb, issue.id),
        "link": link,
    }


def best_first(kb: Knowledge, issue_id: str) -> list[str]:
    """Return the channels for an issue in the order in which its articles name them."""
    named = [c for s in kb.scenarios.values() if s.issue == issue_id for c in s.channels]
    return list(dict.fromkeys(named))


def _options(kb: Knowledge, question: Question) -> tuple[Option, ...]:
    """Return the options; those of platform, site, issue and the like come from their records."""
    served = _with_channels(kb)
    if question.id == "platform":
        return tuple(Option(platform.id, platform.name) for platform in served)
    if question.id == "site":
        platforms_of: dict[str, list[str]] = {}
        names: dict[str, str] = {}
        for platform in served:
            for site in platform.sites:
                platforms_of.setdefault(site.id, []).append(platform.id)
                names.setdefault(site.id, site.name)
        return tuple(
            Option(site, names[site], platforms=tuple(platforms))
            for site, platforms in platforms_of.items()
        )
    if question.id == "issue":
        return tuple(
            Option(issue.id, issue.title, issue.seen_as, issue.platforms)
            for issue in kb.issues.values()
        )
    if question.id == "channel":
        return tuple(
            Option(channel.id, channel.name, platforms=(channel.platform,))
            for channel in kb.channels.values()
        )
    if question.id in ("material", "notice_named"):
        named = tuple(Option(material.id, material.name) for material in kb.materials.values())
        return named if question.id == "notice_named" else (*named, OTHER_MATERIAL)
    return question.options


def _question(kb: Knowledge, question: Question) -> Json:
    asked: Json = {
        "id": question.id,
        "checkers": list(question.checkers),
        "kind": question.kind,
        "label": plain(kb, question.label),
        "help": plain(kb, question.help),
        "fixed": question.fixed,
        "asked_if": _resolved(kb, question.asked_if),
        "options": [
            {
                "id": option.id,
                "label": plain(kb, option.label),
                "help": plain(kb, option.help),
                "fixed": option.fixed,
                "platforms": list(option.platforms),
            }
            for option in _options(kb, question)
        ],
        "min": _resolved(kb, question.min),
        "max": _resolved(kb, question.max),
        "unit": question.unit,
        "max_length": question.max_length,
    }
    if question.columns:
        asked["columns"] = [_question(kb, column) for column in question.columns]
        asked["max_rows"] = question.max_rows
    return asked


def _criterion(kb: Knowledge, criterion: Criterion) -> Json:
    steps = {"fail": criterion.fail, "unknown": criterion.unknown}
    return {
        "id": criterion.id,
        "title": plain(kb, criterion.title),
        "test": _resolved(kb, criterion.test),
        "because": list(criterion.because),
        "pass": plain(kb, criterion.passed),
        **{
            state: {"text": plain(kb, step.text), "link": addresses.of(kb, step.link)}
            for state, step in steps.items()
        },
    }


def _channel(kb: Knowledge, channel: Channel) -> Json:
    return {
        "id": channel.id,
        "platform": channel.platform,
        "sites": list(channel.sites),
        "name": channel.name,
        "access": channel.access,
        "summary": plain(kb, channel.summary),
        "entry": plain(kb, channel.entry),
        "handles": list(channel.handles),
        "not_for": [
            {"text": plain(kb, door.text), "issues": list(door.issues), "instead": door.instead}
            for door in channel.not_for
        ],
        "requires": channel.requires,
        "unknown": plain(kb, channel.unknown),
        "link": addresses.channel(kb, channel.id),
    }


def _material(kb: Knowledge, material: Material) -> Json:
    return {
        "id": material.id,
        "name": material.name,
        "name_en": material.name_en,
        "platforms": list(material.platforms),
        "needed": [_need(kb, need) for need in material.needed],
        "not_needed": [
            {"issues": list(no_need.issues), "why": plain(kb, no_need.why)}
            for no_need in material.not_needed
        ],
        **{
            key: plain(kb, getattr(material, key) or "")
            for key in ("what", "validity", "format", "get", "redact")
        },
        "windows": [_window(kb, window) for window in material.windows],
        "named": material.named,
        "checks": list(material.checks),
        "shots": list(material.shots),
        "reasons": material.reasons or {},
        "because": list(material.because),
        "link": addresses.material(kb, material.id),
    }


def _need(kb: Knowledge, need: Need) -> Json:
    return {
        "issues": list(need.issues),
        "channels": list(need.channels),
        "need": need.need,
        "note": plain(kb, need.note),
        "one_of": need.one_of,
        "standings": list(need.standings),
        "because": _cited(need.note),
    }


def _window(kb: Knowledge, window: Mapping[str, Any]) -> Json:
    """Return how old a paper may be: kind, amount, and the fact that says so."""
    kind = next(key for key in window if key != "channels")
    limit = window[kind]
    fact = limit if kind == "notice" else limit["fact"]
    amount = None if kind == "notice" else _resolved(kb, limit)
    channels = list(window.get("channels", ()))
    return {"channels": channels, "kind": kind, "amount": amount, "fact": fact}


def _grounds(kb: Knowledge, material: Material) -> list[str]:
    """Return every fact that a material's rules rest on."""
    windows = (_window(kb, window)["fact"] for window in material.windows)
    notes = (fact for need in material.needed for fact in _cited(need.note))
    reasons = (fact for facts in (material.reasons or {}).values() for fact in facts)
    return [*material.because, *windows, *reasons, *notes]


def _cited(text: str) -> list[str]:
    return list(dict.fromkeys(reference.fact for reference in prose.references(text)))


def _brief(kb: Knowledge) -> Json:
    """Return what `brief` looks for, where a sentence belongs, and how long a text may be."""
    return {
        "signs": [
            {
                **dataclasses.asdict(sign),
                **{key: plain(kb, getattr(sign, key)) for key in ("claim", "title", "why", "mend")},
            }
            for sign in kb.brief_signs.values()
        ],
        "slots": [dataclasses.asdict(slot) for slot in kb.brief_slots.values()],
        "limits": {
            channel: {"amount": _resolved(kb, limit), "fact": limit["fact"]}
            for channel, limit in kb.brief_limits.items()
        },
    }


def _resolved(kb: Knowledge, expression: object) -> Any:  # noqa: ANN401 (open JSON)
    def amount(fact: str, key: str) -> float:
        number: float = values.pick(kb.facts[fact].value, key)
        return number

    return conditions.resolve(expression, amount)
