// Package browser drives the real widget and the real console in a real Chromium against the real binary.
package browser

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

const adminPassword = "browser-Admin-4471!"

var binary string

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "roundpeg-browser-*")
	if err != nil {
		fmt.Println(err)
		return 1
	}
	defer os.RemoveAll(dir)
	binary = filepath.Join(dir, "roundpeg")
	if out, err := exec.Command("go", "build", "-o", binary, "roundpeg/cmd/roundpeg").CombinedOutput(); err != nil {
		fmt.Printf("build: %v\n%s", err, out)
		return 1
	}
	code := m.Run()
	if chromium != nil {
		chromium()
	}
	return code
}

// server is one running binary on a folder of its own.
type server struct {
	addr string
	data string
	args []string
	cmd  *exec.Cmd
	log  *os.File
}

// start runs one that answers by the words alone, which learns in a second what takes ten by the meaning; TestMainJob has the encoder too.
func start(t *testing.T, args ...string) *server {
	if !slices.Contains(args, "--encoder") {
		args = append([]string{"--encoder", "none"}, args...)
	}
	if !slices.Contains(args, "--knowledge") {
		args = append([]string{"--knowledge", t.TempDir()}, args...) // only TestKnowledgePage looks at pages
	}
	s := &server{data: t.TempDir(), addr: "127.0.0.1:0", args: args}
	s.run(t)
	return s
}

// run starts it until the test ends.
func (s *server) run(t *testing.T) {
	s.up(t)
	t.Cleanup(func() {
		s.kill()
		if t.Failed() {
			b, _ := os.ReadFile(s.log.Name())
			t.Logf("the server said:\n%s", b[max(0, len(b)-4000):])
		}
	})
}

// up starts the binary, on the same folder and address as before if it ran before.
func (s *server) up(t *testing.T) {
	var err error
	s.log, err = os.CreateTemp(t.TempDir(), "log")
	require.NoError(t, err)
	s.cmd = exec.Command(binary, append([]string{"serve", "--listen", s.addr, "--data", s.data}, s.args...)...)
	s.cmd.Env = append(os.Environ(), "ROUNDPEG_ADMIN_PASSWORD="+adminPassword)
	s.cmd.Stdout = s.log
	pipe, err := s.cmd.StderrPipe()
	require.NoError(t, err)
	require.NoError(t, s.cmd.Start())
	addr := make(chan string, 1)
	go func() {
		in := bufio.NewScanner(pipe)
		for in.Scan() {
			fmt.Fprintln(s.log, in.Text())
			var line struct{ Msg, Addr string }
			if json.Unmarshal(in.Bytes(), &line) == nil && line.Msg == "listening" {
				addr <- line.Addr
			}
		}
	}()
	select {
	case s.addr = <-addr:
	case <-time.After(15 * time.Second):
		b, _ := os.ReadFile(s.log.Name())
		t.Fatalf("the server did not listen in 15 s; it said:\n%s", b)
	}
}

func (s *server) kill() {
	s.cmd.Process.Kill()
	s.cmd.Wait()
}

func (s *server) url(path string) string {
	return "http://" + s.addr + "/" + strings.TrimPrefix(path, "/")
}
