package reliability

import (
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// stored reads the conversations as they are kept. One that the server does not know is left out; a server that cannot say is asked again.
func (l *lab) stored(sessions []string) map[string][]client.Event {
	all := map[string][]client.Event{}
	for _, id := range sessions {
		for end := time.Now().Add(time.Minute); ; time.Sleep(200 * time.Millisecond) {
			s, err := l.api().Session(l.Context(), id)
			if err == nil {
				all[id] = s.Events
				break
			}
			if p, ok := errors.AsType[*client.Problem](err); ok && p.Status == http.StatusNotFound {
				break
			}
			require.True(l, time.Now().Before(end), "%s cannot be read: %v", id, err)
		}
	}
	return all
}

// settle compares journals and store until nothing is found, or the time is up.
func (l *lab) settle(within time.Duration, records func() []client.Record) *Verdict {
	for end := time.Now().Add(within); ; time.Sleep(time.Second) {
		settled := time.Now().Add(-2 * time.Second) // what is younger may be on its way
		all := records()
		v := Check(all, l.stored(sessionsOf(all)), settled)
		if v.Clean() || time.Now().After(end) {
			return v
		}
	}
}

func sessionsOf(records []client.Record) []string {
	seen := map[string]bool{}
	for _, r := range records {
		if id := session(r, ""); id != "" && r.Role == "customer" {
			seen[id] = true
		}
		for _, g := range r.Got {
			seen[g.Session] = true
		}
		for _, a := range r.Acked {
			seen[a.Session] = a.Session != "" || seen[a.Session]
		}
	}
	var all []string
	for id, is := range seen {
		if is && id != "" {
			all = append(all, id)
		}
	}
	slices.Sort(all)
	return all
}

// resumed are how long each connection took to come back that was lost by no doing of the client's.
func resumed(records []client.Record) (took []time.Duration) {
	for _, r := range records {
		for i, o := range r.Opened {
			if i > 0 && i <= len(r.Closed) && !r.Closed[i-1].Ours {
				took = append(took, o.Took)
			}
		}
	}
	slices.Sort(took)
	return took
}

// quantile of sorted durations.
func quantile(sorted []time.Duration, q float64) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(len(sorted)-1, int(float64(len(sorted))*q))]
}

func sorted(d []time.Duration) []time.Duration {
	slices.Sort(d)
	return d
}
