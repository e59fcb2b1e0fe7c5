package gateway

import (
	"errors"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/intents"
)

const goodYAML = "intents:\n  - name: hours\n    phrases:\n      en: [when are you open]\n"

func TestIntents(t *testing.T) {
	h := newHouse(t)
	_, who := h.agent("chief", 4, true)
	chief := cookie(who)
	got := h.do("GET", "/v1/intents", nil, chief)
	require.Equal(t, []any{200, `"0"`}, []any{got.StatusCode, got.Header.Get("ETag")})

	set := m{"intents": []m{{"name": "refund", "phrases": m{"en": []string{"my money back"}}}}}
	put := h.do("PUT", "/v1/intents", set, chief, header("If-Match", `"0"`))
	require.Equal(t, []any{200, `"1"`}, []any{put.StatusCode, put.Header.Get("ETag")})
	got = h.do("GET", "/v1/intents", nil, chief)
	require.JSONEq(t, string(put.body), string(got.body))
	require.Equal(t, `"1"`, got.Header.Get("ETag"))
	require.Contains(t, string(got.body), `"lane":"support"`)

	stale := h.do("PUT", "/v1/intents", set, chief, header("If-Match", `"0"`))
	require.Equal(t, []any{409, "conflict"}, []any{stale.StatusCode, stale.object(t)["code"]})
	require.Regexp(t, "saved meanwhile", stale.object(t)["detail"])
	require.Equal(t, 400, h.do("PUT", "/v1/intents", set, chief, header("If-Match", "x")).StatusCode)
	require.Equal(t, 200, h.do("PUT", "/v1/intents", set, chief, header("If-Match", "*")).StatusCode)

	for _, kind := range []string{"application/yaml", "application/x-yaml", "text/yaml; charset=utf-8"} {
		put = h.do("PUT", "/v1/intents", goodYAML, chief, header("Content-Type", kind))
		require.Equal(t, 200, put.StatusCode, "%s: %s", kind, put.body)
	}
	require.Equal(t, 400, h.do("PUT", "/v1/intents", goodYAML, chief, header("Content-Type", "text/plain")).StatusCode)
	require.Equal(t, `"5"`, put.Header.Get("ETag"))

	var items []any
	for _, v := range h.do("GET", "/v1/intents/versions", nil, chief).object(t)["items"].([]any) {
		items = append(items, v.(m)["version"])
	}
	require.Equal(t, []any{5.0, 4.0, 3.0, 2.0, 1.0, 0.0}, items)
	old := h.do("GET", "/v1/intents/versions/1", nil, chief)
	require.Equal(t, []any{200, `"1"`}, []any{old.StatusCode, old.Header.Get("ETag")})
	back := h.do("POST", "/v1/intents/versions/1/restore", nil, chief, header("If-Match", `"4"`))
	require.Equal(t, 409, back.StatusCode)
	back = h.do("POST", "/v1/intents/versions/1/restore", nil, chief, header("If-Match", `"5"`))
	require.Equal(t, []any{200, `"6"`}, []any{back.StatusCode, back.Header.Get("ETag")})
	require.JSONEq(t, string(old.body), string(back.body))
	first := h.do("GET", "/v1/intents/versions", nil, chief).object(t)["items"].([]any)[0].(m)
	require.Equal(t, []any{"restored", 1.0, "chief"}, []any{first["from"], first["restored"], first["by"].(m)["name"]})
	for _, none := range []string{"7", "-1", "x", "99999999999999999999", "@intents"} {
		require.Equal(t, 404, h.do("GET", "/v1/intents/versions/"+none, nil, chief).StatusCode, none)
		require.Equal(t, 404, h.do("POST", "/v1/intents/versions/"+none+"/restore", nil, chief).StatusCode, none)
	}

	status := h.do("GET", "/v1/intents/status", nil, chief).object(t)
	for _, field := range []string{"version", "serving", "training", "error", "intents", "phrases", "took_ms", "model"} {
		require.Contains(t, status, field)
	}
	require.Equal(t, m{"version": 7.0, "done": 0.5}, status["training"])
}

