package reliability

import (
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// T1s, named points: the store's own test ends its process before and after write, sync and settling. Here it runs in its full size.
func TestT1sNamedPoints(t *testing.T) {
	if !full {
		t.Skip("SKIPPED: TestKill of store/sqlitestore is the short form of this")
	}
	l := newLab(t, "T1s points", "kill -9 of a process that writes, two of three at named points: before write, written, committed, while settling, between two steps of it")
	out, err := exec.Command("go", "test", "-count", "1", "-timeout", "50m", "-v", "-run", "^TestKill$", "roundpeg/store/sqlitestore").CombinedOutput()
	require.NoError(t, err, "%s", out)
	said := regexp.MustCompile(`(\d+) kills, (\d+) of them in load, at points map\[(.*)\]; (\d+) sent, (\d+) acked`).FindSubmatch(out)
	require.NotNil(t, said, "%s", out)
	number := func(b []byte) (n int) {
		fmt.Sscan(string(b), &n)
		return n
	}
	l.Load = "8 writers on 3 conversations"
	l.Happened("kills", number(said[1]))
	l.Happened("kills while writes were being acked", number(said[2]))
	for _, p := range regexp.MustCompile(`([a-z ]+):(\d+)`).FindAllSubmatch(said[3], -1) {
		l.Happened("died at "+strings.TrimSpace(string(p[1])), number(p[2]))
	}
	l.Zero(Lost, 0, number(said[5])) // the store's test fails at the first one, and so would this
	l.finish()
}
