package journey

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"roundpeg/chat"
)

// Play reads a journey, one step a line, and plays it in w. The first step that does not come out as it says is the error, with its line.
// Empty lines and those that begin with # are for the reader. The steps are those of the tables acts and wants.
func Play(ctx context.Context, w *World, script io.Reader) error {
	p := &play{World: w}
	lines := bufio.NewScanner(script)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		if err := p.step(ctx, line); err != nil {
			return fmt.Errorf("line %d: %s: %w\n%s", n, line, err, p.told(ctx))
		}
	}
	if p.failed != nil {
		return fmt.Errorf("the last step failed: %w", p.failed)
	}
	return errors.Join(lines.Err(), p.sound(ctx))
}

// play is a journey under way.
type play struct {
	*World
	mark   chat.Seq // the head before the last act: what is wanted of the bot must have come since
	failed error    // the last act was refused; the next step must want that
}

// step is one line of a journey.
func (p *play) step(ctx context.Context, line string) error {
	want, wanted := strings.CutPrefix(line, "want ")
	if p.failed != nil && !strings.HasPrefix(line, "want refused") {
		return fmt.Errorf("the step before failed: %w", p.failed)
	}
	if wanted {
		do, m, err := find(wants, want)
		if err != nil {
			return err
		}
		return do(ctx, p, m)
	}
	do, m, err := find(acts, line)
	if err != nil {
		return err
	}
	if log, err := p.log(ctx); err == nil && len(log) > 0 {
		p.mark = log[len(log)-1].Seq
	}
	if err = do(ctx, p, m); errors.As(err, new(*chat.Fault)) {
		p.failed, err = err, nil // some steps are meant to be refused
	}
	return errors.Join(err, p.sound(ctx))
}

// deed does or wants something; m are the groups of its pattern.
type deed func(ctx context.Context, p *play, m []string) error

// rule is how a step reads, and its deed.
type rule struct {
	pattern *regexp.Regexp
	do      deed
}

func on(pattern string, do deed) rule { return rule{regexp.MustCompile("^" + pattern + "$"), do} }

func find(rules []rule, text string) (deed, []string, error) {
	for _, r := range rules {
		if m := r.pattern.FindStringSubmatch(text); m != nil {
			return r.do, m, nil
		}
	}
	return nil, nil, errors.New("there is no such step")
}

func (p *play) log(ctx context.Context) ([]chat.Event, error) {
	if p.id == "" {
		return nil, nil
	}
	return p.store.Read(ctx, p.id, 0, 0)
}

// sound holds after every step, whatever it is: the log has no gap, the store's session is its fold, and neither does the bot talk over a
// person nor do two persons have the session.
func (p *play) sound(ctx context.Context) error {
	log, err := p.log(ctx)
	if err != nil || len(log) == 0 {
		return err
	}
	return Sound(p.id, log)
}

// Sound says what is wrong with a log, if anything: a gap, the bot over a person's head, two owners, a person's word without owning.
func Sound(id chat.ID, log []chat.Event) error {
	s := chat.Session{ID: id}
	refs := map[string]bool{}
	for i, e := range log {
		if e.Seq != chat.Seq(i+1) {
			return fmt.Errorf("event %d has seq %d", i+1, e.Seq)
		}
		switch e.Body.(type) {
		case chat.Message, chat.Decision:
			if e.By.Role == chat.Bot && s.State == chat.WithAgent {
				return fmt.Errorf("event %d: the bot speaks while %s has the session", e.Seq, s.Owner.Name)
			}
			if e.By.Role == chat.Agent && !s.Speaks(e.By.ID) {
				return fmt.Errorf("event %d: %s speaks without having the session", e.Seq, e.By.Name)
			}
		case chat.AgentJoined:
			if s.State == chat.WithAgent {
				return fmt.Errorf("event %d: %s joins while %s has the session", e.Seq, e.By.Name, s.Owner.Name)
			}
		}
		if key := e.By.Sender() + " " + e.Ref; e.Command() {
			if refs[key] {
				return fmt.Errorf("event %d: %s is there twice", e.Seq, key)
			}
			refs[key] = true
		}
		s = s.Apply(e)
	}
	return nil
}

// told is the log as a conversation, for whoever reads why a journey failed.
func (p *play) told(ctx context.Context) string {
	log, err := p.log(ctx)
	if err != nil {
		return err.Error()
	}
	var b strings.Builder
	for _, e := range log {
		fmt.Fprintf(&b, "  %3d %s %s %s", e.Seq, e.At.Format("15:04:05"), e.By.Role, e.Kind)
		switch body := e.Body.(type) {
		case chat.Message:
			fmt.Fprintf(&b, ": %s %v", body.Text, body.Choices)
		case chat.Decision:
			fmt.Fprintf(&b, ": %s %s %s known %.2f confidence %.2f risk %.2f/%.2f %v", body.Action, body.Reason, body.Intent, body.Known, body.Confidence, body.Risk, body.Threshold, body.Alternatives)
		case chat.HandoffRequested:
			fmt.Fprintf(&b, ": %s due %s, summary %q", body.Reason, body.DueAt.Format("15:04"), body.Summary)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
