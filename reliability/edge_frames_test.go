package reliability

import (
	endian "encoding/binary"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

const (
	fText, fBinary, fMore, fLast  = 0x81, 0x82, 0x00, 0x80
	fTextOpen, fBinOpen           = 0x01, 0x02
	fClose, fPing, fPong          = 0x88, 0x89, 0x8a
	maxText                       = 64 << 10
	stays                         = 0
	helloText                     = `{"type":"hello"}`
	fine                          = `{"type":"typing","on":true}`
	tooBig, noUTF8, noText, wrong = 1009, 1007, 1003, 1002
)

// frameCase is bytes sent after the welcome, and the codes of which one must come of it.
type frameCase struct {
	name string
	send []byte
	want []int
}

func join(parts ...[]byte) []byte { return slices.Concat(parts...) }

func unmasked(head byte, s string) []byte { return append([]byte{head, byte(len(s))}, s...) }

func closeOf(code int, reason string) string {
	return string(endian.BigEndian.AppendUint16(nil, uint16(code))) + reason
}

// firstBytes are all that a frame can begin with.
func firstBytes() (all []frameCase) {
	for i := range 256 {
		fin, reserved, opcode, want := i&0x80 != 0, i&0x70 != 0, i&0xf, wrong
		send := wire(byte(i), "{}")
		switch {
		case reserved:
		case opcode == 1:
			if want = stays; !fin {
				send = append(send, wire(fLast, "")...)
			}
		case opcode == 2:
			want = noText
		case fin && (opcode == 9 || opcode == 10):
			want = stays
		}
		all = append(all, frameCase{fmt.Sprintf("first byte %#02x", i), send, []int{want}})
	}
	return all
}

// controls are pings, pongs and closes of every length and code.
func controls() (all []frameCase) {
	for _, n := range []int{0, 1, 2, 3, 60, 124, 125, 126, 127, 200, 65535, 65536} {
		want := stays
		if n > 125 {
			want = wrong
		}
		all = append(all, frameCase{fmt.Sprintf("ping of %d", n), wire(fPing, strings.Repeat("p", n)), []int{want}},
			frameCase{fmt.Sprintf("pong of %d", n), wire(fPong, strings.Repeat("p", n)), []int{want}})
	}
	for _, code := range []int{1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 3000, 3999, 4000, 4444, 4999} {
		all = append(all, frameCase{fmt.Sprintf("close %d", code), wire(fClose, closeOf(code, "")), []int{code}},
			frameCase{fmt.Sprintf("close %d with a reason", code), wire(fClose, closeOf(code, "schönes Wochenende")), []int{code}})
	}
	for _, code := range []int{0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 10000, 65535} {
		all = append(all, frameCase{fmt.Sprintf("close %d, which nobody may send", code), wire(fClose, closeOf(code, "")), []int{wrong}})
	}
	return append(all,
		frameCase{"close without a code", wire(fClose, ""), []int{1000, 1005}},
		frameCase{"close of one byte", wire(fClose, "x"), []int{wrong, 1005}}, // the library answers without a code
		frameCase{"close with the longest reason", wire(fClose, closeOf(1000, strings.Repeat("r", 123))), []int{1000}},
		frameCase{"close with a reason that is too long", wire(fClose, closeOf(1000, strings.Repeat("r", 124))), []int{wrong}},
		frameCase{"close with a reason that is not UTF-8", wire(fClose, closeOf(1000, "\xff\xfe")), []int{wrong, noUTF8}},
		frameCase{"fragmented ping", wire(0x09, "x"), []int{wrong}},
		frameCase{"fragmented pong", wire(0x0a, "x"), []int{wrong}},
		frameCase{"fragmented close", wire(0x08, closeOf(1000, "")), []int{wrong}},
		frameCase{"frames after a close", join(wire(fClose, closeOf(1000, "")), wire(fText, fine), wire(0xff, "x")), []int{1000}},
	)
}

// texts are what is UTF-8 and what is not, whole and cut between fragments at each byte.
func texts() (all []frameCase) {
	add := func(name, s string, want int) {
		all = append(all, frameCase{name, wire(fText, s), []int{want}})
		for i := range len(s) + 1 {
			all = append(all, frameCase{fmt.Sprintf("%s, cut at %d", name, i), join(wire(fTextOpen, s[:i]), wire(fPing, "between"), wire(fLast, s[i:])), []int{want}})
		}
	}
	for name, s := range map[string]string{"two bytes": "é", "three bytes": "€", "four bytes": "😀", "the last character": "\U0010ffff", "zero": "\x00", "a noncharacter": "\uffff", "right to left": "שלום"} {
		add(name, s, stays)
	}
	for name, s := range map[string]string{"a lone continuation": "\x80", "overlong slash": "\xc0\xaf", "overlong, three bytes": "\xe0\x80\xaf", "overlong, four bytes": "\xf0\x80\x80\xaf", "a surrogate": "\xed\xa0\x80",
		"beyond the last": "\xf4\x90\x80\x80", "five bytes": "\xf8\x88\x80\x80\x80", "never a byte": "\xfe", "cut short": "\xe2\x82", "cut short, then more": "\xe2\x82x"} {
		add(name, s, noUTF8)
	}
	return all
}

// sizes are frames and messages about the largest that is taken, and lengths said in every way.
func sizes() (all []frameCase) {
	blank := func(n int) string { return strings.Repeat(" ", n) }
	for n, want := range map[int]int{0: stays, 125: stays, 126: stays, 127: stays, 65535: stays, maxText: stays, maxText + 1: tooBig, 100_000: tooBig, 1 << 20: tooBig} {
		all = append(all, frameCase{fmt.Sprintf("a text of %d", n), wire(fText, blank(n)), []int{want}})
		half := n / 2
		all = append(all, frameCase{fmt.Sprintf("a text of %d in two fragments", n), join(wire(fTextOpen, blank(half)), wire(fLast, blank(n-half))), []int{want}})
	}
	said := func(length uint64) []byte {
		return append(endian.BigEndian.AppendUint64([]byte{fText, 0xff}, length), 1, 2, 3, 4)
	}
	return append(all,
		frameCase{"a length that is said only", said(1 << 40), []int{tooBig}},
		frameCase{"the largest length", said(1<<63 - 1), []int{tooBig}},
		frameCase{"a length with its first bit set", said(1 << 63), []int{tooBig, wrong}},
		frameCase{"a small length in eight bytes", append(said(0)[:10], 1, 2, 3, 4), []int{stays, wrong}},
		frameCase{"a small length in two bytes", []byte{fText, 0x80 | 126, 0, 0, 1, 2, 3, 4}, []int{stays, wrong}},
	)
}

// fragments are messages in pieces, well and badly put together, and what is not masked.
func fragments() (all []frameCase) {
	one := wire(fTextOpen, fine[:1])
	for i := range len(fine) - 2 {
		one = join(one, wire(fPing, "p"), wire(fMore, fine[i+1:i+2]))
	}
	all = append(all,
		frameCase{"byte by byte, a ping between any two", append(one, wire(fLast, fine[len(fine)-1:])...), []int{stays}},
		frameCase{"empty fragments", join(wire(fTextOpen, ""), wire(fMore, ""), wire(fMore, fine), wire(fLast, "")), []int{stays}},
		frameCase{"a continuation of nothing", wire(fLast, "x"), []int{wrong}},
		frameCase{"an open continuation of nothing", wire(fMore, "x"), []int{wrong}},
		frameCase{"a continuation after the end", join(wire(fTextOpen, fine), wire(fLast, ""), wire(fLast, "")), []int{wrong}},
		frameCase{"a text within a text", join(wire(fTextOpen, "{"), wire(fText, "}")), []int{wrong}},
		frameCase{"a text begun within a text", join(wire(fTextOpen, "{"), wire(fTextOpen, "}")), []int{wrong}},
		frameCase{"a binary within a text", join(wire(fTextOpen, "{"), wire(fBinary, "}")), []int{wrong}},
		frameCase{"a binary in fragments", join(wire(fBinOpen, "x"), wire(fLast, "y")), []int{noText}},
		frameCase{"a binary that is empty", wire(fBinary, ""), []int{noText}},
		frameCase{"a binary that is too large", wire(fBinary, strings.Repeat("x", 1<<20)), []int{noText, tooBig}},
		frameCase{"a close within a text", join(wire(fTextOpen, "{"), wire(fClose, closeOf(1000, ""))), []int{1000}},
	)
	for name, head := range map[string]byte{"text": fText, "binary": fBinary, "close": fClose, "ping": fPing, "pong": fPong, "continuation": fLast} {
		all = append(all, frameCase{name + " without a mask", unmasked(head, "xy"), []int{wrong}})
	}
	return all
}

// handshakes are requests, and the statuses of which one must answer them; 0 is an end without an answer, for a client that does not wait for one.
func handshakes(addr string) map[string]struct {
	request string
	want    []int
} {
	type of = struct {
		request string
		want    []int
	}
	line := func(lines ...string) string { return handshake(addr, lines...) }
	return map[string]of{
		"as a browser":                     {line(), []int{101}},
		"any case":                         {line("Upgrade: WebSocket", "Connection: keep-alive, upgrade"), []int{101}},
		"two protocols":                    {line("Sec-WebSocket-Protocol: other, roundpeg.v1"), []int{101}},
		"no protocol":                      {line("Sec-WebSocket-Protocol:"), []int{400}},
		"another protocol":                 {line("Sec-WebSocket-Protocol: roundpeg.v2"), []int{400}},
		"the desk's protocol":              {line("Sec-WebSocket-Protocol: roundpeg.desk.v1"), []int{400}},
		"no origin":                        {line("Origin:"), []int{403}},
		"a foreign origin":                 {line("Origin: https://evil.example"), []int{403}},
		"origin null":                      {line("Origin: null"), []int{403}},
		"another port":                     {line("Origin: http://127.0.0.1:1"), []int{403}},
		"no key":                           {line("Sec-WebSocket-Key:"), []int{400}},
		"a short key":                      {line("Sec-WebSocket-Key: c2hvcnQ="), []int{400}},
		"a key that is no base64":          {line("Sec-WebSocket-Key: !!!!!!!!!!!!!!!!!!!!!!=="), []int{400}},
		"version 8":                        {line("Sec-WebSocket-Version: 8"), []int{400, 426}},
		"no version":                       {line("Sec-WebSocket-Version:"), []int{400, 426}},
		"no upgrade":                       {line("Upgrade:"), []int{400, 426}},
		"no connection":                    {line("Connection:"), []int{400, 426}},
		"an extension is not taken":        {line("Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"), []int{101}},
		"POST":                             {strings.Replace(line(), "GET", "POST", 1), []int{400, 405}},
		"HTTP/1.0":                         {strings.Replace(line(), "HTTP/1.1", "HTTP/1.0", 1), []int{400, 426, 505}},
		"a header of 40 KiB":               {line("X: " + strings.Repeat("x", 40<<10)), []int{431}},
		"a key with a line break in it":    {line("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n X: y"), []int{400}},
		"two hosts":                        {strings.Replace(line(), "\r\n", "\r\nHost: evil.example\r\n", 1), []int{400}},
		"no host":                          {line("Host:"), []int{400}},
		"a frame in the same segment":      {line() + string(wire(fText, helloText)), []int{101, 0}},
		"a body that nobody asked for":     {line("Content-Length: 5") + "hello", []int{101, 400, 0}},
		"content length and encoding both": {line("Content-Length: 5", "Transfer-Encoding: chunked") + "0\r\n\r\n", []int{101, 400, 0}},
	}
}

// T14: every way in which RFC 6455 can be kept and broken, by bytes, against the real server.
func TestT14Frames(t *testing.T) {
	l := newLab(t, "T14 frames", "RFC 6455 by raw frames").config("limits: {connects: {per_second: 100000, burst: 100000}, new_sessions: {per_second: 100000, burst: 100000}}").up(1)
	n := l.nodes[0]
	base := l.stand(n)
	cases := slices.Concat(firstBytes(), controls(), texts(), sizes(), fragments())
	var mu sync.Mutex
	wrongs := 0
	miss := func(name, format string, a ...any) {
		mu.Lock()
		defer mu.Unlock()
		wrongs++
		l.Logf("%s: "+format, append([]any{name}, a...)...)
	}
	ways := map[string]bool{"after the welcome": true, "before the hello": false}
	for way, welcomed := range ways {
		each(8, cases, func(c frameCase) {
			s, status, err := upgrade(n.Addr)
			if err != nil || status != 101 {
				miss(c.name, "%d %v", status, err)
				return
			}
			defer s.Close()
			if welcomed {
				s.Write(wire(fText, helloText))
				s.Write(wire(fPing, stillThere))
				if code, told := s.answer(15 * time.Second); code != 0 || len(told) < 1 || !strings.Contains(told[0], `"welcome"`) {
					miss(c.name, "not welcomed: %d %v", code, told)
					return
				}
			}
			s.SetWriteDeadline(time.Now().Add(15 * time.Second))
			s.Write(c.send)
			s.Write(wire(fPing, stillThere))
			if code, _ := s.answer(15 * time.Second); !slices.Contains(c.want, code) {
				miss(c.name+" "+way, "%d, not %v", code, c.want)
			}
		})
	}
	shaken := handshakes(n.Addr)
	for name, c := range shaken {
		s, status, err := upgradeBy(dialer, n.Addr, c.request)
		if !slices.Contains(c.want, status) {
			miss("handshake: "+name, "%d %v, not %v", status, err, c.want)
		}
		if s != nil {
			s.Close()
		}
	}
	all := 2*len(cases) + len(shaken)
	require.GreaterOrEqual(t, all, 240)
	l.Load = fmt.Sprintf("%d cases before the hello, %d after the welcome, %d handshakes", len(cases), len(cases), len(shaken))
	l.Happened("cases", all)
	l.Zero("a wrong close code or status", wrongs, all)
	l.leftovers(base, 30*time.Second)
	l.finish()
}

// leftovers holds that a server is as it was before: no panic, nothing kept.
func (l *lab) leftovers(base at, within time.Duration) {
	require.True(l, l.nodes[0].Alive(), "the server is gone")
	now, back := l.backTo(l.nodes[0], base, within)
	l.Zero("panics", int(now.panics-base.panics), 0)
	leaks := 0
	if !back {
		leaks = 1
		l.Notes = append(l.Notes, fmt.Sprintf("before: %+v, after: %+v", base, now))
	}
	l.Zero("sockets, goroutines or descriptors left over", leaks, 0)
}

// each does f for every one of all, some at a time.
func each[T any](at int, all []T, f func(T)) {
	work := make(chan T)
	var wg sync.WaitGroup
	for range at {
		wg.Go(func() {
			for one := range work {
				f(one)
			}
		})
	}
	for _, one := range all {
		work <- one
	}
	close(work)
	wg.Wait()
}
