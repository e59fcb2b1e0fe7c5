package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

const explainPassword = "a password of length"

// conversed has a customer say things to a server, each answered before the next, and gives the session's id.
func conversed(t *testing.T, addr string, texts ...string) string {
	t.Helper()
	c := client.NewCustomer(client.Options{Nodes: []string{addr}, Name: "c" + texts[0][:1]})
	defer c.Close()
	require.True(t, c.WaitOpen(10*time.Second))
	for i, text := range texts {
		c.Message(text)
		n := 0
		_, ok := c.WaitEvent(10*time.Second, func(e client.Event) bool {
			if e.Kind == "message" && e.By.Role == "bot" {
				n++
			}
			return n > i
		})
		require.True(t, ok, "no answer to %q", text)
	}
	return c.Session()
}

// TestExplain: what was decided on a server is explained from its log, and scored again, bit for bit: while it runs by what it serves, afterwards by its store.
func TestExplain(t *testing.T) {
	dir := t.TempDir()
	base, _, stop := up(t, dir, map[string]string{"ROUNDPEG_ADMIN_PASSWORD": explainPassword})
	addr := strings.TrimPrefix(base, "http://")
	first := conversed(t, addr, "What are your opening hours?", "where is my order", "this is ridiculous, the scanner at your drop-off point refuses my parcel because it says that I do not exist")
	admin, err := client.Login(t.Context(), addr, "admin@localhost", explainPassword)
	require.NoError(t, err)
	require.NoError(t, admin.Do(t.Context(), "PUT", "/v1/scorer", map[string]any{"settings": map[string]any{"costs": map[string]any{"medium": 30.0}}, "note": "sooner"}, nil))
	second := conversed(t, addr, "how do I return something", "I am fed up, this is a joke")
	var stored json.RawMessage
	require.NoError(t, admin.Do(t.Context(), "GET", "/v1/sessions/"+first, nil, &stored))
	for _, id := range []string{first, second} {
		code, out, errs := spoken(t, map[string]string{"ROUNDPEG_AGENT_PASSWORD": explainPassword}, "", "explain", id, "--addr", addr)
		require.Zero(t, code, errs)
		require.NotContains(t, out, "not the same")
		require.Contains(t, out, "bit for bit")
	}
	for env, says := range map[string]string{"": "ROUNDPEG_AGENT_PASSWORD", "wrong": "401"} {
		code, _, errs := spoken(t, map[string]string{"ROUNDPEG_AGENT_PASSWORD": env}, "", "explain", first, "--addr", addr)
		require.Equal(t, 1, code)
		require.Contains(t, errs, says)
	}
	require.Zero(t, stop())

	code, out, errs := spoken(t, nil, string(stored)+"\n", "explain", first, "--transcripts", "-")
	require.Zero(t, code, errs)
	require.Equal(t, 3, strings.Count(out, "scored again: the same, bit for bit"), out)
	for _, want := range []string{"“What are your opening hours?”", "outraged", "“ridiculous”", "by the rule not_known", "threshold = 4.00 min of a hand-off", "any conversation"} {
		require.Contains(t, out, want)
	}
	for id, n := range map[string]int{first: 3, second: 2} {
		code, out, errs = spoken(t, nil, "", "explain", id, "--data", dir, "--json")
		require.Zero(t, code, errs)
		var got struct{ Items []explained }
		require.NoError(t, json.Unmarshal([]byte(out), &got))
		require.Len(t, got.Items, n)
		for _, x := range got.Items {
			require.True(t, x.Same, "%s: %s", x.Text, x.Differs)
			require.NotNil(t, x.Decision.Given)
			require.NotNil(t, x.Decision.Costs)
		}
	}
	code, out, errs = spoken(t, nil, "", "explain", second, "--data", dir)
	require.Zero(t, code, errs)
	require.Contains(t, out, "settings version 1; scored again: the same")

	// what was tampered with is told
	code, out, errs = spoken(t, nil, strings.Replace(string(stored), `"text":"this is ridiculous`, `"text":"this is nice`, 1)+"\n", "explain", first, "--transcripts", "-")
	require.Zero(t, code, errs)
	require.Contains(t, out, "not the same: scoring again gives another decision")

	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"explain"}, 2, "name a session"},
		{[]string{"explain", "nobody", "--data", dir}, 1, `no session "nobody"`},
		{[]string{"explain", "@scorer", "--data", dir}, 1, `no session "@scorer"`},
		{[]string{"explain", first, "--data", filepath.Join(dir, "none")}, 1, "--data"},
		{[]string{"explain", "other", "--transcripts", "-"}, 1, `no stored conversation "other"`},
	} {
		code, _, errs := spoken(t, nil, string(stored), c.args...)
		require.Equal(t, c.code, code, c.args)
		require.Contains(t, errs, c.says)
	}

	// the same conversations, back-tested where they are kept
	code, out, errs = spoken(t, nil, "", "backtest", "--store", "--data", dir, "--json")
	require.Zero(t, code, errs)
	require.Contains(t, out, `"cases":0`, "only what is closed counts")
}

