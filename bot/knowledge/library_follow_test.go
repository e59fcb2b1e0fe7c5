package knowledge_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/zap/zaptest/observer"
	"pgregory.net/rapid"

	"roundpeg/bot/knowledge"
	"roundpeg/chat"
	"roundpeg/journey"
)

// disk is a folder of pages; its clock is ahead, so that every write is seen.
type disk struct {
	dir string
	at  time.Time
}

func newDisk(t testing.TB, files ...string) *disk {
	d := &disk{t.TempDir(), time.Now().Add(-time.Hour)}
	d.write(t, files...)
	return d
}

func (d *disk) write(t testing.TB, files ...string) {
	for i := 0; i+1 < len(files); i += 2 {
		name := filepath.Join(d.dir, files[i])
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o700))
		require.NoError(t, os.WriteFile(name, []byte(files[i+1]), 0o600))
		d.at = d.at.Add(time.Second)
		require.NoError(t, os.Chtimes(name, d.at, d.at))
	}
}

func (d *disk) remove(t testing.TB, files ...string) {
	for _, f := range files {
		require.NoError(t, os.Remove(filepath.Join(d.dir, f)))
	}
}

// over opens a library over a folder; looks looks at it as often as it takes.
func over(t testing.TB, store chat.Store, d *disk) (l *knowledge.Library, looks func(), logs *observer.ObservedLogs) {
	log, logs := logged()
	l = openLibrary(t, store, func(o *knowledge.LibraryOptions) { o.First, o.Folder, o.Log = nil, d.dir, log })
	look := l.Follower()
	return l, func() {
		for range 3 {
			look(t.Context())
		}
	}, logs
}

func TestAFolderIsFollowed(t *testing.T) {
	store, d := journey.NewMemory(), newDisk(t, "returns.md", "Thirty days.", "en/Our Hours.markdown", "Nine to five.", "de/Über uns.html", "<p>Wir.</p>", "notes.txt", "no page", ".draft.md", "no", ".git/x.md", "no")
	l, looks, logs := over(t, store, d)
	require.Equal(t, "de/uber-uns0 en/our-hours0 returns0", shown(l))
	looks()
	require.Equal(t, "de/uber-uns0 en/our-hours0 returns0", shown(l), "nothing has changed")

	d.write(t, "returns.md", "Forty days.", "new/shipping.md", "Two days.")
	looks()
	require.Equal(t, "de/uber-uns0 en/our-hours0 new/shipping1 returns2", shown(l))
	require.Equal(t, []string{"Forty days.", "returns.md"}, []string{content(t, l, "returns"), l.Pages()[3].By.Name})
	d.remove(t, "new/shipping.md")
	looks()
	require.Equal(t, "de/uber-uns0 en/our-hours0 returns2", shown(l))
	d.write(t, "new/shipping.md", "Two days.")
	looks()
	require.Equal(t, "de/uber-uns0 en/our-hours0 new/shipping4 returns2", shown(l), "back again")

	// What somebody edited otherwise is not touched by a file that goes away, but by one that changes.
	save(t, l, "returns", "By the console.")
	save(t, l, "mine", "Never in the folder.")
	d.remove(t, "returns.md")
	looks()
	require.Equal(t, "By the console.", content(t, l, "returns"))
	d.write(t, "returns.md", "Fifty days.")
	looks()
	require.Equal(t, "Fifty days.", content(t, l, "returns"))
	require.Contains(t, shown(l), "mine6")

	said := func() []observer.LoggedEntry { return logs.FilterMessageSnippet("not taken").All() }
	require.Empty(t, said())
	broken := "---\ntitle: [\n---\nSixty."
	d.write(t, "returns.md", broken)
	looks()
	looks()
	require.Len(t, said(), 1, "once")
	require.Equal(t, "returns.md", said()[0].ContextMap()["file"])
	require.Equal(t, "Fifty days.", content(t, l, "returns"), "what was known goes on")
	p, err := l.Page("returns")
	require.NoError(t, err)
	require.Contains(t, p.Fault, "what is in returns.md now is not taken: its front matter")
	d.write(t, "returns.md", broken+".", "big.md", strings.Repeat("x ", knowledge.MaxPage), "latin.md", "\xfcber", "en/Our-Hours.html", "<p>x")
	looks()
	require.Len(t, said(), 4, "that of returns.md is the same")
	d.write(t, "returns.md", "Sixty days.")
	d.remove(t, "big.md", "latin.md", "en/Our-Hours.html")
	looks()
	p, err = l.Page("returns")
	require.NoError(t, err)
	require.Equal(t, []string{"", "Sixty days."}, []string{p.Fault, p.Content})
	require.Len(t, said(), 4)
}

