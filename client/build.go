package client

import (
	"fmt"
	"os/exec"
	"path/filepath"
)

// Build compiles the server into dir and returns the path of the binary. With race it carries the race detector.
func Build(dir string, race bool) (string, error) {
	binary := filepath.Join(dir, "roundpeg")
	args := []string{"build", "-o", binary}
	if race {
		binary += "-race"
		args = []string{"build", "-race", "-o", binary}
	}
	out, err := exec.Command("go", append(args, "roundpeg/cmd/roundpeg")...).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("build: %w\n%s", err, out)
	}
	return binary, nil
}