const someDialogues = `{"id":"a","turns":[{"by":"customer","text":"where is my order"},{"by":"bot","text":"We open at nine."},{"by":"customer","text":"that is not what I asked, you useless bot"},{"by":"bot","text":"We open at nine."},{"by":"customer","text":"this is ridiculous"}],"bad":true,"language":"en"}
{"id":"b","turns":[{"by":"customer","text":"when do you open"},{"by":"bot","text":"At nine."},{"by":"customer","text":"thanks, great"}],"bad":false}
{"id":"c","turns":[{"by":"customer","text":"hello"},{"by":"bot","text":"Hello"},{"by":"customer","text":"can I talk to a person"}]}
{"id":"d","turns":[{"by":"customer","text":"the goat ate it"},{"by":"bot","text":"I did not understand that.","fallback":true}]}
`

func TestBacktest(t *testing.T) {
	dir := t.TempDir()
	file, keep, page := filepath.Join(dir, "t.jsonl"), filepath.Join(dir, "keep.json"), filepath.Join(dir, "p.html")
	require.NoError(t, os.WriteFile(file, []byte(someDialogues), 0o600))
	require.NoError(t, os.WriteFile(keep, []byte(`{"costs":{"medium":4.5}}`), 0o600))
	var r struct {
		Volume    struct{ Cases, Labelled, Bad, Handed int }
		Operating struct {
			Missed int
			InTime int `json:"in_time"`
		}
	}
	code, out, errs := spoken(t, nil, "", "backtest", "--transcripts", file, "--json", "--html", page)
	require.Zero(t, code, errs)
	require.NoError(t, json.Unmarshal([]byte(out), &r))
	require.Equal(t, 4, r.Volume.Cases)
	require.Equal(t, 4, r.Volume.Labelled)
	require.Equal(t, 3, r.Volume.Bad, "said so, asked for a person, left without an answer")
	require.Equal(t, 2, r.Volume.Handed)
	b, err := os.ReadFile(page)
	require.NoError(t, err)
	require.True(t, strings.Contains(string(b), "the goat ate it"), "what was missed can be read")
	require.False(t, strings.Contains(string(b), "<script"))

	code, out, errs = spoken(t, nil, "", "backtest", "--transcripts", file)
	require.Zero(t, code, errs)
	require.Contains(t, out, "4")
	code, out, errs = spoken(t, nil, "", "backtest", "--transcripts", file, "--compare", keep, "--html", page)
	require.Zero(t, code, errs)
	require.NotEmpty(t, out)
	conf := filepath.Join(dir, "roundpeg.yaml")
	require.NoError(t, os.WriteFile(conf, []byte("scorer: "+keep+"\n"), 0o600))
	_, byFile, _ := spoken(t, nil, "", "backtest", "--transcripts", file, "--config", keep, "--json")
	code, byConf, errs := spoken(t, nil, "", "backtest", "--transcripts", file, "--config", conf, "--json")
	require.Zero(t, code, errs)
	require.True(t, byFile == byConf, "a server's configuration serves as well")
	require.False(t, byFile == out)
	again, _, _ := spoken(t, nil, someDialogues, "backtest", "--transcripts", "-", "--compare", file)
	require.Equal(t, 1, again, "settings that are none")

	for in, says := range map[string]string{
		"no":           "line 1: not a transcript",
		`{"id":"x"}`:   "line 1: no turns",
		`{"turns":[]}`: "line 1: id is missing",
		`{"id":"x","turns":[{"by":"me","text":"x"}]}`: "line 1: turn 0: by must be",
		`{"id":"x","turns":[],"at":1}`:                "at: 1 is no index",
		someDialogues + `{"id":"a","turns":[]}`:       `line 5: the id "a" is that of conversation 1`,
		`{"session":{"id":"x"}}`:                      "session without id or events",
	} {
		code, _, errs := spoken(t, nil, in, "backtest", "--transcripts", "-")
		require.Equal(t, 1, code, in)
		require.Contains(t, errs, says, in)
	}
	for _, c := range [][]string{{"backtest"}, {"backtest", "--store", "--transcripts", file}, {"backtest", "--store", "--days", "0"}} {
		code, _, errs := spoken(t, nil, "", c...)
		require.Equal(t, 2, code, "%v: %s", c, errs)
	}
	code, _, errs = spoken(t, nil, "", "backtest", "--transcripts", file, "--html", file)
	require.Equal(t, 1, code)
	require.Contains(t, errs, "t.jsonl", "never over what is read")
}

