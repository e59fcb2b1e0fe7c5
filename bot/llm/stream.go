package llm

import (
	"context"
	"errors"
	"io"
	"math"
	"strings"
	"time"

	"github.com/sashabaranov/go-openai"

	"roundpeg/upstream"
)

// usageFor is how long a server may take, after the last word, to say what it has counted.
const usageFor = 500 * time.Millisecond

// stream sends one request and reads its answer.
func (m *Model) stream(ctx context.Context, q *request) *Fault {
	limit := m.opt.Timeout
	if end, ok := ctx.Deadline(); ok {
		limit = time.Until(end)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	c := &call{http: m.http, most: restBody + int64(m.opt.MaxOutput)*tokenBody, line: lineBody, now: m.opt.Now, silent: func() { cancel(errQuiet) }}
	s, err := m.library(c).CreateChatCompletionStream(ctx, m.chat(q))
	if err == nil {
		defer s.Close()
	}
	switch {
	case c.status == 400 && m.old(err):
		return m.stream(ctx, q)
	case c.status >= 300:
		if a, ok := errors.AsType[*openai.APIError](err); ok {
			q.quote = m.named.Quote(a.Message)
		}
		return m.refused(c.status, c.wait)
	case c.err != nil:
		if !upstream.Unreached(c.err) { // it may have read all of it
			q.in += q.estimate()
		}
		return m.broken(c.err, limit, false)
	case err != nil && m.old(err):
		return m.stream(ctx, q)
	case err != nil:
		return faultf(BadAnswer, "the model %q cannot be asked: it is none for chats", m.opt.Model)
	}
	return m.listen(ctx, q, c, s, limit)
}

// library is go-openai for one call.
func (m *Model) library(c *call) *openai.Client {
	config := openai.DefaultConfig(m.opt.Key)
	config.BaseURL, config.HTTPClient = m.opt.URL, c
	return openai.NewClientWithConfig(config)
}

// chat is what is sent: instructions and material apart, no tools, as little chance as the model takes.
func (m *Model) chat(q *request) openai.ChatCompletionRequest {
	r := openai.ChatCompletionRequest{Model: m.opt.Model, StreamOptions: &openai.StreamOptions{IncludeUsage: true}, Messages: []openai.ChatCompletionMessage{
		{Role: openai.ChatMessageRoleSystem, Content: q.instructions}, {Role: openai.ChatMessageRoleUser, Content: q.material}}}
	if m.plainer.Load() {
		r.MaxCompletionTokens = q.most
	} else {
		r.MaxTokens, r.Temperature = q.most, math.SmallestNonzeroFloat32 // the library would leave out 0
	}
	return r
}

// old says that the server, or the library for it, wants the newer names of what was sent; from now on it gets them.
func (m *Model) old(err error) bool {
	says := ""
	if err != nil {
		says = err.Error()
	}
	wants := errors.Is(err, openai.ErrReasoningModelMaxTokensDeprecated) || strings.Contains(says, "max_completion_tokens") || strings.Contains(says, "temperature")
	return wants && m.plainer.CompareAndSwap(false, true)
}

// listen reads the words of an answer as they come.
func (m *Model) listen(ctx context.Context, q *request, c *call, s *openai.ChatCompletionStream, limit time.Duration) *Fault {
	reason, counted, heard := openai.FinishReason(""), false, false
	defer func() {
		if !counted {
			q.in, q.out = q.in+q.estimate(), q.out+Estimate(q.text)
		}
		q.text = strings.TrimSpace(thought(q.text))
	}()
	q.text = ""
	for {
		r, err := s.Recv()
		switch {
		case err == nil:
		case reason != "" || errors.Is(err, io.EOF):
			return m.finished(q, reason, heard)
		case c.body.err != nil || ctx.Err() != nil:
			if errors.Is(context.Cause(ctx), errQuiet) {
				return m.broken(errQuiet, limit, heard)
			}
			if ctx.Err() != nil { // its cause is the caller's own
				return m.broken(ctx.Err(), limit, heard)
			}
			return m.broken(c.body.err, limit, true)
		default:
			return m.unread(err)
		}
		heard = true
		c.body.within(m.quiet)
		if u := r.Usage; u != nil && plausible(u, q) {
			counted, q.in, q.out = true, q.in+u.PromptTokens, q.out+u.CompletionTokens
		}
		for _, choice := range r.Choices {
			if choice.Index != 0 {
				continue
			}
			if f := m.word(q, choice.Delta.Content); f != nil || q.ended {
				return f
			}
			if choice.FinishReason != "" && choice.FinishReason != openai.FinishReasonNull {
				reason = choice.FinishReason
			}
		}
		if reason != "" {
			c.body.within(usageFor)
			if counted {
				return m.finished(q, reason, heard)
			}
		}
	}
}

// plausible says that a server may have counted so.
func plausible(u *openai.Usage, q *request) bool {
	const most = 100_000 // of thoughts that are not shown
	return u.PromptTokens > 0 && u.PromptTokens <= len(q.instructions)+len(q.material)+1000 && u.CompletionTokens >= 0 && u.CompletionTokens <= most
}

// lastWords is how many bytes before the newest are looked at while words come; all of them are at the end.
const lastWords = 500

// word takes more of an answer.
func (m *Model) word(q *request, more string) *Fault {
	if more == "" {
		return nil
	}
	if q.first == 0 {
		q.first = time.Since(q.began)
	}
	q.text += more
	switch {
	case Estimate(q.text) > 2*m.opt.MaxOutput: // an estimate is a bit high at most, so that a server that keeps to the bound never meets this
		return well(TooLong, "%s writes more than the %d tokens that it may (llm.max_output)", m.named.Host, m.opt.MaxOutput)
	case q.repeats(q.text[max(0, len(q.text)-len(more)-lastWords):]):
		return repeated()
	case q.each != nil:
		q.ended = !q.each(thought(q.text))
	}
	return nil
}

// finished judges an answer that has come to its end.
func (m *Model) finished(q *request, reason openai.FinishReason, heard bool) *Fault {
	switch reason {
	case "":
		if !heard {
			return m.unread(nil)
		}
		return faultf(Cut, "the answer of %s was cut: it has no finish_reason", m.named.Host)
	case openai.FinishReasonLength:
		return well(TooLong, "the answer needs more than %d tokens (llm.max_output); a model that thinks aloud first may need many more", m.opt.MaxOutput)
	case openai.FinishReasonContentFilter:
		return well(BadAnswer, "%s withholds the answer by its content filter", m.named.Host)
	case openai.FinishReasonToolCalls, openai.FinishReasonFunctionCall:
		return well(BadAnswer, "the model asks for a tool, and it has none")
	}
	switch {
	case q.repeats(q.text):
		return repeated()
	case strings.TrimSpace(thought(q.text)) == "":
		return well(BadAnswer, "the answer of %s is empty", m.named.Host)
	}
	return nil
}

func repeated() *Fault { return well(BadAnswer, "the model repeated its instructions") }

// thought leaves out what a model thinks aloud before it answers.
func thought(text string) string {
	begin := strings.TrimLeft(text, " \t\r\n")
	if len(begin) < len("<think>") && strings.HasPrefix("<think>", begin) {
		return ""
	}
	if rest, ok := strings.CutPrefix(begin, "<think>"); ok {
		_, text, _ = strings.Cut(rest, "</think>")
	}
	return text
}
