package replay

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"sync/atomic"
	"time"

	"go.uber.org/zap"

	"roundpeg/chat"
)

// job is a question that was asked. It is forgotten half a minute after it was answered.
type job struct {
	share  atomic.Uint64 // that is done, as bits of a float64
	ended  time.Time     // zero while it runs
	result json.RawMessage
	err    error
}

const keep = 30 * time.Second

// ask answers from what was asked before, or begins to look.
func (r *Runner) ask(name string, settings []byte, answer func(ctx context.Context, tell func(float64)) (any, error)) (float64, json.RawMessage, error) {
	sum := sha256.Sum256(settings)
	name += " " + hex.EncodeToString(sum[:])
	r.mu.Lock()
	defer r.mu.Unlock()
	for k, j := range r.jobs {
		if !j.ended.IsZero() && r.now().Sub(j.ended) > keep {
			delete(r.jobs, k)
		}
	}
	j := r.jobs[name]
	if j == nil {
		if len(r.jobs) >= 16 {
			return 0, nil, chat.Faultf(chat.ErrLimited, "too many back-tests at once: wait until some of them are done")
		}
		j = &job{}
		r.jobs[name] = j
		r.work.Go(func() { r.run(j, answer) })
	}
	if j.ended.IsZero() {
		return math.Float64frombits(j.share.Load()), nil, nil
	}
	return 1, j.result, j.err
}

// run waits for its turn and answers. A panic is an answer, too.
func (r *Runner) run(j *job, answer func(ctx context.Context, tell func(float64)) (any, error)) {
	var result any
	err := r.ends.Err()
	select {
	case r.turn <- struct{}{}:
		func() {
			defer func() {
				<-r.turn
				if p := recover(); p != nil {
					err = fmt.Errorf("a back-test panicked")
					r.log.Error("a back-test panicked", zap.Stack("stack"))
				}
			}()
			result, err = answer(r.ends, func(share float64) { j.share.Store(math.Float64bits(share)) })
		}()
	case <-r.ends.Done():
		err = r.ends.Err()
	}
	var b json.RawMessage
	if err == nil {
		b, err = json.Marshal(result)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	j.result, j.err, j.ended = b, err, r.now()
}
