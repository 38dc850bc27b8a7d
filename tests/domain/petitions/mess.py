"""What becomes of a word, a postcode, an address under a hurried hand."""

from random import Random

SHORT = {
    "ROAD": ("Rd", "Rd.", "rd"),
    "STREET": ("St", "St.", "Str"),
    "HOUSE": ("Hse", "Hs"),
    "COURT": ("Ct", "Crt"),
    "CLOSE": ("Cl", "Clo"),
    "CRESCENT": ("Cres", "Cresc"),
    "DRIVE": ("Dr", "Drv"),
    "AVENUE": ("Ave", "Av"),
    "GARDENS": ("Gdns", "Gdn"),
    "TERRACE": ("Tce", "Terr", "Ter"),
    "LANE": ("Ln",),
    "GROVE": ("Gr", "Grv"),
    "FLOOR": ("Flr",),
}
_LOOK_ALIKE = {"O": "0", "0": "O", "I": "1", "1": "I"}


def slipped(random: Random, word: str, *, swap: bool) -> str:
    """A word with two letters in each other's place; or one wrong, missing, or written twice."""
    at = random.randrange(1, len(word) - 2)
    kind = 0 if swap else random.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 1:
        return word[:at] + random.choice("aeioust") + word[at + 1 :]
    return word[:at] + word[at + 1 :] if kind == 2 else word[:at] + word[at] + word[at:]


def cased(random: Random, text: str) -> str:
    """The text as it is, small, or with capitals where a word begins."""
    return random.choice((text, text.lower(), text.title()))


def postcode_as_written(random: Random, postcode: str, *, more: bool) -> str:
    """Small, without its space, with stray ones; also with a letter for a digit."""
    plain = postcode.replace(" ", "")
    ways = [postcode, postcode, postcode.lower(), plain, f"  {postcode} "]
    if more:
        ways += [plain.lower(), f"{postcode[0]} {postcode[1:]}", f"{plain[:-2]} {plain[-2:]}"]
        at = random.randrange(len(plain) - 3, len(plain) - 2)
        if plain[at] in _LOOK_ALIKE:
            ways.append(plain[:at] + _LOOK_ALIKE[plain[at]] + plain[at + 1 :])
    return random.choice(ways)
