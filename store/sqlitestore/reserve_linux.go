package sqlitestore

import (
	"errors"
	"os"
	"syscall"
)

// allocate makes the first n bytes of the file take their room on the disk.
func allocate(f *os.File, n int64) error {
	err := syscall.Fallocate(int(f.Fd()), 0, 0, n)
	if errors.Is(err, syscall.EOPNOTSUPP) {
		return fill(f, n)
	}
	return err
}
