package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
	"roundpeg/configs"
)

const umbrellas = `fallback: en
intents:
  - name: umbrellas
    phrases: {en: [do you repair umbrellas, umbrella repair, can you mend my umbrella]}
    answer: {en: "%s"}
  - name: hours
    phrases: {en: [when are you open, what are your opening hours, opening times please]}
`

// TestIntentsWithoutARestart: the file and the console both take effect in a server that runs, and what was saved last is there after a restart.
func TestIntentsWithoutARestart(t *testing.T) {
	dir, file := t.TempDir(), filepath.Join(t.TempDir(), "intents.yaml")
	write := func(answer string) {
		require.NoError(t, os.WriteFile(file, []byte(strings.Replace(umbrellas, "%s", answer, 1)), 0o600))
	}
	write("We do.")
	env := map[string]string{"ROUNDPEG_INTENTS": file, "ROUNDPEG_ADMIN_PASSWORD": nodePassword, "ROUNDPEG_LOG_LEVEL": "error"}
	var admin *client.API
	start := func() (stop func() int) {
		base, _, stop := up(t, dir, env)
		var err error
		admin, err = client.Login(t.Context(), strings.TrimPrefix(base, "http://"), "admin@localhost", nodePassword)
		require.NoError(t, err)
		return stop
	}
	get := func(path string, out any) { require.NoError(t, admin.Do(t.Context(), "GET", path, nil, out)) }
	serving := func() (out struct {
		Version, Serving int
		Error            string
	}) {
		get("/v1/intents/status", &out)
		return out
	}
	answer := func() string {
		var set struct {
			Intents []struct{ Answer map[string]string }
		}
		get("/v1/intents", &set)
		return set.Intents[0].Answer["en"]
	}
	stop := start()
	require.Zero(t, serving().Version)
	write("We do, on Mondays.")
	require.Eventually(t, func() bool { return serving().Serving == 1 }, 10*time.Second, 20*time.Millisecond, "the edit of the file")
	require.Equal(t, "We do, on Mondays.", answer())
	var set map[string]any
	get("/v1/intents/versions/0", &set)
	require.NoError(t, admin.Do(t.Context(), "PUT", "/v1/intents", set, nil))
	require.Equal(t, "We do.", answer())
	require.Zero(t, stop())

	stop = start()
	require.Equal(t, 2, serving().Serving)
	require.Equal(t, "We do.", answer(), "the file was known before")
	require.NoError(t, admin.Do(t.Context(), "POST", "/v1/intents/versions/1/restore", nil, nil))
	require.Equal(t, "We do, on Mondays.", answer())
	require.Zero(t, stop())

	write("Only in winter.")
	stop = start()
	require.Equal(t, 4, serving().Serving, "changed while the server was down")
	require.Equal(t, "Only in winter.", answer())
	var all struct{ Items []struct{ From string } }
	get("/v1/intents/versions", &all)
	require.Equal(t, []struct{ From string }{{"file"}, {"restored"}, {"console"}, {"file"}, {"file"}}, all.Items)
	require.Zero(t, stop())
}

// What is wrong with a file is said with its name and line, whoever reads it.
func TestBadIntentsHaveALine(t *testing.T) {
	file := filepath.Join(t.TempDir(), "mine.yaml")
	require.NoError(t, os.WriteFile(file, []byte(umbrellas+"    lane: fast\n"), 0o600))
	want := file + `:8: intents[1] (hours).lane: "fast": use support or sales`
	for _, args := range [][]string{
		{"serve", "--intents", file, "--listen", "127.0.0.1:0", "--data", t.TempDir()},
		{"classify", "--train", file, "--in", "-", "--encoder", "none"},
		{"import", "--from", file},
	} {
		code, _, errs := spoken(t, nil, "", args...)
		require.Equal(t, 1, code)
		require.Equal(t, "roundpeg "+args[0]+": "+want+"\n", errs)
	}
	_, out, _ := spoken(t, map[string]string{"ROUNDPEG_INTENTS": file}, "", "doctor", "--data", t.TempDir())
	require.Contains(t, out, want)
}

// As it comes, a server reads what texts mean soon after its start.
func TestServeReadsMeaning(t *testing.T) {
	file := filepath.Join(t.TempDir(), "intents.yaml")
	require.NoError(t, os.WriteFile(file, []byte(umbrellas), 0o600))
	base, _, stop := up(t, t.TempDir(), map[string]string{"ROUNDPEG_INTENTS": file, "ROUNDPEG_ADMIN_PASSWORD": nodePassword, "ROUNDPEG_LOG_LEVEL": "error"}, "--encoder", configs.Default().Bot.Encoder)
	admin, err := client.Login(t.Context(), strings.TrimPrefix(base, "http://"), "admin@localhost", nodePassword)
	require.NoError(t, err)
	require.Eventually(t, func() bool {
		var status struct{ Model string }
		return admin.Do(t.Context(), "GET", "/v1/intents/status", nil, &status) == nil && strings.HasSuffix(status.Model, "/bge-small-en-v1.5")
	}, time.Minute, 50*time.Millisecond)
	require.Zero(t, stop())
}
