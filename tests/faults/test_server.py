"""The server: on this machine alone unless told otherwise, and then it says what that means."""

import logging
import subprocess
import tomllib
from pathlib import Path

import pytest

from scorecard.ui.start import _warn_of_the_network
from tests.faults.nursery import ROOT


def test_the_server_listens_on_this_machine_alone() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert config["server"]["address"] == "127.0.0.1"
    assert set(config["server"]["allowedHosts"]) == {"127.0.0.1", "localhost"}
    assert "--server.address 127.0.0.1" in recipe(ROOT)


def recipe(folder: Path, *words: str) -> str:
    command = ["make", "--no-print-directory", "--dry-run", "--assume-old=load", "run", *words]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


def test_make_run_hands_on_another_address_and_warns() -> None:
    said = recipe(ROOT, "HOST=192.0.2.7")
    assert "--server.address 192.0.2.7" in said
    assert "--server.allowedHosts 192.0.2.7" in said
    assert 'case "192.0.2.7" in 127.*|localhost|::1) ;;' in said
    assert "Không có mật khẩu" in said


@pytest.mark.parametrize(
    ("address", "told"),
    [("127.0.0.1", False), ("localhost", False), ("0.0.0.0", True), ("", True)],  # noqa: S104
)
def test_a_server_open_to_a_network_says_so_once(
    address: str, told: bool, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("streamlit.get_option", lambda _: address)
    _warn_of_the_network.cache_clear()
    with caplog.at_level(logging.WARNING):
        _warn_of_the_network()
        _warn_of_the_network()
    _warn_of_the_network.cache_clear()
    assert len([text for text in caplog.messages if "không có mật khẩu" in text]) == told
