"""What to do next. No outcome is a dead end, least of all a negative one."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice, zip_longest

from checkers._channels import Case, Door, Row
from checkers._criteria import next_step
from checkers._logic import Truth
from checkers._model import Issue, Platform, Step
from checkers._rules import State

MOST_OF_A_KIND = 5

_INVITING = {
    Door.OPEN: "走「{name}」：{entry}",
    Door.PAID: "接受付费的话，走「{name}」：{entry}",
    Door.INVITATION: "受到邀请的话，走「{name}」：{entry}",
}

CHOOSE_PLATFORM = Step("先选平台。还不确定的话，看各平台的对比。", "/platforms/")


def next_steps(table: Iterable[Row], case: Case) -> list[Step]:
    """Return the steps in order: doors that open, what stands in the way, other ways."""
    if case.platform is None:
        return [CHOOSE_PLATFORM]
    fitting = [row for row in table if row.fits]
    steps = [
        *islice(_through_doors(fitting), MOST_OF_A_KIND),
        *_to_the_site(fitting, case.platform),
        *islice(_past_obstacles(fitting, case.rules.day), MOST_OF_A_KIND),
    ]
    if not any(row.door is Door.OPEN for row in fitting):
        steps += [*_other_ways(case.platform, case.issue), *_look_again(fitting, case.rules.day)]
    return list(dict.fromkeys(steps))


def _through_doors(rows: Iterable[Row]) -> Iterator[Step]:
    """Yield the way in for each door that opens."""
    for row in rows:
        if row.door in _INVITING:
            text = _INVITING[row.door].format(name=row.channel.name, entry=row.channel.entry)
            yield Step(text, row.channel.link)


def _to_the_site(rows: Iterable[Row], platform: Platform) -> Iterator[Step]:
    """Yield the step to choose a site, if some channel hangs on it."""
    if any(row.serves is Truth.UNKNOWN for row in rows):
        yield Step("先选站点：有的渠道只服务部分站点。", platform.link)


def _past_obstacles(rows: Iterable[Row], day: date) -> Iterator[Step]:
    """Yield, once each, what is to be mended or found out.

    Every channel has its turn before any has a second one, so that none fills the list.
    """
    turns = zip_longest(*(_of_row(row, day) for row in rows))
    yield from dict.fromkeys(filter(None, chain.from_iterable(turns)))


def _of_row(row: Row, day: date) -> list[Step | None]:
    """Return what one channel waits for; while something fails, what is unknown can wait."""
    return [
        next_step(criterion, state, day)
        for criterion, state in row.obstacles
        if row.door is Door.UNDETERMINED or state is State.FAIL
    ]


def _other_ways(platform: Platform, issue: Issue | None) -> Iterator[Step]:
    """Yield the pages that show the other ways."""
    if issue is not None and issue.link:
        yield Step(f"看「{issue.title}」的完整说明，那里有别的办法。", issue.link)
    yield Step(f"别的入口，看全部渠道：{platform.name}。", platform.link)


def _look_again(rows: Iterable[Row], day: date) -> Iterator[Step]:
    """Yield the first day on which a fact that stands in the way is due for review."""
    facts = (fact for row in rows for criterion, _ in row.obstacles for fact in criterion.because)
    due = {fact.review_by: fact.link for fact in facts if fact.review_by and fact.review_by >= day}
    for first in sorted(due)[:1]:
        yield Step(f"规则会变。这里最早的复核日是 {first}，过了这天请再查一次。", due[first])
