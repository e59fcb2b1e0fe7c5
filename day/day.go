// Package day is a day in the life of a desk: customers with round problems, three agents, two specialists and a leader, simulated from a seed
// and driven through the real sockets of a running server whose clock goes faster. In the end it holds all that happened against the rules: nobody
// is left unanswered, no promise forgotten, no rule broken. Of the server it knows the published protocol alone.
package day

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"roundpeg/client"
)

// Options say where the day happens.
type Options struct {
	Addr     string // of a server whose time is Clock's, fresh, with the demo's intents
	Email    string // of its admin
	Password string
	Seed     uint64
	Clock    *Clock
	Opens    time.Time // when the desk opens
	Closes   time.Time
	Identify func(customer, name string) (jwt string, err error) // how the site signs for somebody; nil: nobody is signed in
	Log      func(format string, a ...any)
}

// Customers is how many come in a day.
const Customers = 30

// today is a day under way.
type today struct {
	Options
	admin *client.API
	token *client.API // for notices

	mu     sync.Mutex
	guests []*guest
	staff  []*member
	broken []string // rules
}

// Run plays the day, and says what came of it. An error means that it could not be played.
func Run(ctx context.Context, o Options) (Report, error) {
	if o.Log == nil {
		o.Log = func(string, ...any) {}
	}
	d := &today{Options: o}
	if err := d.prepare(ctx); err != nil {
		return Report{}, fmt.Errorf("prepare the day: %w", err)
	}
	going, over := context.WithCancel(ctx)
	defer over()
	go d.Clock.Run(going, func() { _, _ = d.admin.Sessions(going, "state=waiting&limit=1") })
	onDuty, home := context.WithCancel(ctx)
	var work, visits sync.WaitGroup
	for _, m := range d.staff {
		work.Go(func() { m.shift(onDuty) })
	}
	dice := rand.New(rand.NewPCG(o.Seed, 1))
	for i := range Customers {
		g := d.newGuest(i, dice)
		d.guests = append(d.guests, g)
		visits.Go(func() { g.visit(ctx) })
	}
	visits.Wait()
	d.settle(ctx)
	home()
	work.Wait()
	defer d.close()
	return d.judge(ctx)
}

// prepare makes the accounts.
func (d *today) prepare(ctx context.Context) (err error) {
	if d.admin, err = client.Login(ctx, d.Addr, d.Email, d.Password); err != nil {
		return err
	}
	secret, err := d.admin.NewToken(ctx, "shop", "notices")
	if err != nil {
		return err
	}
	d.token = &client.API{Addr: d.Addr, Token: secret}
	for i, p := range cast {
		m, err := d.newMember(ctx, i, p)
		if err != nil {
			return err
		}
		d.staff = append(d.staff, m)
	}
	return nil
}

// settle goes on, after the last customer has gone, until nothing is left to do for the desk, for a day of its time at most: what was promised
// for tomorrow is due tomorrow.
func (d *today) settle(ctx context.Context) {
	for end := d.Clock.Now().Add(30 * time.Hour); d.Clock.Now().Before(end) && d.left(ctx) != ""; {
		if morning := d.Opens.AddDate(0, 0, 1).Add(-5 * time.Minute); d.Clock.Now().After(d.Closes.Add(2*time.Hour)) && d.Clock.Now().Before(morning) {
			d.Clock.Skip(morning)
		}
		if !d.Clock.Sleep(ctx, 2*time.Minute) {
			return
		}
	}
}

// left says what is still to do, "" if nothing is.
func (d *today) left(ctx context.Context) string {
	for _, state := range []string{"waiting", "with_agent", "promised"} {
		all, err := d.admin.Sessions(ctx, "state="+state)
		if err != nil {
			return err.Error()
		}
		if len(all) > 0 {
			return fmt.Sprintf("%s is %s", all[0].Session, state)
		}
	}
	open, err := d.promises(ctx, "open,overdue")
	if err != nil {
		return err.Error()
	}
	if len(open) > 0 {
		return fmt.Sprintf("%d promises bind", len(open))
	}
	return ""
}

func (d *today) close() {
	for _, g := range d.guests {
		g.close()
	}
	for _, m := range d.staff {
		m.close()
	}
}
