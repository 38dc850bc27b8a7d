"""A pack's file that cannot be found or read says so."""

from pathlib import Path

import pytest

from app.domain.errors import Refusal
from app.storage.policy_packs import load_pack, pack_text


def test_an_unknown_pack_is_told_with_those_there_are() -> None:
    with pytest.raises(Refusal) as refused:
        load_pack("isha-2019")
    assert refused.value.sentence == (
        'There is no policy pack "isha-2019". The packs are incommunities-2017, isha-2018, ombudsman-code-2024.'
    )


def test_a_file_that_is_missing_is_told_with_its_folder(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        load_pack(tmp_path / "ours.toml")
    assert refused.value.sentence == f"ours.toml: there is no such file in {tmp_path}."


def test_a_folder_is_not_a_pack(tmp_path: Path) -> None:
    folder = tmp_path / "ours.toml"
    folder.mkdir()
    with pytest.raises(Refusal, match=r"^ours\.toml: cannot be read from "):
        load_pack(folder)


def test_a_file_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_bytes(b'code = "ours"\ntitle = "Caf\xe9"\n')
    with pytest.raises(Refusal) as refused:
        load_pack(path)
    assert refused.value.sentence == "ours.toml: line 2: expected text in UTF-8; save the file as UTF-8."


def test_a_copy_saved_by_a_windows_editor_loads(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_bytes(b"\xef\xbb\xbf" + pack_text("isha-2018").replace("\n", "\r\n").encode())
    assert load_pack(str(path)) == load_pack("isha-2018")
