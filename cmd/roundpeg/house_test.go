package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// rooms says which of our own packages each may import. A new room needs a line here, and a reason.
var rooms = map[string][]string{
	"chat":                       {},
	"chat/command":               {"chat"},
	"chat/chattest":              {"chat"},
	"intents":                    {"intents/vec", "intents/lang", "locales"},
	"intents/lang":               {},
	"intents/vec":                {},
	"intents/encoder":            {},
	"intents/remote":             {"intents/vec", "upstream"},
	"intents/exchange":           {"intents"},
	"upstream":                   {},
	"locales":                    {},
	"computes":                   {},
	"report":                     {},
	"report/reporttest":          {},
	"intents/report":             {"intents", "report"},
	"staff":                      {"chat"},
	"handoff":                    {"chat", "chat/command", "intents", "handoff/fit", "handoff/grammar", "handoff/when", "handoff/dossier", "handoff/authority", "locales"},
	"handoff/authority":          {"chat"},
	"hooks":                      {"chat", "handoff/authority"},
	"handoff/grammar":            {},
	"handoff/when":               {"handoff/grammar", "intents/lang", "locales"},
	"handoff/dossier":            {"chat", "handoff/grammar", "handoff/when", "locales"},
	"handoff/fit":                {},
	"handoff/training":           {"handoff", "handoff/fit"},
	"handoff/replay":             {"chat", "handoff", "handoff/backtest", "handoff/fit", "locales"},
	"handoff/backtest":           {"chat", "handoff/fit"},
	"handoff/backtest/report":    {"handoff/backtest", "report"},
	"handoff/reports":            {"chat", "locales"},
	"handoff/console":            {},
	"bot":                        {"chat", "chat/command", "intents", "intents/lang", "handoff", "bot/knowledge", "bot/latest", "bot/llm", "bot/grounding", "locales"},
	"bot/latest":                 {"chat"},
	"bot/knowledge":              {"bot/latest", "chat", "intents", "intents/vec", "intents/lang", "handoff/fit", "locales"},
	"bot/mask":                   {},
	"bot/llm":                    {"bot/mask", "upstream"},
	"bot/llm/llmtest":            {},
	"bot/grounding":              {"handoff", "handoff/grammar", "handoff/when", "intents/lang", "locales"},
	"bot/assist":                 {"chat", "intents", "intents/lang", "bot/knowledge", "bot/llm", "bot/mask", "bot/grounding", "locales"},
	"gateway":                    {"chat", "chat/command", "intents", "staff"},
	"store/sqlitestore":          {"chat"},
	"store/redisstore":           {"chat"},
	"store/redisstore/redistest": {},
	"widget":                     {},
	"configs":                    {},
	"journey":                    {"chat", "chat/command", "intents", "handoff", "handoff/authority", "bot", "bot/knowledge", "bot/llm", "bot/llm/llmtest", "staff", "store/sqlitestore", "configs"},
	"browser":                    {},
	"client":                     {},
	"bench":                      {"client"},
	"day":                        {"client"},
	"reliability":                {"client", "bot/llm/llmtest"},
	"reliability/report":         {"reliability"},
	"cmd/bundle":                 {},
	"cmd/encoder":                {"intents/encoder"},
	"cmd/languages":              {"intents/lang"},
	"cmd/roundpeg":               {"chat", "intents", "staff", "handoff", "handoff/console", "bot", "gateway", "store/sqlitestore", "store/redisstore", "widget", "configs", "chat/command", "bench", "intents/encoder", "intents/remote", "intents/exchange", "intents/report", "handoff/replay", "handoff/training", "handoff/backtest", "handoff/backtest/report", "handoff/reports", "report", "handoff/authority", "handoff/dossier", "hooks", "day", "bot/knowledge", "bot/llm", "bot/assist", "bot/llm/llmtest"},
}

// only says which rooms alone may import a package of others.
var only = map[string][]string{
	"github.com/gorilla/websocket":                  {"gateway", "client", "bench"}, // its two ends, and the bare echo that figures are held against
	"github.com/redis/go-redis/v9":                  {"store/redisstore"},
	"github.com/golang-jwt/jwt/v5":                  {"gateway", "cmd/roundpeg"}, // checked there, and made here for a simulation
	"html/template":                                 {},                          // calls methods by their names, so that the linker can leave none out: 8 MB
	"text/template":                                 {},
	"github.com/sashabaranov/go-openai":             {"intents/remote", "bot/llm"},
	"modernc.org/sqlite":                            {"store/sqlitestore"},
	"github.com/evanw/esbuild/pkg/api":              {"cmd/bundle"},
	"google.golang.org/protobuf/encoding/protowire": {"cmd/encoder", "cmd/languages"},

	"github.com/standard-webhooks/standard-webhooks/libraries/go": {"hooks"},
}

type listed struct {
	ImportPath string
	Imports    []string
}

func TestArrowsRunDown(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "roundpeg/...").Output()
	require.NoError(t, err)
	for in := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := in.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else {
			require.NoError(t, err)
		}
		room := strings.TrimPrefix(p.ImportPath, "roundpeg/")
		allowed, ok := rooms[room]
		require.True(t, ok, "the room %s is not in the plan of the house", room)
		for _, i := range p.Imports {
			if own, is := strings.CutPrefix(i, "roundpeg/"); is {
				require.Contains(t, allowed, own, "%s must not import %s", room, own)
			} else if room == "chat" {
				require.NotContains(t, i, ".", "chat imports the standard library alone")
			}
			if owner, is := only[i]; is {
				require.Contains(t, owner, room, "only %v may import %s", owner, i)
			}
		}
	}
}

func TestNoRoomsWithoutAName(t *testing.T) {
	for room := range rooms {
		for _, part := range strings.Split(room, "/") {
			require.False(t, slices.Contains([]string{"internal", "pkg", "utils", "models", "types", "common"}, part), room)
		}
	}
}
