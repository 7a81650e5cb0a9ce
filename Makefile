# make            the portal in _build/html
# make help       everything else

PYTHON ?= python3
SPHINXOPTS ?= -j auto
override SPHINXOPTS += $(if $(SCHEDULER),-D proceedings_scheduler=$(SCHEDULER))
PORT ?= 8000
BASE ?= https://example.org/
export PYTHONUTF8 = 1

VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
OUT := _build
# What gives work to a cluster is locked with what the tests need.
INSTALLED = $(VENV)/.installed$(if $(SCHEDULER),-dev)

# By name and version: a lock file of npm would name a registry.
VNU := .npm/vnu-jar@26.9.27/node_modules/vnu-jar/build/dist/vnu.jar
LIGHTHOUSE := .npm/lighthouse@12.8.2/node_modules/.bin/lighthouse
BIOME := .npm/@biomejs/biome@2.6.8/node_modules/.bin/biome
VIZ := .npm/@viz-js/viz@3.31.0/node_modules/@viz-js/viz/dist/viz.js
TSC := .npm/typescript@7.0.2/node_modules/.bin/tsc

.DEFAULT_GOAL := html
.PHONY: html serve check release-check strict audit valid lighthouse screenshots test quick lint types browser docs gallery lock messages reference accuracy pdf-accuracy bench same bench-hostile fuzz crash clean help

html: $(INSTALLED) ## build the portal into _build/html, on a cluster with SCHEDULER=tcp://host:8786
	$(BIN)/sphinx-build -b html -d $(OUT)/doctrees $(SPHINXOPTS) . $(OUT)/html

serve: $(INSTALLED) ## build, serve on localhost, build again on every change
	$(BIN)/python -m sphinx_proceedings.sphinx_ext.serve -b html -d $(OUT)/doctrees --port $(PORT) \
	  --re-ignore '/(\.venv|\.git|tests)/' $(SPHINXOPTS) . $(OUT)/html

check: $(VENV)/.installed ## report everything wrong in the sources
	$(BIN)/proceedings check

release-check: $(VENV)/.installed ## fail if a programme is not as it was last released
	$(BIN)/proceedings release --check

strict: $(INSTALLED) ## build as CI does: every warning is an error, every reference is checked
	$(BIN)/sphinx-build -b html -W -n --keep-going -d $(OUT)/doctrees $(SPHINXOPTS) . $(OUT)/html

audit: $(INSTALLED) ## build for the address BASE into _build/audit and check the result
	$(BIN)/sphinx-build -q -b html -D html_baseurl=$(BASE) -d $(OUT)/audit-doctrees $(SPHINXOPTS) . $(OUT)/audit
	$(BIN)/proceedings audit $(OUT)/audit

test: lint types browser ## lint, types and all tests
	$(BIN)/pytest -n auto --dist worksteal

# What needs a browser or builds or reads whole portals.
WHOLE := browser sphinx_ext bench corpus fuzz same cli/test_new.py docs/test_readme.py docs/test_site.py \
  docs/test_snippets.py outputs/calendars/test_parity.py processes/test_cluster.py \
  sources/imports/schedules/test_importing.py starter/test_publishing_steps.py
quick: $(VENV)/.installed-dev ## tests without a browser, whole builds and large sources, of few examples
	HYPOTHESIS_PROFILE=quick $(BIN)/pytest -n auto --dist worksteal -m "not large" $(WHOLE:%=--ignore tests/%)

lint: $(VENV)/.installed-dev $(BIOME) $(TSC) ## style of the Python code, style and types of the scripts; needs npm
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIOME) check --error-on-warnings
	$(TSC) --project jsconfig.json

types: $(VENV)/.installed-dev ## strict types
	$(BIN)/mypy

browser: $(VENV)/.installed-dev ## make sure that there is a Chromium for the browser tests
	$(BIN)/python tools/chromium.py

lock: | $(UV) ## resolve the dependencies again
	$(UV) pip compile pyproject.toml --extra serve --extra citations --extra print $(LOCKOPTS) -o requirements.txt
	$(UV) pip compile --group build $(LOCKOPTS) -c requirements.txt -o requirements-build.txt
	$(UV) pip compile pyproject.toml --all-extras --group build --group dev $(LOCKOPTS) \
	  -c requirements.txt -c requirements-build.txt -o requirements-dev.txt

LOCKOPTS := --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
  --no-emit-index-url --no-header --no-annotate

IN_DOCS := --svg docs/images/performance.svg --doc docs/performance.md
SEARCH_SCRIPTS := tools/sphinx_proceedings/theme/static/proceedings/search
reference: $(VENV)/.installed $(VIZ) ## write what is generated again: schemas, diagnostics, rooms, figures, rules of spelling; needs npm
	$(BIN)/proceedings schema program > docs/schema/program.schema.json
	$(BIN)/proceedings schema people > docs/schema/people.schema.json
	$(BIN)/proceedings schema topics > docs/schema/topics.schema.json
	{ sed '/^| code /,$$d' docs/diagnostics.md; $(BIN)/proceedings codes; } > docs/.diagnostics.md
	mv docs/.diagnostics.md docs/diagnostics.md
	$(BIN)/python tools/draw_rooms.py $(VIZ)
	$(BIN)/python tools/bench --redraw docs/performance.json $(IN_DOCS) > /dev/null
	$(BIN)/python tools/spelling_script.py > $(SEARCH_SCRIPTS)/spelling.js

