"""What can go wrong with a warehouse, in Vietnamese: what happened, what is safe, what to do."""

from pathlib import Path

_RESTORE = (
    "Xem các phiên bản: python -m etl generations; đưa một bản vào dùng: python -m etl restore N"
)


class WarehouseError(Exception):
    """A fault of the warehouse; its text is Vietnamese and names the remedy."""


class EmptyWarehouseError(WarehouseError):
    """Nothing has been loaded into the folder yet."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"Kho {directory} chưa có số liệu. Nạp số liệu: python -m etl load NGUỒN --warehouse "
            f"{directory}"
        )


class DamagedPointerError(WarehouseError):
    """``CURRENT`` is missing, unreadable, or names a generation that is not there."""

    def __init__(self, directory: Path, why: str, numbers: list[int]) -> None:
        kept = ", ".join(str(number) for number in numbers) or "không còn bản nào"
        super().__init__(
            f"Tệp {directory / 'CURRENT'} hỏng: {why}. Số liệu không bị ghi đè; các phiên bản còn "
            f"trong kho: {kept}. {_RESTORE}"
        )


class DamagedGenerationError(WarehouseError):
    """A generation's file is torn, truncated or no warehouse at all."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"Không đọc được phiên bản {path}: {why}. Các phiên bản khác của kho không bị ảnh "
            f"hưởng. {_RESTORE}"
        )


class OtherSchemaError(WarehouseError):
    """A generation was written by another version of this program."""

    def __init__(self, path: Path, found: int, expected: int) -> None:
        remedy = (
            "Hãy dùng bản chương trình mới hơn để mở kho này"
            if found > expected
            else "Hãy nạp lại các nguồn vào một thư mục kho mới (--warehouse DIR)"
        )
        super().__init__(
            f"Phiên bản {path} có cấu trúc số {found}, chương trình này dùng cấu trúc số "
            f"{expected}. Số liệu còn nguyên, không bị sửa. {remedy}."
        )


class UnknownGenerationError(WarehouseError):
    """A generation asked for by number is not in the folder."""

    def __init__(self, number: int, numbers: list[int]) -> None:
        kept = ", ".join(str(kept) for kept in numbers) or "chưa có bản nào"
        super().__init__(f"Kho không có phiên bản {number}. Các phiên bản hiện có: {kept}.")


class LockedWarehouseError(WarehouseError):
    """Another publisher kept the lock longer than we wait."""

    def __init__(self, directory: Path, seconds: float) -> None:
        super().__init__(
            f"Một lần nạp khác đang ghi vào kho {directory}, đã chờ {seconds:g} giây. "
            "Chưa nạp gì; số liệu đang dùng không đổi. Hãy nạp lại sau khi lần nạp kia xong."
        )


class StorageError(WarehouseError):
    """The disk is full, or the folder cannot be read or written."""

    def __init__(self, directory: Path, why: str) -> None:
        super().__init__(
            f"Không ghi hoặc đọc được kho {directory}: {why}. Phiên bản đang dùng không đổi, "
            "không mất số liệu. Kiểm tra dung lượng đĩa và quyền ghi thư mục rồi chạy lại."
        )
