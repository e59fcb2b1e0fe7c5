# One place for every command; CONTRIBUTING.md says when to use which.
GO ?= go

.PHONY: serve deps generate check test test-all probe fuzz bench shots reliability

serve: ## the whole system on 127.0.0.1:8080
	$(GO) run ./cmd/roundpeg serve

deps: ## what tests need beyond Go, on Debian and its like: Redis, Chromium, Node with axe-core, Preact and TypeScript
	./deps.sh

generate: ## build the widget and the console into the files that are embedded
	$(GO) generate ./cmd/bundle

check: ## format, vet, types of the front end
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); echo "run gofmt -w on these"; exit 1; }
	$(GO) vet ./...
	npx --no-install tsc --noEmit -p .

# What only computes, in one goroutine or by code that other tests run under the race detector, which makes it ten times slower; and the day.
COMPUTES = TestShippedModel|TestDemoShop|TestFewPhrasesOfManyIntents|TestSecretsOfManyForms|TestShippedFloor|TestKeptEvidence|TestDemoPages|$(strip \
	)TestEqualSetsGiveEqualModelsWithAnEncoder|TestMeaningBeyondWords|TestWordsReadWhatTheEncoderDoesNot|TestNearQuestionsOfTheSameTrade|TestEvaluateFiles|TestLearningCurve|$(strip \
	)TestTrainRequestsMakesTheFile|TestRequestsOnData|TestVectorsAreTheOriginals|TestVectorsDoNotDependOnOthers|TestADayAtTheDesk|$(strip \
	)TestRoutingOfAShift|TestForeignMoodsCostEnglishNothing|TestReadRefuses|TestAnyMeasurementMakesAPage|TestSize|TestReadInBoundedTime

# make check has vetted it all, and nobody debugs these programs: without that they are built in half the time.
LEAN = -vet=off -ldflags='-s -w'

# SQLite is C that a program made Go of, argon2 hashes in one goroutine. Who calls them is watched by the race detector, they are not: that would take most of the time.
FOREIGN = -gcflags='modernc.org/...=-race=false -d=checkptr=0' -gcflags='golang.org/x/crypto/...=-race=false'

# The package that takes longest begins first. It and others mostly wait, for processes, sockets and disks: three at once keep two processors busy.
test: ## all tests that need Go alone, with the race detector (what only computes, without); others say that they are skipped
	$(GO) test $(LEAN) $(FOREIGN) -race -p 3 -timeout 14m ./reliability ./...
	$(GO) test $(LEAN) -timeout 12m -run '^($(COMPUTES))$$' ./cmd/roundpeg ./intents ./intents/encoder ./intents/exchange ./intents/report ./handoff ./handoff/training ./handoff/dossier ./handoff/console ./handoff/backtest/report ./bot/mask ./bot/knowledge

test-all: deps check test probe ## install what tests need, run everything

probe: ## the outside client, where it is at hand
	./probe.sh

PIECE ?=
reliability: ## breaks real servers in full size, all pieces in turn or PIECE=T3 alone; docs/reliability.md is made of the results
	./reliability.sh $(PIECE)

FUZZ ?= 20s
fuzz: ## every decoder for FUZZ each
	./fuzz.sh $(FUZZ)

bench: ## the server under load beside a bare echo, then the parts; on a quiet machine
	$(GO) run ./cmd/roundpeg bench
	$(GO) test -run xxx -bench . -benchtime 2s ./intents ./handoff ./bot/knowledge ./store/... ./gateway ./chat/...

shots: ## the pictures of the README, made by the browser tests; all others stay in tmp/shots, to be looked at
	ROUNDPEG_SHOTS=$(CURDIR)/tmp/shots $(GO) test -count 1 -timeout 10m ./browser
	mkdir -p docs/pictures && for p in widget console floor reports; do cp tmp/shots/$$p.png docs/pictures/; done
