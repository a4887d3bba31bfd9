# `make` alone lists the targets. Everything is installed into .venv and nowhere else.

SHELL     := bash
PORT      ?= 8501
HOST      := 127.0.0.1
# Names and addresses under which readers of a network may open the dashboard.
NAMES     ?= $(if $(filter 0.0.0.0 ::,$(HOST)),$(shell hostname; hostname -I 2>/dev/null),$(HOST))
BIN       := .venv/bin
PYTHON    := $(BIN)/python
WAREHOUSE := $(or $(SCORECARD_WAREHOUSE),data/warehouse)
PYTEST    := $(PYTHON) -m pytest --numprocesses auto

# Whatever the warehouse is loaded from; names with blanks are escaped for make.
SOURCES   := $(shell find data -mindepth 1 -path data/warehouse -prune -o -print 2>/dev/null | sed 's/ /\\ /g')

.DEFAULT_GOAL := help
.PHONY: help run load check test test-fast test-spark fuzz soak bench bench-large screens format demo-data word-template lock chromium

help: ## list the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

## Using it

run: load ## install, load the shipped data, serve the dashboard; PORT=8501 HOST=127.0.0.1
	@if (: < /dev/tcp/127.0.0.1/$(PORT)) 2>/dev/null; then \
	  echo "Cổng $(PORT) đang có chương trình khác dùng. Chọn cổng khác: make run PORT=$$(($(PORT) + 1))" >&2; exit 1; fi
	@case "$(HOST)" in 127.*|localhost|::1) ;; *) \
	  echo "CẢNH BÁO: HOST=$(HOST) mở bảng theo dõi cho cả mạng. Không có mật khẩu, không mã hóa: ai vào được mạng này đều đọc" >&2; \
	  echo "được mọi số liệu. Chỉ dùng trong mạng tin cậy, hoặc sau một máy chủ có đăng nhập và HTTPS. Tên được nhận: $(NAMES)" >&2;; esac
	@echo "Bảng theo dõi: http://$(HOST):$(PORT)   (dừng: Ctrl+C)"
	@exec $(PYTHON) -m scorecard.serve --server.port $(PORT) --logger.hideWelcomeMessage true --server.address $(HOST) \
	  $(foreach name,127.0.0.1 localhost $(NAMES),--server.allowedHosts $(name))

load: $(WAREHOUSE)/.loaded ## load the shipped data, if it changed

$(WAREHOUSE)/.loaded: $(SOURCES) | .venv/.installed
	$(PYTHON) -m etl load data/sources/* data/demo --warehouse $(WAREHOUSE)
	@touch $@

## Working on it

test: .venv/.installed-dev chromium check ## every check and every test, browser included
	$(PYTEST)

test-fast: .venv/.installed-dev ## formatting, lint and the quick tests, within a minute
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	HYPOTHESIS_PROFILE=fast $(PYTEST) -m "not browser and not slow and not property"

test-spark: .venv-spark/.installed ## Spark against DuckDB, on random data sets and on 1,000 cells; needs Java 17
	SPARK_DRIVER_MEMORY=$(or $(SPARK_DRIVER_MEMORY),2g) .venv-spark/bin/python -m pytest tests/spark

check: .venv/.installed-dev ## formatting, lint, types, import rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: .venv/.installed-dev ## format the code and mend what lint can mend
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

fuzz: .venv/.installed-dev ## the property-based tests on thousands of random data sets
	HYPOTHESIS_PROFILE=fuzz $(PYTEST) -m property --timeout 0

soak: .venv/.installed-dev ## the faults in thousands: kills, crowds, mutated files; SOAK="--kills 1000 --mutants 10000"
	@$(PYTHON) -m tests.faults.soak $(SOAK)

bench: .venv/.installed-dev ## the benchmarks, one JSON object a line
	@$(PYTHON) -m tests.bench

bench-large: .venv/.installed-dev ## the same for the country's 230,000 cells: 20 GB of disk; LARGE="--cells 23000 --folder DIR --parts load verdicts"
	@$(PYTHON) -m tests.bench.large $(LARGE)

screens: .venv/.installed-dev chromium ## pictures of the pages into docs/screens
	$(PYTHON) -m tests.screens

demo-data: .venv/.installed ## write the made-up Đảng bộ of data/demo anew
	$(PYTHON) -m etl synthesise --cells 12 --targets 20 --years 3 --seed 5 -o data/demo

word-template: .venv/.installed ## write the Word template of reports anew
	$(PYTHON) -m scorecard.reports.word_template

lock: .venv/.installed-dev ## compile the locks from requirements*.in; FLAGS=--upgrade takes newer releases
	for lock in requirements requirements-dev requirements-spark; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	  --custom-compile-command "make lock" $(FLAGS) $$lock.in -o $$lock.txt; done

## What the targets above stand on

.venv/.installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  for python in python3.11 python3 python3.12 python3.13 python3.14; do \
	    $$python -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; python=; done; \
	  test -n "$$python" || { echo "Cần Python 3.11 trở lên (kèm venv). Cài rồi chạy lại make." >&2; exit 1; }; \
	  echo "Tạo .venv bằng $$($$python --version)"; $$python -m venv --clear .venv; }
	@echo "Cài thư viện theo $< (lần đầu mất khoảng một phút)…"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

.venv/.installed-dev: requirements-dev.txt .venv/.installed
	@echo "Installing the tools of $<…"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements.txt -r $<
	@touch $@

.venv-spark/.installed: requirements-spark.txt requirements-dev.txt .venv/.installed
	@test -n "$$JAVA_HOME" || command -v java >/dev/null || { \
	  echo "Spark needs Java 17. Type: sudo apt-get install -y openjdk-17-jre-headless   (or set JAVA_HOME)" >&2; exit 1; }
	@echo "Installing Spark into .venv-spark (about 500 MB)…"
	@$(PYTHON) -m venv --clear .venv-spark
	@.venv-spark/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -r requirements-dev.txt -r $<
	@touch $@

chromium: ## install the browser of the browser tests, or say how
	@for name in "$$CHROMIUM" chromium chromium-browser google-chrome; do command -v "$$name" >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium fonts-liberation; \
	else echo "The browser tests need Chromium. Type: sudo apt-get install -y chromium   (or name one: CHROMIUM=/path/to/chrome make test)" >&2; exit 1; fi
