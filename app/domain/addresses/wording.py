"""The words of UK addresses: their abbreviations, what introduces a flat, and what names a street or a building."""

import re
import unicodedata
from typing import Final

from app.domain import postal
from app.domain.addresses.slips import SHORTEST, doubled, miswritten, shortened, swapped

FLAT: Final = "FLAT"
NUMBER: Final = "NO"
FLOOR: Final = "FLOOR"

_ABBREVIATED: Final = {
    "ROAD": "RD ROD",
    "ST": "STREET SAINT STR SAINTS STT",
    "AVENUE": "AVE AV AVEN AVNUE",
    "CLOSE": "CL CLO CLS",
    "DRIVE": "DR DRV DRI",
    "LANE": "LN LA",
    "COURT": "CT CRT CRTS",
    "HOUSE": "HSE HS HO HOUS",
    "CRESCENT": "CRES CRESC CR CRS CRESENT CRESCNT",
    "GARDENS": "GDNS GDN GRDNS GARDEN GDS",
    "TERRACE": "TCE TER TERR TERRC TRCE",
    "GROVE": "GR GRO GRV",
    "PLACE": "PL PLC",
    "SQUARE": "SQ SQR",
    "PARK": "PK PRK",
    "WALK": "WK WLK",
    "WAY": "WY",
    "HILL": "HL",
    "GREEN": "GRN GN",
    "MEWS": "MWS MS",
    "RISE": "RI",
    "VIEW": "VW",
    "VALE": "VL",
    "ROW": "",
    "YARD": "YD",
    "PARADE": "PDE PAR",
    "PASSAGE": "PASS PSGE",
    "MOUNT": "MT",
    "BUILDINGS": "BLDGS BLDG BUILDING BLDS",
    "BOULEVARD": "BLVD BVD",
    "ESTATE": "EST",
    "LODGE": "LDG LDGE",
    "TOWER": "TWR TOWERS TWRS",
    "HEIGHTS": "HTS HGTS",
    "MANSIONS": "MANS MANSION MNSNS",
    "COTTAGE": "COTT COTTAGES COTTS COT",
    "FARM": "FM",
    "NORTH": "NTH NORTHERN",
    "SOUTH": "STH",
    "UPON": "",
    "GREAT": "GT GRT",
    "LITTLE": "LT LTL",
    "UPPER": "UPR UPP",
    "LOWER": "LWR LOW",
    "BLOCK": "BLK",
    FLAT: "FLT FL FLATT FLATS APARTMENT APT APPT APARTMENTS APTMT UNIT UNT ROOM RM STUDIO MAISONETTE MAIS MSNT",
    FLOOR: "FLR FLOR",
    NUMBER: "NUMBER NUM NUMB NR",
    "FIRST": "1ST",
    "SECOND": "2ND",
    "THIRD": "3RD",
    "FOURTH": "4TH",
    "FIFTH": "5TH",
    "SIXTH": "6TH",
    "SEVENTH": "7TH",
    "EIGHTH": "8TH",
    "NINTH": "9TH",
    "TENTH": "10TH",
    "GROUND": "GRND GRD GND",
    "BASEMENT": "BSMT BASEMNT BASMENT",
}
STREETS: Final = frozenset(
    [
        "ROAD",
        "ST",
        "AVENUE",
        "CLOSE",
        "DRIVE",
        "LANE",
        "CRESCENT",
        "GARDENS",
        "TERRACE",
        "GROVE",
        "PLACE",
        "SQUARE",
        "PARK",
        "WALK",
        "WAY",
        "HILL",
        "GREEN",
        "MEWS",
        "RISE",
        "VIEW",
        "VALE",
        "ROW",
        "YARD",
        "PARADE",
        "PASSAGE",
        "MOUNT",
        "BOULEVARD",
    ]
)
BLOCKS: Final = frozenset(["COURT", "HOUSE", "BUILDINGS", "LODGE", "TOWER", "HEIGHTS", "MANSIONS", "POINT", "BLOCK"])
NAMED_HOUSES: Final = frozenset(
    ["COTTAGE", "FARM", "HOUSE", "LODGE", "BUNGALOW", "VILLA", "BARN", "RECTORY", "VICARAGE", "HALL", "MANOR"]
)
KINDS: Final = STREETS | BLOCKS
"""What a street or a building is, beside its name."""

