"""Sessions of the real server, as a browser holds them: a WebSocket each, the pages over it."""

import asyncio
import re
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from etl.load import load_sources
from scorecard.warehouse import Warehouse
from tests.faults.ledger import Ledger

PATIENCE = 90.0
"""Seconds until a load that nobody has seen is a fault; what it took is a figure, not a bound."""

_QUERY = urlencode({"to-chuc": "db", "ngay": "2023-06-30"})
_GENERATION = re.compile(r"Bản số liệu số (\d+)")
_TARGETED = re.compile(r"Có (\d+)\b")
_UNTARGETED = re.compile(r"Quý I/2023 (\d+)\b")
_TAG = re.compile(r"<[^>]*>")
_FAULT = re.compile("lỗi của chương trình|hỏng|Chưa mở được|Kho số liệu")


@dataclass
class Watched:
    """What the sessions saw: numbers of loads by session, faults, seconds until a load was seen."""

    seen: dict[int, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    views: int = 0
    requests: int = 0
    slowest_seconds: float = 0.0


class _Watch:
    """The sessions while loads run; ``published`` tells when each number of loads came in."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.watched = Watched()
        self.published: dict[int, float] = {}
        self.ended = asyncio.Event()
        self.door = asyncio.Semaphore(4)  # fifty first visits in one moment measure the machine

    async def session(self, number: int) -> None:
        """Open the overview and run it whenever the page asks for it, until the end."""
        try:
            address = f"ws://{self.address}/_stcore/stream"
            async with connect(address, subprotocols=["streamlit"], max_size=None) as socket:  # type: ignore[list-item]
                await self.door.acquire()
                await socket.send(_run())
                await self._answers(number, socket)
        except Exception as error:  # noqa: BLE001 (the session's failure is what is looked for)
            self.watched.faults.append(f"{type(error).__name__}: {error}")

    async def _answers(self, number: int, socket: ClientConnection) -> None:
        drawn: list[str] = []
        fragment, interval, due = "", 0.0, 0.0
        is_running = True
        while not self.ended.is_set():
            message = await _next(socket)
            kind = message.WhichOneof("type")
            if kind == "new_session":
                drawn, is_running = [], True
            elif kind == "delta":
                self._note(message, drawn)
            elif kind == "auto_rerun":
                fragment, interval = message.auto_rerun.fragment_id, message.auto_rerun.interval
                due = time.monotonic() + interval
            elif kind == "script_finished":
                is_running = False
                if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    self._look(number, drawn)
            if fragment and not is_running and time.monotonic() >= due:
                due = time.monotonic() + interval
                await socket.send(_run(fragment))

    def _note(self, message: ForwardMsg, drawn: list[str]) -> None:
        element = message.delta.new_element
        if element.WhichOneof("type") == "exception":
            self.watched.faults.append(element.exception.message)
        drawn.append(element.html.body)

    def _look(self, number: int, drawn: list[str]) -> None:
        """What a whole run drew: both cells of one load, never one without the other."""
        whole = " ".join(each for each in drawn if not each.lstrip().startswith(("<style", "<scr")))
        words = " ".join(unescape(_TAG.sub(" ", whole)).split())
        if _FAULT.search(words):
            self.watched.faults.append(words[:300])
        if not _GENERATION.search(words):
            return  # a run that another one cut short
        one, other = _TARGETED.findall(words), _UNTARGETED.findall(words)
        if len({*one, *other}) > 1 or bool(one) != bool(other):
            self.watched.faults.append(f"half a load: {one} and {other}")
        loads = int(one[0]) if one else 0
        self.watched.views += 1
        if number not in self.watched.seen:
            self.door.release()
        if loads > self.watched.seen.get(number, -1):
            self.watched.seen[number] = loads
            lag = time.monotonic() - self.published.get(loads, time.monotonic())
            self.watched.slowest_seconds = max(self.watched.slowest_seconds, lag)

    async def all_have_seen(self, sessions: int, loads: int) -> bool:
        """Whether every session comes to see that many loads, within reason."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and not self.watched.faults:
            if sum(each >= loads for each in self.watched.seen.values()) == sessions:
                return True
            await asyncio.sleep(0.1)
        return False


def watch_while_loading(
    url: str, ledger: Ledger, warehouse: Warehouse, sessions: int, loads: int, pause: float
) -> Watched:
    """Sessions hold the overview open while loads are published; plain requests go on beside."""
    watching = _watch(url.removeprefix("http://"), ledger, warehouse, sessions, loads, pause)
    # A thread of its own: a browser test may have left its loop running in this one.
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(asyncio.run, watching).result()


async def _watch(
    address: str, ledger: Ledger, warehouse: Warehouse, sessions: int, loads: int, pause: float
) -> Watched:
    watch = _Watch(address)
    stop = threading.Event()
    plain = asyncio.create_task(asyncio.to_thread(_request, address, watch.watched, stop))
    open_ = [asyncio.create_task(watch.session(number)) for number in range(sessions)]
    everybody = await watch.all_have_seen(sessions, 0)
    for number in range(loads if everybody else 0):
        source = ledger.source(number)
        result = await asyncio.to_thread(load_sources, [source], warehouse, "người thử")
        assert result.generation
        watch.published[number + 1] = time.monotonic()
        await asyncio.sleep(pause)
    if not await watch.all_have_seen(sessions, loads):
        watch.watched.faults.append(
            f"seen after {PATIENCE:g} s: {sorted(watch.watched.seen.values())}"
        )
    watch.ended.set()
    stop.set()
    await asyncio.gather(plain, *open_)
    return watch.watched


def _request(address: str, watched: Watched, stop: threading.Event) -> None:
    """Ask for the page and for the server's health, as a proxy does."""
    while not stop.wait(0.2):
        for path in ("", "_stcore/health"):
            try:
                with urllib.request.urlopen(f"http://{address}/{path}", timeout=30) as answer:
                    assert answer.status == 200
                watched.requests += 1
            except OSError as error:
                watched.faults.append(f"{path}: {error}")


async def _next(socket: ClientConnection) -> ForwardMsg:
    """The next message of the server; an empty one where none comes for a while."""
    try:
        data = await asyncio.wait_for(socket.recv(), 0.5)
    except TimeoutError:
        return ForwardMsg()
    return ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())


def _run(fragment: str = "") -> bytes:
    """The message with which a browser asks for a run of the page, or of a part of it."""
    message = BackMsg()
    message.rerun_script.query_string = _QUERY
    if fragment:
        message.rerun_script.fragment_id = fragment
        message.rerun_script.is_auto_rerun = True
    return message.SerializeToString()
