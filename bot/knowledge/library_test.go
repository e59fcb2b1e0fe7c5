package knowledge_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
	"go.uber.org/zap/zaptest/observer"

	"roundpeg/bot/knowledge"
	"roundpeg/chat"
	"roundpeg/journey"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var chief = chat.By{Role: chat.Agent, ID: "chief", Name: "Chief"}

// paper is a page with that text.
func paper(title, text string) string { return "---\ntitle: " + title + "\n---\n\n" + text + "\n" }

// embedded are pages that come with a program.
func embedded(pages ...string) fstest.MapFS {
	out := fstest.MapFS{}
	for i := 0; i+1 < len(pages); i += 2 {
		out[pages[i]] = &fstest.MapFile{Data: []byte(pages[i+1])}
	}
	return out
}

func openLibrary(t testing.TB, store chat.Store, change ...func(*knowledge.LibraryOptions)) *knowledge.Library {
	o := knowledge.LibraryOptions{First: embedded("returns.md", paper("Returns", "You can send things back for thirty days."), "de/versand.md", paper("Versand", "Der Versand dauert drei Tage."))}
	for _, f := range change {
		f(&o)
	}
	l, err := knowledge.OpenLibrary(t.Context(), store, o)
	require.NoError(t, err)
	t.Cleanup(l.Close)
	return l
}

// shown is every page with its version, in one line.
func shown(l *knowledge.Library) string {
	var all []string
	for _, p := range l.Pages() {
		all = append(all, fmt.Sprintf("%s%d", p.Page, p.Version))
	}
	return strings.Join(all, " ")
}

func content(t testing.TB, l *knowledge.Library, id string) string {
	p, err := l.Page(id)
	require.NoError(t, err)
	return p.Content
}

func save(t testing.TB, l *knowledge.Library, id, text string) chat.Seq {
	v, err := l.Save(t.Context(), chief, id, text, nil)
	require.NoError(t, err)
	return v
}

func logged() (*zap.Logger, *observer.ObservedLogs) {
	core, logs := observer.New(zapcore.InfoLevel)
	return zap.New(core), logs
}

func eventually(t testing.TB, f func() bool, what string) {
	require.Eventually(t, f, 20*time.Second, 5*time.Millisecond, what)
}

func TestPagesReachEveryNode(t *testing.T) {
	store := journey.NewMemory()
	one, two := openLibrary(t, store), openLibrary(t, store)
	require.Equal(t, "de/versand0 returns0", shown(one))
	v := save(t, one, "hours", paper("Hours", "We are open from nine to five."))
	require.True(t, one.Indexed(t.Context(), v))
	require.Equal(t, "de/versand0 hours1 returns0", shown(one), "what it began with is part of the history")
	require.Equal(t, "de/versand0 returns0", shown(two), "not before the poke")
	require.NoError(t, two.Poke(t.Context(), "s-other"))
	require.Equal(t, "de/versand0 returns0", shown(two))
	require.NoError(t, two.Poke(t.Context(), "@knowledge"))
	require.True(t, two.Indexed(t.Context(), v))
	serving, pages := two.Serving()
	require.Equal(t, []any{v, 3}, []any{serving, pages})
	require.Equal(t, one.Pages(), two.Pages())

	hours := one.Pages()[1]
	require.Equal(t, chat.PageInfo{Page: "hours", Title: "Hours", Language: hours.Language, Passages: 1, Version: 1, At: hours.At, By: chief, From: "console"}, hours)
	first := one.Pages()[2]
	require.Equal(t, []any{"file", chat.By{Role: chat.System, Name: "returns.md"}, 1}, []any{first.From, first.By, first.Passages})

	other := openLibrary(t, store, func(o *knowledge.LibraryOptions) { o.First = nil })
	require.Equal(t, one.Pages(), other.Pages(), "what was saved wins over what it starts with")
	require.Equal(t, content(t, one, "returns"), content(t, other, "returns"))
}

