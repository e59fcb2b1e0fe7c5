package reliability

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// An island is two network namespaces joined by a cable of which nobody else knows: a server in the one; in the other the test itself,
// which runs once more there, with peers at an address that can be taken away.
const (
	islandServer  = "10.213.77.1"
	islandPeers   = "10.213.77.2"
	islandWatcher = "10.213.77.3"
	islandEnv     = "ROUNDPEG_TEST_ISLAND" // the namespace of the server, and the cable; set inside
)

// T11: peers vanish without a word, as behind a router that died. The server notices within 45 s, and keeps nothing of them.
func TestT11HalfOpen(t *testing.T) {
	beside(t)
	names := strings.Fields(os.Getenv(islandEnv))
	if len(names) != 2 {
		onIsland(t)
		return
	}
	server, cable := names[0], names[1]
	l := newLab(t, "T11", "200 half-open peers")
	bin, err := binary()
	require.NoError(t, err)
	run := filepath.Join(l.dir, "serve-there")
	require.NoError(t, os.WriteFile(run, []byte("#!/bin/sh\nexec ip netns exec "+server+" "+bin+" \"$@\"\n"), 0o700))
	n, err := client.StartNode(client.NodeOptions{Binary: run, Data: filepath.Join(l.dir, "data"), Log: filepath.Join(l.dir, "log"), Listen: islandServer + ":8080"})
	require.NoError(t, err)
	l.nodes = append(l.nodes, n)
	t.Cleanup(func() {
		n.Kill()
		require.False(t, n.Broken(), "%s", n.Said(4000))
	})
	peers, rounds := size(40, 200), size(1, 3)
	l.Load = fmt.Sprintf("%d peers at once, every other one in a conversation that goes on", peers)
	for _, p := range l.halfOpen(peers) {
		p.Close()
	}
	time.Sleep(3 * time.Second)
	base := l.stand(n)
	vanished, left := 0, 0
	var slowest time.Duration
	for range rounds {
		gone := l.halfOpen(peers)
		full := l.stand(n)
		require.GreaterOrEqual(t, int(full.sockets), peers)
		ip(t, "addr", "del", islandPeers+"/32", "dev", cable)
		began := time.Now()
		for i, p := range gone {
			if i%2 == 0 {
				p.say(l)
			}
		}
		for l.stand(n).sockets > base.sockets && time.Since(began) < 90*time.Second {
			time.Sleep(200 * time.Millisecond)
		}
		slowest = max(slowest, time.Since(began))
		if _, clean := l.backTo(n, base, 15*time.Second); !clean {
			left++
			l.Notes = append(l.Notes, fmt.Sprintf("before: %+v, after: %+v", base, l.stand(n)))
		}
		vanished += peers
		ip(t, "addr", "add", islandPeers+"/32", "dev", cable)
		for _, p := range gone {
			p.Close()
		}
	}
	l.Happened("peers who vanished without a word", vanished)
	l.Seconds("noticed, all of them, the slowest round", slowest, 45*time.Second)
	l.Zero("rounds after which sockets, goroutines or descriptors were left", left, rounds)
	l.Zero("panics", int(l.stand(n).panics), 0)
	l.finish()
}

// halfOpenPeer is a socket at the address that will go, and the token of its session.
type halfOpenPeer struct {
	*rawSocket
	token string
}

// say writes into the peer's session from elsewhere, so that the server has something for the peer.
func (p *halfOpenPeer) say(l *lab) {
	s, err := client.DialChat(l.Context(), l.nodes[0].Addr)
	require.NoError(l, err)
	defer s.Close()
	s.Send(client.Fields{"type": "hello", "token": p.token})
	s.Send(client.Fields{"type": "message", "id": "from-elsewhere", "text": strings.Repeat("Are you there? ", 200)})
	_, err = s.Until(15*time.Second, client.Answer("from-elsewhere"))
	require.NoError(l, err)
}

func (l *lab) halfOpen(n int) []*halfOpenPeer {
	all := make([]*halfOpenPeer, n)
	d := &net.Dialer{Timeout: 10 * time.Second, LocalAddr: &net.TCPAddr{IP: net.ParseIP(islandPeers)}}
	var ready sync.WaitGroup
	for i := range all {
		ready.Go(func() {
			s, status, err := upgradeBy(d, l.nodes[0].Addr, handshake(l.nodes[0].Addr))
			if err != nil || status != 101 {
				l.Errorf("a peer does not get in: %d %v", status, err)
				return
			}
			s.Write(wire(fText, helloText))
			h, err := s.next(20 * time.Second)
			if f := frameOf(h.payload); err == nil && f.Type == "welcome" {
				all[i] = &halfOpenPeer{s, f.Token}
			}
		})
	}
	ready.Wait()
	for _, p := range all {
		require.NotNil(l, p, "a peer was not welcomed")
	}
	return all
}

func ip(t *testing.T, args ...string) {
	out, err := exec.Command("ip", args...).CombinedOutput()
	require.NoError(t, err, "ip %v: %s", args, out)
}

// onIsland makes the island and runs the test on it.
func onIsland(t *testing.T) {
	tag := fmt.Sprint(os.Getpid())
	server, clients, cable := "rps"+tag, "rpc"+tag, "rpv"+tag
	t.Cleanup(func() {
		exec.Command("ip", "netns", "del", server).Run()
		exec.Command("ip", "netns", "del", clients).Run()
	})
	for _, line := range []string{"netns add " + server, "netns add " + clients,
		"link add " + cable + " netns " + clients + " type veth peer name eth0 netns " + server,
		"-n " + server + " addr add " + islandServer + "/24 dev eth0", "-n " + server + " link set eth0 up",
		"-n " + clients + " addr add " + islandWatcher + "/24 dev " + cable, "-n " + clients + " addr add " + islandPeers + "/32 dev " + cable,
		"-n " + clients + " link set lo up", "-n " + clients + " link set " + cable + " up"} {
		if out, err := exec.Command("ip", strings.Fields(line)...).CombinedOutput(); err != nil {
			t.Skipf("SKIPPED: half-open peers (T11) need root, the ip command and network namespaces: ip %s: %v %s", line, err, out)
		}
	}
	cmd := exec.Command("ip", "netns", "exec", clients, os.Args[0], "-test.run", "^TestT11HalfOpen$", "-test.v", "-test.timeout", "10m")
	cmd.Env = append(os.Environ(), islandEnv+"="+server+" "+cable)
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	require.NoError(t, err)
	require.Contains(t, string(out), "--- PASS: TestT11HalfOpen", "it did not run there")
}
