PYTHON ?= python3
HOUSE = @$(PYTHON) scripts/house.py $@ $(ARGS)

.PHONY: demo test lint format messages css lock help
.DEFAULT_GOAL := help

demo: ; $(HOUSE)
test: ; $(HOUSE)
lint: ; $(HOUSE)
format: ; $(HOUSE)
messages: ; $(HOUSE)
css: ; $(HOUSE)
lock: ; $(HOUSE)
help: ; $(HOUSE)
