package main

import (
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/zap"

	"roundpeg/chat"
	"roundpeg/configs"
	"roundpeg/store/sqlitestore"
)

// TestPagesOfAServer: which pages a server begins with, by whose content it has, and that a page is kept over a start.
func TestPagesOfAServer(t *testing.T) {
	here := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8080}
	own, pages := configs.Default(), configs.Default()
	own.Intents = "mine.yaml"
	pages.Knowledge.Folder = t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(pages.Knowledge.Folder, "returns.md"), []byte("Within thirty days."), 0o600))
	require.Nil(t, pagesOf(own), "the demo shop's pages are not those of another shop")
	require.NotNil(t, pagesOf(configs.Default()))

	store, err := sqlitestore.Open(t.TempDir(), sqlitestore.Options{})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, store.Close()) })
	opened := func(cfg configs.Config) (ids []string) {
		l, err := libraryOf(t.Context(), cfg, here, store, reads{}, time.Now, zap.NewNop())
		require.NoError(t, err)
		defer l.Close()
		for _, p := range l.Pages() {
			ids = append(ids, p.Page)
		}
		_, err = l.Save(t.Context(), chat.By{Role: chat.System}, "kept", "Kept.", nil)
		require.NoError(t, err)
		return ids
	}
	require.Empty(t, opened(own))
	require.Equal(t, []string{"kept", "returns"}, opened(pages))
	require.Equal(t, []string{"kept", "returns"}, opened(own))

	pages.Knowledge.Folder = filepath.Join(pages.Knowledge.Folder, "none")
	_, err = libraryOf(t.Context(), pages, here, store, reads{}, time.Now, zap.NewNop())
	require.ErrorContains(t, err, "knowledge.folder")
}

// TestDoctorReadsPages: what is wrong with a folder of pages is said before a server is started on it.
func TestDoctorReadsPages(t *testing.T) {
	dir := t.TempDir()
	file, folder := filepath.Join(dir, "roundpeg.yaml"), filepath.Join(dir, "pages")
	require.NoError(t, os.WriteFile(file, []byte("listen: 127.0.0.1:0\ndata: "+filepath.Join(dir, "data")+"\nbot: { encoder: none }\nknowledge: { folder: "+folder+" }\n"), 0o600))
	_, out, _ := spoken(t, nil, "", "doctor", "--config", file)
	require.Contains(t, out, "name a folder that is there")
	require.NoError(t, os.Mkdir(folder, 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "returns.md"), []byte("Within thirty days."), 0o600))
	code, out, errs := spoken(t, nil, "", "doctor", "--config", file)
	require.Zero(t, code, errs)
	require.Regexp(t, "pages in .*good: 1", out)
	require.NoError(t, os.WriteFile(filepath.Join(folder, "bad.md"), []byte("---\ntitle: [\n---\nx"), 0o600))
	code, out, _ = spoken(t, nil, "", "doctor", "--config", file)
	require.Equal(t, 1, code)
	require.Contains(t, out, "bad.md: ")
}
