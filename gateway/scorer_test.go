package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

// fakeScorer keeps settings of one field; the first version is 0.
type fakeScorer struct {
	mu       sync.Mutex
	settings []json.RawMessage
	versions []chat.ScorerVersion
}

func newFakeScorer() *fakeScorer {
	return &fakeScorer{settings: []json.RawMessage{[]byte(`{"threshold":0.5}`)}, versions: []chat.ScorerVersion{{}}}
}

func (f *fakeScorer) Newest() (json.RawMessage, chat.Seq) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.settings[len(f.settings)-1], chat.Seq(len(f.settings) - 1)
}

func (f *fakeScorer) Version(_ context.Context, version chat.Seq) (json.RawMessage, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if version >= chat.Seq(len(f.settings)) {
		return nil, chat.Faultf(chat.ErrNotFound, "there is no version %d", version)
	}
	return f.settings[version], nil
}

func (f *fakeScorer) Versions() []chat.ScorerVersion { return f.versions }

func (f *fakeScorer) Save(_ context.Context, by chat.By, settings json.RawMessage, note string, base *chat.Seq) (chat.Seq, error) {
	var in struct{ Threshold *float64 }
	if json.Unmarshal(settings, &in) != nil || in.Threshold == nil || *in.Threshold < 0 || *in.Threshold > 1 {
		return 0, chat.Faultf(chat.ErrInvalid, "settings.threshold must be a number from 0 to 1")
	}
	kept, _ := json.Marshal(m{"threshold": *in.Threshold})
	return f.save(chat.ScorerVersion{By: by, Note: note}, kept, base)
}

func (f *fakeScorer) Restore(_ context.Context, by chat.By, version chat.Seq, base *chat.Seq) (chat.Seq, error) {
	return f.save(chat.ScorerVersion{By: by, Restored: &version}, f.settings[version], base)
}

func (f *fakeScorer) save(v chat.ScorerVersion, settings json.RawMessage, base *chat.Seq) (chat.Seq, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if base != nil && *base != chat.Seq(len(f.settings)-1) {
		return 0, chat.Faultf(chat.ErrConflict, "somebody saved meanwhile")
	}
	v.Version = chat.Seq(len(f.settings))
	f.settings, f.versions = append(f.settings, settings), append([]chat.ScorerVersion{v}, f.versions...)
	return v.Version, nil
}

// fakeBacktester remembers what it was asked and says what it was told.
type fakeBacktester struct {
	asked  []any // settings as a text, "refit" for a refit, and days, of each question
	done   float64
	result json.RawMessage
	err    error
}

func (f *fakeBacktester) Run(_ context.Context, settings json.RawMessage, days int) (float64, json.RawMessage, error) {
	f.asked = append(f.asked, string(settings), days)
	return f.done, f.result, f.err
}

func (f *fakeBacktester) Refit(_ context.Context, days int) (float64, json.RawMessage, error) {
	f.asked = append(f.asked, "refit", days)
	return f.done, f.result, f.err
}

func TestScorer(t *testing.T) {
	h := newHouse(t)
	_, who := h.agent("chief", 4, true)
	chief := cookie(who)
	got := h.do("GET", "/v1/scorer", nil, chief)
	require.Equal(t, []any{200, `"0"`, `{"version":0,"settings":{"threshold":0.5}}`}, []any{got.StatusCode, got.Header.Get("ETag"), string(got.body)})

	put := h.do("PUT", "/v1/scorer", `{"settings":{"threshold": 4e-1, "other": 1},"note":"fewer"}`, chief, header("If-Match", `"0"`))
	require.Equal(t, []any{200, `"1"`}, []any{put.StatusCode, put.Header.Get("ETag")})
	require.Equal(t, `{"version":1,"settings":{"threshold":0.4}}`, string(put.body), "as it was kept, not as it was sent")
	require.Equal(t, string(put.body), string(h.do("GET", "/v1/scorer", nil, chief).body))

	set := m{"settings": m{"threshold": .3}}
	stale := h.do("PUT", "/v1/scorer", set, chief, header("If-Match", `"0"`))
	require.Equal(t, []any{409, "conflict", "somebody saved meanwhile"}, []any{stale.StatusCode, stale.object(t)["code"], stale.object(t)["detail"]})
	require.Equal(t, 400, h.do("PUT", "/v1/scorer", set, chief, header("If-Match", "x")).StatusCode)
	require.Equal(t, 200, h.do("PUT", "/v1/scorer", set, chief).StatusCode)

	old := h.do("GET", "/v1/scorer/versions/1", nil, chief)
	require.Equal(t, []any{200, `"1"`, string(put.body)}, []any{old.StatusCode, old.Header.Get("ETag"), string(old.body)})
	require.Equal(t, 409, h.do("POST", "/v1/scorer/versions/1/restore", nil, chief, header("If-Match", `"1"`)).StatusCode)
	back := h.do("POST", "/v1/scorer/versions/1/restore", nil, chief, header("If-Match", `"2"`))
	require.Equal(t, []any{200, `"3"`, `{"version":3,"settings":{"threshold":0.4}}`}, []any{back.StatusCode, back.Header.Get("ETag"), string(back.body)})
	for _, none := range []string{"4", "-1", "x", "99999999999999999999", "@scorer"} {
		require.Equal(t, 404, h.do("GET", "/v1/scorer/versions/"+none, nil, chief).StatusCode, none)
		require.Equal(t, 404, h.do("POST", "/v1/scorer/versions/"+none+"/restore", nil, chief).StatusCode, none)
	}
	all := h.do("GET", "/v1/scorer/versions", nil, chief).object(t)["items"].([]any)
	require.Len(t, all, 4)
	first, second := all[0].(m), all[2].(m)
	require.Equal(t, []any{3.0, 1.0, ""}, []any{first["version"], first["restored"], first["note"]})
	require.Equal(t, []any{1.0, "fewer", "chief"}, []any{second["version"], second["note"], second["by"].(m)["name"]})
	require.NotContains(t, second, "restored")
}

