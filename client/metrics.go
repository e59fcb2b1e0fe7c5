package client

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Metrics reads /metrics: the value by name, labels included as they stand there.
func (n *Node) Metrics(ctx context.Context) (map[string]float64, error) {
	answer, err := (&API{Addr: n.Addr}).ask(ctx, "GET", "/metrics", nil)
	if err != nil {
		return nil, fmt.Errorf("metrics: %w", err)
	}
	defer answer.Body.Close()
	all := map[string]float64{}
	for in := bufio.NewScanner(answer.Body); in.Scan(); {
		name, value, ok := strings.Cut(in.Text(), " ")
		if brace := strings.LastIndex(in.Text(), "} "); brace >= 0 {
			name, value = in.Text()[:brace+1], in.Text()[brace+2:]
		}
		if v, err := strconv.ParseFloat(value, 64); ok && err == nil && !strings.HasPrefix(name, "#") {
			all[name] = v
		}
	}
	return all, nil
}

// Footprint is what a server takes of its machine, as the kernel counts it.
type Footprint struct {
	ResidentKB, Descriptors int
}

// Footprint reads it from /proc: on Linux alone.
func (n *Node) Footprint() (f Footprint, err error) {
	proc := fmt.Sprintf("/proc/%d/", n.Pid())
	open, err := os.ReadDir(proc + "fd")
	if err != nil {
		return f, fmt.Errorf("footprint: %w", err)
	}
	status, err := os.ReadFile(proc + "status")
	if err != nil {
		return f, fmt.Errorf("footprint: %w", err)
	}
	f.Descriptors = len(open)
	for line := range strings.Lines(string(status)) {
		if rest, is := strings.CutPrefix(line, "VmRSS:"); is {
			f.ResidentKB, err = strconv.Atoi(strings.Fields(rest)[0])
		}
	}
	return f, err
}
