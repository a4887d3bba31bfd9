"""The commands of ``python -m etl`` (contract §2)."""

import argparse
import getpass
import json
import logging
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC
from functools import partial
from pathlib import Path

from etl.export import NoExportError, export
from etl.lines import of_corrections, of_counts, of_problems
from etl.load import LoadResult, check_sources, load_sources
from etl.progress import Bar
from etl.template_options import add_options as add_template_options
from scorecard.warehouse import Generation, Warehouse, WarehouseError, directory_from

_DONE, _REFUSED, _MISUSED = 0, 1, 2


class _Parser(argparse.ArgumentParser):
    """Says in Vietnamese that a command was typed wrongly."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Tell the usage and leave with the code for wrong usage."""
        self.print_usage(sys.stderr)
        self.exit(_MISUSED, f"Lệnh chưa đúng: {message}\nXem hướng dẫn: {self.prog} --help\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code is that of contract §2."""
    _speak_utf8()
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stderr)
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except WarehouseError as error:
        print(error, file=sys.stderr)
        return _REFUSED
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu; kho giữ nguyên như trước.", file=sys.stderr)
        return _REFUSED
    except Exception as error:  # noqa: BLE001 - the last place where a user could meet a traceback
        print(
            f"Chương trình gặp lỗi ngoài dự kiến ({type(error).__name__}: {error}). Kho giữ "
            "nguyên như trước. Chạy lại với --verbose để xem chi tiết và gửi cho người phụ trách.",
            file=sys.stderr,
        )
        if options.verbose:
            traceback.print_exc()
        return _REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m etl", description="Nạp số liệu vào kho của bảng theo dõi.")
    commands = parser.add_subparsers(metavar="LỆNH", required=True, title="các lệnh")

    load = _command(commands, "load", _load, "kiểm tra rồi nạp các nguồn, tất cả hoặc không gì cả")
    _sources(load)
    load.add_argument("--by", metavar="TÊN", help="người nạp (mặc định: tên đăng nhập máy)")

    check = _command(commands, "check", _check, "kiểm tra các nguồn như khi nạp, không ghi gì")
    _sources(check)
    check.add_argument("--json", action="store_true", help="in danh sách lỗi dạng JSON")

    synthesise = _command(commands, "synthesise", _synthesise, "tạo số liệu giả để thử")
    synthesise.add_argument("--cells", type=_positive, required=True, metavar="N", help="số chi bộ")
    synthesise.add_argument("--targets", type=_positive, default=30, help="chỉ tiêu mỗi chi bộ")
    synthesise.add_argument("--years", type=_positive, default=3, help="số năm")
    synthesise.add_argument("--seed", type=int, default=1, help="mầm ngẫu nhiên")
    synthesise.add_argument("--format", choices=("csv", "parquet"), default="csv", help="dạng tệp")
    synthesise.add_argument(
        "-o", "--output", type=Path, required=True, metavar="DIR", help="thư mục ghi ra"
    )

    template = _command(
        commands, "template", _template, "viết mẫu Excel để điền rồi nạp lại nguyên tệp"
    )
    add_template_options(template)

    generations = _command(
        commands, "generations", _generations, "liệt kê các phiên bản còn giữ trong kho"
    )
    restore = _command(
        commands, "restore", _restore, "đưa một phiên bản còn giữ trong kho vào dùng lại"
    )
    restore.add_argument("number", type=_positive, metavar="N", help="số của phiên bản")
    exported = _command(
        commands, "export", _export, "xuất kho ra Parquet cho chương trình khác đọc"
    )
    exported.add_argument(
        "--parquet",
        type=Path,
        required=True,
        metavar="DIR",
        help="thư mục ghi ra, mới hoặc còn trống",
    )
    watch = _command(
        commands, "watch", _watch, "canh một thư mục: tệp nào đã ghi xong thì nạp, hoặc trả lại"
    )
    watch.add_argument("folder", type=_folder, metavar="DIR", help="thư mục được canh")
    watch.add_argument("--once", action="store_true", help="nạp những gì đang có rồi thôi")
    watch.add_argument("--by", metavar="TÊN", help="người nạp (mặc định: tên đăng nhập máy)")
    watch.add_argument(
        "--rest", type=_positive, default=3, metavar="GIÂY", help="tệp phải yên từng ấy giây"
    )
    watch.add_argument(
        "--poll", type=_positive, metavar="GIÂY", help="ổ mạng: cứ từng ấy giây xem lại một lần"
    )
    for each in (load, check, template, generations, restore, exported, watch):
        each.add_argument(
            "--warehouse", metavar="DIR", help="thư mục kho (mặc định: data/warehouse)"
        )
    return parser


def _command(
    commands: "argparse._SubParsersAction[_Parser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    words: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=words, description=words.capitalize() + ".")
    parser.add_argument("--verbose", action="store_true", help="in chi tiết khi gặp lỗi lạ")
    parser.set_defaults(command=run)
    return parser


def _sources(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sources",
        nargs="+",
        type=_existing,
        metavar="NGUỒN",
        help="thư mục CSV, tệp .csv, .xlsx hoặc .parquet",
    )


def _existing(text: str) -> Path:
    path = Path(text)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"không có tệp hay thư mục '{text}'")
    return path


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"không có thư mục '{text}'")
    return path.resolve()


def _positive(text: str) -> int:
    with suppress(ValueError):
        if (number := int(text)) > 0:
            return number
    raise argparse.ArgumentTypeError(f"'{text}' không phải số nguyên dương")


