package sqlitestore

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

// smallDisk mounts 32 MiB of which 8 are free, and returns what frees the others, and what takes every byte that is left.
func smallDisk(t *testing.T) (disk string, free, fill func()) {
	disk = t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", disk).CombinedOutput(); err != nil {
		t.Skipf("only root can mount a small disk: %v %s", err, out)
	}
	t.Cleanup(func() { exec.Command("umount", "-l", disk).Run() })
	ballast, rest := filepath.Join(disk, "ballast"), filepath.Join(disk, "rest")
	require.NoError(t, os.WriteFile(ballast, make([]byte, 24<<20), 0o600))
	free = func() { require.NoError(t, errors.Join(os.Remove(ballast), os.RemoveAll(rest))) }
	fill = func() {
		f, err := os.OpenFile(rest, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
		require.NoError(t, err)
		for err == nil {
			_, err = f.Write(make([]byte, 4096))
		}
		require.NoError(t, f.Close())
	}
	return disk, free, fill
}

// TestDiskFull: no ack without storage, a clear error, nothing half, and work goes on when there is space again, without a restart.
// Closing and opening need no space but that which was kept for them.
func TestDiskFull(t *testing.T) {
	t.Run("some is freed", func(t *testing.T) {
		disk, free, _ := smallDisk(t)
		s := open(t, filepath.Join(disk, "store"))
		heads := begun(t, s)
		appendUntilFull(t, s, heads)
		free()
		goesOn(t, s, heads)
		closesAndOpens(t, s, heads)
	})
	t.Run("nothing is freed", func(t *testing.T) {
		disk, _, _ := smallDisk(t)
		s := open(t, filepath.Join(disk, "store"))
		heads := begun(t, s)
		appendUntilFull(t, s, heads)
		for range 3 {
			s = closesAndOpens(t, s, heads)
		}
	})
	t.Run("others take what is left", func(t *testing.T) {
		disk, free, fill := smallDisk(t)
		s := open(t, filepath.Join(disk, "store"))
		heads := begun(t, s)
		appendUntilFull(t, s, heads)
		fill()
		for range 3 {
			s = closesAndOpens(t, s, heads)
			fill()
			appendUntilFull(t, s, heads)
		}
		free()
		goesOn(t, s, heads)
		closesAndOpens(t, s, heads)
	})
	t.Run("others take all at once", func(t *testing.T) { // while much waits to be settled
		disk, free, fill := smallDisk(t)
		s := open(t, filepath.Join(disk, "store"))
		heads := begun(t, s)
		stop := time.AfterFunc(100*time.Millisecond, fill)
		defer stop.Stop()
		appendUntilFull(t, s, heads)
		s = closesAndOpens(t, s, heads)
		free()
		goesOn(t, s, heads)
	})
	t.Run("killed on the full disk", func(t *testing.T) {
		disk, free, fill := smallDisk(t)
		dir := filepath.Join(disk, "store")
		acked := filledByChild(t, dir)
		fill()
		s := open(t, dir)
		for ref, a := range acked {
			e, err := s.Ref(t.Context(), a.log, "agent:"+a.agent, ref)
			require.NoError(t, err, ref)
			require.Equal(t, a.seq, e.Seq)
		}
		free()
		require.Eventually(t, func() bool {
			_, err := s.Append(t.Context(), chat.Session{ID: "new"}, said("after", ""))
			return err == nil
		}, 5*time.Second, 20*time.Millisecond)
	})
	t.Run("a page limit", func(t *testing.T) {
		s := open(t, t.TempDir())
		limit := func(pages int) {
			require.NoError(t, s.do(t.Context(), func(w *writer) error {
				w.db.setup = append(w.db.setup[:len(writing):len(writing)], fmt.Sprintf("PRAGMA max_page_count = %d", pages))
				w.c.Close()
				w.c = nil
				return nil
			}))
		}
		limit(200)
		heads := begun(t, s)
		appendUntilFull(t, s, heads)
		limit(1 << 30)
		goesOn(t, s, heads)
		closesAndOpens(t, s, heads)
	})
	reported(t, "T16 disk full", "a disk of 32 MB fills: some is freed, nothing is freed, others take all of it, the process is killed on it, a page limit", "8 writers until each is refused",
		"full disks", 6, "acked without storage, acked and missing, not opened again, or not going on within 5 s of room")
}

func begun(t *testing.T, s *Store) []chat.Session {
	heads := make([]chat.Session, 8)
	for i := range heads {
		heads[i] = begin(t, s, chat.ID(fmt.Sprintf("s%d", i)))
	}
	return heads
}

// appendUntilFull appends to all logs at once until each is refused.
func appendUntilFull(t *testing.T, s *Store, heads []chat.Session) {
	var acked atomic.Int64
	began := time.Now()
	each(len(heads), func(i int) {
		for k := 0; ; k++ {
			at, err := s.Append(context.Background(), heads[i], said(strings.Repeat("words ", 300), ""))
			if err != nil {
				if !errors.Is(err, chat.ErrUnavailable) {
					t.Errorf("want ErrUnavailable, not %v", err)
				}
				return
			}
			acked.Add(1)
			heads[i] = at
			if k > 10000 {
				t.Error("the disk does not fill")
				return
			}
		}
	})
	t.Logf("%d acked in %v", acked.Load(), time.Since(began))
	require.Greater(t, heads[0].Head, chat.Seq(1))
	allThere(t, s, heads)
}

// allThere: nobody sees what was not kept, and everybody what was.
func allThere(t *testing.T, s *Store, heads []chat.Session) {
	for _, at := range heads {
		got, err := s.Get(t.Context(), at.ID)
		require.NoError(t, err)
		require.Equal(t, at, got)
		log, err := s.Read(t.Context(), at.ID, 0, 0)
		require.NoError(t, err)
		require.Equal(t, at, chat.Fold(at.ID, log))
	}
}

// goesOn: appends are taken again soon, and found.
func goesOn(t *testing.T, s *Store, heads []chat.Session) {
	began := time.Now()
	defer func() { t.Logf("goes on after %v", time.Since(began)) }()
	for i, at := range heads {
		require.Eventually(t, func() bool {
			next, err := s.Append(t.Context(), at, said("after", ""))
			heads[i] = next
			return err == nil
		}, 5*time.Second, 20*time.Millisecond)
	}
	found, err := s.List(t.Context(), chat.Query{Text: "after"})
	require.NoError(t, err)
	require.Len(t, found, len(heads))
}

func closesAndOpens(t *testing.T, s *Store, heads []chat.Session) *Store {
	require.NoError(t, s.Close())
	s = open(t, s.dir)
	allThere(t, s, heads)
	return s
}

type kept struct {
	log   chat.ID
	agent string
	seq   chat.Seq
}

// filledByChild lets another process write until it is refused; it ends without closing the store. What it was told comes back, by ref.
func filledByChild(t *testing.T, dir string) map[string]kept {
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), childDir+"="+dir, childRound+"=0", childPad+"=2000")
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	acked, failed := map[string]kept{}, ""
	for in := bufio.NewScanner(out); in.Scan(); {
		switch f := strings.Fields(in.Text()); f[0] {
		case "acked":
			seq, _ := strconv.ParseUint(f[4], 10, 64)
			acked[f[3]] = kept{chat.ID(f[1]), f[2], chat.Seq(seq)}
		case "failed":
			failed = in.Text()
		}
	}
	io.Copy(io.Discard, out)
	require.Error(t, cmd.Wait())
	require.Contains(t, failed, chat.ErrUnavailable.Error(), "the disk did not fill")
	require.NotEmpty(t, acked)
	return acked
}