func TestVersionsOfAPage(t *testing.T) {
	store := journey.NewMemory()
	l := openLibrary(t, store)
	zero := content(t, l, "returns")
	one := save(t, l, "returns", "# Returns\n\nForty days.")
	save(t, l, "hours", "Nine to five.")
	require.NoError(t, l.Remove(t.Context(), chief, "returns"))
	require.Equal(t, "de/versand0 hours2", shown(l))
	_, err := l.Page("returns")
	require.ErrorIs(t, err, chat.ErrNotFound)
	require.ErrorIs(t, l.Remove(t.Context(), chief, "returns"), chat.ErrNotFound)

	back, err := l.Restore(t.Context(), chief, "returns", one)
	require.NoError(t, err)
	require.Equal(t, "# Returns\n\nForty days.", content(t, l, "returns"))
	begin, err := l.Restore(t.Context(), chief, "returns", 0)
	require.NoError(t, err)
	require.Equal(t, zero, content(t, l, "returns"))
	require.Equal(t, []chat.Seq{4, 5}, []chat.Seq{back, begin})

	again := openLibrary(t, store)
	for _, x := range []*knowledge.Library{l, again} {
		all, err := x.Versions(t.Context(), "returns")
		require.NoError(t, err)
		var told []string
		for _, v := range all {
			told = append(told, fmt.Sprintf("%d %s %s %d %v", v.Version, v.From, v.By.Name, v.Bytes, v.Removed))
		}
		require.Equal(t, []string{fmt.Sprintf("5 restored Chief %d false", len(zero)), "4 restored Chief 22 false", "3 console Chief 0 true", "1 console Chief 22 false",
			fmt.Sprintf("0 file returns.md %d false", len(zero))}, told)
		_, err = x.Versions(t.Context(), "none")
		require.ErrorIs(t, err, chat.ErrNotFound)
		require.Equal(t, zero, content(t, x, "returns"))
	}
	for _, none := range []chat.Seq{2, 3, 6, 1 << 62} { // another page's, a removal, none
		_, err = l.Restore(t.Context(), chief, "returns", none)
		require.ErrorIs(t, err, chat.ErrNotFound, none)
	}
	_, err = l.Restore(t.Context(), chief, "hours", 0)
	require.ErrorIs(t, err, chat.ErrNotFound, "it has no version 0")
	for range 120 {
		save(t, l, "hours", "Nine to six.")
	}
	all, err := l.Versions(t.Context(), "hours")
	require.NoError(t, err)
	require.Len(t, all, 100)
	_, err = l.Restore(t.Context(), chief, "hours", 2)
	require.NoError(t, err, "older ones are in the log")
}

func TestSomebodySavedThePageMeanwhile(t *testing.T) {
	store := journey.NewMemory()
	one, two := openLibrary(t, store), openLibrary(t, store)
	base := chat.Seq(0)
	v, err := one.Save(t.Context(), chief, "returns", "Fifty days.", &base)
	require.NoError(t, err)
	_, err = two.Save(t.Context(), chief, "de/versand", "Vier Tage.", &base)
	require.NoError(t, err, "another page was saved")
	_, err = two.Save(t.Context(), chief, "returns", "Sixty days.", &base)
	require.ErrorIs(t, err, chat.ErrConflict)
	require.ErrorContains(t, err, "saved version 1 meanwhile, and this was made from 0")
	require.Equal(t, "Fifty days.", content(t, two, "returns"))
	require.NoError(t, one.Remove(t.Context(), chief, "returns"))
	_, err = two.Save(t.Context(), chief, "returns", "Sixty days.", &v)
	require.ErrorContains(t, err, "removed the page meanwhile")
	_, err = two.Save(t.Context(), chief, "returns", "Sixty days.", &base)
	require.NoError(t, err, "as a new one")
	_, err = one.Save(t.Context(), chief, "new", "x y z.", &v)
	require.ErrorIs(t, err, chat.ErrConflict)
}

