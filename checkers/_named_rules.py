"""What a reader is told about a rule that is a small function rather than a test on the answers."""

from collections.abc import Sequence

from checkers._model import Fact, Knowledge, Step
from checkers._reply import CriterionReply
from checkers._rules import State


def told(  # noqa: PLR0913 - the parts of a criterion, each by its name
    *,
    id_: str,
    title: str,
    state: State,
    detail: str,
    step: Step | None,
    because: Sequence[Fact],
    knowledge: Knowledge,
) -> CriterionReply:
    """Describe how a rule stands, with the facts it rests on and their grades."""
    weakest = knowledge.weakest(fact.grade for fact in because)
    ground = next(fact for fact in because if fact.grade == weakest)
    quoted = "；".join(
        f"{fact.claim.rstrip('。')}（{knowledge.grades[fact.grade]}）" for fact in because
    )
    return {
        "id": id_,
        "title": title,
        "state": state.value,
        "because": [fact.id for fact in because],
        "grade": weakest,
        "detail": f"{detail}依据：{quoted}。",
        "next_step": "" if step is None else step.text,
        "link": ground.link,
    }
