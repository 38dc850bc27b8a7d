"""UK postcodes: one way of writing them, and what is wrong with one."""

import re

_SHAPE = re.compile(r"(GIR ?0AA|[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2})")


def written_postcode(text: str) -> str:
    """A postcode as it is stored and printed: capitals, one space before the last three characters."""
    packed = "".join(text.split()).upper()
    return f"{packed[:-3]} {packed[-3:]}" if len(packed) > 3 else packed  # noqa: PLR2004 - the inward part has three


def postcode_problem(text: str) -> str | None:
    """Why this cannot be a UK postcode, or None."""
    if not text.strip():
        return "Half an address cannot be written to. Give the postcode."
    if not _SHAPE.fullmatch(written_postcode(text)):
        return f"{text.strip()} is not a UK postcode. It should look like EC2V 7AA."
    return None
