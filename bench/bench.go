package bench

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"roundpeg/client"
)

// Options say what is measured, and on what.
type Options struct {
	Binary string   // of roundpeg: it serves, and echoes
	Echo   []string // its arguments to be the bare echo
	Addr   string   // a server that runs already; empty: one is started for each part
	Pid    int      // of that server, if it runs here: for what it takes of the machine
	Redis  string   // URL: the started servers keep everything there

	Only     []string // parts, of Parts; empty: all that can be had
	Sockets  int      // that send, in rate and latency
	Rate     float64  // messages/s, in latency
	Window   time.Duration
	Idle     []int         // sockets that do nothing, in idle
	Rest     time.Duration // that they do nothing for before memory is looked at; 5 s when zero
	Sessions int           // stored, in start

	Log func(format string, a ...any) // progress
}

// Parts are the parts of a measurement, in their order.
var Parts = []string{"echo", "gateway", "rate", "latency", "handoff", "connect", "idle", "start"}

// bench is one measurement.
type bench struct {
	Options
	dir    string
	report Report
	echo   echoFigures
}

// Run measures and returns the figures. What could not be measured is an error, never a figure.
func Run(ctx context.Context, o Options) (Report, error) {
	if err := o.check(); err != nil {
		return Report{}, err
	}
	if o.Rest <= 0 {
		o.Rest = usualRest
	}
	dir, err := os.MkdirTemp("", "roundpeg-bench")
	if err != nil {
		return Report{}, err
	}
	defer os.RemoveAll(dir)
	b := &bench{Options: o, dir: dir, report: Report{Machine: machine(), Began: time.Now().UTC().Truncate(time.Second)}}
	pin(os.Getpid(), generatorCPU)
	for _, part := range []struct {
		name string
		run  func(context.Context) error
	}{{"echo", b.measureEcho}, {"gateway", b.alone}, {"rate", b.rate}, {"latency", b.latency}, {"handoff", b.handoff}, {"connect", b.connect}, {"idle", b.idle}, {"start", b.start}} {
		if !slices.Contains(o.Only, part.name) {
			continue
		}
		b.Log("%s …", part.name)
		if err := part.run(ctx); err != nil {
			return b.report, fmt.Errorf("%s: %w", part.name, err)
		}
	}
	b.report.Took = time.Since(b.report.Began).Round(time.Second).String()
	return b.report, nil
}

func (o *Options) check() error {
	if o.Log == nil {
		o.Log = func(string, ...any) {}
	}
	if len(o.Only) == 0 {
		o.Only = slices.Clone(Parts)
		if o.Addr != "" {
			o.Only = []string{"echo", "gateway", "rate", "latency", "connect"}
		}
	}
	for _, p := range o.Only {
		if !slices.Contains(Parts, p) {
			return fmt.Errorf("there is no part %q; there are %s", p, strings.Join(Parts, " "))
		}
		if o.Addr != "" && (p == "start" || p == "handoff" || p == "idle" && o.Pid == 0) {
			return fmt.Errorf("%s needs a server of its own: leave --addr away", p)
		}
	}
	return nil
}

// server starts a server with limits that let a load from one address through, or takes the one that was named.
func (b *bench) server(name string) (*client.Node, func(), error) {
	if b.Addr != "" {
		return &client.Node{Addr: b.Addr}, func() {}, nil
	}
	file := filepath.Join(b.dir, "config.yaml")
	if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
		return nil, nil, err
	}
	n, err := client.StartNode(client.NodeOptions{Binary: b.Binary, Data: filepath.Join(b.dir, name), Redis: b.Redis, Log: filepath.Join(b.dir, name+".log"),
		Args: []string{"--config", file}, In: 5 * time.Minute})
	if err != nil {
		return nil, nil, err
	}
	pin(n.Pid(), serverCPU)
	return n, func() { n.Stop(30 * time.Second) }, nil
}

func (b *bench) pid(n *client.Node) int {
	if b.Addr != "" {
		return b.Pid
	}
	return n.Pid()
}

const config = `demo: false
log_level: info
limits:
  customer_commands: { per_second: 1000000, burst: 1000000 }
  desk_commands: { per_second: 1000000, burst: 1000000 }
  frames: { per_second: 1000000, burst: 1000000 }
  connects: { per_second: 1000000, burst: 1000000 }
  new_sessions: { per_second: 1000000, burst: 1000000 }
  sign_ins: { per_second: 1000, burst: 1000 }
  sockets_per_address: 1000000
  sockets: 1000000
`
