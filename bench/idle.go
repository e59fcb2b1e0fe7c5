package bench

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

// usualRest is how long sockets do nothing before memory is looked at: two rounds of the garbage collector that comes by itself every two minutes
// would take too long to wait for, so what is counted holds some garbage.
const usualRest = 5 * time.Second

// idle is the resident memory of sockets that only stay, each with a session of its own.
func (b *bench) idle(ctx context.Context) error {
	counts := b.Idle
	if most := descriptors() - 200; most > 0 {
		for i := range counts {
			if counts[i] > most {
				b.Log("  %d descriptors are allowed: %d sockets instead of %d", most+200, most, counts[i])
				counts[i] = most
			}
		}
	}
	slices.Sort(counts)
	addr, pid, stop, err := b.startEcho()
	if err != nil {
		return err
	}
	err = b.hold(ctx, pid, counts, greeted(ctx, addr), func(n string, kb float64) {
		if b.echo.idleKB == nil {
			b.echo.idleKB = map[string]float64{}
		}
		b.echo.idleKB[n] = kb
		b.add(Figure{Part: "idle", Name: fmt.Sprintf("echo: resident per idle socket, %s", n), Value: kb, Unit: "KB"})
	})
	stop()
	if err != nil {
		return err
	}
	n, stopServer, err := b.server("idle")
	if err != nil {
		return err
	}
	defer stopServer()
	return b.hold(ctx, b.pid(n), counts, newCustomers(ctx, n.Addr), func(n string, kb float64) {
		b.add(Figure{Part: "idle", Name: fmt.Sprintf("resident per idle session, %s", n), Value: kb, Unit: "KB", Ratio: ratio(kb, b.echo.idleKB[n]), Target: "≤ 12 KB"})
	})
}

// hold opens more and more sockets and looks at the memory of the process at each count.
func (b *bench) hold(ctx context.Context, pid int, counts []int, dial dialer, tell func(n string, kb float64)) error {
	before, err := resident(pid)
	if err != nil {
		return err
	}
	var all []probe
	defer func() {
		for _, p := range all {
			p.close()
		}
	}()
	first := 0 // resident at the first count
	for _, n := range counts {
		have := len(all)
		more, err := openAll(n-have, func(i int) (probe, error) { return dial(have + i) })
		if err != nil {
			return err
		}
		all = append(all, more...)
		select {
		case <-time.After(b.Rest):
		case <-ctx.Done():
			return ctx.Err()
		}
		now, err := resident(pid)
		if err != nil {
			return err
		}
		tell(fmt.Sprint(n), float64(now-before)/float64(n))
		if first == 0 {
			first = now
		} else { // what the process had free before the first is not in this
			tell(fmt.Sprintf("%d, each beyond %d", n, counts[0]), float64(now-first)/float64(n-counts[0]))
		}
	}
	return nil
}

// descriptors is how many files a process may have open; 0 where that cannot be seen.
func descriptors() int {
	b, _ := os.ReadFile("/proc/self/limits")
	for line := range strings.Lines(string(b)) {
		if rest, is := strings.CutPrefix(line, "Max open files"); is {
			n, _ := strconv.Atoi(strings.Fields(rest)[0])
			return n
		}
	}
	return 0
}
