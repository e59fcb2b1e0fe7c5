package journey_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"roundpeg/bot"
	"roundpeg/chat"
	"roundpeg/intents"
	"roundpeg/journey"
	"roundpeg/store/redisstore/redistest"
	"roundpeg/store/sqlitestore"
)

// learned is a bot that knows the demo shop; it is trained once.
var learned = sync.OnceValues(func() (*bot.Mind, error) {
	b, err := os.ReadFile("../configs/intents.yaml")
	if err != nil {
		return nil, err
	}
	set, err := intents.Parse(b)
	if err != nil {
		return nil, err
	}
	return bot.OpenMind(context.Background(), journey.NewMemory(), bot.MindOptions{First: bot.Source{Set: set}})
})

func shop(t testing.TB) *bot.Mind {
	mind, err := learned()
	require.NoError(t, err)
	return mind
}

// TestJourneys plays every journey on one node and on two, on the embedded store and on Redis; a restart there is the end of everything.
func TestJourneys(t *testing.T) {
	files, err := filepath.Glob("testdata/*.journey")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	mind := shop(t)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".journey"), func(t *testing.T) {
			t.Run("one node", func(t *testing.T) { play(t, file, mind, shared(journey.NewMemory(), 1), nil) })
			t.Run("two nodes", func(t *testing.T) { play(t, file, mind, shared(journey.NewMemory(), 2), nil) })
			t.Run("embedded store", func(t *testing.T) {
				dir := t.TempDir()
				var last *sqlitestore.Store
				open := func() ([]chat.Store, error) {
					if last != nil {
						if err := last.Close(); err != nil {
							return nil, err
						}
					}
					var err error
					last, err = sqlitestore.Open(dir, sqlitestore.Options{})
					return []chat.Store{last}, err
				}
				stores, err := open()
				require.NoError(t, err)
				t.Cleanup(func() { require.NoError(t, last.Close()) })
				play(t, file, mind, stores, open)
			})
			for nodes, name := range []string{1: "redis", 2: "redis, two nodes"} {
				if nodes == 0 {
					continue
				}
				t.Run(name, func(t *testing.T) {
					r := redistest.Start(t)
					play(t, file, mind, redisNodes(t, r, nodes), func() ([]chat.Store, error) {
						r.Kill()
						r.Up()
						return redisNodes(t, r, nodes), nil
					})
				})
			}
		})
	}
}

func play(t *testing.T, file string, mind *bot.Mind, stores []chat.Store, reopen func() ([]chat.Store, error)) {
	script, err := os.Open(file)
	require.NoError(t, err)
	defer script.Close()
	w, err := journey.NewWorld(context.Background(), stores, reopen, mind)
	require.NoError(t, err)
	defer w.Close()
	require.NoError(t, journey.Play(context.Background(), w, script))
}
