package reliability

import (
	"bufio"
	endian "encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// at is where a server stands, to be held against later.
type at struct {
	goroutines            int
	descriptors           int // of connections; the store opens files as it needs them, up to a number of its own
	sockets, panics, heap float64
}

// stand reads it.
func (l *lab) stand(n *client.Node) at {
	m, err := n.Metrics(l.Context())
	require.NoError(l, err)
	a := at{goroutines: int(m["go_goroutines"]), panics: m["roundpeg_panics_total"], heap: m["go_memstats_heap_inuse_bytes"]}
	for name, v := range m {
		if strings.HasPrefix(name, "roundpeg_sockets") {
			a.sockets += v
		}
	}
	open, err := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", n.Pid()))
	require.NoError(l, err)
	for _, fd := range open {
		if to, err := os.Readlink(fd); err == nil && strings.HasPrefix(to, "socket:") {
			a.descriptors++
		}
	}
	return a
}

// backTo waits until nothing is left over a base: no socket, no goroutine, no descriptor (some room for what comes and goes by itself).
func (l *lab) backTo(n *client.Node, base at, within time.Duration) (now at, back bool) {
	for end := time.Now().Add(within); ; time.Sleep(250 * time.Millisecond) {
		now = l.stand(n)
		if now.sockets <= base.sockets && now.goroutines <= base.goroutines+10 && now.descriptors <= base.descriptors+5 {
			return now, true
		}
		if time.Now().After(end) {
			return now, false
		}
	}
}

// rawSocket is a connection on which any bytes can be sent after, or instead of, a handshake.
type rawSocket struct {
	net.Conn
	in *bufio.Reader
}

// handshake is what a browser sends; lines replace or add to its headers, an empty value leaves one out.
func handshake(addr string, lines ...string) string {
	keys := []string{"Host", "Origin", "Upgrade", "Connection", "Sec-WebSocket-Key", "Sec-WebSocket-Version", "Sec-WebSocket-Protocol"}
	values := map[string]string{"Host": addr, "Origin": "http://" + addr, "Upgrade": "websocket", "Connection": "Upgrade",
		"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Protocol": client.ChatProtocol}
	for _, line := range lines {
		key, value, _ := strings.Cut(line, ":")
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
		values[key] = strings.TrimSpace(value)
	}
	b := "GET /v1/chat HTTP/1.1\r\n"
	for _, k := range keys {
		if values[k] != "" {
			b += k + ": " + values[k] + "\r\n"
		}
	}
	return b + "\r\n"
}

// upgrade dials and shakes hands; the status is 101 when the socket is open.
func upgrade(addr string, lines ...string) (*rawSocket, int, error) {
	return upgradeBy(dialer, addr, handshake(addr, lines...))
}

var dialer = &net.Dialer{Timeout: 10 * time.Second}

func upgradeBy(d *net.Dialer, addr, request string) (*rawSocket, int, error) {
	c, err := d.Dial("tcp", addr)
	if err != nil {
		return nil, 0, err
	}
	s := &rawSocket{c, bufio.NewReader(c)}
	c.SetDeadline(time.Now().Add(20 * time.Second))
	if _, err := io.WriteString(c, request); err != nil {
		c.Close()
		return nil, 0, err
	}
	answer, err := http.ReadResponse(s.in, nil)
	if err != nil {
		c.Close()
		return nil, 0, err
	}
	if answer.StatusCode != 101 {
		c.Close()
	}
	return s, answer.StatusCode, nil
}

// wire is one frame as clients send it: head is its first byte; masked.
func wire(head byte, payload string) []byte {
	b := []byte{head}
	switch n := len(payload); {
	case n < 126:
		b = append(b, 0x80|byte(n))
	case n < 1<<16:
		b = endian.BigEndian.AppendUint16(append(b, 0x80|126), uint16(n))
	default:
		b = endian.BigEndian.AppendUint64(append(b, 0x80|127), uint64(n))
	}
	b = append(b, 1, 2, 3, 4)
	for i := range len(payload) {
		b = append(b, payload[i]^byte(i%4+1))
	}
	return b
}

// heard is one frame of the server.
type heard struct {
	op      byte
	payload string
}

var errEnd = errors.New("the connection has ended")

// next reads one frame of the server.
func (s *rawSocket) next(within time.Duration) (heard, error) {
	s.SetReadDeadline(time.Now().Add(within))
	head := make([]byte, 2)
	if _, err := io.ReadFull(s.in, head); err != nil {
		return heard{}, fmt.Errorf("%w: %w", errEnd, err)
	}
	n := uint64(head[1])
	for code, size := range map[byte]int{126: 2, 127: 8} {
		if head[1] == code {
			more := make([]byte, 8)
			if _, err := io.ReadFull(s.in, more[8-size:]); err != nil {
				return heard{}, err
			}
			n = endian.BigEndian.Uint64(more)
		}
	}
	if head[0]&0x70 != 0 || n > 1<<20 {
		return heard{}, fmt.Errorf("the server sent a frame that begins with %#x", head)
	}
	payload := make([]byte, n)
	_, err := io.ReadFull(s.in, payload)
	return heard{head[0] & 0xf, string(payload)}, err
}

// answer is what comes of what was sent: the code of a close (1005: a close without one, 1006: an end without a close), or 0 for a socket that
// stays, as a pong shows that comes back after everything else.
func (s *rawSocket) answer(within time.Duration) (code int, texts []string) {
	for {
		h, err := s.next(within)
		switch {
		case err != nil:
			return 1006, texts
		case h.op == 8 && len(h.payload) < 2:
			return 1005, texts
		case h.op == 8:
			return int(endian.BigEndian.Uint16([]byte(h.payload))), texts
		case h.op == 10 && h.payload == stillThere:
			return 0, texts
		case h.op == 1:
			texts = append(texts, h.payload)
		}
	}
}

const stillThere = "still there?"

// frameOf reads a frame of the server.
func frameOf(payload string) (f client.Frame) {
	json.Unmarshal([]byte(payload), &f)
	return f
}
