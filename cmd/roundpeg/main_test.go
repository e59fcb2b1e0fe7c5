package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// spoken runs the command line and returns what it said on both outputs.
func spoken(t *testing.T, env map[string]string, in string, args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	code = run(t.Context(), program{in: strings.NewReader(in), out: &o, err: &e, env: func(k string) string { return env[k] }, now: time.Now}, args)
	return code, o.String(), e.String()
}

func TestExitCodesAndOneLineErrors(t *testing.T) {
	dir := t.TempDir()
	bad := filepath.Join(dir, "bad.yaml")
	require.NoError(t, os.WriteFile(bad, []byte("listen: nowhere\n"), 0o600))
	unknown := filepath.Join(dir, "unknown.yaml")
	require.NoError(t, os.WriteFile(unknown, []byte("listens: x\n"), 0o600))
	withReplica := filepath.Join(dir, "replica.yaml")
	require.NoError(t, os.WriteFile(withReplica, []byte("ack: replica\n"), 0o600))
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer taken.Close()
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{nil, 2, "name a command"},
		{[]string{"help"}, 0, ""},
		{[]string{"dance"}, 2, `no command "dance"`},
		{[]string{"audit"}, 1, "cannot do that yet"},
		{[]string{"serve", "--nonsense"}, 2, "nonsense"},
		{[]string{"serve", "extra"}, 2, "extra"},
		{[]string{"serve", "--config", bad}, 1, "listen"},
		{[]string{"serve", "--config", unknown}, 1, "listens"},
		{[]string{"serve", "--config", filepath.Join(dir, "none.yaml")}, 1, "none.yaml"},
		{[]string{"serve", "--site-origin", "shop.example"}, 2, "site.origins"},
		{[]string{"serve", "--listen", "8080"}, 2, "listen"},
		{[]string{"serve", "--listen", taken.Addr().String(), "--data", filepath.Join(dir, "untouched")}, 1, "choose one with --listen"},
		{[]string{"serve", "--redis", "redis://127.0.0.1:1", "--listen", "127.0.0.1:0"}, 1, "is it running there"},
		{[]string{"serve", "--redis", "http://127.0.0.1:1", "--listen", "127.0.0.1:0"}, 1, "must look like redis://"},
		{[]string{"serve", "--ack", "replica"}, 2, "name it with redis"},
		{[]string{"serve", "--config", withReplica, "--redis", "redis://127.0.0.1:1", "--listen", "127.0.0.1:0"}, 1, "is it running there"},
		{[]string{"serve", "--config", withReplica}, 1, "name it with redis"},
		{[]string{"serve", "--ack", "never"}, 2, "primary or replica"},
		{[]string{"serve", "--intents", filepath.Join(dir, "none.yaml"), "--data", dir}, 1, "none.yaml"},
		{[]string{"classify"}, 2, "--train"},
		{[]string{"classify", "--train", "x", "--in", filepath.Join(dir, "none")}, 1, "none"},
		{[]string{"score"}, 2, "--dialogues"},
		{[]string{"eval"}, 2, "intents"},
		{[]string{"agent", "add"}, 2, "--email"},
		{[]string{"config"}, 2, "check"},
		{[]string{"config", "check"}, 0, ""},
		{[]string{"config", "check", "--config", bad}, 1, "listen"},
		{[]string{"config", "print"}, 0, ""},
		{[]string{"version"}, 0, ""},
		{[]string{"version", "--json"}, 0, ""},
	} {
		t.Run(strings.Join(c.args, " "), func(t *testing.T) {
			code, out, errs := spoken(t, nil, "", c.args...)
			require.Equal(t, c.code, code, errs)
			require.Contains(t, errs, c.says)
			require.LessOrEqual(t, strings.Count(errs, "\n"), 1, "errors are one line")
			require.Equal(t, c.code == 0, errs == "", errs)
			require.Equal(t, c.code == 0, out != "", out)
		})
	}
}

func TestConfigPrintMasksSecrets(t *testing.T) {
	_, out, _ := spoken(t, map[string]string{"ROUNDPEG_REDIS": "redis://me:hunter2@127.0.0.1:6379"}, "", "config", "print")
	require.NotContains(t, out, "hunter2")
	require.Contains(t, out, "127.0.0.1:6379")
}

