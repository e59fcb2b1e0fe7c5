package staff

import (
	"context"
	"encoding/json"

	"roundpeg/chat"
)

// Paper is something that the desk keeps for itself, such as its canned replies or an agent's own settings: a JSON object that is replaced whole.
type Paper struct {
	Name    string          `json:"name"`
	Data    json.RawMessage `json:"data"`
	Version chat.Seq        `json:"-"` // the seq of the event that saved it; 0: there is none yet
	At      chat.Time       `json:"-"`
	By      chat.By         `json:"-"`
}

const (
	papersLog  chat.ID   = "@papers"
	paperSaved chat.Kind = "@paper_saved"
)

func (s *Staff) applyPaper(e chat.Event) {
	if p, ok := chat.ReadRecord[Paper](e); ok {
		p.Version, p.At, p.By = e.Seq, e.At, e.By
		s.mu.Lock()
		s.papers[p.Name] = p
		s.mu.Unlock()
	}
}

// Paper returns what was saved last under that name; Version 0 if nothing was.
func (s *Staff) Paper(name string) Paper {
	s.mu.RLock()
	defer s.mu.RUnlock()
	p, ok := s.papers[name]
	if !ok {
		p.Name = name
	}
	return p
}

// SavePaper replaces a paper. base, unless nil, is the version that it was made from: chat.ErrConflict if there is a newer one.
func (s *Staff) SavePaper(ctx context.Context, by chat.By, name string, data json.RawMessage, base *chat.Seq) (Paper, error) {
	err := s.paperLog.Append(ctx, func() ([]chat.Event, error) {
		if now := s.Paper(name); base != nil && *base != now.Version {
			return nil, chat.Faultf(chat.ErrConflict, "%s saved this meanwhile: load it again and make the change there", now.By.Name)
		}
		return chat.NewRecord(chat.At(s.now()), by, paperSaved, Paper{Name: name, Data: data})
	})
	return s.Paper(name), err
}
