package sqlitestore

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

// TestDiskFull: no ack without storage, a clear error, nothing half, and work goes on when there is space again, without a restart.
func TestDiskFull(t *testing.T) {
	t.Run("a small disk", func(t *testing.T) {
		disk := t.TempDir()
		if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", disk).CombinedOutput(); err != nil {
			t.Skipf("only root can mount a small disk: %v %s", err, out)
		}
		t.Cleanup(func() { exec.Command("umount", "-l", disk).Run() })
		// 8 MiB to fill. What was kept in them takes about four times the room until it is settled and the write-ahead log is emptied.
		ballast := filepath.Join(disk, "ballast")
		require.NoError(t, os.WriteFile(ballast, make([]byte, 88<<20), 0o600))
		dir := filepath.Join(disk, "store")
		s := open(t, dir)
		diskFull(t, s, dir, func() { require.NoError(t, os.Remove(ballast)) })
	})
	t.Run("a page limit", func(t *testing.T) {
		dir := t.TempDir()
		s := open(t, dir)
		limit := func(pages int) {
			require.NoError(t, s.do(t.Context(), func(w *writer) error {
				w.db.setup = append(w.db.setup[:len(writing):len(writing)], fmt.Sprintf("PRAGMA max_page_count = %d", pages))
				w.c.Close()
				w.c = nil
				return nil
			}))
		}
		limit(200)
		diskFull(t, s, dir, func() { limit(1 << 30) })
	})
}

func diskFull(t *testing.T, s *Store, dir string, free func()) {
	var acked atomic.Int64
	heads := make([]chat.Session, 8)
	for i := range heads {
		heads[i] = begin(t, s, chat.ID(fmt.Sprintf("s%d", i)))
	}
	each(len(heads), func(i int) {
		for k := 0; ; k++ {
			at, err := s.Append(context.Background(), heads[i], said(strings.Repeat("words ", 300), fmt.Sprint("m", k)))
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
	require.Positive(t, acked.Load())
	for _, at := range heads { // nobody sees what was not kept, and everybody what was
		got, err := s.Get(t.Context(), at.ID)
		require.NoError(t, err)
		require.Equal(t, at, got)
		log, err := s.Read(t.Context(), at.ID, 0, 0)
		require.NoError(t, err)
		require.Equal(t, at, chat.Fold(at.ID, log))
	}
	free()
	for i, at := range heads {
		require.Eventually(t, func() bool {
			next, err := s.Append(t.Context(), at, said("after", "after"))
			heads[i] = next
			return err == nil
		}, 5*time.Second, 20*time.Millisecond)
	}
	found, err := s.List(t.Context(), chat.Query{Text: "after"})
	require.NoError(t, err)
	require.Len(t, found, len(heads))
	require.NoError(t, s.Close())
	s = open(t, dir)
	for _, at := range heads {
		log, err := s.Read(t.Context(), at.ID, 0, 0)
		require.NoError(t, err)
		require.Equal(t, at, chat.Fold(at.ID, log))
	}
	require.NoError(t, s.Close())
}

// TestDamage: a file that SQLite cannot trust is named at the start, with what to do.
func TestDamage(t *testing.T) {
	made := func(t *testing.T) (dir, path string) {
		dir = t.TempDir()
		s := open(t, dir)
		at := begin(t, s, "s1")
		for i := range 300 {
			var err error
			at, err = s.Append(t.Context(), at, said(strings.Repeat("words ", 50), fmt.Sprint("m", i)))
			require.NoError(t, err)
		}
		require.NoError(t, s.Close())
		return dir, filepath.Join(dir, fileName)
	}
	for name, harm := range map[string]func(b []byte) []byte{
		"cut to half":      func(b []byte) []byte { return b[:len(b)/2/4096*4096] },
		"cut in a page":    func(b []byte) []byte { return b[:len(b)/3+77] },
		"cut to its head":  func(b []byte) []byte { return b[:100] },
		"no database":      func(b []byte) []byte { return []byte(strings.Repeat("walrus", 5000)) },
		"pages with noise": func(b []byte) []byte { copy(b[2*4096:], strings.Repeat("\xa5", len(b)-2*4096)); return b },
	} {
		t.Run(name, func(t *testing.T) {
			dir, path := made(t)
			b, err := os.ReadFile(path)
			require.NoError(t, err)
			require.NoError(t, os.WriteFile(path, harm(b), 0o600))
			_, err = Open(dir, Options{})
			require.ErrorContains(t, err, path+" is damaged: restore it from a backup")
		})
	}
	t.Run("empty", func(t *testing.T) { // as good as none
		dir := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(dir, fileName), nil, 0o600))
		open(t, dir)
	})
}