// TestAFileThatIsBeingWritten: the folder is taken only when it is the same at two looks.
func TestAFileThatIsBeingWritten(t *testing.T) {
	d := newDisk(t, "a.md", "Old.")
	l := openLibrary(t, journey.NewMemory(), func(o *knowledge.LibraryOptions) { o.First, o.Folder = nil, d.dir })
	look := l.Follower()
	look(t.Context())
	for _, text := range []string{"N", "Ne", "New"} {
		d.write(t, "a.md", text)
		look(t.Context())
		require.Equal(t, "Old.", content(t, l, "a"))
	}
	look(t.Context())
	require.Equal(t, "New", content(t, l, "a"))
}

// TestAllFilesGone: as when a disk is not mounted. The pages stay, and it is said once.
func TestAllFilesGone(t *testing.T) {
	store, d := journey.NewMemory(), newDisk(t, "a.md", "One.", "b.md", "Two.")
	l, looks, logs := over(t, store, d)
	looks()
	d.remove(t, "a.md", "b.md")
	looks()
	looks()
	require.Equal(t, "a0 b0", shown(l))
	require.Equal(t, 1, logs.FilterMessageSnippet("not taken").Len())
	d.write(t, "b.md", "Two.")
	looks()
	require.Equal(t, "b0", shown(l), "the folder is there again, and one file is really gone")

	require.NoError(t, os.RemoveAll(d.dir))
	looks()
	looks()
	require.Equal(t, "b0", shown(l))
	require.Equal(t, 2, logs.FilterMessageSnippet("not taken").Len())
	d.write(t, "b.md", "Three.")
	looks()
	require.Equal(t, "Three.", content(t, l, "b"))

	d.remove(t, "b.md")
	again, _, _ := over(t, store, d)
	require.Equal(t, "b2", shown(again), "an empty folder at the start neither")
	_, err := knowledge.OpenLibrary(t.Context(), store, knowledge.LibraryOptions{Folder: filepath.Join(d.dir, "none")})
	require.ErrorContains(t, err, "knowledge.folder")
}

// TestLinksOutOfTheFolder: they are refused, those within are followed, as where a cluster mounts its files.
func TestLinksOutOfTheFolder(t *testing.T) {
	outside := newDisk(t, "secret.md", "Not for customers.")
	d := newDisk(t, "a.md", "One.", "..data/b.md", "Two.")
	require.NoError(t, os.Symlink(filepath.Join(outside.dir, "secret.md"), filepath.Join(d.dir, "secret.md")))
	require.NoError(t, os.Symlink(outside.dir, filepath.Join(d.dir, "folder")))
	require.NoError(t, os.Symlink("../../"+filepath.Base(outside.dir)+"/secret.md", filepath.Join(d.dir, "up.md")))
	require.NoError(t, os.Symlink("..data/b.md", filepath.Join(d.dir, "b.md")))
	l, looks, logs := over(t, journey.NewMemory(), d)
	looks()
	require.Equal(t, "a0 b0", shown(l))
	require.Equal(t, 2, logs.FilterMessageSnippet("not taken").Len())
}

// TestTwoNodesWithTheSameFolder save each change once.
func TestTwoNodesWithTheSameFolder(t *testing.T) {
	store, d := journey.NewMemory(), newDisk(t, "a.md", "One.", "b.md", "Two.")
	one, ours, _ := over(t, store, d)
	two, theirs, _ := over(t, store, d)
	ours()
	theirs()
	_, err := store.Get(t.Context(), "@knowledge")
	require.ErrorIs(t, err, chat.ErrNotFound)
	d.write(t, "a.md", "Three.")
	d.remove(t, "b.md")
	ours()
	theirs()
	require.Equal(t, []string{"a1", "a1"}, []string{shown(one), shown(two)})
	s, err := store.Get(t.Context(), "@knowledge")
	require.NoError(t, err)
	require.EqualValues(t, 2, s.Head)
}

