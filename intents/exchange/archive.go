package exchange

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// An archive may say that it holds much, and unpack to more. What is read is bounded by what comes out.
const (
	maxFile    = 64 << 20 // of the file itself
	maxMembers = 20_000
	maxMember  = 16 << 20 // unpacked
	maxAll     = 256 << 20
)

// archive is a zip whose members are read into memory alone.
type archive struct {
	files map[string]*zip.File
	names []string // sorted
	left  int64    // bytes that may still be unpacked
}

func openArchive(data []byte) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("not a zip archive that can be read: %w", err)
	}
	if len(z.File) > maxMembers {
		return nil, fmt.Errorf("%d files in it: at most %d are read", len(z.File), maxMembers)
	}
	a := &archive{files: map[string]*zip.File{}, left: maxAll}
	for _, f := range z.File {
		name := strings.ReplaceAll(f.Name, `\`, "/")
		if path.IsAbs(name) || slices.Contains(strings.Split(name, "/"), "..") {
			return nil, fmt.Errorf("%q leads out of the archive: this is no export", f.Name)
		}
		if !f.Mode().IsRegular() && !f.Mode().IsDir() {
			return nil, fmt.Errorf("%q is a link or a device: this is no export", f.Name)
		}
		if f.Mode().IsDir() || strings.HasSuffix(name, "/") {
			continue
		}
		if name = path.Clean(name); a.files[name] != nil {
			return nil, fmt.Errorf("%q is in it twice: this is no export", name)
		}
		a.files[name] = f
		a.names = append(a.names, name)
	}
	slices.Sort(a.names)
	return a, nil
}

var errLarge = errors.New("it unpacks to more than is read: this is no export")

// read unpacks a member.
func (a *archive) read(name string) ([]byte, error) {
	f, err := a.files[name].Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer f.Close()
	most := min(maxMember, a.left)
	b, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(b)) > most {
		err = errLarge
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	a.left -= int64(len(b))
	return b, nil
}

// decode reads a member's JSON.
func (a *archive) decode(name string, to any) error {
	b, err := a.read(name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, to); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// Detect finds out the format by the file's name and what is in it.
func Detect(name string, data []byte) (Format, error) {
	switch strings.ToLower(path.Ext(name)) {
	case ".csv", ".tsv":
		return CSV, nil
	case ".jsonl", ".ndjson":
		return JSONL, nil
	case ".yml", ".yaml":
		for line := range bytes.Lines(data) {
			if bytes.HasPrefix(line, []byte("nlu:")) {
				return Rasa, nil
			}
		}
		return YAML, nil
	case ".zip":
		a, err := openArchive(data)
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		for _, n := range a.names {
			switch {
			case strings.Contains("/"+n, "/BotLocales/"):
				return Lex, nil
			case strings.Contains("/"+n, "/trainingPhrases/"):
				return DialogflowCX, nil
			case strings.Contains(path.Base(n), "_usersays_"):
				return DialogflowES, nil
			}
		}
		return "", fmt.Errorf("%s: neither an export of Dialogflow ES or CX nor of Lex V2", name)
	}
	return "", fmt.Errorf("%s: the name does not tell the format: say which with --format, one of %s", name, strings.Join(Formats(), ", "))
}