// A training that takes its time is not waited for.
func TestIntentsInTraining(t *testing.T) {
	h := newHouse(t)
	h.mind.slow = true
	_, who := h.agent("chief", 4, true)
	put := h.do("PUT", "/v1/intents", goodYAML, cookie(who), header("Content-Type", "application/yaml"))
	require.Equal(t, []any{202, `"1"`}, []any{put.StatusCode, put.Header.Get("ETag")})
	require.Contains(t, string(put.body), "when are you open")
	back := h.do("POST", "/v1/intents/versions/0/restore", nil, cookie(who))
	require.Equal(t, []any{202, `"2"`}, []any{back.StatusCode, back.Header.Get("ETag")})
}

func TestIntentsReview(t *testing.T) {
	h := newHouse(t)
	_, who := h.agent("chief", 4, true)
	get := func() m { return h.do("GET", "/v1/intents/review", nil, cookie(who)).object(t) }
	require.Equal(t, m{"version": 3.0, "ready": false}, get())
	h.mind.err = errors.New("add some")
	require.Equal(t, m{"version": 3.0, "ready": true, "error": "add some"}, get())
	h.mind.err, h.mind.found = nil, &intents.Review{Phrases: 5, Weak: []intents.Weak{{Intent: "hours", Right: 1, Phrases: 5}}}
	got := get()
	require.Equal(t, []any{true, 5.0, []any{}, m{"intent": "hours", "right": 1.0, "phrases": 5.0}}, []any{got["ready"], got["phrases"], got["alike"], got["weak"].([]any)[0]})
}

// A bad edit is refused whole, with the line and the field.
func TestBadIntents(t *testing.T) {
	h := newHouse(t)
	_, who := h.agent("chief", 4, true)
	const yaml, json = "application/yaml", "application/json"
	for _, c := range []struct {
		kind, body string
		line       float64
		code, says string
	}{
		{yaml, "intents:\n\t- name: a", 2, "invalid", "read yaml"},
		{yaml, "intents:\n  - name: a\n    phrases: {en: [x}", 3, "invalid", "read yaml"},
		{yaml, goodYAML + "    frases: {}", 5, "invalid", `^intents: intents\[0\]\.frases: there is no such key: use one of name, `},
		{yaml, goodYAML + "fallback: [en]", 5, "invalid", "^intents: fallback: must be a text, not a list"},
		{yaml, goodYAML + "    lane: fast", 5, "invalid", `^intents: intents\[0\] \(hours\)\.lane: "fast": use support or sales`},
		{yaml, "hello", 1, "invalid", "an object"},
		{json, "{\n\"intents\": [\n}", 3, "bad_json", "read json"},
		{json, "[]", 1, "bad_json", "an object"},
		{json, "{\n\"intents\":\n[{\"name\": 5}]}", 3, "invalid", `intents\[0\]\.name: must be a text, not a number`},
		{json, "{\"intents\": [\n{\"name\": \"a\",\n\"frases\": 1}]}", 3, "invalid", `intents\[0\]\.frases`},
		{json, "{\"intents\": [\n{\"name\": \"\\ud83d\\ude00\",\n\"phrases\": {\"en\": [\"x\"]}}]}", 2, "invalid", `intents\[0\]\.name`},
		{json, "{\"intents\": [\n{\"name\": \"a\",\n\"phrases\": {\"en\": [\"x\",\n\" \"]}}]}", 4, "invalid", `intents\[0\] \(a\)\.phrases\.en\[1\]: empty`},
	} {
		a := h.do("PUT", "/v1/intents", c.body, cookie(who), header("Content-Type", c.kind))
		p := a.object(t)
		require.Equal(t, []any{400, c.code, c.line}, []any{a.StatusCode, p["code"], p["line"]}, "%s\n%s", c.body, a.body)
		require.Regexp(t, c.says, p["detail"], c.body)
	}
	_, version, _ := h.mind.Newest()
	require.Equal(t, "0", strconv.Itoa(int(version)), "nothing was saved")
}
