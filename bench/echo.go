package bench

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os/exec"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// ServeEcho is the bare echo: gorilla with pooled buffers, out of the HTTP goroutine, and nothing else. It prints its address.
func ServeEcho(ctx context.Context, out io.Writer) error {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	up := websocket.Upgrader{ReadBufferSize: 512, WriteBufferSize: 1 << 10, WriteBufferPool: &sync.Pool{}, CheckOrigin: func(*http.Request) bool { return true }}
	s := &http.Server{ReadHeaderTimeout: 5 * time.Second, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if ws, err := up.Upgrade(w, r, nil); err == nil {
			go echo(ws)
		}
	})}
	context.AfterFunc(ctx, func() { s.Close() })
	fmt.Fprintln(out, l.Addr())
	s.Serve(l)
	return nil
}

func echo(ws *websocket.Conn) {
	defer ws.Close()
	for {
		kind, b, err := ws.ReadMessage()
		if err != nil || ws.WriteMessage(kind, b) != nil {
			return
		}
	}
}

// startEcho runs the echo as a process of its own.
func (b *bench) startEcho() (addr string, pid int, stop func(), err error) {
	cmd := exec.Command(b.Binary, b.Echo...)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return "", 0, nil, fmt.Errorf("start the echo: %w", err)
	}
	stop = func() { cmd.Process.Kill(); cmd.Wait() }
	if _, err := fmt.Fscanln(bufio.NewReader(out), &addr); err != nil {
		stop()
		return "", 0, nil, fmt.Errorf("start the echo: %w", err)
	}
	pin(cmd.Process.Pid, serverCPU)
	return addr, cmd.Process.Pid, stop, nil
}

// echoFigures are what the other figures are held against; 0 where not measured.
type echoFigures struct {
	perSecond, connects float64
	idleKB              map[string]float64
}

func (b *bench) measureEcho(ctx context.Context) error {
	addr, pid, stop, err := b.startEcho()
	if err != nil {
		return err
	}
	defer stop()
	dial := echoes(ctx, addr)
	best, err := b.highestLoad(ctx, dial, pid)
	if err != nil {
		return err
	}
	b.echo.perSecond = best.rate
	b.add(Figure{Part: "echo", Name: "messages/s, p99 < 50 ms", Value: best.rate, Unit: "/s"})
	b.add(Figure{Part: "echo", Name: "processor time a message", Value: best.cpu, Unit: "µs"})
	calm, err := b.window(ctx, dial, pid, 1000)
	if err != nil {
		return err
	}
	b.add(Figure{Part: "echo", Name: "answer at 1,000/s, p50", Value: ms(calm.replies.at(.5)), Unit: "ms"})
	b.add(Figure{Part: "echo", Name: "answer at 1,000/s, p99", Value: ms(calm.replies.at(.99)), Unit: "ms"})
	return nil
}
