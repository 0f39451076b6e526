# Every command of the project. `make help` lists them; what they do is in scripts/.

PYTHON := .venv/bin/python

# Where Python may not keep what it compiled, each start compiles two thousand modules anew and takes twice as long.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run dev test check format bench search-eval fuzz lock messages screenshots audit
.DEFAULT_GOAL := help

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

run: ## Install, prepare and serve the site as in production, until Ctrl-C (PORT, HOST)
	@scripts/venv.sh runtime && exec $(PYTHON) scripts/run.py

dev: ## Serve the site with DEBUG on and reload on every change (PORT, HOST)
	@scripts/venv.sh dev && exec $(PYTHON) scripts/run.py --dev

test: ## Run every test: on SQLite, on PostgreSQL, and in the browser
	@scripts/venv.sh dev && scripts/test.sh

check: ## Run the linters, the type checker and the checks of migrations and messages
	@scripts/venv.sh dev && scripts/check.sh

format: ## Rewrite the Python code in the house style
	@scripts/venv.sh dev && $(PYTHON) -m ruff check --fix-only --quiet . && $(PYTHON) -m ruff format .

bench: ## Measure requests per second of each kind of page, lists and imports with 5,000 records, and the desk
	@scripts/venv.sh dev && $(PYTHON) scripts/bench.py && $(PYTHON) scripts/bench_search.py && $(PYTHON) scripts/bench_desk.py

search-eval: ## Measure how well the search finds, on SQLite and on PostgreSQL
	@scripts/venv.sh dev && $(PYTHON) scripts/search_eval.py

fuzz: ## Ask the public side of the site in var/ for nonsense, 30,000 times
	@scripts/venv.sh dev && $(PYTHON) manage.py fuzz

lock: ## Pin every dependency again, at its newest allowed version
	@scripts/lock.sh

messages: ## Collect the strings to translate into locale/hu, and compile them
	@scripts/venv.sh dev && SECRET_KEY="only for a command that signs nothing" $(PYTHON) manage.py messages extract compile

screenshots: ## Take the pictures of the README and of the editors' guides
	@scripts/venv.sh dev && scripts/system-packages.sh chromium-headless-shell libatomic1 && $(PYTHON) scripts/screenshots.py

audit: ## Run the Nu HTML checker and Lighthouse on the demo site (needs Node and Java)
	@scripts/venv.sh dev && $(PYTHON) scripts/audit.py
