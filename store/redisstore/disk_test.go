package redisstore

import (
	"os"
	"os/exec"
	"testing"
)

// smallDisk is a file system of that size.
func smallDisk(t *testing.T, size string) string {
	disk, err := os.MkdirTemp("", "small-disk-*")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(disk) })
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size="+size, "tmpfs", disk).CombinedOutput(); err != nil {
		t.Skipf("SKIPPED: only root can mount a small disk: %v %s", err, out)
	}
	t.Cleanup(func() { exec.Command("umount", "-l", disk).Run() })
	return disk
}
