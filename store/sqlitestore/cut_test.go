package sqlitestore

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

// What the damaged files held: every log as it was acked.
type truth map[chat.ID][]chat.Event

// full says whether the counts are those of a whole run: ROUNDPEG_RELIABILITY=full. Otherwise a sample of them is taken.
var full = os.Getenv("ROUNDPEG_RELIABILITY") == "full"

var bg = context.Background()

const damageLoad = "a store with the usual things in it, opened and read whole each time"

// sampled is of how many cases a short run takes one.
func sampled() int {
	if full {
		return 1
	}
	return 500
}

const lastBytes = 64 << 10 // of a file are cut at each byte

// TestFileCut cuts the closed file at each byte of its last 64 KiB: what is opened at all serves all that was acked, or says that it is damaged.
func TestFileCut(t *testing.T) {
	files, want := closedStore(t)
	whole := files[fileName]
	require.Greater(t, len(whole), lastBytes)
	opened := harmed(t, sample(lastBytes, 20), func(i int) map[string][]byte {
		return with(files, fileName, whole[:len(whole)-1-i])
	}, func(s *Store, i int) error { return serves(s, want, true, i) })
	require.Zero(t, opened, "a cut that is not found at the start")
	reported(t, "T17 file cut", "the closed store file cut at each byte of its last 64 KiB", damageLoad, "files cut", len(sample(lastBytes, 20)), "opened, or refused without its name")
}

// TestBitsFlipped flips one bit anywhere in the closed file.
func TestBitsFlipped(t *testing.T) {
	files, want := closedStore(t)
	flip := func(r *rand.Rand) map[string][]byte {
		b := bytes.Clone(files[fileName])
		b[r.IntN(len(b))] ^= 1 << r.IntN(8)
		return with(files, fileName, b)
	}
	t.Run("small file", func(t *testing.T) {
		opened := harmed(t, sample(10_000, 20), func(i int) map[string][]byte { return flip(rand.New(rand.NewPCG(1, uint64(i)))) },
			func(s *Store, i int) error { return serves(s, want, true, i) })
		t.Logf("%d opened: what was flipped is not used", opened)
		reported(t, "T17 bits", "one bit of the closed store file flipped", damageLoad, "bits flipped", 10_000/sampled(), "anything served otherwise than acked, or missing, or a panic")
	})
	t.Run("large file", func(t *testing.T) { // too large to be read whole at the start: what is damaged may be missed, but nothing wrong is served
		was := checkUpTo
		checkUpTo = 0
		defer func() { checkUpTo = was }()
		opened := harmed(t, sample(10_000, 20), func(i int) map[string][]byte { return flip(rand.New(rand.NewPCG(2, uint64(i)))) },
			func(s *Store, i int) error { return serves(s, want, false, i) })
		require.Positive(t, opened)
		reported(t, "T17 bits large", "the same in a file that is too large to be checked whole at the start", damageLoad, "bits flipped", 10_000/sampled(), "anything served otherwise than acked, or a panic")
	})
}

// TestLogCut cuts the write-ahead log of a process that was killed: all that was durable before the cut is there, and nothing else.
func TestLogCut(t *testing.T) {
	files, acks := killedStore(t)
	wal := files[fileName+"-wal"]
	require.Greater(t, len(wal), lastBytes)
	opened := harmed(t, sample(lastBytes, 20), func(i int) map[string][]byte {
		return with(files, fileName+"-wal", wal[:len(wal)-1-i])
	}, func(s *Store, i int) error {
		want := truth{}
		for _, a := range acks {
			if a.wal <= int64(len(wal)-1-i) {
				want[a.id] = append(want[a.id], a.event)
			}
		}
		return serves(s, want, true, i)
	})
	require.Equal(t, len(sample(lastBytes, 20)), opened, "a cut log is no damage")
	reported(t, "T17 log cut", "the write-ahead log of a killed process cut at each byte of its last 64 KiB", damageLoad, "logs cut", len(sample(lastBytes, 20)), "anything but exactly what was durable before the cut")
}

// sample gives 0…n-1 in a whole run, else some of them, the first and the last among them.
func sample(n, some int) []int {
	step := 1
	if !full {
		step = n / some
	}
	var all []int
	for i := 0; i < n; i += step {
		all = append(all, i)
	}
	return append(all, n-1)[:len(all)+min(1, step-1)]
}

func with(files map[string][]byte, name string, b []byte) map[string][]byte {
	out := map[string][]byte{}
	for n, have := range files {
		out[n] = have
	}
	out[name] = b
	return out
}

