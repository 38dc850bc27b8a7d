"""`python -m tests.benchmarks [first_paint moves … moving]`: ratios within one run, never a verdict."""

import sys
from importlib import import_module

KINDS = ("first_paint", "moves", "stalls", "million", "rights", "homes", "cases", "bringing", "petitions", "moving")


def main(wanted: list[str]) -> None:
    """Runs the kinds that are asked for, or all of them."""
    for kind in wanted or KINDS:
        if kind not in KINDS:
            raise SystemExit(f"There is no benchmark named {kind}. There are: {', '.join(KINDS)}.")
        import_module(f"tests.benchmarks.{kind}").run()


main(sys.argv[1:])
