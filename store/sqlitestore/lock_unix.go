//go:build unix

package sqlitestore

import (
	"os"
	"syscall"
)

// lockFile takes the lock without waiting. It ends with the process, however that ends.
func lockFile(f *os.File) error {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
}