// harmed opens the files that harm makes of each case, lets look at the store what it serves, and returns how many could be opened. Those
// that could not must have said why.
func harmed(t *testing.T, cases []int, harm func(i int) map[string][]byte, look func(s *Store, i int) error) int {
	var next, opened atomic.Int64
	base := t.TempDir()
	if shm, err := os.MkdirTemp("/dev/shm", "roundpeg"); err == nil { // tens of thousands of small files need no disk
		base = shm
		t.Cleanup(func() { os.RemoveAll(shm) })
	}
	each(runtime.GOMAXPROCS(0), func(worker int) {
		dir := filepath.Join(base, fmt.Sprint("w", worker))
		for {
			k := int(next.Add(1)) - 1
			if k >= len(cases) || t.Failed() {
				return
			}
			err := errors.Join(os.RemoveAll(dir), os.Mkdir(dir, 0o700))
			for name, b := range harm(cases[k]) {
				err = errors.Join(err, os.WriteFile(filepath.Join(dir, name), b, 0o600))
			}
			if err != nil {
				t.Error(err)
				return
			}
			s, err := Open(dir, Options{Readers: 1})
			if err != nil {
				if !strings.Contains(err.Error(), filepath.Join(dir, fileName)) {
					t.Errorf("case %d: the file is not named: %v", cases[k], err)
				}
				continue
			}
			opened.Add(1)
			if err := look(s, cases[k]); err != nil {
				t.Errorf("case %d: %v", cases[k], err)
			}
			s.Close()
		}
	})
	t.Logf("%d files, %d opened", len(cases), opened.Load())
	return int(opened.Load())
}

// serves: what is served is what was acked, and with all of it nothing is missing, unless the store says that it is damaged.
func serves(s *Store, want truth, all bool, i int) error {
	missing := func(err error) bool { return all && errors.Is(err, chat.ErrNotFound) }
	newest, err := s.List(bg, chat.Query{Limit: chat.MaxLimit})
	if err == nil && all && len(newest) != len(want) {
		return fmt.Errorf("%d of %d sessions listed", len(newest), len(want))
	}
	for _, one := range newest {
		if same := chat.Fold(one.ID, want[one.ID]); err == nil && !equal(one, same) {
			return fmt.Errorf("listed %+v, was %+v", one, same)
		}
	}
	for id, log := range want {
		at, err := s.Get(bg, id)
		if same := chat.Fold(id, log); missing(err) || err == nil && !equal(at, same) {
			return fmt.Errorf("got %+v, was %+v: %v", at, same, err)
		}
		have, err := s.Read(bg, id, 0, 0)
		if missing(err) || err == nil && !equal(have, log) {
			return fmt.Errorf("read %v, was %v: %v", have, log, err)
		}
		if e := log[i%len(log)]; e.Command() {
			one, err := s.Ref(bg, id, e.By.Sender(), e.Ref)
			if missing(err) || err == nil && !equal(one, e) {
				return fmt.Errorf("ref %v, was %v: %v", one, e, err)
			}
		}
	}
	return nil
}

func equal(a, b any) bool { return fmt.Sprintf("%+v", a) == fmt.Sprintf("%+v", b) }

// closedStore returns the files of a store with the usual things in it, after Close.
func closedStore(t *testing.T) (map[string][]byte, truth) {
	dir := t.TempDir()
	s := open(t, dir)
	for i := range 24 {
		scene(t, s, i, func(chat.Session, []chat.Event) {})
	}
	want := truth{}
	all, err := s.List(bg, chat.Query{Limit: chat.MaxLimit})
	require.NoError(t, err)
	for _, one := range all {
		want[one.ID], err = s.Read(bg, one.ID, 0, 0)
		require.NoError(t, err)
	}
	require.Len(t, want, 24)
	require.NoError(t, s.Close())
	return filesOf(t, dir), want
}

type ackedEvent struct {
	id    chat.ID
	event chat.Event
	wal   int64 // size of the write-ahead log at the ack
}

// killedStore returns the files as they are before the last appends are settled, and what was acked when.
func killedStore(t *testing.T) (map[string][]byte, []ackedEvent) {
	dir := t.TempDir()
	s := open(t, dir)
	var all []ackedEvent
	keep := func(at chat.Session, ev []chat.Event) {
		fi, err := os.Stat(filepath.Join(dir, fileName+"-wal"))
		require.NoError(t, err)
		log, err := s.Read(bg, at.ID, at.Head-chat.Seq(len(ev)), 0)
		require.NoError(t, err)
		for _, e := range log {
			all = append(all, ackedEvent{at.ID, e, fi.Size()})
		}
	}
	for i := range 6 {
		scene(t, s, i, keep)
		if i%8 == 3 {
			time.Sleep(3 * settleWait) // some of it is settled
		}
	}
	var files map[string][]byte
	for i := 6; files == nil; i++ { // until some of it is not settled when the files are copied
		scene(t, s, i, keep)
		require.NoError(t, s.do(bg, func(w *writer) error {
			if len(w.waiting) > 0 {
				files = filesOf(t, dir)
			}
			return nil
		}))
		require.Less(t, i, 50)
	}
	require.NoError(t, s.Close())
	return files, all
}

