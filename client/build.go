package client

import (
	"fmt"
	"os/exec"
	"path/filepath"
)

// foreign are flags with which SQLite, which is C that a program made Go of, and argon2, which hashes in one goroutine, are not watched by the race detector: that
// would take most of the time of what uses them. Who calls them is. The Makefile has the same.
var foreign = []string{"-gcflags=modernc.org/...=-race=false -d=checkptr=0", "-gcflags=golang.org/x/crypto/...=-race=false"}

// Build compiles the server into dir and returns the path of the binary. With race it carries the race detector.
func Build(dir string, race bool) (string, error) {
	binary := filepath.Join(dir, "roundpeg")
	args := []string{"build", "-o", binary}
	if race {
		binary += "-race"
		args = append(append([]string{"build", "-race"}, foreign...), "-o", binary)
	}
	out, err := exec.Command("go", append(args, "roundpeg/cmd/roundpeg")...).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("build: %w\n%s", err, out)
	}
	return binary, nil
}
