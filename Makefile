# Each target is one line of the plain commands, for those without make. PORT and PYTHON may be set:
# make run PORT=8001 PYTHON=python3.12
PYTHON ?= python3
export PORT

.PHONY: run setup stop test fuzz lint bench
run:
	@$(PYTHON) bootstrap.py && exec .venv/bin/python manage.py serve
setup:
	@$(PYTHON) bootstrap.py && .venv/bin/python manage.py prepare
stop:
	@.venv/bin/python manage.py stop
test:
	@$(PYTHON) bootstrap.py --dev && .venv/bin/python -m pytest -n auto --dist loadfile
fuzz:
	@$(PYTHON) bootstrap.py --dev && .venv/bin/python -m pytest -q -n auto --dist each tests/fuzz_schema.py
lint:
	@$(PYTHON) bootstrap.py --dev && .venv/bin/ruff check && .venv/bin/ruff format --check && CODEX_MODE=demo .venv/bin/mypy .
bench:
	@$(PYTHON) bootstrap.py --dev && .venv/bin/python -m benchmarks
