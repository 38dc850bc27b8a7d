"""Petitions made up from a seed, with the mess of real ones and the truth beside it: which home each line means."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

from app.domain.addresses import Home
from tests.domain.petitions.invented import BUILDINGS, DITTOS, FIRST, LAST, MORE_DITTOS, STREETS, TITLES, TOWNS
from tests.domain.petitions.mess import SHORT, cased, postcode_as_written, slipped

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"


@dataclass(slots=True)
class MadeUp:
    """A petition: the register, the rows as received, and of each line what it is; `line` is counted from the first."""

    homes: list[Home]
    rows: list[tuple[int, tuple[str, ...]]] = field(default_factory=list[tuple[int, tuple[str, ...]]])
    truth: dict[int, tuple[str, str]] = field(default_factory=dict[int, tuple[str, str]])

    @property
    def accepted(self) -> int:
        return sum(status == "accepted" for status, _ in self.truth.values())

    @property
    def households(self) -> int:
        return len({home for status, home in self.truth.values() if status == "accepted"})


@cache
def real_streets() -> tuple[tuple[str, str, str], ...]:
    """Street, town and postcode of real addresses; nothing where they are not at hand."""
    file = SHARED / "homes_2000.csv"
    if not file.exists():
        return ()
    with file.open(encoding="utf-8", newline="") as opened:
        found = [(row["written"].split(", "), row["postcode"]) for row in csv.DictReader(opened) if row["lead"]]
    return tuple((written[1], written[2], postcode) for written, postcode in found if len(written) > 2)


def made_up_streets(random: Random) -> list[tuple[str, str, str]]:
    """Streets of our own, some of one name in two towns, each with a postcode of its own."""
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    codes = random.sample(
        [f"{o} {i}{a}{b}" for o in ("BB7", "EC2V", "S10") for i in range(9) for a in letters for b in letters], 45
    )
    return [(random.choice(STREETS), random.choice(TOWNS), code) for code in codes]


def register(random: Random, streets: Sequence[tuple[str, str, str]], *, more: bool, most: int = 40) -> list[Home]:
    """Blocks of flats, houses, and houses that are parted into flats."""
    homes: list[tuple[str, str, str, str]] = []
    known: set[str] = set()
    for street, town, postcode in random.sample(list(streets), min(most, len(streets))):
        if postcode in known:
            continue
        known.add(postcode)
        if random.random() < 0.4:
            block = f"{random.choice(BUILDINGS)} {random.choice(('COURT', 'HOUSE'))}"
            flats = range(1, random.randint(8, 28))
            homes += [(f"FLAT {flat}", f"{block}, {street}", town, postcode) for flat in flats]
            continue
        first = random.randint(1, 80)
        for number in range(first, first + 2 * random.randint(5, 17), 2):
            homes += [(*lines, town, postcode) for lines in _house(random, f"{number}", street, more=more)]
    return [Home(f"P{n:06}", (one, two), town, code) for n, (one, two, town, code) in enumerate(homes, 1)]


def _house(random: Random, number: str, street: str, *, more: bool) -> list[tuple[str, str]]:
    kind = random.random()
    line = f"{number} {street}"
    if kind < 0.1:
        return [(f"FLAT {flat}", line) for flat in "ABC"]
    if kind < 0.2:
        return [(f"FLAT {flat}", line) for flat in "123"]
    if more and kind < 0.23:
        return [(line, ""), *((f"FLAT {flat}", line) for flat in "12")]
    if more and kind < 0.26:
        return [(f"{floor} FLOOR FLAT", line) for floor in ("GROUND", "FIRST", "SECOND", "TOP")]
    if more and kind < 0.29:
        return [(f"{number}{letter} {street}", "") for letter in "AB"]
    return [(line, "")]


class Maker:
    """Lines of a petition, one after the other."""

    def __init__(self, seed: int, streets: Sequence[tuple[str, str, str]] = (), *, more: bool = False) -> None:
        self.random = random = Random(seed)  # noqa: S311 - a petition is made up, not a secret
        self.more = more
        self.made = MadeUp(register(random, streets or made_up_streets(random), more=more))
        self.living = {home: list[tuple[str, str]]() for home in random.sample(self.made.homes, 25)}
        self.before: Home | None = None
        self.cells: list[tuple[str, str, str, str]] = []

    def make(self, lines: int = 60) -> MadeUp:
        """The petition, with a header and no mess in its columns."""
        for place in range(1, lines + 1):
            self._line(place)
        head = ("No", "Name", "Address", "Postcode", "Signed")
        self.made.rows = [(1, head), *((n, (str(n - 1), *cells)) for n, cells in enumerate(self.cells, 2))]
        return self.made

    def _line(self, place: int) -> None:
        chance = self.random.random()
        if chance < (0.2 if self.more else 0.1):
            self._refused(place)
        else:
            self._signed(place)

    def _signed(self, place: int) -> None:
        random = self.random
        stay = self.before is not None and self.before in self.living and random.random() < 0.3
        home = self.before if stay and self.before else random.choice(list(self.living))
        people = self.living[home]
        name = (random.choice(FIRST), random.choice(LAST))
        again = bool(people) and random.random() < 0.1
        if again:
            name = random.choice(people)
        status = "duplicate person" if name in people else "accepted"
        if status == "accepted":
            people.append(name)
        ditto = self.before == home and random.random() < 0.6
        address = random.choice(MORE_DITTOS if self.more else DITTOS) if ditto else self._address(home)
        self._add(place, status, home, self._name(name, again=again), *address)

    def _add(
        self, place: int, status: str, home: Home | None, name: str, address: str, postcode: str, mark: str = ""
    ) -> None:
        mark = mark or (self.random.choice(("Y", "y", "Yes", "✓", "x", "signed", "TRUE", "JB")) if self.more else "Y")
        self.cells.append((name, address, postcode, mark))
        counts = status in {"accepted", "duplicate person"}
        self.made.truth[place] = (status, home.property_ref if home and counts else "")
        self.before = home

    def _name(self, name: tuple[str, str], *, again: bool) -> str:
        first, last = name
        random = self.random
        if again and self.more and random.random() < 0.3 and len(last) > 5:
            last = slipped(random, last, swap=True)
        form = random.random()
        said = (
            f"{last}, {first}"
            if form < 0.2
            else f"{random.choice(TITLES)} {first} {last}"
            if form < 0.4
            else f"{first} {last}"
        )
        return said.upper() if form > 0.93 else said.lower() if self.more and form > 0.9 else said

    def _address(self, home: Home) -> tuple[str, str]:
        """An address as somebody writes it, such that it means one home only."""
        random = self.random
        no_postcode, no_town = random.random() < 0.1, random.random() < 0.5
        if no_postcode and no_town and self._is_shared(home, town=False):
            no_town = False
        if no_postcode and self._is_shared(home, town=True):
            no_postcode = False
        text = _numbered(random, home, more=self.more)
        if random.random() < 0.12:
            text = " ".join(_slip_in(random, text, swap=no_postcode or not self.more))
        words = [
            (random.choice(SHORT[word]) if word in SHORT and random.random() < 0.5 else word)
            for word in text.split(" ")
        ]
        text = cased(random, " ".join(words))
        if not no_town:
            text += f", {cased(random, home.town)}"
        if no_postcode:
            return text, ""
        written = postcode_as_written(random, home.postcode, more=self.more)
        if self.more and random.random() < 0.08:
            return f"{text}{random.choice((', ', ' '))}{home.postcode}", ""
        return text, written

    def _is_shared(self, home: Home, *, town: bool) -> bool:
        """True where the same lines stand in the register twice, in whatever town or in the same."""
        same = [
            each
            for each in self.made.homes
            if each.lines[1 if each.lines[1] else 0].split()[-2:] == home.lines[1 if home.lines[1] else 0].split()[-2:]
        ]
        codes = {each.postcode for each in same if not town or each.town == home.town}
        return len(codes) > 1

    def _refused(self, place: int) -> None:
        random = self.random
        home = random.choice(list(self.living))
        name = self._name((random.choice(FIRST), random.choice(LAST)), again=False)
        street = (home.lines[1] or " ".join(home.lines[0].split()[1:])).split(", ", maxsplit=1)[0]
        street = street.lstrip("0123456789").removeprefix("A ").removeprefix("B ").strip()
        nowhere = f"{random.randint(1, 400)} Nowhere {random.choice(('Street', 'Road'))}"
        kind = random.randrange(7 if self.more else 3)
        if kind == 0:
            self._add(place, "not our home", None, name, nowhere, "ZE1 0AA")
        elif kind == 1:
            self._add(place, "address incomplete", None, name, "round the corner", "")
        elif kind == 2:
            self._add(place, "name missing", home, "", *self._address(home))
        elif kind == 3:
            unsigned = random.choice(("N", "no", "-", " ", "not signed"))
            self._add(place, "no signature", home, name, *self._address(home), unsigned)
        elif kind == 4:
            self._add(
                place, "illegible", home, random.choice(("illegible", "???", "(unreadable)")), *self._address(home)
            )
        elif kind == 5:
            self._add(place, "address incomplete", None, name, street, random.choice((home.postcode, "")))
        else:
            self._add(place, "not our home", None, name, f"{random.randint(700, 900)} {street}", home.postcode)


def _numbered(random: Random, home: Home, *, more: bool) -> str:
    """Number, building and street in one of the ways in which they are put together."""
    one, two = home.lines
    if not two:
        number, street = one.split(" ", 1)
        return random.choice(
            (f"{number} {street}", f"No. {number} {street}", f"{number}, {street}", f"no {number} {street}")
        )
    flat = one.removeprefix("FLAT ")
    if flat.endswith("FLOOR"):
        return f"{one}, {two}"
    if flat.endswith("FLAT"):
        short = {"GROUND": "GFF", "FIRST": "1st Flr Flat", "SECOND": "2nd Floor Flat", "TOP": "Top Flat"}[
            flat.split()[0]
        ]
        return f"{random.choice((one, short))}, {two}"
    ways = [f"FLAT {flat}, {two}", f"Flt {flat} {two}", f"Fl. {flat}, {two}", f"FLAT {flat} {two}"]
    if not two[0].isdigit():
        ways += [f"{flat} {two}", f"{flat}, {two}"]
    number, street = two.split(" ", 1)
    if more:
        ways += [f"Apt {flat}, {two}", f"Flat{flat}, {two}", f"Flat no. {flat} {two}"]
    if more and two[0].isdigit():
        ways += [
            f"{number}{flat} {street}" if flat.isalpha() else f"{flat}, {number} {street}",
            f"{number} Flat {flat}, {street}",
        ]
    return random.choice(ways)


def _slip_in(random: Random, text: str, *, swap: bool) -> list[str]:
    words = text.split(" ")
    long = [at for at, word in enumerate(words) if len(word.strip(",")) > 4 and word.strip(",").isalpha()]
    for at in random.sample(long, min(1, len(long))):
        words[at] = slipped(random, words[at].strip(","), swap=swap) + ("," if words[at].endswith(",") else "")
    return words
