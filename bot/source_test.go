package bot_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
	"go.uber.org/zap/zaptest/observer"

	"roundpeg/bot"
	"roundpeg/chat"
	"roundpeg/journey"
)

// text is a file of intents with that answer about refunds.
func text(answer string) string {
	return fmt.Sprintf(`fallback: en
intents:
  - name: hours
    phrases: {en: [when are you open, what are your opening hours, opening times please]}
  - name: refund
    phrases: {en: [where is my refund, i want my money back, when will i get the refund]}
    answer: {en: %s}
`, answer)
}

// write replaces a file at once, as careful editors do.
func write(t testing.TB, file, content string) {
	require.NoError(t, os.WriteFile(file+".new", []byte(content), 0o600))
	require.NoError(t, os.Rename(file+".new", file))
}

// from opens a mind with a file, which it follows until the test ends.
func from(t testing.TB, store chat.Store, file string) (*bot.Mind, *observer.ObservedLogs) {
	source, err := bot.ReadSource(file)
	require.NoError(t, err)
	core, logs := observer.New(zapcore.InfoLevel)
	m := openMind(t, store, func(o *bot.MindOptions) { o.First, o.Log = source, zap.New(core) })
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- m.FollowFile(ctx) }()
	t.Cleanup(func() { stop(); require.NoError(t, <-done) })
	return m, logs
}

func froms(m *bot.Mind) (all string) {
	for _, v := range m.Versions() {
		all = v.From + fmt.Sprint(v.Version) + " " + all
	}
	return strings.TrimSpace(all)
}

func TestAFileIsFollowed(t *testing.T) {
	file, store := filepath.Join(t.TempDir(), "intents.yaml"), journey.NewMemory()
	write(t, file, text("zero"))
	m, logs := from(t, store, file)
	require.Equal(t, []string{"zero", "file0"}, []string{answerOf(m), froms(m)})
	require.Equal(t, "intents.yaml", m.Versions()[0].By.Name)

	write(t, file, text("one"))
	eventually(t, func() bool { return answerOf(m) == "one" }, "the edit")
	require.Equal(t, "file0 file1", froms(m))
	require.Equal(t, chat.By{Role: chat.System, Name: "intents.yaml"}, m.Versions()[0].By)

	said := func() int { return logs.FilterMessageSnippet("not taken").Len() }
	write(t, file, strings.Replace(text("two"), "intents:", "intents", 1))
	eventually(t, func() bool { return said() == 1 }, "the half-written file is reported")
	require.Contains(t, logs.FilterMessageSnippet("not taken").All()[0].ContextMap()["error"], file+":")
	now := time.Now()
	require.NoError(t, os.Chtimes(file, now, now)) // the same again
	write(t, file, text("two")+"    lane: fast\n")
	eventually(t, func() bool { return said() == 2 }, "another problem")
	require.Contains(t, logs.FilterMessageSnippet("not taken").All()[1].ContextMap()["error"], file+`:8: intents[1] (refund).lane: "fast"`)
	require.Equal(t, []string{"one", "file0 file1"}, []string{answerOf(m), froms(m)})
	write(t, file, text("two"))
	eventually(t, func() bool { return answerOf(m) == "two" }, "the next good content")

	// Back to what it was is an edit like any other, also after one by the console.
	save(t, m, answers("console"))
	eventually(t, func() bool { return answerOf(m) == "console" }, "the console's edit")
	write(t, file, text("one"))
	eventually(t, func() bool { return answerOf(m) == "one" }, "the old content")
	require.Equal(t, "file0 file1 file2 console3 file4", froms(m))

	require.NoError(t, os.Remove(file))
	eventually(t, func() bool { return said() == 3 }, "that it is gone")
	write(t, file, text("five"))
	eventually(t, func() bool { return answerOf(m) == "five" }, "that it is there again")
	require.Equal(t, 3, said())
}

func TestTwoNodesSaveAFileOnce(t *testing.T) {
	file, store := filepath.Join(t.TempDir(), "intents.yaml"), journey.NewMemory()
	write(t, file, text("zero"))
	source, err := bot.ReadSource(file)
	require.NoError(t, err)
	of := func(o *bot.MindOptions) { o.First = source }
	one, two := openMind(t, store, of), openMind(t, store, of)
	ours, theirs := one.Follower(), two.Follower()
	looks := func() {
		for range 3 {
			ours(t.Context())
			theirs(t.Context())
		}
	}
	looks()
	require.Zero(t, one.Learning().Version)
	for n, answer := range []string{"one", "another", "one", "broken: [", "last"} {
		write(t, file, text(answer))
		ours(t.Context())
		theirs(t.Context())
		require.Equal(t, chat.Seq(min(n, 3)), one.Learning().Version, "it may still be written: %s", answer)
		looks()
		require.Equal(t, chat.Seq(min(n+1, 3+n/4)), two.Learning().Version, answer)
	}
	require.Equal(t, "file0 file1 file2 file3 file4", froms(two))
	require.True(t, one.Learned(t.Context(), 4))
	require.Equal(t, "last", answerOf(one))
}

// What a file may do at the start of a node: it is learned if it is new, and only if anything was saved.
func TestAFileAtTheStart(t *testing.T) {
	dir, store := t.TempDir(), journey.NewMemory()
	open := func(answer string) *bot.Mind {
		file := filepath.Join(dir, "intents.yaml")
		write(t, file, text(answer))
		source, err := bot.ReadSource(file)
		require.NoError(t, err)
		return openMind(t, store, func(o *bot.MindOptions) { o.First = source })
	}
	first := open("a")
	require.Equal(t, "file0", froms(first))
	require.Equal(t, "file0", froms(open("b")), "nothing was saved: it is what it starts with")
	save(t, first, answers("console"))
	require.Equal(t, "console", answerOf(open("a")), "the file of version 0 does not come back over an edit")

	changed := open("c")
	require.Equal(t, []string{"c", "file0 console1 file2"}, []string{answerOf(changed), froms(changed)}, "changed while it was down")
	require.Equal(t, "c", answerOf(open("a")), "a node with an older file does not fight")
	require.Equal(t, "c", answerOf(open("c")))
	last := open("d")
	require.Equal(t, []string{"d", "file0 console1 file2 file3"}, []string{answerOf(last), froms(last)})
	require.Equal(t, "d", answerOf(open("c")))
	zero, err := last.Version(t.Context(), 0)
	require.NoError(t, err)
	require.Equal(t, "a", zero.Intents[1].Answer["en"])
}