func TestWhatALibraryRefuses(t *testing.T) {
	store := journey.NewMemory()
	l := openLibrary(t, store)
	for _, id := range []string{"", "Returns", "-x", "a b", "a//b", "a/", "ü", "a.md", "../x", strings.Repeat("a", 101)} {
		_, err := l.Save(t.Context(), chief, id, "text", nil)
		require.ErrorIs(t, err, chat.ErrInvalid, id)
		require.ErrorContains(t, err, "page: ", id)
	}
	for _, bad := range []string{"", " \n", "\xff", strings.Repeat("a ", knowledge.MaxPage), "a\x00b"} {
		_, err := l.Save(t.Context(), chief, "returns", bad, nil)
		require.ErrorIs(t, err, chat.ErrInvalid, "%.20q", bad)
		require.ErrorContains(t, err, "content: ", "%.20q", bad)
	}
	_, err := store.Get(t.Context(), "@knowledge")
	require.ErrorIs(t, err, chat.ErrNotFound, "nothing was kept")

	first := fstest.MapFS{}
	for i := range 2000 {
		first[fmt.Sprintf("p%04d.md", i)] = &fstest.MapFile{Data: []byte("x")}
	}
	full := openLibrary(t, journey.NewMemory(), func(o *knowledge.LibraryOptions) { o.First = first })
	_, err = full.Save(t.Context(), chief, "more", "x", nil)
	require.ErrorContains(t, err, "there are 2000, which is the most")
	_, err = full.Save(t.Context(), chief, "p0007", "y", nil)
	require.NoError(t, err)

	var none *knowledge.Library
	found, err := none.Find(t.Context(), "anything?", "en")
	require.Equal(t, []any{knowledge.Found{}, nil}, []any{found, err})
}

// TestAPageThatCannotBeRead: it says why, and the others serve.
func TestAPageThatCannotBeRead(t *testing.T) {
	log, logs := logged()
	l := openLibrary(t, journey.NewMemory(), func(o *knowledge.LibraryOptions) {
		o.Log, o.First = log, embedded("bad.md", "---\ntitle: [\n---\nx", "good.md", "Good text.", "old.html", "<p>Read me.</p><p>Twice.</p>")
	})
	require.Equal(t, "bad0 good0 old0", shown(l))
	require.NotEmpty(t, l.Pages()[0].Fault)
	_, pages := l.Serving()
	require.Equal(t, 2, pages)
	require.Equal(t, 1, logs.FilterMessageSnippet("not taken").Len())
	v := save(t, l, "bad", "---\ntitle: Better\n---\nx y.")
	require.True(t, l.Indexed(t.Context(), v))
	_, pages = l.Serving()
	require.Equal(t, 3, pages)
	require.Equal(t, []string{"", "Better"}, []string{l.Pages()[0].Fault, l.Pages()[0].Title})
}

// crashing is a store whose node dies around an append.
type crashing struct {
	chat.Store
	after  bool // it was written
	append int  // the one at which it dies, from 1
	n      int
}

var errDied = errors.New("the node died")

func (c *crashing) Append(ctx context.Context, at chat.Session, ev ...chat.Event) (chat.Session, error) {
	c.n++
	if c.n != c.append {
		return c.Store.Append(ctx, at, ev...)
	}
	if c.after {
		if _, err := c.Store.Append(ctx, at, ev...); err != nil {
			return at, err
		}
	}
	return at, errDied
}

// TestANodeDiesAtASave: whatever it was about to keep is there whole, or not at all, with the pages of the beginning either way.
func TestANodeDiesAtASave(t *testing.T) {
	for n := 1; n <= 3; n++ {
		for _, after := range []bool{false, true} {
			store := journey.NewMemory()
			l := openLibrary(t, &crashing{Store: store, after: after, append: n})
			var died int
			for i, do := range []func() error{
				func() error { _, err := l.Save(t.Context(), chief, "a", "One.", nil); return err },
				func() error { _, err := l.Save(t.Context(), chief, "returns", "Two.", nil); return err },
				func() error { return l.Remove(t.Context(), chief, "de/versand") },
			} {
				if err := do(); err != nil {
					require.ErrorIs(t, err, errDied)
					died = i + 1
					break
				}
			}
			require.Equal(t, n, died)
			if after {
				died++
			}
			want := []string{"de/versand0 returns0", "a1 de/versand0 returns0", "a1 de/versand0 returns2", "a1 returns2"}[died-1]
			require.Equal(t, want, shown(openLibrary(t, store)))
		}
	}
}

