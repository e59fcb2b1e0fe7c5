package gateway

import (
	"encoding/csv"
	"encoding/json"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/handoff/reports"
)

func withReports(o *Options) {
	o.Reports = func(from, to, now time.Time, zone *time.Location) Report {
		return reports.New(reports.Options{From: from, To: to, Now: now, Zone: zone})
	}
}

// TestReport: the report stands beside the old figures, of the same sessions.
func TestReport(t *testing.T) {
	h := newHouse(t, withReports)
	_, ana := h.agent("ana", 2, false)
	for range 230 { // more than a page
		h.session(t, chat.Message{Text: "x"}, chat.Decision{Action: chat.Answer, Intent: "hours"}, chat.Closed{Outcome: "ended"})
	}
	h.session(t, chat.HandoffRequested{Reason: chat.ExplicitRequest, Tier: 2}, chat.AgentJoined{Agent: chat.Ref{ID: "1"}}, chat.Closed{Outcome: "solved", Cause: "=late", Department: "shipping"}, chat.Rated{Score: 4})
	var out struct {
		Sessions, Closed struct{ Total int }
		Ratings          struct{ Mean float64 }
		Report           reports.Report
	}
	require.NoError(t, json.Unmarshal(h.do("GET", "/v1/stats?tz=Asia/Tokyo", nil, cookie(ana)).body, &out))
	r := out.Report
	require.Equal(t, []int{231, 231, 231}, []int{out.Sessions.Total, out.Closed.Total, r.Sessions})
	require.Equal(t, []int{230, 1, 1}, []int{r.Containment.Contained.N, r.Handoffs.Total, r.Waits.Met.N})
	require.Equal(t, "Asia/Tokyo", r.Zone)
	require.Equal(t, time.Now().In(tokyo(t)).Format(time.DateOnly), r.Days[len(r.Days)-1].Name)
	require.Equal(t, 4.0, *r.Satisfaction.People.Rating.Mean)

	got := h.do("GET", "/v1/stats.csv?table=causes", nil, cookie(ana))
	require.Equal(t, "text/csv; charset=utf-8; header=present", got.Header.Get("Content-Type"))
	require.Equal(t, `attachment; filename="roundpeg-causes.csv"`, got.Header.Get("Content-Disposition"))
	rows, err := csv.NewReader(strings.NewReader(string(got.body))).ReadAll()
	require.NoError(t, err)
	require.Equal(t, [][]string{{"department", "cause", "sessions", "percent"}, {"shipping", "'=late", "1", "100.0"}}, rows)
	for _, c := range [][2]string{{"stats.csv", "table"}, {"stats.csv?table=agents", "outcomes"}, {"stats?tz=Mars/Olympus", "tz"}, {"stats?tz=Local", "tz"}, {"stats?tz=" + url.QueryEscape("../../etc/passwd"), "tz"},
		{"stats?from=2026-11-02&to=2026-11-01", "before"}, {"stats.csv?table=days&to=x", "to must"}} {
		bad := h.do("GET", "/v1/"+c[0], nil, cookie(ana))
		require.Equal(t, 400, bad.StatusCode, c[0])
		require.Contains(t, bad.object(t)["detail"], c[1])
	}

	without := newHouse(t)
	_, bo := without.agent("bo", 2, false)
	require.NotContains(t, without.do("GET", "/v1/stats", nil, cookie(bo)).object(t), "report")
	require.Equal(t, 404, without.do("GET", "/v1/stats.csv?table=days", nil, cookie(bo)).StatusCode)
}

// TestReportLooksBeyond: a customer who came back after the period shows that a session in it was falsely contained; and a date begins in the zone.
func TestReportLooksBeyond(t *testing.T) {
	h := newHouse(t, withReports)
	_, ana := h.agent("ana", 2, false)
	me := chat.Started{Customer: chat.Person{ID: "c1", Verified: true}}
	of := func(began string) {
		at, err := time.Parse(time.RFC3339, began)
		require.NoError(t, err)
		h.sessionAt(t, at, me, chat.Message{Text: "x"}, chat.Decision{Action: chat.Answer, Intent: "hours"}, chat.Closed{Outcome: "ended"})
	}
	of("2026-11-02T15:30:00Z") // the 3rd in Tokyo
	figures := func(query string) (sessions, wrong int) {
		var out struct{ Report reports.Report }
		require.NoError(t, json.Unmarshal(h.do("GET", "/v1/stats?"+query, nil, cookie(ana)).body, &out))
		return out.Report.Sessions, out.Report.Containment.False.N
	}
	for query, want := range map[string]int{"from=2026-11-02&to=2026-11-03": 1, "from=2026-11-03&to=2026-11-04": 0, "from=2026-11-02&to=2026-11-03&tz=Asia/Tokyo": 0, "from=2026-11-03&to=2026-11-04&tz=Asia/Tokyo": 1} {
		sessions, wrong := figures(query)
		require.Equal(t, []int{want, 0}, []int{sessions, wrong}, query)
	}
	of("2026-11-08T09:00:00Z")
	sessions, wrong := figures("from=2026-11-02&to=2026-11-03")
	require.Equal(t, []int{1, 1}, []int{sessions, wrong})
	of("2026-11-20T09:00:00Z")
	sessions, wrong = figures("from=2026-11-02&to=2026-11-30")
	require.Equal(t, []int{3, 1}, []int{sessions, wrong})
}

func tokyo(t *testing.T) *time.Location {
	zone, err := time.LoadLocation("Asia/Tokyo")
	require.NoError(t, err)
	return zone
}

// session keeps one of anybody's.
func (h *house) session(t *testing.T, bodies ...chat.Body) {
	h.sessionAt(t, time.Now(), append([]chat.Body{chat.Started{}}, bodies...)...)
}

func (h *house) sessionAt(t *testing.T, at time.Time, bodies ...chat.Body) {
	var log []chat.Event
	for _, b := range bodies {
		log = append(log, chat.New(chat.At(at), chat.By{Role: chat.Customer}, b))
	}
	_, err := h.store.Append(t.Context(), chat.Session{ID: chat.NewID(at)}, log...)
	require.NoError(t, err)
}
