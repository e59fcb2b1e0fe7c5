package reliability

import (
	"fmt"
	"math/rand/v2"
	"net"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// openLimits let a test from one address do what only many could.
const openLimits = `limits:
  connects: {per_second: 1000000, burst: 1000000}
  new_sessions: {per_second: 1000000, burst: 1000000}
  frames: {per_second: 1000000, burst: 1000000}
  customer_commands: {per_second: 1000000, burst: 1000000}
`

// badTexts are well-formed frames whose text is none of ours: each must be answered by an error, and the socket stays.
var badTexts = []func(r *rand.Rand) string{
	func(r *rand.Rand) string { return strings.Repeat("[", 1+r.IntN(2000)) },
	func(r *rand.Rand) string {
		return `{"type":"message","id":"a","text":` + strings.Repeat(`{"a":`, r.IntN(3000))
	},
	func(r *rand.Rand) string { return helloText[:r.IntN(len(helloText)-1)] },
	func(r *rand.Rand) string { return fmt.Sprintf(`{"type":%d,"id":"a"}`, r.Int64()) },
	func(r *rand.Rand) string { return fmt.Sprintf(`{"type":"no-such-%d","id":"a"}`, r.IntN(1e6)) },
	func(r *rand.Rand) string {
		return `{"type":"message","id":"` + strings.Repeat("i", 65+r.IntN(500)) + `","text":"x"}`
	},
	func(r *rand.Rand) string { return `{"type":"message","id":"a b","text":"x"}` },
	func(r *rand.Rand) string {
		return `{"type":"message","id":"a","text":` + []string{"null", "7", "[]", "{}", "true", `""`, `"  "`}[r.IntN(7)] + `}`
	},
	func(r *rand.Rand) string {
		return `{"type":"message","id":"a","text":"` + strings.Repeat("x", 4001+r.IntN(9000)) + `"}`
	},
	func(r *rand.Rand) string { return `{"type":"feedback","id":"a","seq":1e999,"helpful":true}` },
	func(r *rand.Rand) string { return `{"type":"rate","id":"a","score":-` + fmt.Sprint(r.IntN(1e9)) + `}` },
	func(r *rand.Rand) string {
		return `{"type":"callback","id":"a","contact":{"phone":"` + noise(r, 30) + `"}}`
	},
	func(r *rand.Rand) string { return `{"type":"typing","on":"perhaps"}` },
	func(r *rand.Rand) string { return `{"type":"claim","id":"a","session":"s"}` },
	func(r *rand.Rand) string { return `{"type":"hello","after":-1}` },
	func(r *rand.Rand) string { return `{"type":"\ud800","id":"\u0000"}` },
	func(r *rand.Rand) string { return "\u2028{}" + noise(r, 40) },
	func(r *rand.Rand) string { return noise(r, 200) },
}

var characters = []rune("abc{}[]:,.0123 äß€😀+-_~\u202e\u0300")

// noise is a text of n characters that JSON need not quote.
func noise(r *rand.Rand, n int) string {
	b := make([]rune, n)
	for i := range b {
		b[i] = characters[r.IntN(len(characters))]
	}
	return string(b)
}

// badWires are bytes that are no frame, or one that must not be: the connection must end.
var badWires = []func(r *rand.Rand) []byte{
	func(r *rand.Rand) []byte { return wire(byte(0x90+r.IntN(0x60)), "x") },            // reserved bits
	func(r *rand.Rand) []byte { return wire(byte(0x83+r.IntN(5)), "x") },               // reserved opcodes
	func(r *rand.Rand) []byte { return wire(byte(0x8b+r.IntN(5)), "x") },               // reserved control opcodes
	func(r *rand.Rand) []byte { return unmasked(fText, "{}") },                         //
	func(r *rand.Rand) []byte { return wire(fPing, strings.Repeat("p", 126)) },         //
	func(r *rand.Rand) []byte { return wire(byte(0x08+r.IntN(3)), "x") },               // fragmented control frames
	func(r *rand.Rand) []byte { return wire(fLast, "x") },                              // nothing to go on with
	func(r *rand.Rand) []byte { return wire(fText, "\xff"+string(rune(r.IntN(256)))) }, // not UTF-8
	func(r *rand.Rand) []byte { return wire(fBinary, noise(r, r.IntN(50))) },
	func(r *rand.Rand) []byte { return wire(fClose, closeOf(r.IntN(1000), "")) },
	func(r *rand.Rand) []byte {
		return []byte{fText, 0xff, byte(r.IntN(256)), 1, 2, 3, 4, 5, 6, 7, 0, 0, 0, 0}
	},
	func(r *rand.Rand) []byte { // anything at all, ended by a frame that is certainly wrong
		b := make([]byte, r.IntN(64))
		for i := range b {
			b[i] = byte(r.IntN(256))
		}
		return append(append(b, make([]byte, 1)...), wire(0xff, strings.Repeat("\xff", 125))...)
	},
}

// T14, second part: a million malformed frames. Those that are but wrong texts are each answered and leave the socket open; after bytes
// that are no frames the connection ends.
func TestT14Garbage(t *testing.T) {
	l := newLab(t, "T14 garbage", "malformed frames").config(openLimits).up(1)
	n := l.nodes[0]
	base := l.stand(n)
	texts, wires := size(20_000, 900_000), size(2_000, 100_000)
	l.Load = fmt.Sprintf("%d texts over 20 sockets, %d broken frames each on a socket of its own", texts, wires)
	var answered, stayed, ended, survived atomic.Int64
	each(20, slices.Collect(seeds(20)), func(seed uint64) {
		s := l.welcomed()
		defer s.Close()
		r := rand.New(rand.NewPCG(seed, 1))
		sent := texts / 20
		go func() {
			for range sent {
				s.SetWriteDeadline(time.Now().Add(time.Minute))
				s.Write(wire(fText, badTexts[r.IntN(len(badTexts))](r)))
			}
			s.Write(wire(fPing, stillThere))
		}()
		code, told := s.answer(2 * time.Minute)
		if code == 0 {
			stayed.Add(1)
		}
		for _, frame := range told {
			if strings.HasPrefix(frame, `{"type":"error"`) && !strings.Contains(frame, `"internal"`) {
				answered.Add(1)
			}
		}
	})
	each(16, slices.Collect(seeds(wires)), func(seed uint64) {
		s, _, err := upgrade(n.Addr)
		if err != nil {
			l.Errorf("connect: %v", err)
			return
		}
		defer s.Close()
		s.Conn.(*net.TCPConn).SetLinger(0)
		r := rand.New(rand.NewPCG(seed, 2))
		s.Write(badWires[int(seed)%len(badWires)](r))
		s.Write(wire(fPing, stillThere))
		if code, _ := s.answer(20 * time.Second); code == 0 {
			survived.Add(1)
			l.Logf("seed %d, kind %d is taken", seed, int(seed)%len(badWires))
		} else {
			ended.Add(1)
		}
	})
	l.Happened("malformed texts sent", texts)
	l.Happened("broken frames that ended a connection", int(ended.Load()))
	l.Zero("texts not answered by an error", texts-int(answered.Load()), texts)
	l.Zero("sockets ended by a wrong text", 20-int(stayed.Load()), 20)
	l.Zero("broken frames that were taken", int(survived.Load()), wires)
	l.leftovers(base, 30*time.Second)
	l.finish()
}

func seeds(n int) func(func(uint64) bool) {
	return func(yield func(uint64) bool) {
		for i := range n {
			if !yield(uint64(i)) {
				return
			}
		}
	}
}

// welcomed is a raw socket with a session of its own; the log so far has been read.
func (l *lab) welcomed(lines ...string) *rawSocket {
	s, status, err := upgrade(l.nodes[0].Addr, lines...)
	require.NoError(l, err)
	require.Equal(l, 101, status)
	s.Write(wire(fText, helloText))
	s.Write(wire(fPing, stillThere))
	code, _ := s.answer(20 * time.Second)
	require.Zero(l, code)
	return s
}
