# The few commands that one types while working here. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help install check format types test demo ci constraints

help: ## list these commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

install: ## install for working on it, into the active environment
	pip install -c constraints.txt -e ".[dev]"
	pre-commit install

check: format types test ## all of it

format: ## lint and format
	ruff check --fix .
	ruff format .

types: ## type-check
	mypy

test: ## the tests, on all cores
	pytest -n auto

demo: ## the demo
	twosource demo

ci: ## what the build machine runs, from nothing
	.ci/run

constraints: ## pin the versions that a fresh install resolves to
	.ci/pin > constraints.new
	mv constraints.new constraints.txt
