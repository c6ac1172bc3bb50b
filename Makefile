# insieme: see README.md for what it is and docs/index.md for where things are.
.DEFAULT_GOAL := help
SHELL := bash
export CGO_ENABLED ?= 0

TEMPL := go run github.com/a-h/templ/cmd/templ@v0.3.977
STATICCHECK := go run honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

.PHONY: demo
demo: ## a running programme with invented data, in the browser
	go run ./cmd/insieme demo

.PHONY: build
build: ## the program, one file: ./insieme
	go build -trimpath -ldflags='-s -w' -o insieme ./cmd/insieme

.PHONY: test
test: ## everything: installs what is missing, both engines, race detector, browser
	@test/run.sh

.PHONY: check
check: ## format, vet, architecture and unit tests of the rules: under two minutes
	@test -z "$$(gofmt -l cmd internal bench test | tee /dev/stderr)"
	go vet ./...
	go test -count=1 -short -run 'Arch|Golden|Every|Generated' ./internal/...
	@$(MAKE) --no-print-directory verify

.PHONY: generate
generate: ## pages and documents made from sources
	$(TEMPL) generate -path internal
	go run ./cmd/insieme docs --dir docs

.PHONY: verify
verify: ## generated documents are current
	@tmp=$$(mktemp -d) && go run ./cmd/insieme docs --dir $$tmp && for f in $$tmp/*.md; do diff -u docs/$$(basename $$f) $$f || { echo "run make generate"; rm -rf $$tmp; exit 1; }; done; rm -rf $$tmp

.PHONY: verify-templ
verify-templ: ## generated pages are current
	$(TEMPL) generate -path internal && git diff --exit-code -- '*_templ.go'

.PHONY: staticcheck
staticcheck: ## further lint
	$(STATICCHECK) ./...

.PHONY: stats
stats: ## sizes of files and functions, tests against code
	@go run ./bench stats
