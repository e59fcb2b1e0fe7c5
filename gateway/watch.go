package gateway

import (
	"context"
	"slices"

	"roundpeg/chat"
	"roundpeg/chat/command"
)

// maxWatched bounds the sessions that one socket follows.
const maxWatched = 500

// watch acks and then follows the log of a session after a seq. A session that is watched already starts over.
func (d *desk) watch(f frame, after chat.Seq) error {
	ctx, done := context.WithTimeout(d.g.ctx, commandIn)
	defer done()
	s, err := d.g.Store.Get(ctx, f.session)
	if err != nil {
		return err
	}
	fresh := newFeed(d.socket, s.ID, chat.Agent, min(after, s.Head))
	d.mu.Lock()
	i := slices.IndexFunc(d.feeds, func(o *feed) bool { return o.id == s.ID })
	if i < 0 && len(d.feeds) >= maxWatched {
		d.mu.Unlock()
		return chat.Faultf(chat.ErrLimited, "this socket watches %d sessions already: unwatch some", maxWatched)
	}
	var old *feed
	if i >= 0 {
		old, d.feeds[i] = d.feeds[i], fresh
	} else {
		d.feeds = append(d.feeds, fresh)
	}
	d.mu.Unlock()
	d.replace(old, f)
	d.g.hub.follow(fresh)
	return nil
}

func (d *desk) unwatch(f frame) error {
	d.mu.Lock()
	var old *feed
	if i := slices.IndexFunc(d.feeds, func(o *feed) bool { return o.id == f.session }); i >= 0 {
		old = d.feeds[i]
		d.feeds = slices.Delete(d.feeds, i, i+1)
	}
	d.mu.Unlock()
	d.replace(old, f)
	return nil
}

// replace acks the frame in between the last event of the old feed and the first of what comes instead.
func (d *desk) replace(old *feed, f frame) {
	if old != nil {
		d.g.hub.unfollow(old)
	}
	d.write.Lock()
	defer d.write.Unlock()
	if old != nil {
		old.stale = true
	}
	d.put(encode(ackOf(f, command.Receipt{})))
}

func (d *desk) watched() []*feed {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.feeds)
}
