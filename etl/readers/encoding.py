"""What the bytes of a text file look like (contract §1: UTF-8, with or without BOM)."""

import re
import unicodedata
from typing import Final

import pyarrow as pa

from etl import wordings
from etl.problems import Place, Problem, problem

_SIGNATURES: Final = (
    (b"PK\x03\x04", "một tệp nén (zip) hoặc sổ tính Excel .xlsx"),
    (b"PK\x05\x06", "một tệp nén (zip) rỗng"),
    (b"\xd0\xcf\x11\xe0", "một tệp Office đời cũ (.xls, .doc) hoặc có mật khẩu"),
    (b"\x1f\x8b", "một tệp nén gzip"),
    (b"7z\xbc\xaf\x27\x1c", "một tệp nén 7z"),
    (b"Rar!", "một tệp nén RAR"),
    (b"PAR1", "một tệp Parquet"),
    (b"%PDF", "một tệp PDF"),
    (b"{\\rtf", "một văn bản RTF"),
    (b"\x89PNG", "một tệp ảnh PNG"),
    (b"\xff\xd8\xff", "một tệp ảnh JPEG"),
)
"""First bytes of files that are often renamed."""

_MARKUP: Final = re.compile(rb"\s*<(!doctype html|html|head|body|table|meta|style|\?xml)", re.I)
_UTF8_BOM: Final = b"\xef\xbb\xbf"
_UTF32: Final = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_VIETNAMESE: Final = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
_UTF8_LETTER: Final = re.compile(rb"[\xc3-\xf4][\x80-\xbf]")
_SAMPLE: Final = 4_000


def what_it_is(data: bytes) -> str | None:
    """The kind of file that its first bytes tell of, in the users' words; None for plain text."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if _MARKUP.match(data.removeprefix(_UTF8_BOM)[:_SAMPLE]):
        return "một trang web (HTML hoặc XML)"
    return None


def utf8_body(place: Place, data: bytes) -> bytes | Problem:
    """The bytes without their BOM, or the problem that they are not UTF-8 text."""
    kind = what_it_is(data)
    if kind is not None:
        return problem(wordings.NOT_WHAT_IT_SAYS, place, ending=".csv", found=kind)
    if data.startswith(_UTF32):
        return problem(wordings.WRONG_ENCODING, place, found="UTF-32")
    if data.startswith(_UTF16):
        return problem(wordings.WRONG_ENCODING, place, found="UTF-16 (Unicode Text của Excel)")
    if b"\x00" in data:
        return problem(wordings.WRONG_ENCODING, place, found=_with_nul(data[:_SAMPLE]))
    if not _is_utf8(data):
        return _not_utf8(place, data)
    return data.removeprefix(_UTF8_BOM)


def _is_utf8(data: bytes) -> bool:
    try:
        pa.array([data], type=pa.large_binary()).cast(pa.large_string())
    except pa.ArrowInvalid:
        return False
    return True


def _with_nul(sample: bytes) -> str:
    """Latin letters in UTF-16 have a zero byte each."""
    if sample.count(0) * 4 >= len(sample):
        return "UTF-16 không có dấu đầu tệp"
    return "tệp nhị phân (có byte NUL)"


def _not_utf8(place: Place, data: bytes) -> Problem:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        sample = data[max(0, error.start - _SAMPLE) : error.start + _SAMPLE]
        found = _single_byte(sample)
        return problem(wordings.WRONG_CHARACTERS, place.at(line), found=found)
    raise AssertionError("bytes that decode are UTF-8")


def _single_byte(sample: bytes) -> str:
    """The likeliest encoding of bytes that are not UTF-8."""
    if len(_UTF8_LETTER.findall(sample)) * 2 > sum(byte > 0x7F for byte in sample) * 0.8:
        return "UTF-8 bị hỏng một phần"
    text = sample.decode("cp1258", errors="ignore")
    if _VIETNAMESE.search(unicodedata.normalize("NFC", text)):
        return "Windows-1258 (tiếng Việt)"
    return "một bảng mã cũ (TCVN3, VNI hoặc Windows-1252)"
