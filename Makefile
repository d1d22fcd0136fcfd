PYTHON ?= python3

.PHONY: demo test lint format messages css lock help
.DEFAULT_GOAL := help

demo test lint format messages css lock help:
	@$(PYTHON) scripts/house.py $@ $(ARGS)
