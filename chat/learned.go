package chat

// Version is one saved state of what the bot knows. It never changes; what is saved or restored is a new one.
type Version struct {
	Version   Seq    `json:"version"` // the seq of the event that saved it; 0: what the server was started with, before anything was saved
	At        Time   `json:"at"`
	By        By     `json:"by"`
	From      string `json:"from"`               // FromConsole, FromFile, FromVersion
	Restored  *Seq   `json:"restored,omitempty"` // the version that it repeats
	Intents   int    `json:"intents"`
	Phrases   int    `json:"phrases"`
	NotForBot int    `json:"not_for_bot"`
}

// Where a Version came from.
const (
	FromConsole = "console"
	FromFile    = "file"
	FromVersion = "restored"
)

// ScorerVersion is one saved state of what decides about hand-offs. It never changes; what is saved or restored is a new one.
type ScorerVersion struct {
	Version  Seq    `json:"version"` // the seq of the event that saved it; 0: what the program came with, before anything was saved
	At       Time   `json:"at"`
	By       By     `json:"by"`
	Note     string `json:"note"`               // why it was saved
	Restored *Seq   `json:"restored,omitempty"` // the version that it repeats
}

// Learning is what a node knows now, and what it is about to know.
type Learning struct {
	Version  Seq       `json:"version"` // the newest that is saved
	Serving  Seq       `json:"serving"` // the one that texts are read by
	Training *Training `json:"training"`
	Error    string    `json:"error"` // why the newest cannot be served
	Intents  int       `json:"intents"`
	Phrases  int       `json:"phrases"`
	TookMS   int64     `json:"took_ms"` // to train the one that serves
	Model    string    `json:"model"`
}

// Training is a version on its way.
type Training struct {
	Version Seq     `json:"version"`
	Done    float64 `json:"done"` // 0 … 1
}
