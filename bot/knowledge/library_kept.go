package knowledge

import (
	"cmp"
	"slices"
	"strings"

	"roundpeg/chat"
)

const (
	knowledgeLog chat.ID   = "@knowledge"
	pageSaved    chat.Kind = "@page_saved"
	pageRemoved  chat.Kind = "@page_removed"
)

// record is what an event of the log says: the page and, if it was saved, its whole content.
type record struct {
	Page     string     `json:"page"`
	Content  string     `json:"content,omitempty"`
	From     string     `json:"from"`
	Restored *chat.Seq  `json:"restored,omitempty"`
	Format   string     `json:"format,omitempty"` // HTML where a file says so; otherwise the content does
	Sum      string     `json:"sum,omitempty"`    // of the file's content
	Folder   string     `json:"folder,omitempty"` // sum of the whole folder that it is from
	First    *beginning `json:"first,omitempty"`  // in the first record alone: what was known before it
}

// beginning is version 0 of all pages.
type beginning struct {
	At     chat.Time   `json:"at"`
	Folder string      `json:"folder,omitempty"`
	Pages  []firstPage `json:"pages"`
}

type firstPage struct {
	Page    string `json:"page"`
	Content string `json:"content"`
	Name    string `json:"name"` // of its file
}

// kept is the fold of the log @knowledge. Of old versions only the head is in memory.
type kept struct {
	head    chat.Seq
	first   *beginning // until the log begins
	pages   map[string]*page
	folders []string // sums of those that were learned, oldest first
	bytes   int      // of all newest contents
	there   int      // pages that are not removed
}

// page is one of the owner's, also one that was removed.
type page struct {
	content  string
	format   string // what its id lacks to be read, such as ".html"
	removed  bool
	versions []chat.PageVersion // the last ones, oldest first
	file     string             // sum of the file that was saved last; "" where it was none, or is gone
	read     *reading           // of the content; nil until it was
}

// reading is what Parse made of a page.
type reading struct {
	page     Page
	passages int
	err      error
}

// mostVersions is how many are listed of a page.
const mostVersions = 100

// begin is how it is before the log is read.
func (k *kept) begin(f folder, at chat.Time) {
	b := &beginning{At: at, Folder: f.sum()}
	for _, id := range f.ids() {
		b.Pages = append(b.Pages, firstPage{id, f.files[id].content, f.files[id].path})
	}
	k.start(b)
	k.first = b
}

// start has the pages of version 0 alone.
func (k *kept) start(b *beginning) {
	*k = kept{pages: map[string]*page{}}
	if b == nil {
		return
	}
	if b.Folder != "" {
		k.folders = []string{b.Folder}
	}
	for _, f := range b.Pages {
		k.put(f.Page, f.Content, formatOfFile(f.Name), sumOf(f.Content), chat.PageVersion{At: b.At, By: byFile(f.Name), From: chat.FromFile, Bytes: len(f.Content)})
	}
}

func (k *kept) apply(e chat.Event) {
	if k.head == 0 { // this node's own beginning is not that of the history
		k.start(nil)
	}
	defer func() { k.head = e.Seq }()
	r, ok := chat.ReadRecord[record](e)
	if !ok {
		return
	}
	if k.head == 0 {
		k.start(r.First)
	}
	if r.Folder != "" && !slices.Contains(k.folders, r.Folder) {
		k.folders = append(k.folders, r.Folder)
	}
	v := chat.PageVersion{Version: e.Seq, At: e.At, By: e.By, From: r.From, Bytes: len(r.Content)}
	switch e.Kind {
	case pageSaved:
		k.put(r.Page, r.Content, r.Format, r.Sum, v)
	case pageRemoved:
		k.remove(r.Page, v)
	}
}

func (k *kept) put(id, content, format, file string, v chat.PageVersion) {
	p := k.pages[id]
	if p == nil {
		p = &page{removed: true}
		k.pages[id] = p
	}
	if p.removed {
		k.there++
	}
	k.bytes += len(content) - len(p.content)
	if v.From == chat.FromFile {
		p.file, p.format = file, format
	} else {
		p.format = k.format(id, content)
	}
	p.content, p.removed, p.read = content, false, nil
	p.add(v)
}

// format of a content that is no file's: a page that came as HTML is so as long as there are tags in it.
func (k *kept) format(id, content string) string {
	if p := k.pages[id]; p != nil && strings.Contains(content, "</") {
		return p.format
	}
	return ""
}

func (k *kept) remove(id string, v chat.PageVersion) {
	p := k.pages[id]
	if p == nil || p.removed {
		return
	}
	k.there--
	k.bytes -= len(p.content)
	p.content, p.removed, p.read = "", true, nil
	if v.From == chat.FromFile {
		p.file = ""
	}
	v.Removed = true
	p.add(v)
}

func (p *page) add(v chat.PageVersion) {
	p.versions = append(p.versions[max(0, len(p.versions)-mostVersions+1):], v)
}

func (p *page) newest() chat.PageVersion { return p.versions[len(p.versions)-1] }

// reads is what Parse makes of it, once.
func (p *page) reads(id string) *reading {
	if p.read == nil {
		page, err := Parse(id+p.format, []byte(p.content))
		p.read = &reading{page, len(split(page, "")), err}
	}
	return p.read
}

// find gives a page that is there.
func (k *kept) find(id string) (*page, bool) {
	p := k.pages[id]
	return p, p != nil && !p.removed
}

// ids are those of the pages that are there, in order.
func (k *kept) ids() []string {
	ids := make([]string, 0, k.there)
	for id, p := range k.pages {
		if !p.removed {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, cmp.Compare[string])
	return ids
}

func byFile(name string) chat.By { return chat.By{Role: chat.System, Name: name} }
