"""One row per channel: how its door stands, why, and what stands in the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from checkers._answers import Answers
from checkers._logic import Truth
from checkers._model import Channel, Criterion, Issue, Knowledge, Platform, Question
from checkers._reply import RowReply
from checkers._rules import Rules, State
from checkers._situation import Situation


class Door(StrEnum):
    """How a door stands, best news first; the first that occurs is the outcome."""

    OPEN = "open"
    UNDETERMINED = "undetermined"
    PAID = "paid"
    INVITATION = "invitation"
    CLOSED = "closed"


LABELS: Mapping[Door, str] = {
    Door.OPEN: "现在可用",
    Door.UNDETERMINED: "还不能判断",
    Door.PAID: "付费可用",
    Door.INVITATION: "受邀可用",
    Door.CLOSED: "现在不可用",
}
_ADMITTED = {"free": Door.OPEN, "paid": Door.PAID, "invitation": Door.INVITATION}
_WELCOME = {
    Door.OPEN: "条件都满足。",
    Door.PAID: "条件都满足，但这个渠道收费。",
    Door.INVITATION: "条件都满足，但要有平台的邀请。",
}


_UNCLEAR = (State.UNKNOWN, State.EXPIRED)


@dataclass(frozen=True, slots=True)
class Case:
    """One reader's case: the rules of the day, the answers, the platform and issue if known."""

    rules: Rules
    questions: tuple[Question, ...]
    answers: Answers
    situation: Situation
    platform: Platform | None
    issue: Issue | None

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge behind the rules."""
        return self.rules.knowledge

    @property
    def channels(self) -> list[Channel]:
        """The channels of the platform."""
        channels = self.knowledge.channels.values()
        return [c for c in channels if self.platform and c.platform == self.platform.id]

    def fits(self, channel: Channel) -> bool:
        """Tell whether the channel handles the issue; an unknown issue rules out none."""
        return self.issue is None or self.issue.id in channel.handles


@dataclass(frozen=True, slots=True)
class Row:
    """A channel as it stands in a case."""

    channel: Channel
    door: Door
    fits: bool
    serves: Truth
    obstacles: tuple[tuple[Criterion, State], ...]
    choices: list[list[list[Criterion]]]

    @property
    def missing(self) -> list[Criterion]:
        """The criteria that the answers do not meet."""
        return [criterion for criterion, state in self.obstacles if state not in _UNCLEAR]

    @property
    def unclear(self) -> list[Criterion]:
        """The criteria that cannot be judged yet."""
        return [criterion for criterion, state in self.obstacles if state in _UNCLEAR]


def door_of(channel: Channel, verdict: Truth) -> Door:
    """Say how a door stands, given whether it opens."""
    if verdict is Truth.TRUE:
        return _ADMITTED[channel.access]
    return Door.CLOSED if verdict is Truth.FALSE else Door.UNDETERMINED


def outcome(doors: Iterable[Door]) -> Door:
    """Return the best news among the doors; without a door there is none."""
    return min(doors, key=list(Door).index, default=Door.CLOSED)


def rows(case: Case) -> list[Row]:
    """Return a row for each channel of the platform: fitting ones first, best news first.

    Among equals, the channel that serves the issue best comes first.
    """
    order = list(Door)
    rank = case.issue.rank if case.issue else lambda _: 0
    found = [_row(channel, case) for channel in case.channels]
    return sorted(
        found, key=lambda row: (not row.fits, order.index(row.door), rank(row.channel.id))
    )


def grade(row: Row, case: Case) -> str:
    """Return the weakest grade among the facts that the verdict on a door rests on.

    It is empty if no fact was needed, as when a channel does not serve the site.
    """
    if row.door is Door.CLOSED:
        used = row.missing
    elif row.door is Door.UNDETERMINED:
        used = row.unclear
    else:
        used = _passed(row.channel, case)
    knowledge = case.knowledge
    return knowledge.weakest(fact.grade for criterion in used for fact in criterion.because)


def to_reply(row: Row, case: Case) -> RowReply:
    """Return a row as the contract has it."""
    return {
        "channel": row.channel.id,
        "name": row.channel.name,
        "state": row.door.value,
        "state_label": LABELS[row.door] if row.fits else "不处理这类问题",
        "fits": row.fits,
        "reason": reason(row, case),
        "missing": [criterion.id for criterion in row.missing],
        "unclear": [criterion.id for criterion in row.unclear],
        "grade": grade(row, case),
        "entry": row.channel.entry,
        "link": row.channel.link,
    }


def reason(row: Row, case: Case) -> str:
    """Say in a sentence or two why the door stands as it does."""
    if not row.fits:
        return _why_it_does_not_fit(row.channel, case)
    if row.serves is Truth.FALSE:
        return f"这个渠道只服务{_sites(row.channel, case)}，不包括你选的站点。"
    if row.door in _WELCOME:
        return _WELCOME[row.door]
    place = f"还不知道站点，这个渠道只服务{_sites(row.channel, case)}。"
    return "".join(
        [
            place if row.serves is Truth.UNKNOWN else "",
            _titles("不满足", row.missing),
            _titles("还不知道", _in_state(row, State.UNKNOWN)),
            _titles("依据已过复核日期", _in_state(row, State.EXPIRED)),
            *map(_alternative, row.choices),
        ]
    )


def _row(channel: Channel, case: Case) -> Row:
    """Look at one channel."""
    rules, situation = case.rules, case.situation
    serves = rules.serves(channel, situation)
    hindered = [] if serves is Truth.FALSE else rules.obstacles(channel, situation)
    return Row(
        channel=channel,
        door=door_of(channel, rules.door(channel, case.answers)),
        fits=case.fits(channel),
        serves=serves,
        obstacles=tuple((criterion, rules.state(criterion, situation)) for criterion in hindered),
        choices=rules.choices(channel, situation),
    )


def _passed(channel: Channel, case: Case) -> list[Criterion]:
    """Return the criteria of a channel that are met."""
    return [
        criterion
        for criterion in case.rules.criteria_of(channel)
        if case.rules.state(criterion, case.situation) is State.PASS
    ]


def _why_it_does_not_fit(channel: Channel, case: Case) -> str:
    """Say why this is the wrong door, and which is the right one if the channel knows."""
    for door in channel.not_for:
        if case.issue and case.issue.id in door.issues:
            other = case.knowledge.channels.get(door.instead or "")
            return door.text if other is None else f"{door.text}改走「{other.name}」。"
    return "这个渠道不处理你选的这类问题。"


def _in_state(row: Row, state: State) -> list[Criterion]:
    """Return the obstacles that stand in a given state."""
    return [criterion for criterion, found in row.obstacles if found is state]


def _titles(opening: str, criteria: list[Criterion]) -> str:
    """List criteria after a word that says how they stand; nothing if there are none."""
    return f"{opening}：{'；'.join(c.title for c in criteria)}。" if criteria else ""


def _alternative(ways: list[list[Criterion]]) -> str:
    """Say that one of several ways is enough; nothing if only one applies."""
    told = ["并且".join(criterion.title for criterion in way) for way in ways]
    return f"满足其中一项就够：{'，或者'.join(told)}。" if len(told) > 1 else ""


def _sites(channel: Channel, case: Case) -> str:
    """List the sites a channel serves, by name."""
    sites = case.knowledge.platforms[channel.platform].sites
    return "、".join(sites.get(site, site) for site in channel.sites)
