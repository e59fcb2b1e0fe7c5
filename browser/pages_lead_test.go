package browser

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// The pages of those who lead a desk, one after the other, with a desk at work: what they show is what happened.
func TestPages(t *testing.T) {
	t.Parallel()
	f := newShift(t)
	p := f.leads(look{})
	for _, part := range []struct {
		name string
		see  func(*shift, *page)
	}{{"floor", seesFloor}, {"promises", seesPromises}, {"approvals", seesApprovals}, {"queue", seesViews}, {"agents", seesAgents}, {"replies", seesReplies}, {"reports", seesReports}, {"unreached", seesNothing}} {
		t.Run(part.name, func(t *testing.T) {
			p.t, f.t = t, t
			part.see(f, p)
			p.calm()
		})
	}
	p.t, f.t = t, t
}

// What waits and who has how much is on the floor, narrowed by the URL; a conversation opens beside the list.
func seesFloor(f *shift, p *page) {
	p.click(".bar a", "Floor")
	p.see(".figures li", "Waiting")
	p.see(".figures li", "Approvals1")
	p.see(".loads li", "Ada")
	p.see(".loads .clock.late", "answer overdue")
	p.see(".live li", "Maria Keller")
	p.see(".live .clock.late", "overdue")
	p.see(".live .chip", "parcel")
	p.axe("floor")
	p.shot("floor")
	p.click(".depths a", "Agents, Support")
	p.until("the URL names the queue", func() bool {
		return p.hash() == "#/floor?tier=2&lane=support" || p.hash() == "#/floor?tier=3&lane=support"
	})
	p.to("#/floor?state=waiting")
	p.gone(".live li", "Maria Keller")
	p.see(".live li", longName)
	p.see(".floor p", "Filters hide")
	p.click(".live a", longName)
	p.see(".talkhead", longName)
	p.see(".floor-head a", "Floor")
	p.axe("a conversation from the floor")
	p.shot("floor-beside")
	p.keys(kb.Escape)
	p.see(".floor h1", "Floor")
	c := f.comes("Late Comer", "en-US", "Is anybody there?")
	f.ok(c.Send("human", nil))
	p.see(".live li", "Late Comer")
	f.ok(c.Send("end", nil))
	p.gone(".live li", "Late Comer")
}

// Promises: overdue on top with their clock, by whom and how to reach them; narrowed in the URL; moved from the row.
func seesPromises(f *shift, p *page) {
	p.to("#/promises")
	p.see(".part.bad", "Overdue")
	p.see(".row.owed", "Send the installer's number")
	p.see(".row.owed .acts a", "+44 20 7946 0018")
	p.see(".row.owed", "after five")
	p.see(".row.owed", "Promised by Ada")
	p.see(".row.owed", "Promised by Assistant")
	p.axe("promises")
	p.shot("promises")
	p.fill("#find", "number")
	p.gone(".row.owed", "Write about the new date")
	p.until("the URL has the words", func() bool { return strings.Contains(p.hash(), "find=number") })
	p.click(".row.owed button", "Move")
	p.see("dialog", "")
	p.axe("moving a promise")
	p.keys(kb.Escape)
	p.gone("dialog", "")
	p.click(".row.owed button", "Mark kept")
	p.see("dialog", "")
	p.fill("dialog textarea", "Sent it")
	p.click("dialog button.primary", "")
	p.gone(".row.owed", "Send the installer's number")
	p.to("#/promises?state=kept")
	p.see(".row.owed .foot", "Kept late")
	p.see(".row.owed", "Ask the depot")
	p.click(".filters button", "Broken")
	p.see(".row.owed", "A visit on Sunday")
}

// Approvals: how many, what passes which limit and why; a no needs a reason, a yes is two presses; what the till refused is tried again.
func seesApprovals(f *shift, p *page) {
	p.see(".tabs a", "Approvals1")
	p.click(".tabs a", "Approvals")
	p.see(".row.grant", "Refund €240.50")
	p.see(".row.grant .chip", "Above the limit for one")
	p.see(".row.grant", "The parcel is lost, order 4471")
	p.see(".row.grant", "Asked by Ada")
	p.see(".part.bad", "Not carried out")
	p.see(".row.grant .bad", "answered 400")
	p.axe("approvals")
	p.shot("approvals")
	p.click(".row.grant button", "Refuse")
	require.True(f.t, eval[bool](p, "document.querySelector('.decide input').required"))
	p.axe("refusing")
	p.keys(kb.Escape)
	p.click(".row.grant button", "Try again")
	p.see(".toast", "")
	p.click(".row.grant button", "Approve")
	p.click(".decide button", "Approve Refund €240.50")
	p.gone(".row.grant", "Maria Keller")
	p.see(".empty", "Nothing waits for you")
	p.see(".row.grant .bad", "answered 400")
	p.click(".row.grant a", "")
	p.see(".talkhead", "")
}

// The queue is narrowed by words and choices in the URL, and what has a name comes back by it.
func seesViews(f *shift, p *page) {
	p.to("#/waiting")
	p.click(".filters button", "Filter")
	p.see(".panel select", "")
	p.fill("#find", "charger hums")
	p.until("the URL has the words", func() bool { return strings.Contains(p.hash(), "find=charger+hums") })
	p.see(".row", longName)
	p.axe("filters")
	p.fill(".panel input", "Chargers")
	p.click(".panel button", "Save view")
	p.see(".toast", "Saved as “Chargers”")
	p.shot("queue-filters")
	p.until("the server has it", func() bool {
		var got struct{ Views []struct{ Name string } }
		require.NoError(f.t, f.api.Do(f.t.Context(), http.MethodGet, "/v1/me/settings", nil, &got))
		return len(got.Views) == 1 && got.Views[0].Name == "Chargers"
	})
	p.to("#/closed")
	p.see(".row", "")
	require.Equal(f.t, "", eval[string](p, "document.querySelector('.filters > select').value"))
	eval[bool](p, "(e => { e.value = 'Chargers'; return e.dispatchEvent(new Event('change', {bubbles: true})) })(document.querySelector('.filters > select'))")
	p.until("it is shown", func() bool { return p.hash() == "#/waiting?find=charger+hums" })
	p.click(".filters button", "Delete this view")
	p.click(".toast button", "Undo")
	p.see(".filters > select", "Chargers")
}

// Without the server every page says so and what to do, and shows nothing made up.
func seesNothing(f *shift, p *page) {
	eval[bool](p, "window.fetch = () => Promise.reject(new TypeError('unreached')), true")
	for _, at := range []string{"#/floor", "#/promises?state=broken", "#/approvals", "#/agents", "#/reports?days=90"} {
		p.to(at)
		p.see("p.bad.box[role=alert]", "The server could not be reached")
		p.axe(at + ", unreached")
		p.shot("unreached-" + strings.Trim(strings.Split(at, "?")[0], "#/"))
	}
}
