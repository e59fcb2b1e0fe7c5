package client

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"syscall"
	"time"
)

// AdminPassword is that of admin@localhost on every Node.
const AdminPassword = "nodes-Admin-4471!"

// NodeOptions say how a server is started. Either Data or Redis is set.
type NodeOptions struct {
	Binary string
	Data   string   // folder of the embedded store
	Redis  string   // URL
	Listen string   // default: a free port of 127.0.0.1, kept over restarts
	Log    string   // file that its output is appended to
	Args   []string // further arguments of serve
	Env    []string // further KEY=value
	In     time.Duration
}

// Node is a running server. Its methods are for one goroutine at a time.
type Node struct {
	NodeOptions
	Addr    string
	Took    time.Duration // from the start of the process to "listening"
	Started time.Time

	cmd    *exec.Cmd
	gone   chan struct{}
	exit   error
	broken atomic.Bool // it panicked, or the race detector found something
}

// StartNode starts a server and waits until it listens.
func StartNode(o NodeOptions) (*Node, error) {
	n := &Node{NodeOptions: o, Addr: o.Listen}
	if n.Addr == "" {
		n.Addr = "127.0.0.1:0"
	}
	if n.In <= 0 {
		n.In = 2 * time.Minute // only for one that hangs: with the race detector on a busy machine a start takes long
	}
	return n, n.Up()
}

// Up starts the server again, with the same store and address.
func (n *Node) Up() error {
	log, err := os.OpenFile(n.Log, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		return err
	}
	args := []string{"serve", "--listen", n.Addr, "--encoder", "none"} // what a text means is not what these servers are tried for
	if n.Redis != "" {
		args = append(args, "--redis", n.Redis)
	} else {
		args = append(args, "--data", n.Data)
	}
	n.cmd = exec.Command(n.Binary, append(args, n.Args...)...)
	n.cmd.Env = append(append(os.Environ(), "ROUNDPEG_ADMIN_PASSWORD="+AdminPassword), n.Env...)
	n.cmd.Stdout = log
	pipe, err := n.cmd.StderrPipe()
	if err != nil {
		return err
	}
	n.Started = time.Now()
	if err := n.cmd.Start(); err != nil {
		log.Close()
		return fmt.Errorf("start: %w", err)
	}
	addr, gone := make(chan string, 1), make(chan struct{})
	n.gone = gone
	go func(cmd *exec.Cmd) {
		n.follow(pipe, log, addr)
		n.exit = cmd.Wait()
		log.Close()
		close(gone)
	}(n.cmd)
	select {
	case n.Addr = <-addr:
		n.Took = time.Since(n.Started)
		return nil
	case <-gone:
		return fmt.Errorf("the server ended at its start: %v: %s", n.exit, n.Said(500))
	case <-time.After(n.In):
		n.Kill()
		return fmt.Errorf("the server did not listen in %v: %s", n.In, n.Said(2000))
	}
}

// follow copies what the server says into its log, and notices what must never be said.
func (n *Node) follow(from io.Reader, log io.Writer, addr chan<- string) {
	in := bufio.NewReaderSize(from, 64<<10)
	for {
		line, err := in.ReadString('\n')
		io.WriteString(log, line)
		if strings.Contains(line, "DATA RACE") || strings.HasPrefix(line, "panic:") || strings.HasPrefix(line, "fatal error:") || strings.Contains(line, `"msg":"panic`) {
			n.broken.Store(true)
		}
		var said struct{ Msg, Addr string }
		if strings.Contains(line, `"listening"`) && json.Unmarshal([]byte(line), &said) == nil && said.Msg == "listening" {
			select {
			case addr <- said.Addr:
			default:
			}
		}
		if err != nil {
			return
		}
	}
}

// Pid is the process.
func (n *Node) Pid() int { return n.cmd.Process.Pid }

// Kill ends it at once, as by kill -9.
func (n *Node) Kill() {
	n.cmd.Process.Kill()
	<-n.gone
}

// Stop asks it to end (SIGTERM), and returns how long that took.
func (n *Node) Stop(within time.Duration) (time.Duration, error) {
	began := time.Now()
	n.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-n.gone:
		return time.Since(began), n.exit
	case <-time.After(within):
		n.Kill()
		return time.Since(began), errors.New("the server did not end in time")
	}
}

// Pause freezes it, and returns when it stands still: a signal takes a moment, and meanwhile it would still answer. Resume lets it go on.
func (n *Node) Pause() error {
	if err := n.cmd.Process.Signal(syscall.SIGSTOP); err != nil {
		return err
	}
	for range 200 {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", n.Pid()))
		if err != nil { // not on Linux
			time.Sleep(100 * time.Millisecond)
			return nil
		}
		if _, after, ok := strings.Cut(string(stat), ") "); ok && strings.HasPrefix(after, "T") {
			return nil
		}
		time.Sleep(5 * time.Millisecond)
	}
	return errors.New("the server does not stand still")
}

// Resume ends a Pause.
func (n *Node) Resume() error { return n.cmd.Process.Signal(syscall.SIGCONT) }

// Alive says whether the process runs.
func (n *Node) Alive() bool {
	select {
	case <-n.gone:
		return false
	default:
		return true
	}
}

// Broken says whether it panicked or the race detector found something, in any of its runs.
func (n *Node) Broken() bool { return n.broken.Load() }

// Said is the end of what it wrote.
func (n *Node) Said(bytes int) string {
	b, _ := os.ReadFile(n.Log)
	return strings.TrimSpace(string(b[max(0, len(b)-bytes):]))
}