func TestClassifyAndScoreSpeakLines(t *testing.T) {
	train := filepath.Join(t.TempDir(), "train.jsonl")
	var rows strings.Builder
	for _, w := range []string{"one", "two", "three", "four", "five", "six"} {
		rows.WriteString(`{"text":"where is my parcel number ` + w + `","intent":"parcel"}` + "\n" + `{"text":"send me the bill ` + w + ` again","intent":"bill"}` + "\n")
	}
	require.NoError(t, os.WriteFile(train, []byte(rows.String()), 0o600))
	code, out, errs := spoken(t, nil, `{"text":"the bill please"}`+"\n"+`{"text":"my parcel"}`+"\n", "classify", "--train", train, "--in", "-")
	require.Zero(t, code, errs)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	require.Len(t, lines, 2)
	for i, want := range []string{"bill", "parcel"} {
		var row struct {
			Text, Intent      string
			Confidence, Known float64
		}
		require.NoError(t, json.Unmarshal([]byte(lines[i]), &row))
		require.Equal(t, want, row.Intent)
	}
	code, out, errs = spoken(t, nil, `{"id":"d","turns":[{"by":"customer","text":"I want to talk to a person"}]}`+"\n", "score", "--dialogues", "-")
	require.Zero(t, code, errs)
	require.Contains(t, out, `"id":"d"`)
	code, _, errs = spoken(t, nil, "not json\n", "score", "--dialogues", "-")
	require.Equal(t, 1, code)
	require.Contains(t, errs, "1", "the error names the line")
}

// tap is an output that a test reads while a server writes.
type tap struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (w *tap) Write(b []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.b.Write(b)
}

func (w *tap) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.b.String()
}

// small are a server's arguments that keep its training short: under the race detector it would take long.
func small(t *testing.T) []string {
	shop, err := client.SmallShop(filepath.Join("..", "..", "configs", "intents.yaml"), t.TempDir())
	require.NoError(t, err)
	return []string{"--encoder", "none", "--intents", shop}
}

// up serves on a free port until stop, and returns where. It knows a small shop and reads by words alone unless more says otherwise.
func up(t *testing.T, dir string, env map[string]string, more ...string) (base string, out *tap, stop func() int) {
	ctx, cancel := context.WithCancel(t.Context())
	out = &tap{}
	done := make(chan int, 1)
	knows := small(t)
	if env["ROUNDPEG_INTENTS"] != "" {
		knows = knows[:2]
	}
	go func() {
		done <- run(ctx, program{in: strings.NewReader(""), out: out, err: io.Discard, env: func(k string) string { return env[k] }, now: time.Now},
			slices.Concat([]string{"serve", "--listen", "127.0.0.1:0", "--data", dir}, knows, more))
	}()
	require.Eventually(t, func() bool { return strings.Contains(out.String(), "/console/") }, time.Minute, 10*time.Millisecond, "the server did not come up")
	_, rest, _ := strings.Cut(out.String(), "Console")
	base = strings.TrimSuffix(strings.Fields(rest)[0], "/console/")
	return base, out, func() int { cancel(); return <-done }
}

func TestServeComesUpTellsHowToSignInAndDrains(t *testing.T) {
	dir := t.TempDir()
	base, out, stop := up(t, dir, nil)
	require.Contains(t, out.String(), "admin@localhost, password ")
	_, rest, _ := strings.Cut(out.String(), "password ")
	password := strings.Fields(rest)[0]
	body := strings.NewReader(`{"email":"admin@localhost","password":"` + password + `"}`)
	req, err := http.NewRequest("POST", base+"/v1/login", body)
	require.NoError(t, err)
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Origin", base)
	res, err := http.DefaultClient.Do(req)
	require.NoError(t, err)
	require.Equal(t, 200, res.StatusCode)
	res.Body.Close()
	for _, path := range []string{"/", "/console/", "/widget.js", "/livez", "/readyz", "/metrics"} {
		res, err := http.Get(base + path)
		require.NoError(t, err)
		require.Equal(t, 200, res.StatusCode, path)
		res.Body.Close()
	}

	code, _, errs := spoken(t, nil, "", "serve", "--listen", "127.0.0.1:0", "--data", dir)
	require.Equal(t, 1, code)
	require.Contains(t, errs, dir, "a second process on the folder is told which one it is")
	code, _, errs = spoken(t, nil, "", "agent", "add", "--email", "x@example.com", "--name", "X", "--data", dir)
	require.Equal(t, 1, code, errs)

	require.Zero(t, stop(), "told to end, it ends well")
	code, shown, errs := spoken(t, nil, "", "agent", "add", "--email", "x@example.com", "--name", "X", "--data", dir)
	require.Zero(t, code, errs)
	require.Contains(t, shown, "x@example.com")
	_, again, stop := up(t, dir, map[string]string{"ROUNDPEG_ADMIN_PASSWORD": "ignored, the account exists"})
	require.NotContains(t, again.String(), "password ")
	require.Zero(t, stop())
}

func TestChosenPasswordIsNotRepeated(t *testing.T) {
	_, out, stop := up(t, t.TempDir(), map[string]string{"ROUNDPEG_ADMIN_PASSWORD": "chosen-by-the-operator"})
	require.NotContains(t, out.String(), "chosen-by-the-operator")
	require.Zero(t, stop())
	code, _, errs := spoken(t, map[string]string{"ROUNDPEG_ADMIN_PASSWORD": "short"}, "", "serve", "--listen", "127.0.0.1:0", "--data", t.TempDir())
	require.Equal(t, 1, code)
	require.Contains(t, errs, "ROUNDPEG_ADMIN_PASSWORD")
}
