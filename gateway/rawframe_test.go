package gateway

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// raw is a connection after the handshake on which any bytes can be sent.
func (h *house) raw(protocol string) (net.Conn, *bufio.Reader) {
	h.Helper()
	c, err := net.Dial("tcp", h.host())
	require.NoError(h, err)
	h.Cleanup(func() { c.Close() })
	fmt.Fprintf(c, "GET /v1/chat HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"+
		"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: %s\r\n\r\n", h.host(), h.srv.URL, protocol)
	in := bufio.NewReader(c)
	res, err := http.ReadResponse(in, nil)
	require.NoError(h, err)
	require.Equal(h, 101, res.StatusCode)
	return c, in
}

// frame bytes: head is the first byte (fin, reserved bits, opcode); masked as clients must, unless told.
func rawFrame(head byte, payload string) []byte {
	b := []byte{head}
	switch n := len(payload); {
	case n < 126:
		b = append(b, 0x80|byte(n))
	case n < 1<<16:
		b = binary.BigEndian.AppendUint16(append(b, 0x80|126), uint16(n))
	default:
		b = binary.BigEndian.AppendUint64(append(b, 0x80|127), uint64(n))
	}
	b = append(b, 1, 2, 3, 4)
	for i := range len(payload) {
		b = append(b, payload[i]^byte(i%4+1))
	}
	return b
}

// closeCode reads frames until a close and returns its code; 0 for an end without one.
func closeCode(c net.Conn, in *bufio.Reader) int {
	c.SetReadDeadline(time.Now().Add(5 * time.Second))
	for {
		head := make([]byte, 2)
		if _, err := io.ReadFull(in, head); err != nil {
			return 0
		}
		n := int(head[1])
		if n == 126 {
			two := make([]byte, 2)
			io.ReadFull(in, two)
			n = int(binary.BigEndian.Uint16(two))
		}
		payload := make([]byte, n)
		if _, err := io.ReadFull(in, payload); err != nil {
			return 0
		}
		if head[0]&0xf == 8 && n >= 2 {
			return int(binary.BigEndian.Uint16(payload))
		}
	}
}

func TestRawFrames(t *testing.T) {
	h := newHouse(t)
	const text, cont, bin, ping, pong, cls = 0x81, 0x80, 0x82, 0x89, 0x8a, 0x88
	code := func(n int, reason string) string {
		return string(binary.BigEndian.AppendUint16(nil, uint16(n))) + reason
	}
	unmasked := func(head byte, s string) []byte { return append([]byte{head, byte(len(s))}, s...) }
	join := func(bs ...[]byte) (all []byte) {
		for _, b := range bs {
			all = append(all, b...)
		}
		return all
	}
	const hello = `{"type":"hello"}`
	cases := []struct {
		name string
		send []byte
		want int
	}{
		{"binary", rawFrame(bin, "x"), 1003},
		{"empty binary", rawFrame(bin, ""), 1003},
		{"not UTF-8", rawFrame(text, "{\"type\":\"\xff\"}"), 1007},
		{"overlong UTF-8", rawFrame(text, "\xc0\xaf"), 1007},
		{"surrogate in UTF-8", rawFrame(text, "\xed\xa0\x80"), 1007},
		{"cut UTF-8", rawFrame(text, "\xe2\x82"), 1007},
		{"UTF-8 cut over fragments and never whole", join(rawFrame(0x01, "\xe2\x82"), rawFrame(cont, "x")), 1007},
		{"64 KiB and one", rawFrame(text, strings.Repeat(" ", maxFrame+1)), 1009},
		{"1 MiB", rawFrame(text, strings.Repeat("x", 1<<20)), 1009},
		{"fragments over 64 KiB", join(rawFrame(0x01, strings.Repeat("x", 40<<10)), rawFrame(cont, strings.Repeat("x", 40<<10))), 1009},
		{"a length that is said only", []byte{text, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4}, 1009},
		{"unmasked", unmasked(text, hello), 1002},
		{"reserved bit 1", rawFrame(0xc1, hello), 1002},
		{"reserved bit 2", rawFrame(0xa1, hello), 1002},
		{"reserved bit 3", rawFrame(0x91, hello), 1002},
		{"opcode 3", rawFrame(0x83, "x"), 1002},
		{"opcode 7", rawFrame(0x87, "x"), 1002},
		{"opcode 11", rawFrame(0x8b, "x"), 1002},
		{"opcode 15", rawFrame(0x8f, "x"), 1002},
		{"continuation of nothing", rawFrame(cont, "x"), 1002},
		{"text within a fragmented one", join(rawFrame(0x01, "x"), rawFrame(text, "y")), 1002},
		{"long ping", rawFrame(ping, strings.Repeat("x", 126)), 1002},
		{"fragmented ping", rawFrame(0x09, "x"), 1002},
		{"fragmented close", rawFrame(0x08, code(1000, "")), 1002},
		{"close with one byte", rawFrame(cls, "x"), 0}, // RFC 6455 would have 1002; the library answers with a close that has no code
		{"close 999", rawFrame(cls, code(999, "")), 1002},
		{"close 1005", rawFrame(cls, code(1005, "")), 1002},
		{"close 1006", rawFrame(cls, code(1006, "")), 1002},
		{"close 5000", rawFrame(cls, code(5000, "")), 1002},
		{"close not UTF-8", rawFrame(cls, code(1000, "\xff")), 1002},
		{"close 1000", rawFrame(cls, code(1000, "bye")), 1000},
		{"close 4000", rawFrame(cls, code(4000, "")), 4000},
		{"silence", nil, 1008},
		{"pings alone", join(rawFrame(ping, "a"), rawFrame(pong, "b")), 1008},
		{"frames without a hello", rawFrame(text, `{"type":"human","id":"a"}`), 1008},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			conn, in := h.raw(customerProtocol)
			go conn.Write(c.send)
			require.Equal(t, c.want, closeCode(conn, in))
		})
	}
	t.Run("the largest frame is taken", func(t *testing.T) {
		conn, in := h.raw(customerProtocol)
		conn.Write(rawFrame(text, hello+strings.Repeat(" ", maxFrame-len(hello))))
		conn.Write(rawFrame(cls, code(1000, "")))
		require.Equal(t, 1000, closeCode(conn, in))
	})
	t.Run("a fragmented hello is taken, with a ping in between", func(t *testing.T) {
		conn, in := h.raw(customerProtocol)
		conn.Write(join(rawFrame(0x01, hello[:5]), rawFrame(ping, "p"), rawFrame(cont, hello[5:])))
		time.Sleep(600 * time.Millisecond) // longer than the wait for a hello
		conn.Write(rawFrame(cls, code(1000, "")))
		require.Equal(t, 1000, closeCode(conn, in))
	})
}

// Every first byte that a frame can have.
func TestEveryFirstByte(t *testing.T) {
	h := newHouse(t)
	for i := range 256 {
		t.Run(fmt.Sprintf("%#02x", i), func(t *testing.T) {
			t.Parallel()
			want := 1002
			switch fin, reserved, opcode := i&0x80 != 0, i&0x70 != 0, i&0xf; {
			case reserved:
			case opcode == 1, fin && opcode == 9, fin && opcode == 10:
				want = 1008 // taken, and no hello follows
			case opcode == 2:
				want = 1003
			}
			conn, in := h.raw(customerProtocol)
			conn.Write(rawFrame(byte(i), "{}"))
			require.Equal(t, want, closeCode(conn, in))
		})
	}
}
