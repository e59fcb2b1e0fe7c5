package report

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Check says whether a report could be written there, before a long measurement. It leaves nothing behind.
// The files of the measurement itself must not be overwritten.
func Check(path string, sources ...string) error {
	if path == "-" {
		return errors.New("html: name a file: standard output is for the figures")
	}
	at, err := os.Stat(path)
	switch {
	case err == nil && !at.Mode().IsRegular():
		return fmt.Errorf("html: %s is not a file: name one, such as %s", path, filepath.Join(path, "report.html"))
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("html: %w: name a file in a folder that is there", err)
	}
	for _, s := range sources {
		if of, err := os.Stat(s); err == nil && at != nil && os.SameFile(at, of) {
			return fmt.Errorf("html: %s is what is measured: name another file for the report", path)
		}
	}
	temp, err := create(path)
	if err != nil {
		return err
	}
	return errors.Join(temp.Close(), os.Remove(temp.Name()))
}

// WriteFile makes or replaces the file, whole or not at all.
func WriteFile(path string, write func(io.Writer) error) (err error) {
	temp, err := create(path)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(temp.Name())
		}
	}()
	err = write(temp)
	if err == nil {
		err = temp.Sync()
	}
	if e := temp.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(temp.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("html: %s: %w", path, err)
	}
	return nil
}

// create opens a new file beside path.
func create(path string) (*os.File, error) {
	temp, err := os.OpenFile(fmt.Sprintf("%s.%d.tmp", path, os.Getpid()), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		var p *fs.PathError
		if errors.As(err, &p) {
			err = p.Err
		}
		return nil, fmt.Errorf("html: cannot write %s: %w: name a file in a folder that is there and that you may write to", path, err)
	}
	return temp, nil
}
