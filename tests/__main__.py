"""The gates, one after the other: `python -m tests`. What follows is pytest's: `python -m tests -k architecture`."""

import os
import subprocess
import sys
import time

from app import install

GATES = {
    "ruff check": ["ruff", "check"],
    "ruff format": ["ruff", "format", "--check"],
    "pyright": ["pyright", "--pythonpath", sys.executable],
    # By their own tests alone; and whoever counts lines makes everything half as slow again.
    "rules covered": ["pytest", "-q", "tests/domain", "--cov"],
    "pytest": ["pytest", "-n", "2"],  # last, so that its closing line is the last too
}
ONLY_WHOLE = ("rules covered",)
"""Gates that say nothing about a part of the tests."""


def main(asked: list[str]) -> int:
    """Run every gate, with a line for each; returns the exit code of the first that failed, else 0."""
    os.environ["PYRIGHT_PYTHON_IGNORE_WARNINGS"] = "1"  # the pinned version is wanted, not the newest
    failed: dict[str, int] = {}
    for name, arguments in GATES.items():
        if asked and name in ONLY_WHOLE:
            continue
        started = time.monotonic()
        added = asked if name == "pytest" else []
        code = subprocess.call([sys.executable, "-m", *arguments, *added], cwd=install.ROOT)
        if code:
            failed[name] = code
        if name != "pytest" or failed:
            result = f"failed, with exit code {code}" if code else "passed"
            print(f"{name}: {result}, in {time.monotonic() - started:.1f} s", flush=True)
    if failed:
        print("Failed:", ", ".join(failed), flush=True)
    return next(iter(failed.values()), 0)


if __name__ == "__main__":
    install.ensure("requirements.txt", "requirements-dev.txt")
    sys.exit(main(sys.argv[1:]))
