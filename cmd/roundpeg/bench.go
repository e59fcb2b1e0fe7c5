package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"roundpeg/bench"
)

// benchCommand measures a server from outside; "bench echo" is the bare echo that it is held against.
func benchCommand(ctx context.Context, p program, args []string) error {
	if len(args) == 1 && args[0] == "echo" {
		return bench.ServeEcho(ctx, p.out)
	}
	f := flags("bench")
	addr := f.String("addr", "", "`ADDR` of a server that runs already, host:port; its limits must let the load through")
	pid := f.Int("pid", 0, "`PID` of that server, if it runs here")
	redis := f.String("redis", "", "`URL` of an empty Redis for the servers that are started")
	only := f.String("only", "", "`PARTS` to measure, with commas between: "+strings.Join(bench.Parts, ","))
	sockets := f.Int("sockets", 1000, "`N` sockets that send")
	rate := f.Float64("rate", 1000, "messages a second `N` at which the latency is measured")
	window := f.Duration("window", 4*time.Second, "`TIME` at each rate")
	idle := f.String("idle", "5000,20000", "`N,M` sockets that do nothing")
	sessions := f.Int("sessions", 100_000, "`N` sessions stored, for the start")
	asJSON := f.Bool("json", false, "for programs")
	quiet := f.Bool("quiet", false, "no progress on standard error")
	if err := parse(p, f, args); err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	o := bench.Options{Binary: self, Echo: []string{"bench", "echo"}, Addr: *addr, Pid: *pid, Redis: *redis, Sockets: *sockets, Rate: *rate, Window: *window, Sessions: *sessions}
	if *only != "" {
		o.Only = strings.Split(*only, ",")
	}
	for n := range strings.SplitSeq(*idle, ",") {
		count, err := strconv.Atoi(n)
		if err != nil || count < 1 {
			return usagef("--idle: %q must be numbers with commas between, such as 5000,20000", *idle)
		}
		o.Idle = append(o.Idle, count)
	}
	if *sockets < 1 || *rate < 1 || *sessions < 1 || *window < 200*time.Millisecond {
		return usagef("--sockets, --rate and --sessions must be above 0, --window at least 200ms")
	}
	if !*quiet {
		o.Log = func(format string, a ...any) { fmt.Fprintf(p.err, format+"\n", a...) }
	}
	report, err := bench.Run(ctx, o)
	if err != nil {
		return err
	}
	if *asJSON {
		return json.NewEncoder(p.out).Encode(report)
	}
	return report.Table(p.out)
}
