"""What can go wrong with Spark, in Vietnamese: what happened and what to do."""


class SparkError(Exception):
    """Spark cannot answer; the text is Vietnamese and names the remedy."""


class MissingSparkError(SparkError):
    """Spark is an optional extra, and it is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Chưa cài Apache Spark (phần tùy chọn). Cài: "
            "python -m pip install -r requirements-spark.txt"
        )


class MissingJavaError(SparkError):
    """Spark runs on Java, and there is none."""

    def __init__(self) -> None:
        super().__init__(
            "Apache Spark cần Java 17 trở lên mà máy này chưa có. Cài Java (trên Debian: "
            "apt-get install openjdk-17-jre-headless) hoặc đặt biến môi trường JAVA_HOME."
        )


class NoFactsError(SparkError):
    """The folder is no export, or one of another layout."""

    def __init__(self, root: str, why: str) -> None:
        super().__init__(
            f"Không đọc được số liệu ở '{root}': {why}. Xuất số liệu từ kho: "
            "python -m etl export --parquet THƯ_MỤC"
        )


class StoppedSparkError(SparkError):
    """Spark could not be reached, or gave up on the way."""

    def __init__(self, master: str, why: str) -> None:
        super().__init__(
            f"Spark ({master}) dừng giữa chừng: {why}. Số liệu không bị ảnh hưởng. Kiểm tra địa "
            "chỉ --master, bộ nhớ và đĩa của máy chạy rồi thử lại."
        )
