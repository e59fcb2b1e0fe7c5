package handoff

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// longestLine bounds a line of a file of dialogues, in bytes.
const longestLine = 16 << 20

// EachLine gives the lines of a file of JSON objects, without those that are empty. An error of use ends it, and names the line.
func EachLine(in io.Reader, use func(line []byte) error) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 1<<16), longestLine)
	n := 0
	for lines.Scan() {
		n++
		line := bytes.TrimSpace(bytes.TrimPrefix(lines.Bytes(), []byte("\ufeff")))
		if len(line) == 0 {
			continue
		}
		if err := use(line); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return fmt.Errorf("line %d is longer than %d MiB", n+1, longestLine>>20)
	}
	if lines.Err() != nil {
		return fmt.Errorf("line %d: %w", n+1, lines.Err())
	}
	return nil
}
