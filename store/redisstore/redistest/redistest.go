// Package redistest gives tests a real redis-server of their own: on a free port of 127.0.0.1, in a folder that goes with the test.
package redistest

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Server is one redis-server process.
type Server struct {
	Addr string // host:port
	Dir  string // where it keeps its files

	t    testing.TB
	args []string
	cmd  *exec.Cmd
}

// Start runs a server that appends to its file and syncs every second, as Roundpeg wants it; args come last and may say otherwise.
// Without redis-server the test is skipped, under CI it fails.
func Start(t testing.TB, args ...string) *Server {
	t.Helper()
	if _, err := exec.LookPath("redis-server"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("redis-server is missing: make deps installs it")
		}
		t.Skip("SKIPPED: redis-server is missing: make deps installs it")
	}
	dir, err := os.MkdirTemp("", "redis-test-*")
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{t: t, Dir: dir, Addr: FreeAddr(t)}
	host, port, _ := net.SplitHostPort(s.Addr)
	s.args = append([]string{"--bind", host, "--port", port, "--dir", dir, "--save", "", "--appendonly", "yes", "--appendfsync", "everysec",
		"--loglevel", "warning", "--logfile", filepath.Join(dir, "redis.log"), "--enable-debug-command", "yes", "--daemonize", "no"}, args...)
	t.Cleanup(func() {
		s.Kill()
		if t.Failed() {
			b, _ := os.ReadFile(filepath.Join(dir, "redis.log"))
			t.Logf("redis at %s said:\n%s", s.Addr, b[max(0, len(b)-2000):])
		}
		os.RemoveAll(dir)
	})
	s.Up()
	return s
}

// FreeAddr is an address of 127.0.0.1 that nobody listens on, and below the ports that the system gives away by itself.
func FreeAddr(t testing.TB) string {
	t.Helper()
	for range 200 {
		port := 10000 + int(time.Now().UnixNano()/1000)%12000 // clusters want port+10000 as well, which must not be one that the system gives away either
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err != nil {
			continue
		}
		defer l.Close()
		return l.Addr().String()
	}
	t.Fatal("no free port")
	return ""
}

// URL is what --redis takes.
func (s *Server) URL() string { return "redis://" + s.Addr }

// Up starts the process, with the files of before, and waits until it has read them.
func (s *Server) Up() {
	s.t.Helper()
	s.cmd = exec.Command("redis-server", s.args...)
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := s.cmd.Start(); err != nil {
		s.t.Fatal("start redis-server: ", err)
	}
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if out, err := s.run("ping"); err == nil && strings.TrimSpace(out) == "PONG" {
			return
		}
	}
	b, _ := os.ReadFile(filepath.Join(s.Dir, "redis.log"))
	s.t.Fatalf("redis-server does not answer at %s: %s", s.Addr, b)
}

// Kill ends the process as a crash does (SIGKILL). Twice is no error.
func (s *Server) Kill() {
	if s.cmd != nil {
		s.cmd.Process.Kill()
		s.cmd.Wait()
		s.cmd = nil
	}
}

// Pause freezes the process: connections stay, nothing is answered. Resume lets it go on.
func (s *Server) Pause()  { s.cmd.Process.Signal(syscall.SIGSTOP) }
func (s *Server) Resume() { s.cmd.Process.Signal(syscall.SIGCONT) }

// Pid is the process.
func (s *Server) Pid() int { return s.cmd.Process.Pid }

// Cli runs redis-cli against the server and returns what it printed.
func (s *Server) Cli(args ...string) string {
	s.t.Helper()
	out, err := s.run(args...)
	if err != nil {
		s.t.Fatalf("redis-cli %v: %v %s", args, err, out)
	}
	return strings.TrimSpace(out)
}

func (s *Server) run(args ...string) (string, error) {
	host, port, _ := net.SplitHostPort(s.Addr)
	out, err := exec.Command("redis-cli", append([]string{"-h", host, "-p", port}, args...)...).CombinedOutput()
	return string(out), err
}
