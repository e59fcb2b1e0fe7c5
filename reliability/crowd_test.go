package reliability

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// questions are what customers of the demo shop ask: some that the bot knows, some for which it needs a person.
var questions = []string{
	"What are your opening hours?", "Where is my order?", "How do I return a lamp?", "Somebody else's parcel was in my box, what now?",
	"Do you ship to Norway?", "The bulb flickers whenever the neighbour plays the tuba", "How long is the warranty?", "I want to change my address",
}

// crowd is a load: customers who talk, agents who claim, answer, and let go in every way there is.
type crowd struct {
	l         *lab
	customers []*client.Customer
	agents    []*client.Agent
	stop      chan struct{}
	working   sync.WaitGroup
}

// newCrowd connects everybody, spread over all nodes; some may change the options of each.
func (l *lab) newCrowd(customers, agents int, some ...func(*client.Options)) *crowd {
	c := &crowd{l: l, stop: make(chan struct{})}
	options := func(name string, first int) client.Options {
		o := client.Options{Name: name, Nodes: l.addrs(), First: first}
		for _, f := range some {
			f(&o)
		}
		return o
	}
	for i := range agents {
		tier := 2 + i%3
		if l.leaders {
			tier = 4
		}
		a := l.account(fmt.Sprintf("agent%d", i), tier)
		c.agents = append(c.agents, client.NewAgent(a, "available", options(fmt.Sprintf("a%d", i), i)))
	}
	for i := range customers {
		c.customers = append(c.customers, client.NewCustomer(options(fmt.Sprintf("c%d", i), i)))
		if i%50 == 49 {
			time.Sleep(100 * time.Millisecond)
		}
	}
	l.Cleanup(c.close)
	for _, a := range c.agents {
		require.True(l, a.WaitOpen(30*time.Second), "an agent does not get in")
	}
	for _, m := range c.customers {
		require.True(l, m.WaitOpen(30*time.Second), "a customer does not get in")
	}
	return c
}

// account makes an agent; a store that is away for a moment is asked again, under another name, since it may have kept the first one.
func (l *lab) account(name string, tier int) client.Account {
	for try := 0; ; try++ {
		a, err := l.admin.NewAgent(l.Context(), name, tier)
		if err == nil {
			return a
		}
		require.Less(l, try, 5, "%v", err)
		name += "-again"
		time.Sleep(time.Second)
	}
}

// work begins the load: so many messages of customers a second in all, and agents who do something about ten times a second, in short forms four times.
func (c *crowd) work(perSecond float64) {
	c.working.Go(func() {
		began := time.Now()
		for n := 0; ; n++ {
			select {
			case <-c.stop:
				return
			case <-time.After(time.Until(began.Add(time.Duration(float64(n) / perSecond * float64(time.Second))))):
			}
			speak(c.customers[n%len(c.customers)])
		}
	})
	for _, a := range c.agents {
		c.working.Go(func() {
			for {
				select {
				case <-c.stop:
					return
				case <-time.After(size(200*time.Millisecond, 50*time.Millisecond) + rand.N(100*time.Millisecond)):
				}
				if a.Live() && a.Pending() == 0 {
					serve(a)
				}
			}
		})
	}
}

// speak is one thing that a customer does.
func speak(c *client.Customer) {
	switch n := rand.IntN(200); {
	case n < 8:
		c.Send("human", nil)
	case n < 9:
		c.Send("end", nil)
	default:
		c.Message(questions[rand.IntN(len(questions))])
	}
}

// serve is one thing that an agent does: claims what waits, races included, or goes on with what is theirs.
func serve(a *client.Agent) {
	var mine, waiting []string
	queue := a.Queue()
	for _, id := range a.Watched() { // a desk shows what is in its queue
		if _, shown := queue[id]; !shown {
			a.Unwatch(id)
		}
	}
	for id, i := range queue {
		switch {
		case i.State == "waiting":
			waiting = append(waiting, id)
		case i.Owner != nil && i.Owner.ID == a.AgentID():
			mine = append(mine, id)
		}
	}
	if len(waiting) > 0 && (len(mine) == 0 || len(mine) < 8 && rand.IntN(3) == 0) {
		id := waiting[rand.IntN(len(waiting))]
		a.Watch(id)
		a.Claim(id)
		return
	}
	if len(mine) == 0 {
		return
	}
	id := mine[rand.IntN(len(mine))]
	a.Watch(id)
	switch n := rand.IntN(100); {
	case n < 4:
		a.Send("resolve", client.Fields{"session": id, "outcome": "solved", "cause": "other"})
	case n < 6:
		a.Send("return", client.Fields{"session": id})
	case n < 8:
		a.Send("transfer", client.Fields{"session": id, "to": client.Fields{"tier": 2}, "reason": "somebody else knows more"})
	case n < 12:
		a.Send("note", client.Fields{"session": id, "text": "to be looked at"})
	default:
		a.Message(id, "I am looking into this for you.")
	}
}

func (c *crowd) stopWork() {
	close(c.stop)
	c.working.Wait()
}

// rest ends the load and waits until every command is answered; it returns how many never were.
func (c *crowd) rest(within time.Duration) (open int) {
	c.stopWork()
	for end := time.Now().Add(within); ; time.Sleep(50 * time.Millisecond) {
		open = 0
		for _, m := range c.customers {
			open += m.Pending()
		}
		for _, a := range c.agents {
			open += a.Pending()
		}
		if open == 0 || time.Now().After(end) {
			return open
		}
	}
}

func (c *crowd) records() (all []client.Record) {
	for _, m := range c.customers {
		all = append(all, m.Record())
	}
	for _, a := range c.agents {
		all = append(all, a.Record())
	}
	return all
}

func (c *crowd) close() {
	var all sync.WaitGroup
	for _, m := range c.customers {
		all.Go(m.Close)
	}
	for _, a := range c.agents {
		all.Go(a.Close)
	}
	all.Wait()
}

// acked is how many commands were acked so far, by customers alone.
func (c *crowd) acked() (n int) {
	for _, m := range c.customers {
		n += m.Acks()
	}
	return n
}

// at is how many customers are connected to a node.
func (c *crowd) at(addr string) (n int) {
	for _, m := range c.customers {
		m.Look(func(r *client.Record) {
			if len(r.Opened) > len(r.Closed) && r.Opened[len(r.Opened)-1].Addr == addr {
				n++
			}
		})
	}
	return n
}

// opened is how often anybody was welcomed.
func opened(records []client.Record) (n int) {
	for _, r := range records {
		n += len(r.Opened)
	}
	return n
}

func loadOf(customers, agents int, perSecond float64) string {
	return fmt.Sprintf("%d customers, %d agents, %.0f messages/s", customers, agents, perSecond)
}
