"""Kills a desk in the middle of its work, again and again, and looks whether what it left behind is whole.

    python -m tests.storage.killing --kills 200 [--database postgresql://…]

Without a database it makes an SQLite file of its own; one that is named must be empty.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from app.storage import schema
from tests.storage.killed_desks import kill_again_and_again


def main() -> int:
    """The long form, by hand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--database", default="", help="the address of an empty database")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = chosen.database or f"sqlite:///{(Path(folder) / 'recourse.sqlite').as_posix()}"
        schema.upgrade(url)
        found = kill_again_and_again(url, chosen.kills, chosen.seed)
    sys.stdout.write(f"{found}\n")
    return 1 if found.broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
