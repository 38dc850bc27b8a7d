"""A petition that is made up, as it is laid out on its sheet: in another order, with a title, over several pages."""

from random import Random

from tests.domain.petitions.made_up import MadeUp

_HEADS = (
    ("Name", "Address", "Postcode", "Signed"),
    ("PRINT NAME", "Home address", "Post code", "Signature"),
    ("Name of resident", "Address (with flat number)", "Postcode", "Sign here"),
)


def laid_out(made: MadeUp, seed: int) -> MadeUp:
    """The same lines below a title, the columns in another order; pages end, and headers stand again."""
    random = Random(seed)  # noqa: S311 - a petition is made up, not a secret
    order = random.sample(range(4), 4)
    head = tuple(random.choice(_HEADS)[place] for place in order)
    first = random.randint(1, 5)
    rows: list[tuple[int, tuple[str, ...]]] = [(1, ("We ask the landlord to mend the lift",))] if first > 1 else []
    rows.append((first, head))
    truth: dict[int, tuple[str, str]] = {}
    number = first
    for at, (_, (_, *cells)) in enumerate(made.rows[1:], 1):
        number += 1
        if at % 20 == 0:
            rows.append((number, (f"Page {at // 20} of 4",)))
            rows.append((number + 2, head))
            number += 3
        rows.append((number, tuple(cells[place] for place in order)))
        truth[number - first] = made.truth[at]
    return MadeUp(made.homes, rows, truth)
