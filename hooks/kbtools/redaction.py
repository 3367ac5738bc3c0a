"""The rules of `redact` for the compiled JSON: what to cover, what never, what to look at."""

from __future__ import annotations

from typing import Any

from hooks.kbtools import addresses
from hooks.kbtools.model import Knowledge, RedactKind, RedactMark, RedactRule
from hooks.kbtools.plain import plain

Json = dict[str, Any]


def compile_redaction(kb: Knowledge) -> Json:
    """Return everything that `redact` knows."""
    return {
        "kinds": [_kind(kb, kind) for kind in kb.redact_kinds.values()],
        "keep": [_mark(kb, mark) for mark in kb.redact_keep.values()],
        "leftovers": [_mark(kb, mark) for mark in kb.redact_leftovers.values()],
        "rules": [_rule(kb, rule) for rule in kb.redact_rules.values()],
    }


def grounds(kb: Knowledge) -> set[str]:
    """Return the facts that the rules rest on."""
    return {fact for rule in kb.redact_rules.values() for fact in rule.because}


def _kind(kb: Knowledge, kind: RedactKind) -> Json:
    return {
        "id": kind.id,
        "name": kind.name,
        "forms": list(kind.forms),
        "check": kind.check,
        "tail": kind.tail,
        "reason": plain(kb, kind.reason),
    }


def _mark(kb: Knowledge, mark: RedactMark) -> Json:
    return {
        "id": mark.id,
        "name": mark.name,
        "forms": list(mark.forms),
        "advice": plain(kb, mark.advice),
    }


def _rule(kb: Knowledge, rule: RedactRule) -> Json:
    steps = {"fail": rule.fail, "unknown": rule.unknown}
    return {
        "id": rule.id,
        "title": rule.title,
        "kinds": list(rule.kinds),
        "because": list(rule.because),
        "pass": plain(kb, rule.passed),
        **{
            state: {"text": plain(kb, step.text), "link": addresses.of(kb, step.link)}
            for state, step in steps.items()
        },
    }
