package remote

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"
)

// some gives the vectors of a batch.
func (e *Encoder) some(ctx context.Context, message bool, texts []string) ([][]float32, error) {
	if message { // half of what the caller has left, so that several of its texts do not use it up
		end, _ := ctx.Deadline()
		var done func()
		ctx, done = context.WithTimeout(ctx, min(e.opt.Timeout, time.Until(end)/2))
		defer done()
	} else {
		leave, err := enter(ctx, e.trainees)
		if err != nil {
			return nil, err
		}
		defer leave()
	}
	leave, err := enter(ctx, e.seats)
	if err != nil {
		return nil, err
	}
	defer leave()
	sent := make([]string, len(texts))
	for i, t := range texts {
		sent[i] = sendable(t)
	}
	for try := 0; ; try++ {
		v, f := e.try(ctx, message, sent)
		if f == nil {
			return v, nil
		}
		if message || !f.passing || try == retries || f.wait > mostGap {
			return nil, f
		}
		if err := e.sleep(ctx, max(f.wait, firstGap<<try)); err != nil {
			return nil, f
		}
	}
}

// enter takes one of the seats.
func enter(ctx context.Context, seats chan struct{}) (leave func(), err error) {
	select {
	case seats <- struct{}{}:
		return func() { <-seats }, nil
	case <-ctx.Done():
		return nil, &fault{says: "the time was over before it was its turn"}
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// sendable is a text as it is sent: valid, not too long, and not empty, which some servers refuse.
func sendable(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if len(text) > MaxText {
		n := MaxText
		for !utf8.RuneStart(text[n]) {
			n--
		}
		text = text[:n]
	}
	if strings.TrimSpace(text) == "" {
		return " "
	}
	return text
}
