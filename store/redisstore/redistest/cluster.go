package redistest

import (
	"os/exec"
	"strings"
	"testing"
	"time"
)

// Cluster starts three primaries and joins them to one Redis Cluster.
func Cluster(t testing.TB, args ...string) []*Server {
	t.Helper()
	var all []*Server
	join := []string{"--cluster", "create", "--cluster-yes"}
	for range 3 {
		s := Start(t, append([]string{"--cluster-enabled", "yes", "--cluster-node-timeout", "2000"}, args...)...)
		all, join = append(all, s), append(join, s.Addr)
	}
	if out, err := exec.Command("redis-cli", join...).CombinedOutput(); err != nil {
		t.Fatalf("form a cluster: %v %s", err, out)
	}
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		ready := 0
		for _, s := range all {
			if strings.Contains(s.Cli("cluster", "info"), "cluster_state:ok") && strings.Contains(s.Cli("cluster", "nodes"), "master") {
				ready++
			}
		}
		if ready == len(all) {
			return all
		}
		if time.Now().After(end) {
			t.Fatal("the cluster does not form")
		}
	}
}
