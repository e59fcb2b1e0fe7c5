//go:build linux

package sqlitestore

import (
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unsafe"

	"github.com/stretchr/testify/require"
	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"

	"roundpeg/chat"
)

// What SQLite is told instead of having it done; 0 has it done.
var failWrite, failSync atomic.Int32

var faulty sync.Once

// disturb puts failWrite and failSync in the way of every file that SQLite has open. It has one table of functions for databases, and
// one for files beside them, found here by opening one more of each.
func disturb(t *testing.T) {
	faulty.Do(func() {
		tls := libc.NewTLS()
		at := sqlite3.Xsqlite3_vfs_find(tls, 0)
		vfs := as[sqlite3.Tsqlite3_vfs](at)
		open := as[func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32](address(&vfs.FxOpen))
		for _, kind := range []int32{sqlite3.SQLITE_OPEN_MAIN_DB, sqlite3.SQLITE_OPEN_WAL} {
			file, out := libc.Xmalloc(tls, libc.Tsize_t(vfs.FszOsFile)), libc.Xmalloc(tls, 4)
			name, err := libc.CString(filepath.Join(t.TempDir(), "file"))
			require.NoError(t, err)
			require.Zero(t, (*open)(tls, at, name, file, sqlite3.SQLITE_OPEN_READWRITE|sqlite3.SQLITE_OPEN_CREATE|kind, out))
			table := as[sqlite3.Tsqlite3_io_methods](*as[uintptr](file))
			write, sync := table.FxWrite, table.FxSync
			own(&table.FxWrite, func(tls *libc.TLS, file, from uintptr, n int32, off int64) int32 {
				if rc := failWrite.Load(); rc != 0 {
					return rc
				}
				return (*as[func(*libc.TLS, uintptr, uintptr, int32, int64) int32](address(&write)))(tls, file, from, n, off)
			})
			own(&table.FxSync, func(tls *libc.TLS, file uintptr, flags int32) int32 {
				if rc := failSync.Load(); rc != 0 {
					return rc
				}
				return (*as[func(*libc.TLS, uintptr, int32) int32](address(&sync)))(tls, file, flags)
			})
		}
	})
	t.Cleanup(func() { failWrite.Store(0); failSync.Store(0) })
}

// C memory and C function pointers, as package lib has them: a function is the address of its closure.
func as[T any](p uintptr) *T        { return *(**T)(unsafe.Pointer(&p)) }
func address[T any](p *T) uintptr   { return uintptr(unsafe.Pointer(p)) }
func own[F any](slot *uintptr, f F) { held = append(held, &f); *slot = *(*uintptr)(unsafe.Pointer(&f)) }

var held []any // SQLite's memory is not seen by the garbage collector

// TestStorageFails: while nothing can be written, or nothing synced, nothing is acked and the error says so; what was acked is read; then all
// goes on without a restart, and what was refused does not come back in its place.
func TestStorageFails(t *testing.T) {
	disturb(t)
	for name, c := range map[string]struct {
		fault *atomic.Int32
		code  int32
		says  string
	}{
		"sync error": {&failSync, sqlite3.SQLITE_IOERR_FSYNC, "disk I/O error"},
		"read-only":  {&failWrite, sqlite3.SQLITE_IOERR_WRITE, "disk I/O error"},
		"full":       {&failWrite, sqlite3.SQLITE_FULL, "full"},
	} {
		t.Run(name, func(t *testing.T) {
			defer c.fault.Store(0)
			s := open(t, t.TempDir())
			heads := begun(t, s)
			for round := range 3 {
				each(len(heads), func(i int) {
					for range 20 {
						next, err := s.Append(t.Context(), heads[i], said("before", ""))
						if err != nil {
							t.Errorf("round %d: %v", round, err)
							return
						}
						heads[i] = next
					}
				})
				c.fault.Store(c.code)
				for range 5 {
					each(len(heads), func(i int) {
						_, err := s.Append(t.Context(), heads[i], said("lost", ""))
						if err == nil {
							t.Error("acked without storage")
						}
					})
				}
				_, err := s.Append(t.Context(), heads[0], said("lost", ""))
				require.ErrorIs(t, err, chat.ErrUnavailable)
				require.ErrorContains(t, err, c.says)
				allThere(t, s, heads)
				c.fault.Store(0)
				goesOn(t, s, heads)
				allThere(t, s, heads)
			}
			closesAndOpens(t, s, heads)
		})
	}
	reported(t, "T16 storage fails", "a sync error, a disk that takes no writes, a full one, between SQLite and the system", "8 writers, 3 rounds each", "storages that failed", 3,
		"acked without storage, refused and there afterwards, or not going on without a restart")
}

// TestReadOnlyDisk: a store on a disk that became read-only is not opened, in words, and is opened when it can be written again.
func TestReadOnlyDisk(t *testing.T) {
	disk, _, _ := smallDisk(t)
	dir := filepath.Join(disk, "store")
	s := open(t, dir)
	heads := begun(t, s)
	require.NoError(t, s.Close())
	remount := func(how string) {
		out, err := exec.Command("mount", "-o", "remount,"+how, disk).CombinedOutput()
		require.NoError(t, err, string(out))
	}
	remount("ro")
	_, err := Open(dir, Options{})
	require.ErrorContains(t, err, "read-only file system")
	remount("rw")
	s = open(t, dir)
	began := time.Now()
	goesOn(t, s, heads)
	require.Less(t, time.Since(began), 5*time.Second)
	allThere(t, s, heads)
}
