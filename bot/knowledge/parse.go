package knowledge

import (
	"bytes"
	"net/url"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"roundpeg/chat"
	"roundpeg/intents/lang"
	"roundpeg/locales"
)

// MaxPage is how large a page may be, in bytes.
const MaxPage = 256 << 10

// Formats in which pages are written.
const (
	inMarkdown = "markdown"
	inHTML     = "html"
)

// Parse reads a page, Markdown with front matter (title, url, language) or HTML. id is a path, which may end in .md or .html. Whatever is wrong with it is a fault of
// kind chat.ErrInvalid that names the page.
func Parse(id string, content []byte) (Page, error) {
	p := Page{ID: id, Format: formatOf(id, content)}
	switch {
	case len(content) > MaxPage:
		return Page{}, p.wrong("it has %d KiB: at most %d are read, so make several pages of it", len(content)>>10, MaxPage>>10)
	case !utf8.Valid(content):
		return Page{}, p.wrong("it is not UTF-8: save it as UTF-8")
	case bytes.IndexByte(content, 0) >= 0:
		return Page{}, p.wrong("it has a byte 0, so it is no text: save it as UTF-8 text")
	}
	p.ID = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(id, ".md"), ".html"), ".htm")
	if !pageID.MatchString(p.ID) || path.Clean(p.ID) != p.ID {
		return Page{}, p.wrong("its name must be of letters, digits, - _ . and / between them, at most 200, such as en/returns")
	}
	text := strings.ReplaceAll(strings.TrimPrefix(string(content), "\ufeff"), "\r\n", "\n")
	if p.Format == inMarkdown {
		body, err := p.front(text)
		if err != nil {
			return Page{}, err
		}
		if p.Text = body; tangled(body) {
			return Page{}, p.wrong("a line of it nests lists, quotes or brackets deeper than anybody reads: write it plainly")
		}
	} else {
		p.Text = text
		p.head()
	}
	return p.whole()
}

var pageID = regexp.MustCompile(`^[\pL\pN_][\pL\pN_.-]*(/[\pL\pN_][\pL\pN_.-]*)*$`)

func (p Page) wrong(format string, a ...any) error {
	return chat.Faultf(chat.ErrInvalid, "page %q: "+format, append([]any{p.ID}, a...)...)
}

var looksHTML = regexp.MustCompile(`(?i)^\s*(<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(!doctype|html|head|body)\b`)

func formatOf(id string, content []byte) string {
	switch strings.ToLower(path.Ext(id)) {
	case ".md", ".markdown":
		return inMarkdown
	case ".html", ".htm":
		return inHTML
	}
	if looksHTML.Match(bytes.TrimPrefix(content, []byte("\ufeff"))) {
		return inHTML
	}
	return inMarkdown
}

// front reads what stands between two lines of --- at the beginning of a Markdown page, and gives the rest.
func (p *Page) front(text string) (body string, err error) {
	rest, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return text, nil
	}
	head, body, ok := strings.Cut("\n"+rest, "\n---\n")
	if !ok {
		if head, ok = strings.CutSuffix("\n"+rest, "\n---"); !ok {
			return text, nil // a rule, not front matter
		}
		body = ""
	}
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(head), &n); err != nil {
		return "", p.wrong("its front matter is no YAML (%v): write lines such as title: Returns between two lines of ---", err)
	}
	if n.Kind == 0 {
		return body, nil
	}
	if len(n.Content) != 1 || n.Content[0].Kind != yaml.MappingNode {
		return "", p.wrong("its front matter must be lines such as title: Returns")
	}
	pairs := n.Content[0].Content
	for i := 0; i+1 < len(pairs); i += 2 {
		key, value := pairs[i], pairs[i+1]
		if value.Kind != yaml.ScalarNode {
			return "", p.wrong("%s in its front matter must be a text", key.Value)
		}
		switch key.Value {
		case "title":
			p.Title = value.Value
		case "url":
			p.URL = value.Value
		case "language":
			p.Language = value.Value
		default:
			return "", p.wrong("its front matter has the unknown key %q: use title, url, language", key.Value)
		}
	}
	return body, nil
}

// tangled says whether a line of Markdown would take very long to read, since it opens what it does not close.
func tangled(text string) bool {
	for line := range strings.Lines(text) {
		begin := line[:len(line)-len(strings.TrimLeft(line, ">-+*0123456789.) \t"))]
		if strings.Count(begin, ">")+strings.Count(begin, "- ")+strings.Count(begin, "+ ")+strings.Count(begin, "* ")+strings.Count(begin, ". ")+strings.Count(begin, ") ") > 40 ||
			strings.Count(line, "[") > 1000 {
			return true
		}
	}
	return false
}

var languageCode = regexp.MustCompile(`^[a-z]{2,3}$`)

// whole fills in what the page does not name, and refuses what cannot be used.
func (p Page) whole() (Page, error) {
	if p.URL = strings.TrimSpace(p.URL); p.URL != "" && !link(p.URL) {
		return Page{}, p.wrong("its address %q must begin with https:// or http://", p.URL)
	}
	blocks := blocksOf(p)
	var text strings.Builder
	heading := ""
	for _, b := range blocks {
		if b.level > 0 && heading == "" {
			heading = b.text
		}
		if b.level == 0 {
			text.WriteString(b.text + "\n")
		}
	}
	if !strings.ContainsFunc(text.String(), unicode.IsLetter) {
		return Page{}, p.wrong("it has no text to answer from: write some below its title, or remove the page")
	}
	if p.Title = spaced(p.Title); p.Title == "" {
		p.Title = heading
	}
	if p.Title == "" {
		name := []rune(strings.NewReplacer("-", " ", "_", " ").Replace(path.Base(p.ID)))
		p.Title = string(unicode.ToUpper(name[0])) + string(name[1:])
	}
	if p.Language = languageOf(p.Language); p.Language == "" {
		p.Language = languageOf(lang.Of(p.Title + "\n" + text.String()).Language)
	}
	if p.Language == "" {
		p.Language = "en"
	}
	if !languageCode.MatchString(p.Language) {
		return Page{}, p.wrong("its language %q must be a code of two letters, such as en or de", p.Language)
	}
	return p, nil
}

// languageOf gives "en" for "en-AU"; the Norwegians have one code.
func languageOf(tag string) string {
	l := locales.Language(tag)
	if l == "no" || l == "nn" {
		return "nb"
	}
	return l
}

func link(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil
}

// spaced has one space between words and none around them.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }
