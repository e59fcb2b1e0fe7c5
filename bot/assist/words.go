package assist

import (
	"context"
	"errors"

	"roundpeg/bot/llm"
	"roundpeg/chat"
)

// inWords says what went wrong to whoever asked: what became of their wish, and what to do. Of one who went away it is ctx's error.
func inWords(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	says := "the language model did not answer in time: try again in a moment"
	f, ok := errors.AsType[*llm.Fault](err)
	switch {
	case !ok && !errors.Is(err, context.DeadlineExceeded):
		return err
	case !ok || f.Outcome == llm.Timeout:
	case f.Outcome == llm.Budget:
		says = "the language model has used up what it may for now: an admin can raise llm.tokens_per_session and llm.tokens_per_day"
	case f.Outcome == llm.RefusedKey:
		says = "the language model does not take this server's key: tell an admin"
	case f.Outcome == llm.RateLimited || f.Outcome == llm.Broken:
		says = "the language model is left alone for a moment, since it is busy or out of order: try again a little later"
	case f.Outcome == llm.TooLong || f.Outcome == llm.Cut || f.Outcome == llm.BadAnswer:
		says = "the language model gave no answer that could be used: try again, or do without"
	default:
		says = "the language model cannot be reached, or is out of order: try again in a moment"
	}
	fault := &chat.Fault{Kind: chat.ErrUnavailable, Text: says}
	if ok {
		fault.After = f.RetryAfter
	}
	return fault
}
