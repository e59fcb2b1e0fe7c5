package gateway

import "roundpeg/chat"

// hintKey is what a newer hint replaces an older one of.
type hintKey struct {
	session   chat.ID
	kind, who string
}

// maxHints bounds what waits for one socket; hints beyond it are lost, as hints may be.
const maxHints = 256

// hint keeps the hint until the next flush. Only the newest of a kind is kept, so a slow reader costs no memory.
func (s *socket) hint(h chat.Hint) {
	key := hintKey{h.Session, h.Kind, string(h.By.Role) + h.By.ID + h.Ref}
	s.mu.Lock()
	if _, ok := s.hints[key]; (ok || len(s.hints) < maxHints) && !s.closed {
		if s.hints == nil {
			s.hints = map[hintKey]chat.Hint{}
		}
		s.hints[key] = h
	}
	s.mu.Unlock()
	s.wake()
}

// takeHints empties what waits.
func (s *socket) takeHints() map[hintKey]chat.Hint {
	s.mu.Lock()
	defer s.mu.Unlock()
	h := s.hints
	s.hints = nil
	return h
}
