package journey

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"go.uber.org/zap"

	"roundpeg/bot"
	"roundpeg/bot/knowledge"
	"roundpeg/bot/llm"
	"roundpeg/bot/llm/llmtest"
	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/handoff"
	"roundpeg/handoff/authority"
)

// World is a house with one customer: nodes over one store, agents, and a time that stands still until it is moved.
type World struct {
	stores []*cut                       // of each node
	store  *cut                         // of the first, by which what happened is looked at
	reopen func() ([]chat.Store, error) // what a restart does to the stores; nil: nothing
	mind   *bot.Mind                    // what every node knows at first
	hours  *handoff.Hours
	roster *chat.LocalRoster
	nodes  []*node
	turn   int // which node takes the next action

	mu     sync.Mutex
	now    time.Time
	agents map[string]handoff.Agent
	here   map[string]string // agent → status

	locale string
	person chat.Person // whom the site vouches for, if it does
	id     chat.ID
	refs   int

	pages  bool            // the nodes answer from the shop's pages
	server *llmtest.Server // of the language model, if there is one
	talks  *llm.Model
	served func() // ends it
}

// node is one process: all that a crash takes away.
type node struct {
	mind  *bot.Mind
	bot   *bot.Bot
	desk  *handoff.Desk
	line  *handoff.Line
	clock *handoff.Clock

	library *knowledge.Library // nil without pages
	notices *handoff.Notices
	book    *authority.Book
}

// cut is a store through which the bot's answers can be kept from getting.
type cut struct {
	chat.Store
	mu  sync.Mutex
	off bool
}

func (c *cut) Append(ctx context.Context, at chat.Session, ev ...chat.Event) (chat.Session, error) {
	c.mu.Lock()
	off := c.off
	c.mu.Unlock()
	if off && len(ev) > 0 && ev[0].By.Role == chat.Bot {
		return at, chat.ErrUnavailable
	}
	return c.Store.Append(ctx, at, ev...)
}

// cut keeps the bots' answers from being kept, or lets them through again.
func (w *World) cut(off bool) {
	for _, c := range w.stores {
		c.mu.Lock()
		c.off = off
		c.mu.Unlock()
	}
}

// NewWorld starts a node on each of the handles of one store, on a Monday morning at a desk that keeps American office hours.
func NewWorld(ctx context.Context, stores []chat.Store, reopen func() ([]chat.Store, error), mind *bot.Mind) (*World, error) {
	w := &World{reopen: reopen, mind: mind, now: time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC), locale: "en-US",
		agents: map[string]handoff.Agent{}, here: map[string]string{}}
	var err error
	office := map[string]string{"mon": "09:00-18:00", "tue": "09:00-18:00", "wed": "09:00-18:00", "thu": "09:00-18:00", "fri": "09:00-18:00"}
	if w.hours, err = handoff.NewHours(handoff.Week{Zone: "America/New_York", Days: office, Locales: map[string]handoff.Week{"de": {Zone: "Europe/Berlin"}}}); err != nil {
		return nil, err
	}
	w.roster = chat.NewLocalRoster(w.time)
	w.nodes = make([]*node, len(stores))
	w.over(stores)
	return w, w.start(ctx)
}

func (w *World) over(stores []chat.Store) {
	w.stores = nil
	for _, s := range stores {
		w.stores = append(w.stores, &cut{Store: s})
	}
	w.store = w.stores[0]
}

// start makes every node anew, as after a start of its process.
func (w *World) start(ctx context.Context) error {
	for i := range w.nodes {
		n, store := &node{}, w.stores[i]
		var err error
		if n.mind, err = w.mind.On(ctx, store); err != nil {
			return err
		}
		n.line = handoff.NewLine(handoff.LineOptions{Store: store, Roster: w.roster, Staff: w.agent, Hours: w.hours, Now: w.time})
		book, err := authority.OpenBook(ctx, store, demoActions(), w.time)
		if err != nil {
			return err
		}
		n.book = book
		n.desk = handoff.NewDesk(handoff.DeskOptions{Authority: book, Store: store, Roster: w.roster, Staff: w.agent, Everybody: w.everybody, Line: n.line, Hours: w.hours, Knows: n.mind.Find, Now: w.time})
		n.bot = bot.New(bot.Options{Store: store, Mind: n.mind, Policy: handoff.NewPolicy(handoff.Scoring{}), Desk: n.desk, Now: w.time, Log: zap.NewNop()})
		n.clock = handoff.NewClock(n.desk, n.bot)
		if w.pages {
			if err := w.read(ctx, n); err != nil {
				return err
			}
		}
		n.bot.Model, n.bot.Roster = w.talks, w.roster
		if n.notices, err = handoff.OpenNotices(ctx, store, w.time); err != nil {
			return err
		}
		w.nodes[i] = n
	}
	return w.settle(ctx)
}

// Restart ends every node and the store, and starts them again.
func (w *World) Restart(ctx context.Context) error {
	w.end()
	w.cut(false)
	if w.reopen != nil {
		stores, err := w.reopen()
		if err != nil {
			return err
		}
		w.over(stores)
	}
	return w.start(ctx)
}

// Close ends every node; the store stays.
func (w *World) Close() {
	w.end()
	w.talks.Close()
	if w.served != nil {
		w.served()
	}
}

func (w *World) end() {
	for _, n := range w.nodes {
		n.bot.Close()
		if n.library != nil {
			n.library.Close()
		}
	}
}

func (w *World) time() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *World) agent(id string) (handoff.Agent, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	a, ok := w.agents[id]
	return a, ok
}

func (w *World) everybody() (all []handoff.Agent) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, a := range w.agents {
		all = append(all, a)
	}
	return all
}

// next is the node that takes the next action: they take turns.
func (w *World) next() *node {
	w.turn++
	return w.nodes[w.turn%len(w.nodes)]
}

func (w *World) ref() string {
	w.refs++
	return fmt.Sprint("j", w.refs)
}

func (w *World) customer() command.Actor {
	return command.Actor{By: chat.By{Role: chat.Customer, Name: w.person.Name}, Verified: w.person.Verified}
}

// say is the customer's message; the first one opens the session.
func (w *World) say(ctx context.Context, text, choice string) error {
	if err := w.open(ctx); err != nil {
		return err
	}
	n := w.next()
	c := &command.Say{Text: text, Choice: choice}
	if err := c.Check(w.time()); err != nil {
		return err
	}
	_, err := n.bot.Receive(ctx, w.id, w.customer(), w.ref(), c)
	return errors.Join(err, w.settle(ctx))
}

func (w *World) open(ctx context.Context) error {
	if w.id != "" {
		return nil
	}
	n := w.next()
	s, err := n.bot.Open(ctx, chat.Started{Locale: w.locale, Customer: w.person})
	if err != nil {
		return err
	}
	w.id = s.ID
	if err := n.notices.Poke(ctx, ""); err != nil {
		return err
	}
	_, err = n.notices.Deliver(ctx, s)
	return err
}

// tell has the business tell a customer something first.
func (w *World) tell(ctx context.Context, customer, topic, text string) error {
	_, _, err := w.next().notices.Tell(ctx, chat.By{Role: chat.System}, customer, topic, text)
	return errors.Join(err, w.settle(ctx))
}

func (w *World) do(ctx context.Context, by command.Actor, c command.Command) error {
	if err := w.open(ctx); err != nil {
		return err
	}
	if err := c.Check(w.time()); err != nil {
		return err
	}
	_, err := w.next().desk.Do(ctx, w.id, by, w.ref(), c)
	return errors.Join(err, w.settle(ctx))
}