messages: $(VENV)/.installed ## bring the catalogues of messages in line with the code; LANGUAGE=nl begins a translation
	$(BIN)/python tools/messages.py $(LANGUAGE)

accuracy: $(VENV)/.installed ## share of FILE=….bib that is read as GOLD=….jsonl says
	$(BIN)/python tools/accuracy.py $(FILE) $(GOLD)

pdf-accuracy: $(VENV)/.installed-dev ## how often what `check --files` tells is right, of made-up PDFs; PDFOPTS="--bib FILE.bib"
	$(BIN)/python tools/pdf_accuracy $(PDFOPTS)

SIZES ?= 500 2000 8000
RESULTS ?= docs
bench: $(VENV)/.installed ## time builds of SIZES="500 2000" papers, made up or of DATA=….bib, into RESULTS=docs; BENCHOPTS
	$(BIN)/python tools/bench --sizes $(SIZES) $(if $(DATA),--data $(DATA)) $(BENCHOPTS) \
	  --json $(RESULTS)/performance.json $(if $(filter docs,$(RESULTS)),$(IN_DOCS),--svg $(RESULTS)/performance.svg)

same: $(VENV)/.installed ## whether the tool makes the same sites as that of BASE=<commit>; SAMEOPTS
	$(BIN)/python tools/same $(BASE) $(SAMEOPTS)

bench-hostile: $(VENV)/.installed ## time and memory that sources made to use them up can take
	$(BIN)/python tools/bench_hostile.py

SECONDS_EACH ?= 600
fuzz: $(VENV)/.installed-dev ## try damaged sources for SECONDS_EACH a form, or FORMS="bibtex"; FUZZOPTS
	$(BIN)/python tools/fuzz $(FORMS) --seconds $(SECONDS_EACH) $(FUZZOPTS)

CRASHES ?= 100
crash: $(VENV)/.installed-dev ## kill CRASHES=100 builds at any time, and see whether the next one mends it
	CRASHES=$(CRASHES) $(BIN)/pytest tests/sphinx_ext/test_crashes.py

LIGHTHOUSE_PAGES ?= index.html program/euromlsys2023/index.html \
  papers/euromlsys2023/cai2023towards.html people/index.html search.html?q=federated

valid: audit $(VNU) ## check the HTML of the site with the W3C's checker; needs Java and npm
	$(BIN)/python tools/validate.py $(OUT)/audit $(VNU)

lighthouse: audit $(LIGHTHOUSE) ## ask Lighthouse about some pages; needs npm and a Chromium
	$(BIN)/python tools/lighthouse.py $(OUT)/audit $(LIGHTHOUSE) $(LIGHTHOUSE_PAGES)

screenshots: html $(VENV)/.installed-dev browser ## take the README's picture of the portal again
	$(BIN)/python tools/screenshots.py $(OUT)/html docs/images/portal.png

docs: $(INSTALLED) ## build the documentation into _build/docs, as strictly as can be
	$(BIN)/sphinx-build -b html -W -n --keep-going -d $(OUT)/docs-doctrees $(SPHINXOPTS) docs $(OUT)/docs
	$(BIN)/proceedings audit $(OUT)/docs

gallery: $(VENV)/.installed-dev browser ## take the pictures of the gallery again; ARCHIVE=….bib.xz for that of the archive
	$(BIN)/python tools/gallery docs/images/gallery $(if $(ARCHIVE),--archive $(ARCHIVE))

# Each in a folder that is called after the package and its version.
$(VNU) $(LIGHTHOUSE) $(BIOME) $(TSC) $(VIZ): FOLDER = $(firstword $(subst /node_modules/, ,$@))
$(VNU) $(LIGHTHOUSE) $(BIOME) $(TSC) $(VIZ):
	@command -v npm >/dev/null || { echo "npm is missing, which brings $(FOLDER:.npm/%=%)" >&2; exit 1; }
	npm install --silent --no-save --no-package-lock --prefix $(FOLDER) $(FOLDER:.npm/%=%)

clean: $(VENV)/.installed ## remove what was built and generated; the next build makes it again
	$(BIN)/proceedings clean
	rm -rf $(OUT)

help:
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

$(VENV)/.installed: requirements.txt requirements-build.txt pyproject.toml | $(UV)
	@test -d $(VENV) || $(UV) venv --quiet --python $(PYTHON) $(VENV)
	$(UV) pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes \
	  -r requirements.txt -r requirements-build.txt
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q tools/sphinx_proceedings
	@touch $@

# Of some packages the tests need nothing but a schema: their own dependencies contradict ours.
$(VENV)/.installed-dev: requirements-dev.txt requirements-schemas.txt $(VENV)/.installed | $(UV)
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.txt
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes --no-deps -r requirements-schemas.txt
	@touch $@

.uv/bin/uv:
	$(PYTHON) -m venv .uv
	.uv/bin/python -m pip install --quiet --disable-pip-version-check uv
