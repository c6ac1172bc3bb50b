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
check: lint ## format, vet, staticcheck, generated files, and the tests of rules and architecture
	go test -short ./internal/...

.PHONY: lint
lint: ## format, vet, staticcheck, generated files are current
	@test -z "$$(gofmt -l cmd internal bench test | tee /dev/stderr)"
	go vet ./... && go -C test/e2e vet ./...
	$(STATICCHECK) ./...
	@$(MAKE) --no-print-directory verify

.PHONY: generate
generate: ## pages and documents made from sources
	$(TEMPL) generate -path internal
	go run ./cmd/insieme docs --dir docs

.PHONY: verify
verify: ## generated pages and documents are what their sources make
	@tmp=$$(mktemp -d) && trap 'rm -rf '$$tmp EXIT && cp -r internal $$tmp/ && $(TEMPL) generate -path $$tmp/internal >/dev/null 2>&1 && \
	  diff -rq --exclude='*.go~' internal $$tmp/internal && mkdir $$tmp/docs && go run ./cmd/insieme docs --dir $$tmp/docs 2>/dev/null && \
	  for f in $$tmp/docs/*.md; do diff -u docs/$$(basename $$f) $$f || { echo "run make generate"; exit 1; }; done

.PHONY: stats
stats: ## sizes of files and functions, tests against code
	@go run ./bench stats

.PHONY: mutate
mutate: ## break the named rules one by one: each must turn a test red (some minutes)
	@go run ./test/mutate