COUNTIES: Final = frozenset(word for county in postal.COUNTIES for word in county.upper().split())
BESIDE_A_NAME: Final = frozenset({"UPPER", "LOWER", "NORTH", "SOUTH", "EAST", "WEST", "OLD", "NEW", "GREAT", "LITTLE"})
"""Upper High Street is not High Street."""

FLOORS: Final = {
    "LG": "LG",
    "BASEMENT": "B",
    "GROUND": "G",
    "FIRST": "1",
    "SECOND": "2",
    "THIRD": "3",
    "FOURTH": "4",
    "FIFTH": "5",
    "SIXTH": "6",
    "SEVENTH": "7",
    "EIGHTH": "8",
    "NINTH": "9",
    "TENTH": "10",
    "TOP": "T",
    "UPPER": "U",
    "LOWER": "L",
    "GARDEN": "GN",
    "GARDENS": "GN",
    "REAR": "R",
    "FRONT": "FR",
    "ATTIC": "A",
}
FLOORS_IN_SHORT: Final = {"GFF": "G", "FFF": "1", "SFF": "2", "TFF": "T", "GF": "G", "LGF": "LG", "LGFF": "LG"}
COUNTED: Final = dict(
    zip(
        ["ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "ELEVEN", "TWELVE"],
        map(str, range(1, 13)),
        strict=True,
    )
)
UNSAID: Final = frozenset(
    ["THE", "AND", "OF", "AT", "IN", "UK", "ENGLAND", "WALES", "GB", "BRITAIN", "ADDRESS", "HOME"]
)
"""Words that say nothing of which home is meant."""


_OF_A_FLAT: Final = ["FLOOR", "FIRST", "SECOND", "THIRD", "FOURTH", "GROUND", "BASEMENT", "APARTMENT", "MAISONETTE"]
"""Words whose slips are looked for at once: they are no part of a name that could be compared."""

_NO_SLIPS: Final = ("FLOOD", "FLOUR")


def _spelt() -> dict[str, str]:
    """Every way of writing a word that is known, also with two letters in each other's place."""
    known = {short: word for word, shorts in _ABBREVIATED.items() for short in (word, *shorts.split())}
    slips = {slip: known[word] for word in known if len(word) >= SHORTEST for slip in swapped(word)}
    for word in _OF_A_FLAT:
        slips |= dict.fromkeys([*shortened(word), *doubled(word), *miswritten(word)], known[word])
    slips |= {name: name for name in _NO_SLIPS}
    return slips | known


SPELT: Final = _spelt()

_APART: Final = str.maketrans(
    dict.fromkeys('.,;:()[]{}"“”*_|\\\t\r\n\u00a0#+=<>!?&@', " ") | dict.fromkeys("'’‘`\u00b4", "")
)
_BETWEEN_NUMBERS: Final = re.compile(r"(?<=[0-9])([A-Z]?) *([-/]) *(?=[0-9])")
_LETTERS_IN_RANGE: Final = re.compile(r"\b([A-Z])-([A-Z])\b")
_HYPHEN_IN_WORDS: Final = re.compile(r"-(?![0-9])|(?<![0-9A-Z])-|(?<=[A-Z]{2})-")


def plain(text: str) -> str:
    """The text in capitals without accents; what stands between words becomes a space, an apostrophe nothing."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = text.replace("–", "-").replace("—", "-")
    text = text.translate(_APART).upper()
    if "/" in text or "-" in text:
        text = _BETWEEN_NUMBERS.sub(r"\1\2", text)
        text = _LETTERS_IN_RANGE.sub(r"\1~\2", text)
        text = _HYPHEN_IN_WORDS.sub(" ", text)
        text = text.replace("~", "-")
    return text
