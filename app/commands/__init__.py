"""What can be asked for on the command line, beside the desk: one module for each command."""

import argparse
from typing import Protocol


class Commands(Protocol):
    """Where a command adds its parser; argparse's own class for this is private."""

    def add_parser(self, name: str, *, help: str) -> argparse.ArgumentParser:  # noqa: A002 (argparse's word)
        """A parser for the command of this name; `help` is its line in the list of commands."""
        ...
