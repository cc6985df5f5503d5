# Short targets; `make demo` and `make test` need nothing before them.

.PHONY: setup setup-test demo test test-overnight lint bench lock
.NOTPARALLEL:

setup:
	@.make/setup run

setup-test:
	@.make/setup test

demo: setup
	@.venv/bin/ccportal demo

test: setup-test
	@.make/test

test-overnight: setup-test
	@.make/test overnight

lint: setup
	@.venv/bin/ruff check --quiet .
	@.venv/bin/mypy --no-error-summary

bench: setup-test
	@.venv/bin/python -m tests.benchmarks

lock: setup
	@.venv/bin/python -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--extra test --output-file requirements.lock pyproject.toml
	@sed -i '1i # Every package with its version and hashes; made by `make lock`.' requirements.lock
