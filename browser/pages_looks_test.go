package browser

import (
	"fmt"
	"os"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// lookAt has the console speak a language, drawn as a look wants it.
type lookAt struct {
	name, language string
	look           look
	rtl, forced    bool
	size           int // of text, per cent
}

// Every page in looks that are not the usual one, without a violation; on a phone in German and dark always, in all of them where pictures are wanted.
func TestPagesLooks(t *testing.T) {
	t.Parallel()
	f := newShift(t)
	looks := []lookAt{{name: "phone-german-dark", language: "de", look: look{width: 360, height: 740, mobile: true, dark: true}}}
	if os.Getenv("ROUNDPEG_SHOTS") != "" {
		looks = append(looks, lookAt{name: "tall", language: "en", look: look{width: 1440, height: 2600}}, lookAt{name: "german-dark", language: "de", look: look{dark: true, width: 1440, height: 2600}},
			lookAt{name: "rtl", language: "en", look: look{width: 1200, height: 1800}, rtl: true}, lookAt{name: "forced", language: "en", look: look{width: 1200, height: 1800, dark: true}, forced: true},
			lookAt{name: "large", language: "en", look: look{width: 700, height: 1800}, size: 200}, lookAt{name: "tiny", language: "de", look: look{width: 320, height: 2000, mobile: true}})
	}
	for _, l := range looks {
		t.Run(l.name, func(t *testing.T) {
			p := f.drawn(t, l)
			for _, at := range []struct{ name, hash, sees string }{
				{"waiting", "#/waiting", ".filters button"}, {"floor", "#/floor", ".live li"}, {"floor-beside", "#/floor/" + f.waits, ".talkhead"}, {"floor-with", "#/floor/" + f.asked, ".talkhead"}, {"promises", "#/promises", ".row.owed"}, {"approvals", "#/approvals", ".row.grant"},
				{"agents", "#/agents", ".row"}, {"agent", "#/agents/new", ".account"}, {"replies", "#/replies", ".savebar"}, {"knowledge", "#/knowledge", ".savebar"}, {"knowledge-new", "#/knowledge/~new", ".page-form"}, {"reports", "#/reports", ".report"},
			} {
				p.to(at.hash)
				p.see(at.sees, "")
				if !l.forced { // there the contrast is the system's own
					p.axe(at.name + ", " + l.name)
				}
				require.LessOrEqual(t, eval[int](p, "document.documentElement.scrollWidth - innerWidth"), 0, "%s, %s: nothing sticks out", at.name, l.name)
				p.shot("look-" + l.name + "-" + at.name)
			}
			if l.language == "de" {
				p.see(".report h2", "Was daraus wurde")
			}
			if l.look.width < 400 { // the ways to the pages are behind a button there
				p.click(".pages-button", "")
				p.see(".pages a", "")
				p.axe("the ways, " + l.name)
				p.shot("look-" + l.name + "-ways")
				p.click(".pages a", "Leitstand")
				p.see(".floor h1", "Leitstand")
				p.gone(".pages a", "")
			}
			p.calm()
		})
	}
}

// drawn opens the console in a look.
func (f *shift) drawn(t *testing.T, l lookAt) *page {
	p := signIn(t, f.server, l.look)
	eval[bool](p, fmt.Sprintf(`fetch('/v1/me/settings', {method: 'PUT', headers: {'Content-Type': 'application/json'}, body: '{"language":"%[1]s"}'}).then(() => localStorage.setItem('roundpeg.settings', '{"language":"%[1]s"}')).then(() => true)`, l.language))
	require.NoError(t, chromedp.Do(p.ctx, chromedp.Reload()))
	p.see(".tabs a", "")
	if l.rtl {
		eval[bool](p, "document.documentElement.dir = 'rtl', true")
	}
	if l.forced {
		p.forced()
	}
	if l.size > 0 {
		eval[bool](p, fmt.Sprintf("document.documentElement.style.fontSize = '%d%%', true", l.size))
	}
	return p
}
