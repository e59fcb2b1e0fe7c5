package gateway

import (
	"context"
	"net/http"
	"strconv"

	"roundpeg/chat"
)

// The owner's pages. A page's content comes as a field of JSON, or as a body of its own.
const (
	maxPageBody = 2 << 20 // as JSON a page may need much more room than it has bytes
	maxQuestion = 4000
)

// pageOut is a page and its versions, newest first.
type pageOut struct {
	chat.PageText
	Versions []chat.PageVersion `json:"versions"`
}

// listKnowledge is GET /v1/knowledge.
func (g *Gateway) listKnowledge(c *call) error {
	if err := g.hasLibrary(); err != nil {
		return err
	}
	return c.answer(http.StatusOK, list[chat.PageInfo]{Items: append([]chat.PageInfo{}, g.Library.Pages()...)})
}

// oldOut is what a page had.
type oldOut struct {
	Page    string   `json:"page"`
	Version chat.Seq `json:"version"`
	Content string   `json:"content"`
}

// oneKnowledge is GET /v1/knowledge/{page...}; with ?version=N what that version of it was, whether the page is still there or not.
func (g *Gateway) oneKnowledge(c *call) error {
	if err := g.hasLibrary(); err != nil {
		return err
	}
	page, query := c.r.PathValue("page"), c.r.URL.Query()
	if !query.Has("version") {
		return c.answerPage(http.StatusOK, page)
	}
	version, err := strconv.ParseUint(query.Get("version"), 10, 63)
	if err != nil {
		return chat.Faultf(chat.ErrInvalid, "version: it must be a number, such as GET /v1/knowledge/%.120s lists", page)
	}
	content, err := g.Library.Old(c.r.Context(), page, chat.Seq(version))
	if err != nil {
		return err
	}
	return c.answer(http.StatusOK, oldOut{page, chat.Seq(version), content})
}

// putKnowledge is PUT /v1/knowledge/{page...}: 200 once answers are found in it, 202 if that takes its time.
func (g *Gateway) putKnowledge(c *call) error {
	if err := g.hasLibrary(); err != nil {
		return err
	}
	content, err := c.pageContent()
	if err != nil {
		return err
	}
	base, err := c.ifMatch()
	if err != nil {
		return err
	}
	id := c.r.PathValue("page")
	version, err := g.Library.Save(c.r.Context(), c.who.by, id, content, base)
	if err != nil {
		return err
	}
	return c.savedPage(id, version)
}

// removeKnowledge is DELETE /v1/knowledge/{page...}.
func (g *Gateway) removeKnowledge(c *call) error {
	if err := g.hasLibrary(); err != nil {
		return err
	}
	if err := g.Library.Remove(c.r.Context(), c.who.by, c.r.PathValue("page")); err != nil {
		return err
	}
	c.w.WriteHeader(http.StatusNoContent)
	return nil
}

// restoreKnowledge is POST /v1/knowledge/restore {page, version}.
func (g *Gateway) restoreKnowledge(c *call) error {
	if err := g.hasLibrary(); err != nil {
		return err
	}
	var in struct {
		Page    string    `json:"page"`
		Version *chat.Seq `json:"version"`
	}
	if err := c.read(&in); err != nil {
		return err
	}
	if in.Version == nil {
		return chat.Faultf(chat.ErrInvalid, "version: name the one to restore, such as GET /v1/knowledge/%.120s lists", in.Page)
	}
	version, err := g.Library.Restore(c.r.Context(), c.who.by, in.Page, *in.Version)
	if err != nil {
		return err
	}
	return c.savedPage(in.Page, version)
}

// askKnowledge is POST /v1/knowledge/ask {text, locale}: what the pages say, without any session.
func (g *Gateway) askKnowledge(c *call) error {
	if err := g.hasLibrary(); err != nil {
		return err
	}
	var in struct {
		Text   string `json:"text"`
		Locale string `json:"locale"`
	}
	if err := c.read(&in); err != nil {
		return err
	}
	if err := checkText("text", in.Text, maxQuestion); err != nil {
		return err
	}
	found, err := g.Library.Ask(c.r.Context(), in.Text, in.Locale)
	if err != nil {
		return err
	}
	return c.answer(http.StatusOK, found)
}

func (g *Gateway) hasLibrary() error {
	if g.Library == nil {
		return chat.Faultf(chat.ErrNotFound, "this server keeps no pages: name a folder of them under knowledge.folder in its configuration, and start it again")
	}
	return nil
}

// pageContent reads the body: {"content": …} as JSON, or the content itself as Markdown or HTML.
func (c *call) pageContent() (string, error) {
	switch c.media() {
	case "application/json":
		var in struct {
			Content string `json:"content"`
		}
		err := c.readUpTo(maxPageBody, &in)
		return in.Content, err
	case "text/markdown", "text/html", "text/plain":
		b, err := c.bytes(maxPageBody)
		return string(b), err
	}
	return "", chat.Faultf(chat.ErrInvalid, "send {\"content\": …} as application/json, or the page itself with Content-Type: text/markdown or text/html")
}

func (c *call) savedPage(id string, version chat.Seq) error {
	ctx, done := context.WithTimeout(c.r.Context(), c.g.patience.train)
	defer done()
	status := http.StatusAccepted
	if c.g.Library.Indexed(ctx, version) {
		status = http.StatusOK
	}
	return c.answerPage(status, id)
}

func (c *call) answerPage(status int, id string) error {
	page, err := c.g.Library.Page(id)
	if err != nil {
		return err
	}
	versions, err := c.g.Library.Versions(c.r.Context(), id)
	if err != nil {
		return err
	}
	c.tag(page.Version)
	return c.answer(status, pageOut{page, append([]chat.PageVersion{}, versions...)})
}
