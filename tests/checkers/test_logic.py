"""The whole truth tables: nothing about the logic is left to be inferred."""

from itertools import permutations, product

import pytest

from checkers._logic import Truth, all_of, any_of, negate

T, F, U, N = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN, Truth.NEUTRAL


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (T, T, T), (T, F, F), (T, U, U), (T, N, T),
        (F, T, F), (F, F, F), (F, U, F), (F, N, F),
        (U, T, U), (U, F, F), (U, U, U), (U, N, U),
        (N, T, T), (N, F, F), (N, U, U), (N, N, N),
    ],
)  # fmt: skip
def test_all_is_as_weak_as_its_weakest_part(one: Truth, other: Truth, expected: Truth) -> None:
    assert all_of([one, other]) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (T, T, T), (T, F, T), (T, U, T), (T, N, T),
        (F, T, T), (F, F, F), (F, U, U), (F, N, F),
        (U, T, T), (U, F, U), (U, U, U), (U, N, U),
        (N, T, T), (N, F, F), (N, U, U), (N, N, N),
    ],
)  # fmt: skip
def test_any_is_as_strong_as_its_strongest_part(one: Truth, other: Truth, expected: Truth) -> None:
    assert any_of([one, other]) is expected


@pytest.mark.parametrize(("part", "expected"), [(T, F), (F, T), (U, U), (N, N)])
def test_not_swaps_only_what_is_known(part: Truth, expected: Truth) -> None:
    assert negate(part) is expected


def test_nothing_at_all_is_neutral() -> None:
    assert all_of([]) is N
    assert any_of([]) is N


def test_a_boolean_becomes_true_or_false() -> None:
    assert Truth.of(claim=True) is T
    assert Truth.of(claim=False) is F


@pytest.mark.parametrize("parts", [*product(Truth, repeat=3)])
def test_the_order_of_parts_is_irrelevant(parts: tuple[Truth, ...]) -> None:
    assert len({all_of(order) for order in permutations(parts)}) == 1
    assert len({any_of(order) for order in permutations(parts)}) == 1


@pytest.mark.parametrize("parts", [*product(Truth, repeat=3)])
def test_all_and_any_mirror_each_other(parts: tuple[Truth, ...]) -> None:
    assert negate(all_of(parts)) is any_of(map(negate, parts))


@pytest.mark.parametrize("parts", [*product(Truth, repeat=3)])
def test_learning_an_unknown_never_takes_back_a_decision(parts: tuple[Truth, ...]) -> None:
    for fold in (all_of, any_of):
        before = fold(parts)
        if before in (T, F) and U in parts:
            at = parts.index(U)
            after = {fold((*parts[:at], learnt, *parts[at + 1 :])) for learnt in (T, F, N)}
            assert after == {before}
