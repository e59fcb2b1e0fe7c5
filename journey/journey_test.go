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
	return bot.OpenMind(context.Background(), journey.NewMemory(), set, intents.Options{})
})

func shop(t testing.TB) *bot.Mind {
	mind, err := learned()
	require.NoError(t, err)
	return mind
}

// TestJourneys plays every journey in memory, on two nodes, and on the embedded store.
func TestJourneys(t *testing.T) {
	files, err := filepath.Glob("testdata/*.journey")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	mind := shop(t)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".journey"), func(t *testing.T) {
			t.Run("one node", func(t *testing.T) { play(t, file, mind, journey.NewMemory(), nil, 1) })
			t.Run("two nodes", func(t *testing.T) { play(t, file, mind, journey.NewMemory(), nil, 2) })
			t.Run("embedded store", func(t *testing.T) {
				dir := t.TempDir()
				store, err := sqlitestore.Open(dir, sqlitestore.Options{})
				require.NoError(t, err)
				last := store
				t.Cleanup(func() { require.NoError(t, last.Close()) })
				play(t, file, mind, store, func(chat.Store) (chat.Store, error) {
					if err := last.Close(); err != nil {
						return nil, err
					}
					last, err = sqlitestore.Open(dir, sqlitestore.Options{})
					return last, err
				}, 1)
			})
		})
	}
}

func play(t *testing.T, file string, mind *bot.Mind, store chat.Store, reopen func(chat.Store) (chat.Store, error), nodes int) {
	script, err := os.Open(file)
	require.NoError(t, err)
	defer script.Close()
	w, err := journey.NewWorld(context.Background(), store, reopen, mind, nodes)
	require.NoError(t, err)
	defer w.Close()
	require.NoError(t, journey.Play(context.Background(), w, script))
}
