package remote

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/sashabaranov/go-openai"

	"roundpeg/upstream"
)

var errTooLong = errors.New("too long")

// errorBody is how much is read of an answer that tells of a fault.
const errorBody = 64 << 10

// try asks once, if the breaker lets it.
func (e *Encoder) try(ctx context.Context, message bool, texts []string) (vectors [][]float32, f *fault) {
	probe, shut := e.breaker.Enter()
	if shut != nil {
		return nil, &fault{says: shut.Error()}
	}
	v, says := upstream.Nothing, ""
	defer func() { e.breaker.Leave(probe, v, says) }()
	limit, began := e.patience, time.Now()
	if end, ok := ctx.Deadline(); ok {
		limit = min(limit, end.Sub(began))
	}
	within, done := context.WithTimeout(ctx, limit)
	defer done()
	vectors, f = e.ask(within, limit, message, texts)
	switch {
	case f == nil:
		v = upstream.Good
	case errors.Is(ctx.Err(), context.Canceled): // the caller gave up
	case message && within.Err() != nil && time.Since(began) < e.opt.Timeout/2: // there was hardly any time left
	case f.status == http.StatusTooManyRequests && !message: // a training that is too fast must not shut messages out
	case f.status >= 400 && f.status < 500 && !f.passing && f.status != http.StatusUnauthorized && f.status != http.StatusForbidden && f.status != http.StatusNotFound:
		v = upstream.Good // the server is well; it does not like this text
	default:
		v, says = upstream.Bad, f.says
	}
	return vectors, f
}

// ask sends one request.
func (e *Encoder) ask(ctx context.Context, limit time.Duration, message bool, texts []string) ([][]float32, *fault) {
	c := &call{http: e.http, most: int64(len(texts)) * perText, now: e.now}
	config := openai.DefaultConfig(e.opt.Key)
	config.BaseURL, config.HTTPClient = e.opt.URL, c
	res, err := openai.NewClientWithConfig(config).CreateEmbeddings(ctx, openai.EmbeddingRequest{Input: texts, Model: openai.EmbeddingModel(e.opt.Model), Dimensions: e.opt.Dimensions})
	switch {
	case c.status >= 300:
		return nil, e.refused(c, err, !message)
	case c.err != nil:
		return nil, e.broken(c.err, limit)
	case err != nil: // says at most a few letters of the answer
		return nil, &fault{says: fmt.Sprintf("the answer of %s cannot be read: %v: does it give embeddings?", e.named.Host, err), passing: true}
	case holdsNull(c.body):
		return nil, &fault{says: fmt.Sprintf("the answer of %s has values that are no numbers", e.named.Host), passing: true}
	}
	return e.vectors(res.Data, len(texts))
}

// call is the HTTP client of one call: it keeps what the library lets go of, and reads no more than it may.
type call struct {
	http   *http.Client
	most   int64
	now    func() time.Time
	status int // 0 without an answer
	wait   time.Duration
	body   []byte
	err    error
}

func (c *call) Do(req *http.Request) (*http.Response, error) {
	res, err := c.http.Do(req)
	if err != nil {
		c.err = err
		return nil, err
	}
	defer res.Body.Close()
	c.status, c.wait = res.StatusCode, upstream.RetryAfter(res.Header, c.now())
	most := c.most
	if c.status >= 300 {
		most = errorBody
	}
	c.body, c.err = io.ReadAll(io.LimitReader(res.Body, most+1))
	if c.err == nil && int64(len(c.body)) > most && c.status < 300 {
		c.err = errTooLong
	}
	if c.err != nil {
		return nil, c.err
	}
	res.Body = io.NopCloser(bytes.NewReader(c.body))
	return res, nil
}
