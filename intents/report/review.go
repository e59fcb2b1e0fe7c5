package report

import (
	"fmt"
	"io"

	"roundpeg/intents"
)

// review is what its page shows.
type review struct {
	frame
	Accuracy string
	Pairs    []intents.Pair
	Bars     *Plot
	Weak     []intents.Weak
	Suspect  []said
	// How many more there are than are shown.
	MorePairs, MoreWeak, MoreSuspect int
}

// Review writes the page of a set whose phrases were held against each other.
func Review(w io.Writer, h Head, train string, rev intents.Review) error {
	p, k, s := min(mostListed, len(rev.Alike)), min(mostListed, len(rev.Weak)), min(mostListed, len(rev.Suspect))
	page := review{frame: newFrame("What the phrases say of themselves", h, train), Accuracy: exact(rev.Accuracy),
		Pairs: rev.Alike[:p], Weak: rev.Weak[:k],
		MorePairs: len(rev.Alike) - p, MoreWeak: len(rev.Weak) - k, MoreSuspect: len(rev.Suspect) - s}
	page.Facts = append(page.Facts, fact{Name: "Phrases", Value: fmt.Sprint(rev.Phrases)})
	var all []tally
	for _, x := range page.Weak {
		all = append(all, tally{Intent: x.Intent, Texts: x.Phrases, Right: x.Right})
	}
	if len(all) > 0 {
		b := bars("weak", "Weak intents, worst first", all)
		page.Bars = &b
	}
	for _, x := range rev.Suspect[:s] {
		page.Suspect = append(page.Suspect, said{tidy(x.Text), x.Intent, x.Reads, three(x.Confidence)})
	}
	return write(w, "review.html", page)
}