func TestBadScorer(t *testing.T) {
	h := newHouse(t)
	_, who := h.agent("chief", 4, true)
	for body, want := range map[string][3]any{
		`{}`:                           {400, "invalid", "^settings must be an object"},
		`{"settings":[1]}`:             {400, "invalid", "^settings must be an object"},
		`{"settings":null}`:            {400, "invalid", "^settings must be an object"},
		`{"settings":{"threshold":2}}`: {400, "invalid", "^settings.threshold must be a number from 0 to 1$"},
		`{"settings":{},"note":7}`:     {400, "invalid", "^note must be a string"},
		`{"settings":{`:                {400, "bad_json", ""},
		`[]`:                           {400, "bad_json", ""},
		``:                             {400, "bad_json", ""},
		`{"settings":{"threshold":0.5},"note":"` + strings.Repeat("ü", 1001) + `"}`: {400, "invalid", "^note has 1001 characters: at most 1000"},
		`{"settings":{"threshold":0.5,"x":"` + strings.Repeat("x", 1<<20) + `"}}`:   {413, "too_large", "1048576 bytes"},
	} {
		a := h.do("PUT", "/v1/scorer", body, cookie(who))
		p := a.object(t)
		require.Equal(t, want[:2], []any{a.StatusCode, p["code"]}, "%.80s", body)
		require.Regexp(t, want[2], p["detail"], "%.80s", body)
	}
	_, version := h.scorer.Newest()
	require.Zero(t, version, "nothing was saved")
	big := `{"settings":{"threshold":0.5,"x":"` + strings.Repeat("x", 900<<10) + `"},"note":"` + strings.Repeat("ü", 1000) + `"}`
	require.Equal(t, 200, h.do("PUT", "/v1/scorer", big, cookie(who)).StatusCode)
}

// A run is begun, asked for again and at last ready; what is asked reaches the backtester as it was meant.
func TestBacktest(t *testing.T) {
	h := newHouse(t)
	_, who := h.agent("chief", 4, true)
	post := func(path, body string) answer { return h.do("POST", path, body, cookie(who)) }
	for path, asks := range map[string]string{"/v1/backtest": "", "/v1/scorer/refit": "refit"} {
		*h.tester = fakeBacktester{done: .25}
		require.Equal(t, `{"ready":false,"done":0.25}`, string(post(path, `{}`).body))
		h.tester.done, h.tester.result = .9, json.RawMessage(`{"conversations":3}`)
		ready := post(path, `{"days":366}`)
		require.Equal(t, []any{200, `{"ready":true,"done":1,"result":{"conversations":3}}`}, []any{ready.StatusCode, string(ready.body)})
		require.Equal(t, []any{asks, 30, asks, 366}, h.tester.asked, path)
		for done, says := range map[float64]string{-1: "0", 7: "1", math.Inf(1): "1", math.Inf(-1): "0"} {
			*h.tester = fakeBacktester{done: done}
			require.Equal(t, `{"ready":false,"done":`+says+`}`, string(post(path, `{"days":1}`).body), done)
		}
		h.tester.done = math.NaN()
		require.Equal(t, `{"ready":false,"done":0}`, string(post(path, `{"days":1}`).body))

		h.tester.asked = nil
		for body, says := range map[string]string{`{"days":0}`: "days must be a whole number from 1 to 366", `{"days":367}`: "days must be", `{"days":1.5}`: "days must be a whole number", `{"days":"7"}`: "days must be a whole number",
			`{"settings":7}`: "settings must be an object", `{"settings":"x"}`: "settings must be", `{"settings":[]}`: "settings must be", `{"days":7`: "no JSON", ``: "no JSON"} {
			a := post(path, body)
			require.Equal(t, 400, a.StatusCode, "%s %s", path, body)
			require.Contains(t, a.object(t)["detail"], says, "%s %s", path, body)
		}
		require.Empty(t, h.tester.asked, "what is refused is not begun")
		h.tester.err = chat.Faultf(chat.ErrInvalid, "settings.threshold must be a number from 0 to 1")
		require.Equal(t, "settings.threshold must be a number from 0 to 1", post(path, `{}`).object(t)["detail"])
		h.tester.err = errors.New("words of a library")
		require.NotContains(t, string(post(path, `{}`).body), "library")
	}
	*h.tester = fakeBacktester{}
	post("/v1/backtest", `{"settings": {"threshold":0.4},"days":7}`)
	post("/v1/backtest", `{"settings":null}`)
	require.Equal(t, []any{`{"threshold":0.4}`, 7, "", 30}, h.tester.asked)
}

func TestNoScorer(t *testing.T) {
	h := newHouse(t, func(o *Options) { o.Scorer, o.Backtester = nil, nil })
	_, who := h.agent("chief", 4, true)
	for _, call := range []string{"GET /v1/scorer", "PUT /v1/scorer", "GET /v1/scorer/versions", "GET /v1/scorer/versions/0", "POST /v1/scorer/versions/0/restore", "POST /v1/scorer/refit", "POST /v1/backtest"} {
		method, path, _ := strings.Cut(call, " ")
		a := h.do(method, path, m{"settings": m{}}, cookie(who))
		require.Equal(t, []any{404, "not_found"}, []any{a.StatusCode, a.object(t)["code"]}, call)
		require.Regexp(t, "^this server ", a.object(t)["detail"], call)
	}
}
