package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/handoff/reports"
	"roundpeg/store/sqlitestore"
)

// TestReportCommand: the report of a store, and of a server, as a table and for programs.
func TestReportCommand(t *testing.T) {
	dir := t.TempDir()
	store, err := sqlitestore.Open(dir, sqlitestore.Options{})
	require.NoError(t, err)
	for i := range chat.MaxLimit + 3 { // more than a page
		at := time.Date(2026, 11, 2, 22, 59, 0, 0, time.UTC).Add(time.Duration(i) * time.Minute)
		var log []chat.Event
		for _, b := range []chat.Body{chat.Started{}, chat.Message{Text: "x"}, chat.Decision{Action: chat.Answer, Intent: "hours"}, chat.Closed{Outcome: "ended"}} {
			log = append(log, chat.New(chat.At(at), chat.By{Role: chat.Customer}, b))
		}
		_, err := store.Append(t.Context(), chat.Session{ID: chat.NewID(at)}, log...)
		require.NoError(t, err)
	}
	require.NoError(t, store.Close())

	var asked []string
	var answer any
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.Path+" "+r.URL.Query().Get("from")+" "+r.URL.Query().Get("tz"))
		require.NoError(t, json.NewEncoder(w).Encode(answer))
	}))
	defer server.Close()

	code, out, errs := spoken(t, nil, "", "report", "--data", dir, "--from", "2026-11-03", "--to", "2026-11-10", "--tz", "Europe/Berlin", "--json")
	require.Zero(t, code, errs)
	var r reports.Report
	require.NoError(t, json.Unmarshal([]byte(out), &r))
	require.Equal(t, []int{202, 202, 8}, []int{r.Sessions, r.Containment.Contained.N, len(r.Days)}, "one began on the 2nd in Berlin")
	code, out, errs = spoken(t, nil, "", "report", "--data", dir, "--from", "2026-11-02T22:59:00Z", "--to", "2026-11-10")
	require.Zero(t, code, errs)
	require.Contains(t, out, "203 sessions that began from 2026-11-02 22:59 to 2026-11-10 00:00 (UTC)")
	require.Contains(t, out, "contained          203  100.0 %  ended well")

	env := map[string]string{"ROUNDPEG_AGENT_PASSWORD": "a password"}
	code, _, errs = spoken(t, env, "", "report", "--addr", server.URL)
	require.Equal(t, 1, code)
	require.Contains(t, errs, "makes no reports")
	answer = map[string]any{"report": r}
	code, out, errs = spoken(t, env, "", "report", "--addr", server.URL, "--from", "2026-11-03", "--tz", "Europe/Berlin")
	require.Zero(t, code, errs)
	require.Contains(t, out, "202 sessions")
	require.Equal(t, []string{"/v1/login  ", "/v1/stats 2026-11-03T00:00:00+01:00 Europe/Berlin"}, asked[len(asked)-2:])

	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"--from", "yesterday"}, 2, "--from"},
		{[]string{"--to", "2026-13-01"}, 2, "--to"},
		{[]string{"--from", "2026-11-03", "--to", "2026-11-02"}, 2, "before"},
		{[]string{"--tz", "Mars/Olympus"}, 2, "--tz"},
		{[]string{"--data", dir + "/none"}, 1, "--data"},
		{[]string{"--addr", server.URL, "--email", "x@example.com"}, 1, "ROUNDPEG_AGENT_PASSWORD"},
	} {
		code, _, errs := spoken(t, nil, "", append([]string{"report"}, c.args...)...)
		require.Equal(t, c.code, code, c.args)
		require.Contains(t, errs, c.says)
	}
}
