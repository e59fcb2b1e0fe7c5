package knowledge

import (
	"context"
	"errors"
	"regexp"
	"strings"

	"roundpeg/chat"
)

// What a library takes.
const (
	maxPages = 2000
	maxAll   = 32 << 20 // bytes of all pages; MaxPage is that of one
)

var idPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9/_-]{0,99}$`)

// checkID bounds the name of a page.
func checkID(id string) error {
	if !idPattern.MatchString(id) || strings.Contains(id, "//") || strings.HasSuffix(id, "/") {
		return chat.Faultf(chat.ErrInvalid, "page: %.120q must be a path of at most 100 small letters, digits, - and _, such as returns or en/returns", id)
	}
	return nil
}

// checkContent says what is wrong with the content of a page.
func checkContent(id, content, format string) error {
	if strings.TrimSpace(content) == "" {
		return errors.New("there is none: write some, or remove the page")
	}
	_, err := Parse(id+format, []byte(content))
	return err
}

// Save keeps content as the newest version of a page, or refuses it with what is wrong. It is durable when Save returns, and answers are found in it as soon as it is
// indexed (see Indexed). base, unless nil, is the version that it was made from, 0 for a page that is new; if that is not the newest, somebody saved meanwhile:
// chat.ErrConflict.
func (l *Library) Save(ctx context.Context, by chat.By, id, content string, base *chat.Seq) (chat.Seq, error) {
	if err := checkID(id); err != nil {
		return 0, err
	}
	return l.append(ctx, func(k *kept) ([]change, error) {
		if err := k.after(id, base); err != nil {
			return nil, err
		}
		if err := checkContent(id, content, k.format(id, content)); err != nil {
			return nil, chat.Faultf(chat.ErrInvalid, "content: %s", withoutName(id, err))
		}
		if err := k.room(id, content); err != nil {
			return nil, err
		}
		return []change{{by, pageSaved, record{Page: id, Content: content, From: chat.FromConsole}}}, nil
	})
}

// Remove takes a page away; its versions stay, and can be restored.
func (l *Library) Remove(ctx context.Context, by chat.By, id string) error {
	_, err := l.append(ctx, func(k *kept) ([]change, error) {
		if _, ok := k.find(id); !ok {
			return nil, noPage(id)
		}
		return []change{{by, pageRemoved, record{Page: id, From: chat.FromConsole}}}, nil
	})
	return err
}

// Restore saves an old version of a page anew, as the newest one.
func (l *Library) Restore(ctx context.Context, by chat.By, id string, version chat.Seq) (chat.Seq, error) {
	content, err := l.Old(ctx, id, version)
	if err != nil {
		return 0, err
	}
	return l.append(ctx, func(k *kept) ([]change, error) {
		if err := k.room(id, content); err != nil {
			return nil, err
		}
		return []change{{by, pageSaved, record{Page: id, Content: content, From: chat.FromVersion, Restored: &version}}}, nil
	})
}

// Old is the content of a version of a page, also of one that was removed: from memory or from the log. chat.ErrNotFound.
func (l *Library) Old(ctx context.Context, id string, version chat.Seq) (string, error) {
	none := chat.Faultf(chat.ErrNotFound, "page %.120q has no content of version %d", id, version)
	l.mu.Lock()
	p, head := l.kept.pages[id], l.kept.head
	if p == nil || version > head {
		l.mu.Unlock()
		return "", none
	}
	content, known := p.content, !p.removed && p.newest().Version == version
	l.mu.Unlock()
	if known {
		return content, nil
	}
	log, err := l.store.Read(ctx, knowledgeLog, max(version, 1)-1, 1)
	if err != nil && !errors.Is(err, chat.ErrNotFound) {
		return "", err
	}
	if len(log) == 0 {
		return "", none
	}
	r, ok := chat.ReadRecord[record](log[0])
	switch {
	case !ok:
	case version > 0 && r.Page == id && log[0].Kind == pageSaved:
		return r.Content, nil
	case version == 0 && r.First != nil:
		for _, f := range r.First.Pages {
			if f.Page == id {
				return f.Content, nil
			}
		}
	}
	return "", none
}

// after allows what was made from base.
func (k *kept) after(id string, base *chat.Seq) error {
	var newest chat.Seq
	p, there := k.pages[id]
	if there {
		newest = p.newest().Version
	}
	switch {
	case base == nil || *base == newest || *base == 0 && there && p.removed:
		return nil
	case there && p.removed:
		return chat.Faultf(chat.ErrConflict, "somebody removed the page meanwhile: restore it, or save it as a new one")
	}
	return chat.Faultf(chat.ErrConflict, "somebody saved version %d meanwhile, and this was made from %d: load the newest and make the change there", newest, *base)
}

// room says whether a content can be taken in.
func (k *kept) room(id, content string) error {
	p, there := k.find(id)
	if !there && k.there >= maxPages {
		return chat.Faultf(chat.ErrInvalid, "page: there are %d, which is the most: remove one first", maxPages)
	}
	size := k.bytes + len(content)
	if there {
		size -= len(p.content)
	}
	if size > maxAll {
		return chat.Faultf(chat.ErrInvalid, "content: all pages together would have more than %d MiB: remove some first", maxAll>>20)
	}
	return nil
}

func noPage(id string) error { return chat.Faultf(chat.ErrNotFound, "there is no page %.120q", id) }

// change is one event to be.
type change struct {
	by     chat.By
	kind   chat.Kind
	record record
}

// append saves what the newest pages let be made, all or nothing; version is that of the last, 0 of none.
func (l *Library) append(ctx context.Context, of func(*kept) ([]change, error)) (version chat.Seq, err error) {
	err = l.journal.Append(ctx, func() ([]chat.Event, error) {
		l.mu.Lock()
		defer l.mu.Unlock()
		version = 0
		changes, err := of(&l.kept)
		if err != nil || len(changes) == 0 {
			return nil, err
		}
		changes[0].record.First = l.kept.first // nil once the log has begun
		var events []chat.Event
		for _, c := range changes {
			e, err := chat.NewRecord(chat.At(l.opt.Now()), c.by, c.kind, c.record)
			if err != nil {
				return nil, err
			}
			events = append(events, e...)
		}
		version = l.kept.head + chat.Seq(len(events))
		return events, nil
	})
	if err != nil {
		return 0, err
	}
	l.catchUp()
	return version, nil
}
