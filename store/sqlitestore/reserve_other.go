//go:build !linux

package sqlitestore

import "os"

// allocate makes the first n bytes of the file take their room on the disk.
func allocate(f *os.File, n int64) error { return fill(f, n) }
