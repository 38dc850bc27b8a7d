"""The shape of the program: who imports whom, how long a file may be, what it may be called."""

import ast
import re
from pathlib import Path

import pytest
from importlinter import cli

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "app").rglob("*.py"))
MOST_LINES = 250
COMMAND_LINE = ("app/launch.py", "app/commands/")
NAMES_THAT_SAY_NOTHING = {"base", "common", "controller", "core", "helper", "helpers", "manager", "util", "utils"}

each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())


def test_imports_point_from_the_windows_down_to_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.lint_imports(str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert code == 0, capsys.readouterr().out


@each_file
def test_a_file_is_short_enough_to_be_read_at_once(file: Path) -> None:
    lines = len(file.read_text("utf-8").splitlines())
    assert lines <= MOST_LINES, f"{file.name} has {lines} lines; a noun that outgrows {MOST_LINES} becomes a package."


@each_file
def test_a_file_and_its_folders_are_called_after_what_they_hold(file: Path) -> None:
    words = {word for part in file.relative_to(ROOT).with_suffix("").parts for word in re.split("_+", part)}
    assert not words & NAMES_THAT_SAY_NOTHING


@each_file
def test_only_the_command_line_prints(file: Path) -> None:
    calls = [node.func for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.Call)]
    prints = [call.lineno for call in calls if isinstance(call, ast.Name) and call.id == "print"]
    if not file.relative_to(ROOT).as_posix().startswith(COMMAND_LINE):
        assert not prints, f"{file.name} prints in line {prints[0]}."
