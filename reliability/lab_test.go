package reliability

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
	"roundpeg/store/redisstore/redistest"
)

// full says that the sizes of the report are run, on the binary as it is released; otherwise short forms, with the race detector.
var full = os.Getenv("ROUNDPEG_RELIABILITY") == "full"

// size is a count or a duration in the short and in the full form.
func size[T any](short, whole T) T {
	if full {
		return whole
	}
	return short
}

// bound is a promised time; the race detector on a busy machine gets three of it.
func bound(d time.Duration) time.Duration { return size(3*d, d) }

var binaries = filepath.Join(os.TempDir(), fmt.Sprintf("roundpeg-reliability-%d", os.Getpid()))

var binary = sync.OnceValues(func() (string, error) {
	if err := os.MkdirAll(binaries, 0o700); err != nil {
		return "", err
	}
	return client.Build(binaries, !full)
})

// smallShop is what the servers of short forms know.
var smallShop = sync.OnceValues(func() (string, error) {
	return client.SmallShop(filepath.Join("..", "configs", "intents.yaml"), binaries)
})

func TestMain(m *testing.M) {
	code := m.Run()
	os.RemoveAll(binaries)
	os.Exit(code)
}

// beside lets a short form run beside others: most of it is waiting. Full sizes have the machine for themselves.
func beside(t *testing.T) {
	if !full {
		t.Parallel()
	}
}

// lab is one run of one fault: nodes over a store, and the result.
type lab struct {
	*testing.T
	*Result
	dir   string
	redis *redistest.Server // nil: embedded
	url   string            // of Redis as the nodes see it
	args  []string          // of every node
	wires []*Proxy          // between each node and Redis, if wired
	wired bool
	nodes []*client.Node
	admin *client.API

	leaders bool // the agents may take what has moved up
	whole   bool // the servers know all of the demo shop in short forms, too: with less, what is strange to it is less so
}

// newLab starts a run on the embedded store; over Redis add it by overRedis before up.
func newLab(t *testing.T, id, fault string) *lab {
	bin, err := binary()
	require.NoError(t, err)
	require.FileExists(t, bin)
	return &lab{T: t, dir: t.TempDir(),
		Result: &Result{ID: id, Fault: fault, Store: "embedded", Size: size("short", "full"), Race: !full, Commit: commit(), began: time.Now()}}
}

// overRedis makes the run one over Redis; args are those of redis-server.
func (l *lab) overRedis(args ...string) *lab {
	l.redis = redistest.Start(l.T, args...)
	l.Store, l.url = "redis", l.redis.URL()
	return l
}

// byWire puts a Proxy between each node and Redis.
func (l *lab) byWire() *lab {
	l.wired = true
	return l
}

// config writes a configuration for every node started from now on.
func (l *lab) config(yaml string) *lab {
	file := filepath.Join(l.dir, "config.yaml")
	require.NoError(l, os.WriteFile(file, []byte(yaml), 0o600))
	l.args = append(l.args, "--config", file)
	return l
}

// knowsAll has the servers of a short form know the whole demo shop.
func (l *lab) knowsAll() *lab {
	l.whole = true
	return l
}

// up starts n nodes and signs in.
func (l *lab) up(n int) *lab {
	l.start(1) // it makes the admin
	l.start(n - 1)
	admin, err := client.Login(l.Context(), l.nodes[0].Addr, "admin@localhost", client.AdminPassword)
	require.NoError(l, err)
	l.admin = admin
	return l
}

// options are those of the nth node.
func (l *lab) options(n int) client.NodeOptions {
	bin, err := binary()
	require.NoError(l, err)
	name := fmt.Sprintf("node%d", n)
	o := client.NodeOptions{Binary: bin, Log: filepath.Join(l.dir, name+".log"), Args: l.args, Redis: l.url}
	if !full && !l.whole {
		file, err := smallShop()
		require.NoError(l, err)
		o.Args = append([]string{"--intents", file}, l.args...)
	}
	switch {
	case l.url == "":
		o.Data = filepath.Join(l.dir, "data")
	case l.wired:
		p, err := NewProxy(l.redis.Addr)
		require.NoError(l, err)
		l.Cleanup(p.Close)
		l.wires = append(l.wires, p)
		o.Redis = "redis://" + p.Addr
	}
	return o
}

// start starts n more nodes at once.
func (l *lab) start(n int) {
	fresh, failed := make([]*client.Node, n), make([]error, n)
	var all sync.WaitGroup
	for i := range n {
		o := l.options(len(l.nodes) + i)
		all.Go(func() { fresh[i], failed[i] = client.StartNode(o) })
	}
	all.Wait()
	require.NoError(l, errors.Join(failed...))
	l.nodes = append(l.nodes, fresh...)
	l.Cleanup(func() {
		for _, n := range fresh {
			l.down(n)
		}
	})
}

// down ends a node for good, and fails if it ever did what no server may.
func (l *lab) down(n *client.Node) {
	n.Resume()
	n.Kill()
	if n.Broken() {
		l.Errorf("a server panicked, or the race detector found something:\n%s", n.Said(6000))
	} else if l.Failed() {
		l.Logf("a server said:\n%s", n.Said(2500))
	}
}

func (l *lab) addrs() []string {
	var all []string
	for _, n := range l.nodes {
		all = append(all, n.Addr)
	}
	return all
}

// api is the admin's sign-in at some node that is up; it is the first nodes that are frozen and cut off.
func (l *lab) api() *client.API {
	for _, n := range slices.Backward(l.nodes) {
		if n.Alive() {
			return l.admin.At(n.Addr)
		}
	}
	return l.admin
}

// finish judges the run and leaves its result where ROUNDPEG_RESULTS says.
func (l *lab) finish() {
	l.Helper()
	wrong, err := l.Result.Finish(os.Getenv("ROUNDPEG_RESULTS"))
	require.NoError(l, err)
	for _, c := range l.Happen {
		l.Log(c)
	}
	for _, c := range l.Never {
		l.Log(c)
	}
	for _, f := range l.Figures {
		l.Log(f)
	}
	for _, n := range l.Notes {
		l.Log(n)
	}
	for _, w := range wrong {
		l.Error(w)
	}
}

func removeAll(l *lab, path string) { require.NoError(l, os.RemoveAll(path)) }
