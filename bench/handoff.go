package bench

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"roundpeg/client"
)

const (
	consoles = 10
	asking   = 50.0 // customers a second who ask for a person
)

// handoff is the time from a customer's wish for a person until the row is on every console. With Redis the consoles are on another node.
func (b *bench) handoff(ctx context.Context) error {
	n, stop, err := b.server("handoff")
	if err != nil {
		return err
	}
	defer stop()
	at, target := n, "p99 ≤ 5 ms"
	if b.Redis != "" {
		other, stopOther, err := b.server("handoff2")
		if err != nil {
			return err
		}
		defer stopOther()
		at, target = other, "p99 ≤ 10 ms"
	}
	api, err := client.Login(ctx, at.Addr, "admin@localhost", client.AdminPassword)
	if err != nil {
		return err
	}
	rows := rows{due: map[string]time.Time{}, seen: map[string]int{}}
	for range consoles {
		desk, err := client.DialDesk(ctx, at.Addr, api.Cookie)
		if err != nil {
			return err
		}
		defer desk.Cut()
		go rows.follow(desk)
	}
	count := int(asking * b.Window.Seconds())
	all, err := openAll(count, newCustomers(ctx, n.Addr))
	if err != nil {
		return err
	}
	defer func() {
		for _, p := range all {
			p.close()
		}
	}()
	for began, i := time.Now(), 0; i < count && ctx.Err() == nil; i++ {
		c := all[i].(*customer)
		go c.drain()
		due := began.Add(time.Duration(float64(i) / asking * float64(time.Second)))
		await(due)
		rows.expect(c.id, due)
		if err := c.ws.WriteMessage(websocket.TextMessage, []byte(`{"type":"human","id":"h1"}`)); err != nil {
			return err
		}
	}
	took, missing := rows.wait(5 * time.Second)
	if missing > 0 {
		return fmt.Errorf("%d of %d rows did not come", missing, count*consoles)
	}
	note := fmt.Sprintf("%d consoles, %.0f hand-offs a second", consoles, asking)
	b.add(Figure{Part: "handoff", Name: "asked for a person → row on a console, p50", Value: ms(took.at(.5)), Unit: "ms", Note: note})
	b.add(Figure{Part: "handoff", Name: "asked for a person → row on a console, p99", Value: ms(took.at(.99)), Unit: "ms", Target: target, Note: note})
	return nil
}

// rows are those that consoles are shown.
type rows struct {
	mu   sync.Mutex
	due  map[string]time.Time
	seen map[string]int // by session: how many consoles
	took []time.Duration
}

func (r *rows) expect(session string, due time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.due[session] = due
}

// follow notes the first row of each session on one console.
func (r *rows) follow(desk *client.Socket) {
	mine := map[string]bool{}
	for {
		f, err := desk.Next(time.Hour)
		if err != nil {
			return
		}
		if f.Type != "queue_item" || mine[f.Session] {
			continue
		}
		r.mu.Lock()
		if due, ok := r.due[f.Session]; ok {
			mine[f.Session] = true
			r.took = append(r.took, time.Since(due))
			r.seen[f.Session]++
		}
		r.mu.Unlock()
	}
}

func (r *rows) wait(most time.Duration) (took quantiles, missing int) {
	for end := time.Now().Add(most); ; time.Sleep(10 * time.Millisecond) {
		r.mu.Lock()
		missing = len(r.due)*consoles - len(r.took)
		if missing == 0 || time.Now().After(end) {
			defer r.mu.Unlock()
			return sorted(r.took), missing
		}
		r.mu.Unlock()
	}
}
