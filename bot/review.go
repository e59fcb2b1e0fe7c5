package bot

import (
	"roundpeg/chat"
	"roundpeg/intents"
)

// review is the last one that was made, and whether one is being made. Guarded by the mind's mu.
type review struct {
	busy    bool
	made    bool
	version chat.Seq
	words   bool // by them alone
	found   intents.Review
	err     error
}

// Review holds the phrases of what is known against each other. It is made in the background when it is first asked for, once a version, one
// at a time; until then both results are nil.
func (m *Mind) Review() (version chat.Seq, found *intents.Review, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	k, r := m.now.Load(), &m.review
	if r.made && r.version == k.version && r.words == (k.lacks != nil) {
		if r.err != nil {
			return k.version, nil, r.err
		}
		out := r.found
		return k.version, &out, nil
	}
	if !r.busy {
		r.busy = m.maker.Go(func() { m.makeReview(k) })
	}
	return k.version, nil, nil
}

func (m *Mind) makeReview(k *known) {
	found, err := m.reviewed(k)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.review = review{made: true, version: k.version, words: k.lacks != nil, found: found, err: err}
}

func (m *Mind) reviewed(k *known) (r intents.Review, err error) {
	defer m.panicked(&err)
	opt := m.opt.Training
	if k.lacks != nil {
		opt.Encoder = nil
	}
	return intents.ReviewSet(k.set, opt)
}