func filesOf(t *testing.T, dir string) map[string][]byte {
	files := map[string][]byte{}
	for _, name := range []string{fileName, fileName + "-wal", searchName} {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if !os.IsNotExist(err) {
			require.NoError(t, err)
			files[name] = b
		}
	}
	return files
}

// scene is a conversation of one kind or another.
func scene(t *testing.T, s *Store, i int, kept func(chat.Session, []chat.Event)) {
	at := chat.Session{ID: chat.ID(fmt.Sprintf("s%02d", i))}
	when := t0.Plus(time.Duration(i) * time.Hour)
	add := func(ev ...chat.Event) {
		var err error
		at, err = s.Append(bg, at, ev...)
		require.NoError(t, err)
		kept(at, ev)
	}
	by := func(r chat.Role, body chat.Body, ref string) chat.Event {
		e := chat.New(when, chat.By{Role: r, ID: map[chat.Role]string{chat.Agent: "7"}[r]}, body)
		e.Ref = ref
		return e
	}
	add(by(chat.System, chat.Started{Locale: "en", Customer: chat.Person{ID: fmt.Sprint("k", i%5), Verified: i%2 == 0}}, ""))
	for k := range 4 {
		add(by(chat.Customer, chat.Message{Text: strings.Repeat(fmt.Sprintf("where is parcel %d? ", i*k), 1+k*k)}, fmt.Sprint("m", k)))
		add(by(chat.Bot, chat.Decision{Action: chat.Answer, Intent: "parcel", Confidence: 0.9}, fmt.Sprint("m", k)), by(chat.Bot, chat.Message{Text: "it is on its way"}, fmt.Sprint("m", k)))
	}
	switch i % 4 {
	case 0:
		add(by(chat.Bot, chat.HandoffRequested{Reason: chat.Frustration, Tier: 2 + i%3, Priority: i % 7, DueAt: when.Plus(time.Hour), Summary: "parcel"}, ""))
	case 1:
		add(by(chat.Customer, chat.Promised{Promise: "p", What: chat.Callback, DueAt: when.Plus(time.Hour)}, "c1"))
	case 2:
		add(by(chat.Customer, chat.Closed{Outcome: "ended"}, "e1"))
	}
}

// TestValuesWithoutSeals: a file of schema 1 is served as it was, and what is written now is sealed.
func TestValuesWithoutSeals(t *testing.T) {
	files, want := closedStore(t)
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, fileName), files[fileName], 0o600))
	c, err := connector{filepath.Join(dir, fileName), nil}.dial()
	require.NoError(t, err)
	require.NoError(t, c.script(fmt.Sprintf(`CREATE TABLE old (log INTEGER NOT NULL, seq INTEGER NOT NULL, sender TEXT, ref TEXT, body BLOB NOT NULL, PRIMARY KEY (log, seq)) WITHOUT ROWID;
		INSERT INTO old SELECT log, id & 16777215, sender, ref, substr(body, 1, length(body)-%d) FROM event;
		DROP TABLE event;
		ALTER TABLE old RENAME TO event;
		CREATE UNIQUE INDEX event_ref ON event (log, ref, sender) WHERE ref IS NOT NULL;
		UPDATE session SET fold = substr(fold, 1, length(fold)-%[1]d);
		PRAGMA user_version = 1`, sealSize)))
	plain, err := c.number("SELECT count(*) FROM event WHERE substr(body, -1) = x'7d'")
	require.NoError(t, err)
	require.Positive(t, plain)
	require.NoError(t, c.Close())
	s := open(t, dir)
	require.NoError(t, serves(s, want, true, 1))
	require.NoError(t, s.Check())
	at, err := s.Get(bg, "s01")
	require.NoError(t, err)
	_, err = s.Append(bg, at, said("sealed", "new"))
	require.NoError(t, err)
	require.NoError(t, s.Close())
	c, err = connector{filepath.Join(dir, fileName), nil}.dial()
	require.NoError(t, err)
	defer c.Close()
	sealed, err := c.number("SELECT count(*) FROM event WHERE substr(body, -1) = x'82'")
	require.NoError(t, err)
	require.EqualValues(t, 1, sealed)
}
