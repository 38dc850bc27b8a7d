"""Lines that were copied out of a sheet, as a file has them."""

import csv
import io


def as_rows(text: str) -> str:
    """The text with what stands between tabs in cells: a lone quotation mark is a ditto there, and opens nothing."""
    if "\t" not in text:
        return text
    written = io.StringIO()
    csv.writer(written).writerows(line.split("\t") for line in text.splitlines())
    return written.getvalue()
