"""What a reader is told about one criterion: how it stands, on what ground, and what to do."""

from datetime import date

from checkers._model import Criterion, Fact, Knowledge, Question, Step
from checkers._reply import CriterionReply
from checkers._rules import Rules, State
from checkers._situation import Situation


def explain(criterion: Criterion, rules: Rules, situation: Situation) -> CriterionReply:
    """Describe how a criterion stands in a situation."""
    state = rules.state(criterion, situation)
    step = next_step(criterion, state, rules.day)
    ground = weakest_fact(criterion, rules.knowledge)
    return {
        "id": criterion.id,
        "title": criterion.title,
        "state": state.value,
        "because": [fact.id for fact in criterion.because],
        "grade": ground.grade,
        "detail": _detail(criterion, state, rules, situation),
        "next_step": "" if step is None else step.text,
        "link": ground.link,
    }


def next_step(criterion: Criterion, state: State, day: date) -> Step | None:
    """Return what to do about a criterion; nothing if it is met or beside the point."""
    match state:
        case State.FAIL:
            return criterion.failed
        case State.UNKNOWN:
            return criterion.unknown
        case State.EXPIRED:
            return _compare_again(criterion, day)
        case _:
            return None


def weakest_fact(criterion: Criterion, knowledge: Knowledge) -> Fact:
    """Return the weakest fact of a criterion: it is no firmer than that."""
    order = list(knowledge.grades)
    return max(criterion.because, key=lambda fact: order.index(fact.grade))


def _compare_again(criterion: Criterion, day: date) -> Step:
    """Return the step to the first fact that is past its review day."""
    expired = next(fact for fact in criterion.because if fact.is_expired(day))
    text = f"「{criterion.title}」的依据已过复核日期。请先打开这条依据，对照官方页面再下结论。"
    return Step(text, expired.link)


def _detail(criterion: Criterion, state: State, rules: Rules, situation: Situation) -> str:
    """Say why the criterion stands as it does, then what it rests on."""
    if state is State.NOT_APPLICABLE:
        return "按你的回答，这一条与你无关。"
    opening = {
        State.PASS: criterion.passed,
        State.FAIL: "你的回答不满足这一条。",
        State.UNKNOWN: _what_is_open(criterion, rules, situation),
        State.EXPIRED: "你的回答满足这一条，但依据过期了，不能再算作符合。",
    }[state]
    expired = [fact for fact in criterion.because if fact.is_expired(rules.day)]
    return opening + _grounds(criterion, rules.knowledge) + _overdue(expired)


def _what_is_open(criterion: Criterion, rules: Rules, situation: Situation) -> str:
    """Name the questions that still keep a criterion undecided."""
    questions = rules.knowledge.questions
    open_ones = dict.fromkeys(situation.open_questions(criterion.test))
    return f"还缺回答：{'、'.join(_quoted(questions[name]) for name in open_ones)}。"


def _quoted(question: Question) -> str:
    """Return the question's label in quotation marks."""
    return f"「{question.label}」"


def _grounds(criterion: Criterion, knowledge: Knowledge) -> str:
    """Quote the facts a criterion rests on, each with its grade."""
    quoted = (
        f"{fact.claim.rstrip('。')}（{knowledge.grades[fact.grade]}）" for fact in criterion.because
    )
    return f"依据：{'；'.join(quoted)}。"


def _overdue(expired: list[Fact]) -> str:
    """Say which facts are past their review day."""
    return "".join(f"其中 {fact.id} 应在 {fact.review_by} 前复核，现已过期。" for fact in expired)
