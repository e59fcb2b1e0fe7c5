package bench

import (
	"context"
	"fmt"
	"time"
)

// start is how long a server takes from its first instruction until it listens, with many sessions stored.
func (b *bench) start(ctx context.Context) error {
	n, stop, err := b.server("start")
	if err != nil {
		return err
	}
	defer func() { stop() }()
	began := time.Now()
	if _, err := conversations(ctx, n.Addr, b.Sessions); err != nil {
		return err
	}
	b.Log("  %d sessions in %v", b.Sessions, time.Since(began).Round(time.Second))
	best := time.Hour
	for range 3 {
		if _, err := n.Stop(time.Minute); err != nil {
			return fmt.Errorf("stop: %w", err)
		}
		if err := n.Up(); err != nil {
			return err
		}
		best = min(best, n.Took)
	}
	b.add(Figure{Part: "start", Name: fmt.Sprintf("start with %d sessions", b.Sessions), Value: best.Seconds(), Unit: "s", Target: "≤ 1 s"})
	kb, err := resident(n.Pid())
	if err != nil {
		return err
	}
	b.add(Figure{Part: "start", Name: "resident then", Value: float64(kb) / 1024, Unit: "MB", Target: "≤ 150 MB"})
	if _, err := conversations(ctx, n.Addr, 100); err != nil {
		return err
	}
	n.Kill()
	if err := n.Up(); err != nil {
		return err
	}
	b.add(Figure{Part: "start", Name: "start after kill -9", Value: n.Took.Seconds(), Unit: "s", Target: "≤ 1 s"})
	return nil
}
