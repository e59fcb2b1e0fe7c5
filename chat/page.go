package chat

import "encoding/json"

// PageInfo is one of the owner's pages, from which the bot may answer.
type PageInfo struct {
	Page     string `json:"page"` // its id, a path such as "returns"
	Title    string `json:"title"`
	URL      string `json:"url,omitempty"`
	Language string `json:"language,omitempty"`
	Passages int    `json:"passages"`
	Version  Seq    `json:"version"` // of its newest content
	At       Time   `json:"at"`
	By       By     `json:"by"`
	From     string `json:"from"` // FromFile, FromConsole, FromVersion
	Fault    string `json:"fault,omitempty"`
}

// PageText is the content of a page, as its owner wrote it.
type PageText struct {
	PageInfo
	Content string `json:"content"`
}

// PageVersion is one content that a page had; Removed, that it had none from then on.
type PageVersion struct {
	Version Seq    `json:"version"`
	At      Time   `json:"at"`
	By      By     `json:"by"`
	From    string `json:"from"`
	Bytes   int    `json:"bytes"`
	Removed bool   `json:"removed,omitempty"`
}

// Ask is what an agent wants of the language model about a conversation.
type Ask struct {
	What   string `json:"what"`   // summary, replies, translation
	Locale string `json:"locale"` // of the agent
	Seq    Seq    `json:"seq,omitempty"`
	Text   string `json:"text,omitempty"` // to be translated, where it is not the message Seq
	To     string `json:"to,omitempty"`   // language of the translation
}

// Made is what a language model made, for somebody to look at before it is of any effect.
type Made struct {
	What    string          `json:"what"`
	Machine bool            `json:"machine"` // always: so it is marked wherever it is shown
	Model   string          `json:"model"`
	Text    string          `json:"text,omitempty"`
	Texts   []string        `json:"texts,omitempty"`
	Draft   json.RawMessage `json:"draft,omitempty"`
	Dropped int             `json:"dropped,omitempty"` // how many were not let through, since they said what no source says
}

// About names what a bot's message answers from: the intent or, without one, the passage of a page; "" for neither.
func (m Message) About() string {
	if m.Intent != "" || len(m.Sources) == 0 {
		return m.Intent
	}
	return m.Sources[0].about()
}

func (s Source) about() string {
	if s.URL != "" {
		return s.URL
	}
	return s.Title
}
