PYTHON ?= python3
HOUSE = @$(PYTHON) scripts/house.py $@ $(ARGS)

.PHONY: demo test bench-search lint format messages css lock help
.DEFAULT_GOAL := help

demo: ; $(HOUSE)
test: ; $(HOUSE)
bench-search: ; $(HOUSE)
lint: ; $(HOUSE)
format: ; $(HOUSE)
messages: ; $(HOUSE)
css: ; $(HOUSE)
lock: ; $(HOUSE)
help: ; $(HOUSE)
