package reports

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"
	"unicode"
)

// paper is what tables are written on; columns are parted by tabs.
type paper struct{ *tabwriter.Writer }

func (p paper) head(text string) { fmt.Fprintf(p, "\n%s\n", text) }

// row is a line of the table. What people wrote cannot steer the terminal.
func (p paper) row(cells ...string) {
	for i, c := range cells {
		cells[i] = strings.Map(func(r rune) rune {
			if unicode.IsGraphic(r) {
				return r
			}
			return ' '
		}, c)
	}
	fmt.Fprintln(p, strings.TrimRight("  "+strings.Join(cells, "\t"), "\t"))
}

// Print writes the report for a terminal.
func (r Report) Print(w io.Writer) error {
	out := bufio.NewWriter(w)
	p := paper{tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)}
	zone, err := time.LoadLocation(r.Zone)
	if err != nil {
		zone = time.UTC
	}
	at := func(t time.Time) string { return t.In(zone).Format("2006-01-02 15:04") }
	fmt.Fprintf(p, "%d sessions that began from %s to %s (%s), as of %s.\n", r.Sessions, at(r.From.Time), at(r.To.Time), r.Zone, at(r.Now.Time))
	p.head("What became of them")
	for _, c := range r.Classes {
		well := ""
		if c.Success {
			well = "ended well"
		}
		p.row(string(c.Class), num(c.Sessions), decimals(c.Percent)+" %", well)
		for _, x := range r.Whys {
			if x.Class == c.Class && x.Class != Open {
				p.row("  "+string(x.Why), num(x.Sessions))
			}
		}
	}
	r.printShares(p)
	r.printWaits(p)
	if len(r.Handoffs.ByReason) > 0 {
		p.head("Hand-offs by reason")
		for _, x := range r.Handoffs.ByReason {
			p.row(string(x.Reason), num(x.Handoffs), decimals(x.Percent)+" %", fmt.Sprintf("%d met a person, %d took a call-back, %d gave up, %d wait", x.Met, x.Called, x.GaveUp, x.Waiting))
		}
	}
	r.printRest(p)
	if err := p.Flush(); err != nil {
		return err
	}
	return out.Flush()
}

func (r Report) printShares(p paper) {
	c, d := r.Containment, r.Desk
	p.head("Shares, with their 95 % intervals")
	p.row("containment", shown(c.Contained), "of what is over: only the bot, and it helped")
	p.row("  at most", shown(c.AtMost), "… counting those who said no more after an answer")
	p.row("false containment", shown(c.False), fmt.Sprintf("of what the bot ended; people solved %d of these afterwards", c.Saved))
	p.row("ended well", shown(c.Success), "of what is over")
	p.row("back after a person", shown(c.PeopleAgain), "of what people solved, within 7 days on the same matter")
	p.row("promises kept", shown(r.Promises.Kept), fmt.Sprintf("in time; %d late, %d broken, %d overdue, %d open", r.Promises.KeptLate, r.Promises.Broken, r.Promises.Overdue, r.Promises.Open))
	p.row("answers of use", shown(r.Satisfaction.Bot.Helpful), "of those that customers judged")
	p.row("turns lost", shown(d.Lost), "at which the bot did not know")
	p.row("rating of the bot", rated(r.Satisfaction.Bot.Rating))
	p.row("rating of people", rated(r.Satisfaction.People.Rating))
	p.row("clocks ran out", num(d.Breaches), fmt.Sprintf("in %d sessions", d.Late))
	p.row("asked again", num(d.AskedAgain), fmt.Sprintf("facts that had been given, in %d sessions", d.AskedIn))
}

func (r Report) printWaits(p paper) {
	p.head("Times: how many, half of them within, 90 of 100 within, longest")
	line := func(name string, s Spread, more ...string) {
		p.row(append([]string{name, num(s.N), lasted(s.P50), lasted(s.P90), lasted(s.Max)}, more...)...)
	}
	line("to a person", r.Waits.Met, fmt.Sprintf("%d gave up, %d took a call-back, %d wait now", r.Waits.GaveUp.N, r.Waits.Called.N, r.Waits.Waiting))
	for _, x := range r.Waits.ByTier {
		line(fmt.Sprintf("  tier %d", x.Tier), x.Met, fmt.Sprintf("%d gave up", x.GaveUp))
	}
	line("to the next, passed on", r.Waits.Passed)
	line("to a solution by people", r.Desk.Resolution.Person)
	line("to a solution by the bot", r.Desk.Resolution.Bot)
}

func (r Report) printRest(p paper) {
	if len(r.Grants) > 0 {
		p.head("Grants")
		for _, g := range r.Grants {
			p.row(g.Action, cmp.Or(g.Currency, "–"), fmt.Sprintf("%d granted (%s), %d refused, %d pending, %d not delivered", g.Granted, g.GrantedSum, g.Refused, g.Pending, g.Failed))
		}
	}
	if len(r.Causes.Rows) > 0 {
		p.head("Causes by department")
		for _, c := range r.Causes.Rows[:min(len(r.Causes.Rows), mostRows)] {
			p.row(cmp.Or(c.Department, "–"), cmp.Or(c.Cause, "–"), num(c.Sessions), decimals(c.Percent)+" %")
		}
	}
	if len(r.Pages) > 0 {
		p.head("Answers from pages")
		for _, x := range r.Pages[:min(len(r.Pages), mostRows)] {
			p.row(x.Page, num(x.Answers), fmt.Sprintf("%d of use, %d of none, %d handed over afterwards", x.Helpful, x.NotHelpful, x.Handed))
		}
	}
	for _, x := range []struct {
		title string
		all   []Group
	}{{"By matter", r.Intents}, {"By language", r.Languages}} {
		if len(x.all) == 0 {
			continue
		}
		p.head(x.title + ": sessions, containment, false containment")
		for _, g := range x.all {
			name := cmp.Or(g.Name, "not known")
			if g.Others > 0 {
				name = fmt.Sprintf("%d others", g.Others)
			}
			p.row(name, num(g.Sessions), percent(g.Containment), percent(g.FalseContainment))
		}
	}
}

func percent(v *float64) string {
	if v == nil {
		return "–"
	}
	return fmt.Sprintf("%.1f %%", 100**v)
}

func shown(s Share) string {
	if s.Share == nil {
		return "–"
	}
	return fmt.Sprintf("%s  (%d of %d; %.1f to %.1f)", percent(s.Share), s.N, s.Of, 100**s.Low, 100**s.High)
}

func rated(m Mean) string {
	switch {
	case m.Mean == nil:
		return "–"
	case m.Low == nil:
		return fmt.Sprintf("%.2f  (one)", *m.Mean)
	}
	return fmt.Sprintf("%.2f  (%d; %.2f to %.2f)", *m.Mean, m.N, *m.Low, *m.High)
}

func lasted(v *float64) string {
	if v == nil {
		return "–"
	}
	return time.Duration(*v * float64(time.Second)).Round(time.Second).String()
}
