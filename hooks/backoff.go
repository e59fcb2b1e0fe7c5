package hooks

import (
	"hash/fnv"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// attempts is how often an order is sent at most, within about a day and a half.
const attempts = 12

// waits is how long after each attempt; the last one goes on.
var waits = []time.Duration{5 * time.Second, 30 * time.Second, 2 * time.Minute, 10 * time.Minute, 30 * time.Minute, time.Hour, 3 * time.Hour, 6 * time.Hour}

// backoff is the wait after an attempt, longer by up to a fifth: by how much is the order's own, so that orders that failed together do not come back together.
func backoff(grant string, attempt int) time.Duration {
	wait := waits[min(max(attempt, 1), len(waits))-1]
	h := fnv.New32a()
	h.Write([]byte(grant + "/" + strconv.Itoa(attempt)))
	return wait + wait*time.Duration(h.Sum32()%1000)/5000
}

// longest bounds what a receiver may ask for.
const longest = time.Hour

// retryAfter reads the header: seconds, or a date. What cannot be read is nothing.
func retryAfter(text string, now time.Time) time.Duration {
	text = strings.TrimSpace(text)
	if n, err := strconv.ParseUint(text, 10, 64); err == nil {
		return time.Duration(min(n, uint64(longest/time.Second))) * time.Second
	}
	if at, err := http.ParseTime(text); err == nil {
		return min(max(at.Sub(now), 0), longest)
	}
	return 0
}
