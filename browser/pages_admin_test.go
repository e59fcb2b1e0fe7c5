package browser

import (
	"net/http"
	"strings"

	"github.com/stretchr/testify/require"
)

// An admin makes an account, is told at the field what is wrong with it, changes it, takes that back and closes it.
func seesAgents(f *shift, p *page) {
	p.click(".bar a", "Agents")
	p.see(".row", "Ada")
	p.click(".floor-head a", "Add an agent")
	p.into("#ag-name", "Noor")
	p.into("#ag-email", "ada@localhost")
	p.into("#ag-password", "short")
	p.click(".account button.primary", "Add an agent")
	p.see("#ag-password-x", "password must have")
	p.axe("a refused password")
	p.into("#ag-password", "long-enough-4471")
	p.click(".account button.primary", "Add an agent")
	p.see("#ag-email-x", "Another account has this address already")
	p.shot("agents-refused")
	p.into("#ag-email", "noor@localhost")
	p.click("button", "Add a limit")
	p.click(".account button.primary", "Add an agent")
	p.see(".limits .fault", "Give at least one of the two amounts")
	p.into(".limits label:nth-child(2) input", "1.250,50")
	p.into(".limits label:nth-child(4) input", "eur")
	p.click(".account button.primary", "Add an agent")
	p.see(".toast", "Noor can sign in now.")
	p.see(".row.open", "noor@localhost")
	require.Equal(f.t, "1250.50", eval[string](p, "document.querySelector('.limits label:nth-child(2) input').value"))

	p.into("#ag-languages", "en, fr")
	p.see(".row.open .chip", "Not saved")
	p.click(".account button.primary", "Save")
	p.click(".toast button", "Undo")
	p.until("it is as it was", func() bool { return eval[string](p, "document.getElementById('ag-languages').value") == "" })
	p.fill("#find", "ada")
	p.gone(".row", "Noor")
	p.click(".row a", "Ada")
	p.see(".disable", "go back into the line")
	p.see(".disable b", "That is ")
	p.axe("an account")
	eval[bool](p, "document.querySelector('.disable').scrollIntoView({block: 'end'}), true")
	p.shot("agents")
	p.into("#find", "noor")
	p.click(".row a", "Noor")
	p.see(".disable b", "They have none now.")
	p.click(".disable button", "Disable the account")
	p.see(".toast", "Noor can no longer sign in.")
	p.see(".row .chip", "Disabled")
	p.click(".toast button", "Undo")
	p.gone(".row .chip", "Disabled")
}

// Replies and macros are written by language with a preview, refused at the field, and saved over what somebody else saved meanwhile only after a look.
func seesReplies(f *shift, p *page) {
	p.click(".bar a", "Replies")
	p.click(".talk.none button", "Start from the built-in ones")
	p.see(".edits", "changes not saved")
	p.click(".savebar button", "Save")
	p.see(".toast", "Saved. All agents have it now.")
	p.click(".row a", "/hello")
	p.into("#rep-text", "Hello {name}, order {order} at {shop}. {extra}")
	p.see(".seen .bubble", "Hello Maria, order 4471 at")
	p.see(".seen", "Filled in by hand when it is used: {extra}")
	p.click(".languages button", "German")
	require.Equal(f.t, "", eval[string](p, "document.getElementById('rep-text').value"))
	p.axe("a reply")
	p.click(".floor-head button", "Add a macro")
	p.see(".talkhead h2", "no key yet")
	p.into("#rep-key", "lost")
	p.click(".languages button", "English")
	p.into("#rep-name", "The parcel is lost")
	p.into(".steps textarea", "I am sorry, {name}. A new one is on its way.")
	p.click("button", "Add a step")
	p.picks(".steps li:nth-child(2) select", "resolve")
	p.click("button", "Add a step")
	p.see(".steps .bad", "make it the last step")
	p.picks(".steps li:nth-child(3) select", "tag")
	p.click(".savebar button", "Save")
	p.see(".savebar [role=alert]", "/lost: ")
	p.see(".steps .fault, .steps .bad", "")
	p.axe("a refused macro")
	p.into(".steps li:nth-child(3) input", "lost, parcel")
	p.click(".steps button[aria-label='Move step 3 up']", "")
	p.shot("replies-macro")

	other := map[string]any{"replies": []any{map[string]any{"key": "theirs", "text": map[string]string{"en": "Mine"}}}, "macros": []any{}}
	require.NoError(f.t, f.api.Do(f.t.Context(), http.MethodPut, "/v1/replies", other, nil))
	p.click(".savebar button", "Save")
	p.see(".savebar .warn", "Somebody saved meanwhile")
	p.click(".savebar .warn button", "Look")
	p.see(".differs li", "/theirs")
	p.axe("a conflict")
	p.shot("replies-conflict")
	p.click(".savebar .warn button", "Save mine over it")
	p.gone(".savebar .warn", "")
	p.see(".toast", "Saved. All agents have it now.")
	p.until("the server has the macro", func() bool {
		var got struct {
			Macros []struct {
				Key   string
				Steps []struct{ Do string }
			}
		}
		require.NoError(f.t, f.api.Do(f.t.Context(), http.MethodGet, "/v1/replies", nil, &got))
		return len(got.Macros) == 1 && len(got.Macros[0].Steps) == 3 && got.Macros[0].Steps[1].Do == "tag"
	})
}

// The report's figures are those of the conversations that were had; its pictures have tables and files behind them, its time is in the URL.
func seesReports(f *shift, p *page) {
	p.click(".bar a", "Reports")
	p.see(".report h2", "What became of them")
	p.see(".figures li", "Conversations")
	require.Equal(f.t, 14, len(p.texts(".report")), "every figure has a picture")
	shown := eval[float64](p, `[...document.querySelectorAll('#outcomes ~ .keys b')].reduce((n, b) => n + Number(b.textContent), 0)`)
	require.Equal(f.t, eval[float64](p, "Number(document.querySelector('#outcomes ~ .sum b').textContent)"), shown, "the classes add up to all of them")
	require.InDelta(f.t, 100, eval[float64](p, `[...document.querySelectorAll('#outcomes ~ .stack rect:not(.track)')].reduce((n, r) => n + Number(r.getAttribute('width')), 0)`), 1e-6)
	p.see(".report", "Asked for a person")
	p.see(".report", "The till charges twice on a time-out")
	p.see(".report", "€260.50")
	p.axe("reports")
	p.shot("reports")
	p.click("#waits ~ .behind .as-table summary", "")
	p.see("#waits ~ .behind td", "")
	p.click("#outcomes ~ .behind .says summary", "")
	p.see("#outcomes ~ .behind .says p", "exactly one class")
	p.axe("reports with tables")
	csv := eval[string](p, "fetch(document.querySelector('#outcomes ~ .behind a[download]').href).then(r => r.text())")
	require.True(f.t, strings.HasPrefix(csv, "class,why,sessions,percent,success"), csv)
	p.click(".picker button", "Today")
	p.until("the time is in the URL", func() bool { return p.hash() == "#/reports?days=today" })
	p.to("#/reports?from=2020-01-01&to=2020-01-31")
	p.see(".empty", "No conversation began in this time")
	p.see(".picker input", "")
	p.axe("an empty report")
	p.shot("reports-empty")
}

// picks sets a list of choices as a hand on it would.
func (p *page) picks(sel, value string) {
	p.t.Helper()
	p.see(sel, "")
	eval[bool](p, "(e => { e.value = "+quoted(value)+"; return e.dispatchEvent(new Event('change', {bubbles: true})) })(document.querySelector("+quoted(sel)+"))")
}
