package bot

import (
	"encoding/json"
	"slices"

	"roundpeg/chat"
	"roundpeg/intents"
)

const (
	intentsLog   chat.ID   = "@intents"
	intentsSaved chat.Kind = "@intents_saved"
)

// record is what an event @intents_saved says. One of the first form is the set itself.
type record struct {
	Set      json.RawMessage `json:"set"`
	Size     size            `json:"size"`
	From     string          `json:"from"`
	Restored *chat.Seq       `json:"restored,omitempty"`
	Sum      string          `json:"sum,omitempty"`   // of the file's content
	First    *first          `json:"first,omitempty"` // in the first record alone: what was known before it
}

// first is version 0.
type first struct {
	Set  json.RawMessage `json:"set"`
	Size size            `json:"size"`
	Name string          `json:"name,omitempty"`
	Sum  string          `json:"sum,omitempty"`
	At   chat.Time       `json:"at"`
}

type size struct {
	Intents   int `json:"intents"`
	Phrases   int `json:"phrases"`
	NotForBot int `json:"not_for_bot"`
}

func sizeOf(s intents.Set) size {
	n := size{Intents: len(s.Intents), NotForBot: len(s.NotForBot)}
	for _, in := range s.Intents {
		for _, phrases := range in.Phrases {
			n.Phrases += len(phrases)
		}
	}
	return n
}

// saved is a version's content.
type saved struct {
	version chat.Seq
	set     []byte // JSON
}

// history is the fold of the log @intents. Of old versions only the head is kept.
type history struct {
	head     chat.Seq
	first    *first // nil if it is not known any more
	versions []chat.Version
	newest   saved
	sums     []string // of the files that were learned, oldest first
}

// begin is how it is before the log is read.
func (h *history) begin(s Source, set []byte, at chat.Time) {
	h.first = &first{Set: set, Size: sizeOf(s.Set), Name: s.name(), Sum: s.Sum, At: at}
	h.newest = saved{0, set}
	h.sums = []string{s.Sum}
}

func (h *history) apply(e chat.Event) {
	h.head = e.Seq
	body, ok := e.Body.(chat.Record)
	if !ok || body.What != intentsSaved {
		return
	}
	r := readRecord(body.Data)
	if len(h.versions) == 0 { // this node's own beginning is not that of the history
		h.first, h.sums = r.First, nil
		if r.First != nil {
			h.sums = []string{r.First.Sum}
		}
	}
	if r.Sum != "" {
		h.sums = append(h.sums, r.Sum)
	}
	h.newest = saved{e.Seq, r.Set}
	h.versions = append(h.versions, chat.Version{Version: e.Seq, At: e.At, By: e.By, From: r.From, Restored: r.Restored,
		Intents: r.Size.Intents, Phrases: r.Size.Phrases, NotForBot: r.Size.NotForBot})
}

// readRecord reads a record of either form. What cannot be read has an empty size; training says what is wrong with it.
func readRecord(data []byte) record {
	var r record
	if json.Unmarshal(data, &r) == nil && r.Set != nil {
		return r
	}
	var s intents.Set
	_ = json.Unmarshal(data, &s)
	return record{Set: data, Size: sizeOf(s), From: chat.FromConsole}
}

// mostVersions is how many are listed.
const mostVersions = 100

// list is newest first; the last one is version 0, if it is known.
func (h *history) list() []chat.Version {
	all := slices.Clone(h.versions[max(0, len(h.versions)-mostVersions+1):])
	slices.Reverse(all)
	if f := h.first; f != nil {
		all = append(all, chat.Version{At: f.At, By: chat.By{Role: chat.System, Name: f.Name}, From: chat.FromFile,
			Intents: f.Size.Intents, Phrases: f.Size.Phrases, NotForBot: f.Size.NotForBot})
	}
	return all
}
