package gateway

import (
	"encoding/json"
	"testing"
	"time"

	"roundpeg/chat"
	"roundpeg/chat/command"
)

// Whatever a frame holds, it is decoded or refused, and the refusal is a frame that can be read.
func FuzzFrame(f *testing.F) {
	for _, seed := range []string{`{"type":"message","id":"a","text":"x"}`, `{"type":"hello","after":1,"page":{"url":"u"}}`, `{"type":7,"id":{}}`, `[`, `{"id":"\ud800"}`,
		`{"type":"transfer","id":"a","session":"s","to":{"tier":2}}`, `{"type":"read","seq":1e99}`, `{"type":"stop","ref":"m1"}`, "{\"type\":\"\x00\"}", `{"TYPE":"message"}`,
		`{"type":"verdict","id":"a","session":"s","needed":"too_late"}`, `{"type":"verdict","id":"a","session":"s","needed":["needed"]}`} {
		f.Add([]byte(seed))
	}
	g := &Gateway{metrics: newMetrics(newRegistry()), Options: Options{Log: nopLog}}
	f.Fuzz(func(t *testing.T, b []byte) {
		fr, err := decode(b)
		for _, role := range []chat.Role{chat.Customer, chat.Agent} {
			if c, perr := command.Parse(role, fr.kind, b, time.Now()); err == nil && perr == nil {
				command.Print(c)
			} else if err == nil {
				err = perr
			}
		}
		hintOf(fr)
		fr.fields(new(helloFields))
		if err == nil {
			return
		}
		p := g.refusal(fr, err)
		if p.Code == "internal" || p.Code == "" || p.Message == "" {
			t.Fatalf("%q: %v became %+v", b, err, p)
		}
		if out := encode(p); !json.Valid(out) {
			t.Fatalf("%q: %s", b, out)
		}
	})
}