def _load(options: argparse.Namespace) -> int:
    with Bar() as bar:
        result = load_sources(
            options.sources, _warehouse(options), options.by or _user(), progress=bar
        )
    _tell(result)
    if result.is_refused:
        print("Chưa nạp gì: sửa các lỗi trên rồi nạp lại.", file=sys.stderr)
        return _REFUSED
    if result.generation is None:
        print("Không có gì mới: kho giữ nguyên.")
    else:
        print(f"Đã nạp, phiên bản {result.generation}.")
    return _DONE


def _check(options: argparse.Namespace) -> int:
    with Bar() as bar:
        result = check_sources(options.sources, _warehouse(options), progress=bar)
    if options.json:
        records = [problem.as_dict() for problem in result.problems]
        print(json.dumps(records, ensure_ascii=False, indent=1))
    else:
        _tell(result)
        print("Có lỗi, không nạp được." if result.is_refused else "Nạp được.")
    return _REFUSED if result.is_refused else _DONE


def _synthesise(options: argparse.Namespace) -> int:
    # Only this command needs the generator.
    from etl.synthesise import synthesise

    try:
        with Bar() as bar:
            synthesise(
                options.cells,
                targets=options.targets,
                years=options.years,
                seed=options.seed,
                fmt=options.format,
                out=options.output,
                progress=bar.reach,
            )
    except (ValueError, OSError) as error:
        print(f"Không tạo được số liệu giả: {error}", file=sys.stderr)
        return _MISUSED
    print(f"Đã ghi số liệu giả của {options.cells} chi bộ vào {options.output}")
    return _DONE


def _template(options: argparse.Namespace) -> int:
    # Only this command needs what stands above: the board, and who writes workbooks.
    from scorecard.templates.command import run

    with Bar() as bar:
        code, words = run(options, _warehouse(options), bar)
    print(words, file=sys.stderr if code else sys.stdout)
    return code


def _generations(options: argparse.Namespace) -> int:
    warehouse = _warehouse(options)
    kept = warehouse.generations()
    if not kept:
        print(f"Kho {warehouse.directory} chưa có phiên bản nào.")
        return _DONE
    try:
        current = warehouse.current()
    except WarehouseError as error:
        print(error, file=sys.stderr)
        current = None
    for generation in kept:
        mark = "đang dùng" if current == generation else ""
        print(f"{generation.number:>6}  {_told(warehouse, generation)}  {mark}".rstrip())
    return _DONE if current else _REFUSED


def _told(warehouse: Warehouse, generation: Generation) -> str:
    """When and by whom a generation was loaded, its size; or that it cannot be used."""
    try:
        summary = warehouse.summary(generation)
    except WarehouseError as error:
        return f"HỎNG: {error}"
    moment = summary.loaded_at.replace(tzinfo=UTC).astimezone()
    return (
        f"nạp {moment:%d/%m/%Y %H:%M} bởi {summary.loaded_by}, {summary.reports} kết quả, "
        f"{summary.size_bytes / 1e6:.1f} MB".replace(".", ",")
    )


def _restore(options: argparse.Namespace) -> int:
    generation = _warehouse(options).restore(options.number)
    print(f"Phiên bản {generation.number} đang được dùng. Các phiên bản khác vẫn còn trong kho.")
    return _DONE


def _export(options: argparse.Namespace) -> int:
    try:
        with Bar() as bar:
            written = export(_warehouse(options), options.parquet, progress=bar)
    except (NoExportError, OSError) as error:
        print(f"Không xuất được: {error}", file=sys.stderr)
        return _MISUSED
    size = f"{written.size_bytes / 1e6:.1f}".replace(".", ",")
    print(
        f"Đã xuất phiên bản {written.generation} ra {options.parquet}: {written.rows['actual']} "
        f"kết quả, {written.rows['target']} chỉ tiêu; {written.files} tệp, {size} MB."
    )
    return _DONE


def _watch(options: argparse.Namespace) -> int:
    # Only this command needs what watches folders.
    from etl.watching import AlreadyWatchedError, Watcher, WatchSettings

    warehouse = _warehouse(options)
    if warehouse.directory.resolve() == options.folder:
        print("Thư mục được canh không thể là thư mục kho.", file=sys.stderr)
        return _MISUSED
    settings = WatchSettings(options.rest, options.poll)
    by = options.by or _user()
    watcher = Watcher(options.folder, warehouse, by, partial(print, flush=True), settings)
    try:
        if options.once:
            return _DONE if watcher.once() else _REFUSED
        print(f"Đang canh {options.folder} (dừng: Ctrl+C)", flush=True)
        watcher.run()
    except AlreadyWatchedError as error:
        print(error, file=sys.stderr)
        return _DONE if options.once else _MISUSED
    except KeyboardInterrupt:
        print("Đã thôi canh; tệp chưa nạp còn nguyên tại chỗ.")
    return _DONE


def _warehouse(options: argparse.Namespace) -> Warehouse:
    return Warehouse(
        directory_from(options.warehouse), on_wait=lambda words: print(words, file=sys.stderr)
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "không rõ"


def _tell(result: LoadResult) -> None:
    """Problems on stderr, what would change or has changed on stdout."""
    for line in of_problems(result.problems):
        print(line, file=sys.stderr)
    for line in (*of_counts(result), *of_corrections(result)):
        print(line)


def _speak_utf8() -> None:
    """Vietnamese on consoles whose encoding cannot write it."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
