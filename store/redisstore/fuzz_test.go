package redisstore

import (
	"slices"
	"strings"
	"testing"

	"github.com/redis/go-redis/v9"

	"roundpeg/chat"
)

// Whatever Redis holds, it is read or refused.
func FuzzDecode(f *testing.F) {
	f.Add("e", `{"seq":1,"at":"2026-11-23T10:00:00.000Z","kind":"message","by":{"role":"customer"},"text":"x"}`, `{"id":"s","head":1}`)
	f.Add("x", `{"seq":1,"kind":"message","by":{"role":"customer"}}`, `null`)
	f.Add("", "", "{")
	f.Fuzz(func(t *testing.T, field, line, fold string) {
		e, err := decode(redis.XMessage{Values: map[string]any{field: line}})
		if err == nil && field == "x" && e.Body != nil {
			t.Fatalf("%q: an erased event has a body: %+v", line, e)
		}
		if err == nil {
			chat.Session{}.Apply(e)
		}
		if s, err := unfold("s", fold, "m"); err == nil {
			s.session.Due()
			chat.Query{States: []chat.State{chat.Waiting}, Text: line}.Fits(s.session)
		}
	})
}

// Whatever somebody writes is found by its own words, and keys of one log lie together.
func FuzzWords(f *testing.F) {
	for _, text := range []string{"Where is my E-Mail?", "naïve café", "ＦＵＬＬ　ｗｉｄｔｈ", "a\u0300\u0301b", "\xff\xfe", "İstanbul", "one two\nthree", "....", "ǅ x ß"} {
		f.Add(text, "s1")
	}
	f.Fuzz(func(t *testing.T, text, id string) {
		plain := plainWords(text)
		if again := plainWords(strings.Join(plain, " ")); !slices.Equal(plain, again) {
			t.Fatalf("%q: the words %q are others when read again: %q", text, plain, again)
		}
		kept := words("s", []chat.Event{{Body: chat.Message{Text: text}}})
		for _, want := range wanted(text) {
			if !strings.Contains(kept, want) {
				t.Fatalf("%q is kept as %q, in which %q is not found", text, kept, want)
			}
		}
		sh := shardOf(chat.ID(id))
		for _, key := range []string{sh.session(chat.ID(id)), sh.log(chat.ID(id)), sh.index("all"), sh.pokes()} {
			if tag, _, ok := strings.Cut(key, "}"); !ok || tag+"}" != string(sh) || strings.Count(tag, "{") != 1 {
				t.Fatalf("%q: the hash tag is not %q", key, sh)
			}
		}
	})
}
