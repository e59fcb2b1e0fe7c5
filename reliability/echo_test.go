package reliability

import (
	"io"
	"net"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func echoServer(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				io.Copy(c, c)
			}()
		}
	}()
	return l.Addr().String()
}

type echoed struct{ net.Conn }

func dialEcho(t *testing.T, addr string) echoed {
	c, err := net.Dial("tcp", addr)
	require.NoError(t, err)
	t.Cleanup(func() { c.Close() })
	return echoed{c}
}

// ask sends the text and returns what came back, "" if nothing did in time.
func (c echoed) ask(text string, within time.Duration) string {
	io.WriteString(c, text)
	c.SetReadDeadline(time.Now().Add(within))
	b := make([]byte, 100)
	n, err := io.ReadAtLeast(c, b, max(1, len(text)))
	if err != nil {
		return ""
	}
	return string(b[:n])
}
