"""One reader's description: its sentences, what they show, and where each belongs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from checkers._answers import Request
from checkers._brief_data import Sign
from checkers._brief_text import sentences, whole
from checkers._conditions import Answer
from checkers._logic import Truth
from checkers._materials_needs import Scene, wishes
from checkers._model import Channel, Fact, Issue, Knowledge, Platform

FIELDS = ("story", "error_text", "tried", "root_cause", "prevention", "wanted")
PLAN = "plan-of-action"


@dataclass(frozen=True, slots=True)
class Finding:
    """A sign that counts here, whether it is met, and the sentence that shows it if there is one.

    A lack is met where something fills it; a flaw is met where no sentence shows it.
    """

    sign: Sign
    met: bool
    shown: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """The request in the words of this checker."""

    request: Request
    knowledge: Knowledge

    def text(self, question: str) -> str:
        """Return what was written in answer to a question."""
        answer = self.request.answers.get(question)
        return whole(answer).strip() if isinstance(answer, str) else ""

    def answer(self, question: str) -> Answer | None:
        """Return an answer, if it was given."""
        return self.request.answers.get(question)

    @property
    def platform(self) -> Platform | None:
        """The platform, if it is known."""
        return self.knowledge.platforms.get(str(self.answer("platform")))

    @property
    def issue(self) -> Issue | None:
        """The issue, if it is known."""
        return self.knowledge.issues.get(str(self.answer("issue")))

    @property
    def happened_on(self) -> str:
        """The day, if it is known."""
        day = self.answer("happened_on")
        return day.isoformat() if isinstance(day, date) else ""

    @cached_property
    def channels(self) -> list[Channel]:
        """The chosen channel; else those of the platform that handle the issue."""
        chosen = self.knowledge.channels.get(str(self.answer("channel")))
        if chosen is not None:
            return [chosen]
        platform, issue = self.platform, self.issue
        if platform is None or issue is None:
            return []
        channels = self.knowledge.channels.values()
        return [c for c in channels if c.platform == platform.id and issue.id in c.handles]

    def is_appeal(self, channel: Channel | None) -> bool:
        """Tell whether a plan of action goes this way: cause, actions, prevention."""
        plan = self.knowledge.materials.get(PLAN)
        platform, issue = self.platform, self.issue
        if plan is None or platform is None or issue is None or channel is None:
            return False
        scene = Scene(self.knowledge, platform, issue, channel, None, frozenset())
        return any(wish.applies is Truth.TRUE for wish in wishes(plan, scene))

    @cached_property
    def _story(self) -> list[str]:
        """The sentences of the story."""
        return sentences(self.text("story"))

    @cached_property
    def _all(self) -> str:
        """Every sentence on a line of its own: what is not in it is in none of them."""
        return "\n".join(self.told)

    @cached_property
    def told(self) -> list[str]:
        """Every sentence that was written, the story first."""
        return [sentence for name in FIELDS for sentence in sentences(self.text(name))]

    @cached_property
    def signs(self) -> list[Sign]:
        """The signs that count for the issue."""
        platform = None if self.platform is None else self.platform.id
        issue = None if self.issue is None else self.issue.id
        return [sign for sign in self.knowledge.brief.signs if sign.is_for(platform, issue)]

    @cached_property
    def findings(self) -> list[Finding]:
        """What was found, in the order of the knowledge base."""
        return [finding for sign in self.signs for finding in self._look(sign)]

    @cached_property
    def set_aside(self) -> dict[str, list[Sign]]:
        """The sentences better left out: flawed, and with nothing in them to look up."""
        keeps = [sign for sign in self.knowledge.brief.signs if not sign.is_flaw]
        found: dict[str, list[Sign]] = {}
        for finding in self.findings:
            if finding.sign.is_flaw and finding.sign.id not in _NOT_AGAINST:
                for sentence in finding.shown:
                    found.setdefault(sentence, []).append(finding.sign)
        return {
            sentence: found[sentence]
            for sentence in dict.fromkeys(self._story)
            if sentence in found and not any(sign.is_in(sentence) for sign in keeps)
        }

    @cached_property
    def slots(self) -> dict[str, list[str]]:
        """The sentences of the story that stay, each in the first slot that takes it."""
        found: dict[str, list[str]] = {"situation": []}
        text = "\n".join(self._story)
        slots = [slot for slot in self.knowledge.brief.slots if slot.takes(text)]
        for sentence in self._story:
            if sentence not in self.set_aside:
                taking = (slot.id for slot in slots if slot.takes(sentence))
                found.setdefault(next(taking, "situation"), []).append(sentence)
        return found

    def facts(self, names: Iterable[str]) -> list[Fact]:
        """Return those facts that speak of the platform, or of all."""
        platform = self.platform
        if platform is None:
            return []
        prefixes = (platform.prefix, "reg")
        facts = self.knowledge.facts
        return [facts[name] for name in names if name.split(".")[0] in prefixes]

    def _look(self, sign: Sign) -> list[Finding]:
        """Look for a sign in everything that was written."""
        if sign.is_flaw:
            told = self.told if sign.is_in(self._all) else []
            shown = tuple(dict.fromkeys(s for s in told if sign.is_in(s)))
            return [Finding(sign, not shown, shown)]
        if sign.only_near and not sign.is_near(self._all):
            return []
        filled = sign.filled_by and self.answer(sign.filled_by) is not None
        if filled or (sign.is_in(self._all) and any(map(sign.is_in, self.told))):
            return [Finding(sign, met=True, shown=())]
        near = next((s for s in self.told if sign.is_near(s)), None)
        return [Finding(sign, met=False, shown=() if near is None else (near,))]


# Several issues in one text are to be parted, not to be left out.
_NOT_AGAINST = ("several-issues",)
