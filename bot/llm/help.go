package llm

import "context"

// Bounds of texts that come, in runes.
const (
	mostText   = 4000
	mostReply  = 800
	mostPhrase = 200
	mostTitle  = 80
	mostNumber = 3 // of replies
)

// Summarize sums up a conversation for who takes it over.
func (m *Model) Summarize(ctx context.Context, session, lang string, talk []Line) (string, Usage, error) {
	s := newSheet(UseSummary)
	s.slots["language"] = language(lang, "the language of the conversation")
	s.talk(talk, wholeTalk)
	return m.text(ctx, session, s)
}

// Suggesting is what replies are to be suggested from. Sources are answers and passages of the owner's.
type Suggesting struct {
	Session, Language, Shop string
	Talk                    []Line
	Sources                 []string
}

// Suggest gives at most three replies, the best one first.
func (m *Model) Suggest(ctx context.Context, g Suggesting) ([]string, Usage, error) {
	s := newSheet(UseReplies)
	s.slots["language"], s.slots["shop"] = language(g.Language, "the language of the customer"), shop(g.Shop)
	for _, text := range g.Sources {
		s.add("source", text)
	}
	s.talk(g.Talk, wholeTalk)
	return m.list(ctx, g.Session, s, mostNumber, mostReply)
}

// Translate gives a text in another language; from may be "".
func (m *Model) Translate(ctx context.Context, session, text, from, to string) (string, Usage, error) {
	s := newSheet(UseTranslation)
	s.slots["from"], s.slots["language"] = language(from, "the language that it is in"), language(to, "English")
	s.add("text", text)
	return m.text(ctx, session, s)
}

// text asks for plain text.
func (m *Model) text(ctx context.Context, session string, s *sheet) (string, Usage, error) {
	q, u, err := m.ask(ctx, session, s, nil)
	if err != nil {
		return "", u, err
	}
	out, f := s.hide.Show(q.text), (*Fault)(nil)
	if n := len([]rune(out)); n > mostText {
		f = faultf(BadAnswer, "the model's answer has %d characters, more than %d", n, mostText)
	}
	if err := m.done(q, f); err != nil {
		return "", u, err
	}
	return out, u, nil
}

// list asks for texts.
func (m *Model) list(ctx context.Context, session string, s *sheet, count, most int, known ...string) ([]string, Usage, error) {
	q, u, err := m.ask(ctx, session, s, nil)
	if err != nil {
		return nil, u, err
	}
	var all, out []string
	f := decode(q.text, '[', &all)
	if f == nil {
		out, f = s.texts(all, count, most, known...)
	}
	if err := m.done(q, f); err != nil {
		return nil, u, err
	}
	return out, u, nil
}
