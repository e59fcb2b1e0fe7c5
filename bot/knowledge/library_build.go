package knowledge

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"

	"go.uber.org/zap"

	"roundpeg/bot/latest"
	"roundpeg/chat"
)

// index indexes the newest pages, and puts them in the place of what served; what could not be built leaves that as it is.
func (l *Library) index(again bool) latest.Made {
	pages, version := l.readable()
	begin := time.Now()
	s, err := l.know(pages, version)
	if err != nil {
		l.opt.Log.Error("pages cannot be indexed; those before them go on", zap.Uint64("version", uint64(version)), zap.Error(err))
		return latest.Made{Version: version, Err: err}
	}
	l.now.Store(s)
	if !again || s.lacks == nil {
		l.opt.Log.Info("pages taken over", zap.Uint64("version", uint64(version)), zap.Int("pages", s.pages), zap.Duration("took", time.Since(begin)))
	}
	return latest.Made{Version: version, Lacks: s.lacks}
}

// catchUp has the newest pages indexed, if they are not.
func (l *Library) catchUp() {
	l.mu.Lock()
	head := l.kept.head
	l.mu.Unlock()
	l.maker.Saved(head)
}

// readable are the pages that can be indexed, and as of which version.
func (l *Library) readable() (pages []Page, version chat.Seq) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, id := range l.kept.ids() {
		if r := l.kept.pages[id].reads(id); r.err == nil {
			pages = append(pages, r.page)
		}
	}
	return pages, l.kept.head
}

// know indexes pages by words and meaning or, if what reads the meaning fails, by the words alone.
func (l *Library) know(pages []Page, version chat.Seq) (*shelf, error) {
	o := l.opt.Index
	var lacks error
	if o.Encoder != nil {
		if lacks = l.maker.Ready(); lacks == nil {
			o.Before = l.before
			var ix *Index
			if ix, lacks = l.build(l.maker.Context(), pages, o); lacks == nil {
				l.before = ix
				return &shelf{version: version, index: ix, pages: len(pages)}, nil
			}
		}
		if s := *l.now.Load(); s.version == version && s.lacks != nil {
			s.lacks = lacks
			return &s, nil
		}
		o.Encoder, o.Before = nil, nil
	}
	ix, err := l.build(l.maker.Context(), pages, o)
	return &shelf{version, ix, len(pages), lacks}, err
}

// build makes an error of a panic: what goes wrong in the background must not end what serves.
func (l *Library) build(ctx context.Context, pages []Page, o IndexOptions) (ix *Index, err error) {
	defer func() {
		if p := recover(); p != nil {
			l.opt.Log.Error("panic in the index of the pages", zap.String("panic", fmt.Sprint(p)), zap.ByteString("stack", debug.Stack()))
			err = fmt.Errorf("it panicked: %v", p)
		}
	}()
	return Build(ctx, pages, o)
}

// Indexed waits until this node answers by the version or a newer one. It is false if that cannot be: it could not be built, the library was closed, or ctx is done.
func (l *Library) Indexed(ctx context.Context, version chat.Seq) bool {
	return l.maker.Wait(ctx, version)
}