// slow is an encoder that waits where it is told to, and fails where it is told to.
type slow struct {
	mu   sync.Mutex
	hold chan struct{}
	err  error
	n    int
}

func (s *slow) Name() string      { return "slow" }
func (s *slow) Reads(string) bool { return true }

func (s *slow) Encode(ctx context.Context, texts ...string) ([][]float32, error) {
	s.mu.Lock()
	s.n++
	hold, err := s.hold, s.err
	s.mu.Unlock()
	if hold != nil {
		select {
		case <-hold:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	out := make([][]float32, len(texts))
	for i, text := range texts {
		out[i] = make([]float32, 8)
		for _, r := range text {
			out[i][r%8]++
		}
	}
	return out, err
}

func (s *slow) set(hold chan struct{}, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hold, s.err = hold, err
}

// TestTheOldIndexServesMeanwhile: a run of changes is one building, and nobody waits for it.
func TestTheOldIndexServesMeanwhile(t *testing.T) {
	log, logs := logged()
	e := &slow{}
	l := openLibrary(t, journey.NewMemory(), func(o *knowledge.LibraryOptions) { o.Index.Encoder, o.Log = e, log })
	eventually(t, func() bool { return l.Lacks() == nil }, "the meaning")
	hold := make(chan struct{})
	e.set(hold, nil)
	var last chat.Seq
	for i := range 20 {
		last = save(t, l, fmt.Sprintf("p%d", i), fmt.Sprintf("Text number %d.", i))
	}
	serving, pages := l.Serving()
	require.Equal(t, []any{chat.Seq(0), 2}, []any{serving, pages})
	soon, stop := context.WithTimeout(t.Context(), 20*time.Millisecond)
	require.False(t, l.Indexed(soon, last))
	stop()
	before := logs.FilterMessage("pages taken over").Len()
	e.set(nil, nil)
	close(hold)
	require.True(t, l.Indexed(t.Context(), last))
	serving, pages = l.Serving()
	require.Equal(t, []any{last, 22}, []any{serving, pages})
	require.LessOrEqual(t, logs.FilterMessage("pages taken over").Len()-before, 2, "the one that was under way, and one for all the rest")

	e.set(make(chan struct{}), nil)
	v := save(t, l, "p0", "Another text.")
	l.Close()
	require.False(t, l.Indexed(t.Context(), v), "it is closed, and did not wait for the encoder")
}

// TestAnEncoderThatIsAway: pages are found by their words, and the meaning is tried again.
func TestAnEncoderThatIsAway(t *testing.T) {
	e, away := &slow{}, errors.New("nobody is there")
	var mu sync.Mutex
	ready := away
	l := openLibrary(t, journey.NewMemory(), func(o *knowledge.LibraryOptions) {
		o.Index.Encoder = e
		o.Ready = func(context.Context) error { mu.Lock(); defer mu.Unlock(); return ready }
	})
	eventually(t, func() bool { return l.Wait() == time.Minute }, "it is tried again in a minute")
	require.ErrorIs(t, l.Lacks(), away)
	l.TryAgain()
	eventually(t, func() bool { return l.Wait() == 2*time.Minute }, "and then later")
	v := save(t, l, "new", "New text.")
	require.True(t, l.Indexed(t.Context(), v))
	require.ErrorIs(t, l.Lacks(), away)
	mu.Lock()
	ready = nil
	mu.Unlock()
	e.set(nil, away)
	l.TryAgain()
	eventually(t, func() bool { e.mu.Lock(); defer e.mu.Unlock(); return e.n > 0 }, "it was asked")
	e.set(nil, nil)
	eventually(t, func() bool { l.TryAgain(); return l.Lacks() == nil }, "the meaning")
	eventually(t, func() bool { return l.Wait() == 0 }, "no more to try")
	serving, pages := l.Serving()
	require.Equal(t, []any{v, 3}, []any{serving, pages})
}