func TestTrainOnTranscripts(t *testing.T) {
	dir := t.TempDir()
	file, out := filepath.Join(dir, "t.jsonl"), filepath.Join(dir, "model.json")
	var all strings.Builder
	for i := range 40 {
		text, bad := "where is my order", i%8 == 0
		if i%2 == 0 {
			text, bad = "where is my order, hurry, now", i%8 != 0
		}
		b, err := json.Marshal(map[string]any{"id": string(rune('a'+i/26)) + string(rune('a'+i%26)), "bad": bad, "turns": []map[string]string{{"by": "customer", "text": text}}})
		require.NoError(t, err)
		all.Write(append(b, '\n'))
	}
	require.NoError(t, os.WriteFile(file, []byte(all.String()), 0o600))
	code, says, errs := spoken(t, nil, "", "train", "handoff", "--transcripts", file, "--out", out)
	require.Zero(t, code, errs)
	require.Contains(t, says, "refitted on 40 labelled conversations")
	require.Contains(t, says, "weights and calibration")
	risk := func(args ...string) float64 {
		code, got, errs := spoken(t, nil, `{"id":"x","turns":[{"by":"customer","text":"where is my order, hurry, now"}]}`, append([]string{"score", "--dialogues", "-"}, args...)...)
		require.Zero(t, code, errs)
		var line struct{ Turns []struct{ Risk float64 } }
		require.NoError(t, json.Unmarshal([]byte(got), &line))
		return line.Turns[0].Risk
	}
	require.Greater(t, risk("--model", out), risk()+.2)
	code, _, errs = spoken(t, nil, `{"id":"x","turns":[],"bad":true}`, "train", "handoff", "--transcripts", "-", "--out", out)
	require.Equal(t, 1, code)
	require.Contains(t, errs, "both kinds are needed")
	for _, c := range [][]string{{"train"}, {"train", "handoff"}, {"train", "requests"}} {
		code, _, _ := spoken(t, nil, "", c...)
		require.Equal(t, 2, code, c)
	}
	code, _, errs = spoken(t, nil, "", "eval", "handoff", "--data", filepath.Join(dir, "none"))
	require.Equal(t, 1, code)
	require.Contains(t, errs, "ROUNDPEG_DATA")
}
