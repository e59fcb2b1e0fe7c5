package reports

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"roundpeg/chat"
)

func table1(t require.TestingT, name string, all ...chat.Session) [][]string {
	sums := New(when())
	for _, s := range all {
		sums.Add(s)
	}
	var b bytes.Buffer
	require.NoError(t, sums.CSV(&b, name))
	rows, err := csv.NewReader(&b).ReadAll()
	require.NoError(t, err)
	return rows
}

func TestTables(t *testing.T) {
	all := everything()
	for name, want := range map[string][]string{
		"outcomes":  {"class,why,sessions,percent,success", "contained,,10,17.9,true", "left_answered,,3,5.3,false", "false_contained,,11,19.6,false", "false_contained,verdict,1,,"},
		"waits":     {"by,of,n,p50_seconds,p90_seconds,max_seconds,gave_up,called", "all,,16,80,150,160,3,2", "tier,2,16,80,150,160,2,2", "tier,3,0,,,,1,0", "lane,sales,0,,,,1,0"},
		"reasons":   {"reason,handoffs,percent,met,called,gave_up,waiting", "explicit_request,17,73.9,11,2,3,1"},
		"promises":  {"what,made,kept_in_time,kept_late,broken,overdue,open,moved,kept_share", "callback,5,1,1,1,1,1,1,0.25", "followup,2,1,0,0,0,1,1,0.5", "all,7,2,1,1,1,2,2,0.3333333333333333"},
		"grants":    {"action,currency,asked,asked_sum,granted,granted_sum,refused,refused_sum,pending,pending_sum,failed,failed_sum,due", "credit,EUR,1,10,1,10,0,0,0,0,1,10,0", "refund,EUR,4,410.40,2,119.90,1,250.5,1,40,0,0,0"},
		"causes":    {"department,cause,sessions,percent", "shipping,late parcel,2,40.0", ",late parcel,1,20.0"},
		"pages":     {"page,answers,helpful,not_helpful,handed", "refunds,3,0,0,1", "tracking,2,0,0,0", "warranty,2,1,1,0"},
		"days":      {"day,sessions,settled,contained,left_answered,false_contained,success,handed,containment,false_containment", "2026-11-02,4,4,4,0,0,4,0,1,0"},
		"languages": {"language,sessions,settled,contained,left_answered,false_contained,success,handed,containment,false_containment"},
		"intents":   {"intent,sessions,settled,contained,left_answered,false_contained,success,handed,containment,false_containment", ",19,12,0,0,1,5,13,0,1"},
	} {
		rows := table1(t, name, all...)
		for i, line := range want {
			require.Equal(t, line, strings.Join(rows[i], ","), name)
		}
	}
	require.Len(t, tables, 10)
	var b bytes.Buffer
	err := New(when()).CSV(&b, "passwords")
	require.ErrorIs(t, err, chat.ErrInvalid)
	require.ErrorContains(t, err, "causes, days, grants")
	require.Zero(t, b.Len())
}

// TestNoFormulas: what agents wrote reaches a spreadsheet as text, whole.
func TestNoFormulas(t *testing.T) {
	for text, want := range map[string]string{
		`=HYPERLINK("http://x")`: `'=HYPERLINK("http://x")`, "+1": "'+1", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", " =1": "' =1", "\r\n=1": "'\r\n=1", "\ttab": "'\ttab",
		"\u00a0=1": "'\u00a0=1", "a=b": "a=b", "": "", "late, \"very\"": "late, \"very\"", "ü": "ü", "＝1": "'＝1",
	} {
		require.Equal(t, want, harmless(text))
	}
	rapid.Check(t, func(t *rapid.T) {
		cause := rapid.OneOf(rapid.String(), rapid.StringMatching(`[ \t]?[=+@-].{0,9}`)).Draw(t, "cause")
		s := story{id: "x", began: "2026-11-03 09:00", log: log{human, joins, resolves("solved", cause, "=d")}}.fold()
		row := table1(t, "causes", s)[1]
		require.Equal(t, "'=d", row[0])
		bare := func(text string) string { return strings.ReplaceAll(text, "\r", "") } // which spreadsheets' line ends do not keep
		require.Contains(t, []string{bare(cause), "'" + bare(cause)}, bare(row[1]))
		require.NotContains(t, "=+-@", (row[1] + "x")[:1])
	})
}

func TestManyRowsAreSummedUp(t *testing.T) {
	var all []chat.Session
	for i := range 300 {
		all = append(all, story{id: fmt.Sprint(i), began: "2026-11-03 09:00", log: log{says, answers(fmt.Sprintf("i%03d", i%25)), human, joins, resolves("solved", fmt.Sprintf("c%03d", i), "d")}}.fold())
	}
	r := Make(all, when())
	require.Len(t, r.Intents, mostRows+1)
	rest := r.Intents[mostRows]
	require.Equal(t, []int{5, 60}, []int{rest.Others, rest.Sessions})
	require.Len(t, r.Causes.Rows, mostCauses)
	require.Equal(t, []int{300, 100, 1}, []int{r.Causes.Total, r.Causes.Rest, len(r.Causes.Departments)})

	long := when()
	long.From = clock("1999-01-01 00:00").Time
	r = Make(all, long)
	require.Len(t, r.Days, 1, "only those on which something began")
}

func TestPrint(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, Make(everything(), when()).Print(&b))
	for _, want := range []string{"56 sessions that began from 2026-11-02 01:00 to 2026-11-16 01:00 (Europe/Berlin)", "contained                   10  17.9 %", "ended well", "  came_back",
		"21.3 %  (10 of 47;", "explicit_request", "16  1m20s", "tier 3", "late parcel", "refund", "order_status", "not known", "Answers from pages", "1 of use, 1 of none, 0 handed over afterwards"} {
		require.Contains(t, b.String(), want)
	}
	evil := story{id: "x", began: "2026-11-03 09:00", log: log{human, joins, resolves("solved", "\x1b[2J\u202eroom", "d\te")}}.fold()
	b.Reset()
	require.NoError(t, Make([]chat.Session{evil}, when()).Print(&b))
	require.NotContains(t, b.String(), "\x1b")
	require.NotContains(t, b.String(), "\u202e")
	b.Reset()
	require.NoError(t, Make(nil, when()).Print(&b))
	require.Contains(t, b.String(), "0 sessions")
}
