package journey

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"roundpeg/bot/knowledge"
	"roundpeg/bot/llm"
	"roundpeg/bot/llm/llmtest"
	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/configs"
)

// machineActs are the steps with the owner's pages and a language model.
var machineActs = []rule{
	on(`the shop's pages are read`, func(ctx context.Context, p *play, _ []string) error {
		p.pages = true
		for _, n := range p.nodes {
			if err := p.read(ctx, n); err != nil {
				return err
			}
		}
		return nil
	}),
	on(`page (\S+) says: (.+)`, func(ctx context.Context, p *play, m []string) error {
		return p.publish(ctx, m[1], strings.ReplaceAll(m[2], ` \n `, "\n\n"))
	}),
	on(`a language model says: (.+)`, func(_ context.Context, p *play, m []string) error {
		return p.model(llmtest.Behaviour{Reply: func(llmtest.Request) string { return m[1] }})
	}),
	on(`a language model thinks: (\S+) for a person, (\S+) frustrated`, func(_ context.Context, p *play, m []string) error {
		return p.model(llmtest.Behaviour{Reply: func(r llmtest.Request) string {
			if r.Use() == llm.UseOpinion {
				return fmt.Sprintf(`{"person": %s, "frustrated": %s, "intent": "", "says": "so it seems"}`, m[1], m[2])
			}
			return llmtest.Copy(r)
		}})
	}),
	on(`a language model fails by (\S+)`, func(_ context.Context, p *play, m []string) error {
		return p.model(llmtest.Behaviour{Fault: m[1]})
	}),
	on(`customer finds the answer (of use|of no use)`, func(ctx context.Context, p *play, m []string) error {
		log, err := p.log(ctx)
		if err != nil {
			return err
		}
		var answer chat.Seq
		for _, e := range log {
			if botText(e) != "" {
				answer = e.Seq
			}
		}
		return p.do(ctx, p.customer(), &command.Feedback{Seq: answer, Helpful: new(m[1] == "of use")})
	}),
}

// machineWants hold what came of them against what should be.
var machineWants = []rule{
	on(`source: (.+)`, since(func(e chat.Event, m []string) bool {
		b, ok := e.Body.(chat.Message)
		return ok && e.By.Role == chat.Bot && len(b.Sources) > 0 && contains(b.Sources[0].Title, m[1])
	}, true)),
	on(`no source`, since(func(e chat.Event, _ []string) bool {
		b, ok := e.Body.(chat.Message)
		return ok && len(b.Sources) > 0
	}, false)),
	on(`page: (\S+)`, since(func(e chat.Event, m []string) bool {
		b, ok := e.Body.(chat.Decision)
		return ok && b.Page == m[1]
	}, true)),
	on(`machine: (\S+) (\S+)`, since(func(e chat.Event, m []string) bool {
		b, ok := e.Body.(chat.Decision)
		if !ok {
			return false
		}
		for _, u := range b.Machine {
			if u.Use == m[1] && regexp.MustCompile("^("+m[2]+")$").MatchString(u.Outcome) {
				return true
			}
		}
		return false
	}, true)),
	on(`no machine`, since(func(e chat.Event, _ []string) bool {
		b, ok := e.Body.(chat.Decision)
		return ok && len(b.Machine) > 0
	}, false)),
}

// read has a node answer from the demo's pages, and from what was saved.
func (w *World) read(ctx context.Context, n *node) (err error) {
	if n.library, err = knowledge.OpenLibrary(ctx, n.desk.Store, knowledge.LibraryOptions{First: configs.Pages, Now: w.time}); err == nil {
		n.bot.Library = n.library
	}
	return err
}

// publish saves a page on one node, and waits until all answer from it.
func (w *World) publish(ctx context.Context, id, content string) error {
	version, err := w.next().library.Save(ctx, chat.By{Role: chat.Agent, ID: "chief"}, id, content, nil)
	if err != nil {
		return err
	}
	for _, n := range w.nodes {
		if err := n.library.Poke(ctx, ""); err != nil {
			return err
		}
		if !n.library.Indexed(ctx, version) {
			return fmt.Errorf("version %d is not indexed", version)
		}
	}
	return nil
}

// model has every node ask a language model that does as it is told.
func (w *World) model(does llmtest.Behaviour) error {
	if w.server == nil {
		w.server, w.served = llmtest.Start()
		m, err := llm.New(llm.Options{URL: w.server.URL, Model: llmtest.Model, Uses: map[string]bool{llm.UseWord: true, llm.UseOpinion: true}})
		if err != nil {
			return err
		}
		w.talks = m
	}
	w.server.Do(does)
	for _, n := range w.nodes {
		n.bot.Model, n.bot.Roster = w.talks, w.roster
	}
	return nil
}
