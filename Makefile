PYTHON ?= python3
RUN = @$(PYTHON) -m scripts $@ $(ARGS)

.PHONY: demo test bench-search lint format messages css lock help
.DEFAULT_GOAL := help

demo: ; $(RUN)
test: ; $(RUN)
bench-search: ; $(RUN)
lint: ; $(RUN)
format: ; $(RUN)
messages: ; $(RUN)
css: ; $(RUN)
lock: ; $(RUN)
help: ; $(RUN)
