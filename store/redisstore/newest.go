package redisstore

import (
	"context"
	"slices"

	"github.com/redis/go-redis/v9"

	"roundpeg/chat"
)

// newest lists page by page: it walks the indexes of all shards at once, newest first, and takes what fits until the page is full.
func (s *Store) newest(ctx context.Context, q chat.Query) ([]chat.Session, error) {
	limit := q.Most()
	behind, err := s.cursor(ctx, q.After)
	if err != nil {
		return nil, err
	}
	w := newWalk(q, behind, limit)
	var page []chat.Session
	for len(page) < limit && !w.ended() {
		if err := s.step(ctx, w); err != nil {
			return nil, err
		}
		all, err := s.sessions(ctx, w.sure())
		if err != nil {
			return nil, err
		}
		for _, x := range all {
			if q.Fits(x) && len(page) < limit {
				page = append(page, x)
			}
		}
	}
	return page, nil
}

// walk is how far a list has come in each shard's indexes.
type walk struct {
	heads []*head
	want  []string // of a search: what the words of a session must hold
	many  int      // to find in one step, of each index
	found []string // members that are found and not taken yet, newest first
}

type head struct {
	shard  shard
	index  string
	behind string // the member that was looked at last; "" before the first
	ended  bool
}

func newWalk(q chat.Query, behind string, limit int) *walk {
	w := &walk{want: wanted(q.Text), many: max(8, limit/8)}
	for _, sh := range tags() {
		for _, name := range indexes(q) {
			w.heads = append(w.heads, &head{shard: sh, index: name, behind: behind})
		}
	}
	return w
}

// ended says that nothing more is to be found and all was taken.
func (w *walk) ended() bool {
	return len(w.found) == 0 && !slices.ContainsFunc(w.heads, func(h *head) bool { return !h.ended })
}

// lookAt is how many sessions a search looks at in one call of a shard: it holds up everything else for about a millisecond.
const lookAt = 256

// step goes on in those indexes that are least far: where they are is what keeps the others' finds from being sure.
func (s *Store) step(ctx context.Context, w *walk) error {
	edge := w.edge()
	var moved []*head
	var cmds []redis.Cmder
	for _, h := range w.heads {
		if h.ended || h.behind != "" && h.behind < edge {
			continue
		}
		moved = append(moved, h)
		if len(w.want) > 0 {
			args := []any{h.behind, lookAt, w.many, startLen}
			for _, want := range w.want {
				args = append(args, want)
			}
			cmds = append(cmds, call(ctx, searchScript, []string{h.shard.index(h.index), h.shard.session("")}, args...))
			continue
		}
		from := "+"
		if h.behind != "" {
			from = "(" + h.behind
		}
		cmds = append(cmds, redis.NewStringSliceCmd(ctx, "zrevrangebylex", h.shard.index(h.index), from, "-", "limit", 0, w.many))
	}
	if err := s.do(ctx, "list", cmds...); err != nil {
		return err
	}
	for i, h := range moved {
		switch c := cmds[i].(type) {
		case *redis.StringSliceCmd:
			h.take(w, c.Val(), len(c.Val()) < w.many)
		case *scripted:
			answer, _ := c.Slice()
			last, members := text(answer, 0), second(answer)
			h.behind, h.ended = last, last == ""
			w.found = append(w.found, members...)
		}
	}
	slices.Sort(w.found)
	slices.Reverse(w.found)
	w.found = slices.Compact(w.found)
	return nil
}

func (h *head) take(w *walk, members []string, ended bool) {
	if n := len(members); n > 0 {
		h.behind = members[n-1]
	}
	h.ended = ended
	w.found = append(w.found, members...)
}

func second(answer []any) (all []string) {
	if len(answer) < 2 {
		return nil
	}
	list, _ := answer[1].([]any)
	for i := range list {
		all = append(all, text(list, i))
	}
	return all
}

// edge is the newest of the members that the unfinished indexes have come to: what is older may have something between it and the rest.
func (w *walk) edge() (edge string) {
	for _, h := range w.heads {
		if !h.ended {
			edge = max(edge, h.behind)
		}
	}
	return edge
}

// sure takes the finds that nothing can come before any more.
func (w *walk) sure() []chat.ID {
	edge := w.edge()
	var ids []chat.ID
	n := 0
	for ; n < len(w.found) && w.found[n] >= edge; n++ {
		ids = append(ids, idOf(w.found[n]))
	}
	w.found = w.found[n:]
	return ids
}
