package knowledge

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folder is what is in a folder of pages.
type folder struct {
	files    map[string]file   // by the id of the page: what was read
	seen     map[string]seen   // … everything that is there
	troubles map[string]string // by path: why it is not taken
}

type file struct {
	path, content, sum string
}

// seen is a file from outside: one that is the same at two looks is not being written.
type seen struct {
	path string
	at   time.Time
	size int64
}

func sumOf(content string) string {
	sum := sha256.Sum256([]byte(content))
	return hex.EncodeToString(sum[:])
}

func (f folder) ids() []string { return slices.Sorted(maps.Keys(f.files)) }

// sum is that of all files; "" of none.
func (f folder) sum() string {
	var b bytes.Buffer
	for _, id := range f.ids() {
		fmt.Fprintln(&b, id, f.files[id].sum)
	}
	if b.Len() == 0 {
		return ""
	}
	return sumOf(b.String())
}

// files gives the files that are followed, or those of the start. A folder is opened anew each time: it may have been put in place of another. Links that lead out of
// it are not followed.
func (o LibraryOptions) files() (fs.FS, func(), error) {
	if o.Folder == "" {
		return o.First, func() {}, nil
	}
	root, err := os.OpenRoot(o.Folder)
	if err != nil {
		return nil, nil, fmt.Errorf("knowledge.folder: %w: name a folder that is there", err)
	}
	return root.FS(), func() { root.Close() }, nil
}

// look reads all there is.
func (o LibraryOptions) look() (f folder, err error) {
	f = folder{map[string]file{}, map[string]seen{}, map[string]string{}}
	files, done, err := o.files()
	if err != nil || files == nil {
		return f, err
	}
	defer done()
	if err := f.list(files); err != nil {
		return f, err
	}
	f.read(files, slices.Sorted(maps.Keys(f.seen)))
	return f, nil
}

// CheckFolder says how many pages there are in a folder, and what is wrong with it or the first of them that is not taken.
func CheckFolder(dir string) (pages int, err error) {
	f, err := LibraryOptions{Folder: dir}.look()
	for _, name := range slices.Sorted(maps.Keys(f.troubles)) {
		err = fmt.Errorf("%s: %s", name, f.troubles[name])
		break
	}
	return len(f.files), err
}

// list finds the files of pages, without reading them. What stands in a folder that cannot be read might be anything: then there is no list.
func (f *folder) list(files fs.FS) error {
	return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("knowledge.folder: %w", err)
		case name != "." && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir() || !isPage(name):
			return nil
		}
		info, err := fs.Stat(files, name)
		switch id := idOf(name); {
		case err != nil && d.Type()&fs.ModeSymlink != 0:
			f.troubles[name] = "it is a link that leads to no file of the folder: put the file itself there"
		case err != nil:
			return nil // it went away while the others were looked at
		case !info.Mode().IsRegular():
			f.troubles[name] = "it is no file"
		case checkID(id) != nil:
			f.troubles[name] = "a page cannot be named so: use at most 100 letters, digits, - and _"
		case f.seen[id].path != "":
			f.troubles[name] = "it would be the same page as " + f.seen[id].path + ": rename one of them"
		default:
			f.seen[id] = seen{name, info.ModTime(), info.Size()}
		}
		return nil
	})
}

// read reads the files of these pages.
func (f *folder) read(files fs.FS, ids []string) {
	all := 0
	for _, id := range ids {
		name := f.seen[id].path
		content, err := readUpTo(files, name)
		if all += len(content); err == nil {
			switch {
			case all > maxAll:
				err = fmt.Errorf("the pages before it have %d MiB already, which is the most: remove some", maxAll>>20)
			case len(f.files) == maxPages:
				err = fmt.Errorf("there are %d pages before it already, which is the most: remove some", maxPages)
			}
		}
		if err != nil {
			f.troubles[name] = err.Error()
			continue
		}
		f.files[id] = file{name, content, sumOf(content)}
		if err := checkContent(id, content, formatOfFile(name)); err != nil {
			f.troubles[name] = withoutName(id, err)
		}
	}
}

// withoutName is a fault of a page where it is plain which one that is.
func withoutName(id string, err error) string {
	return strings.TrimPrefix(err.Error(), fmt.Sprintf("page %q: ", id))
}

// readUpTo reads a page that is no larger than one may be.
func readUpTo(files fs.FS, name string) (string, error) {
	r, err := files.Open(name)
	if err != nil {
		return "", err
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, MaxPage+1))
	switch {
	case err != nil:
		return "", err
	case len(b) > MaxPage:
		return "", fmt.Errorf("it has more than %d KiB: make two pages of it", MaxPage>>10)
	case !utf8.Valid(b):
		return "", errors.New("it is not UTF-8: save it as UTF-8")
	}
	return string(b), nil
}

var formats = map[string]string{".md": "", ".markdown": "", ".html": ".html", ".htm": ".html"}

func isPage(name string) bool {
	_, is := formats[strings.ToLower(path.Ext(name))]
	return is
}

// formatOfFile is what a page's id lacks to be read as its file says.
func formatOfFile(name string) string { return formats[strings.ToLower(path.Ext(name))] }

var notInID = regexp.MustCompile(`[^a-z0-9/_-]+`)

// idOf names the page in a file: "Über uns.md" is uber-uns.
func idOf(name string) string {
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(strings.TrimSuffix(name, path.Ext(name))))
	parts := strings.Split(notInID.ReplaceAllString(strings.ToLower(plain), "-"), "/")
	for i, p := range parts {
		parts[i] = strings.Trim(p, "-_")
	}
	return strings.Join(parts, "/")
}