// TestAStoreThatFailsAtAFolder: what was not kept is taken at the next look, and what was, once.
func TestAStoreThatFailsAtAFolder(t *testing.T) {
	for _, after := range []bool{false, true} {
		store, d := journey.NewMemory(), newDisk(t, "a.md", "One.", "b.md", "Two.")
		l, looks, logs := over(t, &crashing{Store: store, after: after, append: 1}, d)
		looks()
		d.write(t, "a.md", "Three.", "c.md", "Four.")
		d.remove(t, "b.md")
		looks()
		looks()
		require.Equal(t, "a1 c2", shown(l))
		require.Equal(t, 1, logs.FilterMessageSnippet("not taken").Len())
		s, err := store.Get(t.Context(), "@knowledge")
		require.NoError(t, err)
		require.EqualValues(t, 3, s.Head, "two saved, one removed")
	}
}

// TestAFolderAtTheStart: it is learned if it is new and anything was saved; a node with an older one does not fight.
func TestAFolderAtTheStart(t *testing.T) {
	store := journey.NewMemory()
	old, new := newDisk(t, "a.md", "One.", "b.md", "Two.", "c.md", "Three."), newDisk(t, "a.md", "One.", "b.md", "Changed.", "d.md", "Four.")
	first, _, _ := over(t, store, old)
	second, _, _ := over(t, store, new)
	require.Equal(t, []string{"a0 b0 c0", "a0 b0 d0"}, []string{shown(first), shown(second)}, "nothing was saved: each has what it starts with")
	save(t, first, "mine", "Mine.")
	save(t, first, "a", "Edited.")
	l, _, _ := over(t, store, old)
	require.Equal(t, "a2 b0 c0 mine1", shown(l), "the file of version 0 does not come back over an edit")

	l, _, _ = over(t, store, new) // as after a deployment
	require.Equal(t, "a2 b3 d4 mine1", shown(l), "what differs, and c is gone")
	require.Equal(t, "Edited.", content(t, l, "a"), "its file is the same")
	for range 2 {
		l, _, _ = over(t, store, old)
		require.Equal(t, "a2 b3 d4 mine1", shown(l), "a node with the older folder takes nothing back")
		l, _, _ = over(t, store, new)
		require.Equal(t, "a2 b3 d4 mine1", shown(l))
	}
	old.write(t, "b.md", "Changed again.")
	l, _, _ = over(t, store, old)
	require.Equal(t, "a2 b6 c7 mine1", shown(l), "unless it was changed")
}

// TestAFolderComesThrough: whatever happens to a folder of one node, in the end the pages are those of the folder, beside those that people saved, until their file gets
// another content than it had last.
func TestAFolderComesThrough(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		store, d := journey.NewMemory(), newDisk(t, "keep.md", "Stays.")
		l, looks, _ := over(t, store, d)
		looks()
		files, last, edited := map[string]string{"keep": "Stays."}, map[string]string{}, map[string]string{}
		for range rapid.IntRange(1, 12).Draw(r, "steps") {
			id, text := rapid.SampledFrom([]string{"a", "b", "c/d"}).Draw(r, "page"), rapid.SampledFrom([]string{"One.", "Two.", "Three."}).Draw(r, "text")
			switch rapid.SampledFrom([]string{"write", "write", "remove", "save", "restart"}).Draw(r, "step") {
			case "write":
				if last[id] != text {
					delete(edited, id)
				}
				d.write(t, id+".md", text)
				files[id], last[id] = text, text
			case "remove":
				if files[id] == "" {
					continue
				}
				d.remove(t, id+".md")
				delete(files, id)
				if edited[id] == "" {
					delete(last, id)
				}
			case "save":
				save(t, l, id, "By hand. "+text)
				edited[id] = "By hand. " + text
			case "restart":
				l, looks, _ = over(t, store, d)
			}
			looks()
			want := map[string]string{}
			for id, text := range files {
				want[id] = text
			}
			for id, text := range edited {
				want[id] = text
			}
			got := map[string]string{}
			for _, p := range l.Pages() {
				got[p.Page] = content(t, l, p.Page)
			}
			require.Equal(r, want, got)
		}
	})
}
