package chat

import "encoding/json"

// Kind names what an event says.
type Kind string

// Started opens every session, as seq 1.
type Started struct {
	Locale   string `json:"locale,omitempty"`
	Page     *Page  `json:"page,omitempty"`
	Customer Person `json:"customer"`
	Key      string `json:"key,omitempty"` // SHA-256 of the customer's token, hex; never leaves the store
}

// Page is where on the site the customer was.
type Page struct {
	URL   string `json:"url,omitempty"`
	Title string `json:"title,omitempty"`
}

// Person is the customer. Verified means that the site signed for ID and Name.
type Person struct {
	ID       string `json:"id,omitempty"`
	Name     string `json:"name,omitempty"`
	Verified bool   `json:"verified"`
}

// Message is what somebody said, bot included.
type Message struct {
	Text    string   `json:"text"`
	Choice  string   `json:"choice,omitempty"`
	Choices []Choice `json:"choices,omitempty"`
	Intent  string   `json:"intent,omitempty"`
	Sources []Source `json:"sources,omitempty"`
	Offer   string   `json:"offer,omitempty"` // "callback": the bot offers a call-back with this message

	AnswerBy   Span     `json:"answer_by,omitzero"`    // staff; of a customer's message to an agent: when an answer is due
	Promise    string   `json:"promise,omitempty"`     // staff; of an agent's message: the promise that it made
	NoPromise  bool     `json:"no_promise,omitempty"`  // staff; it sounds like a promise, and its writer says that it is none
	AskedAgain []string `json:"asked_again,omitempty"` // staff; facts that it asks for though they had been given (see dossier.Fact)
}

// Choice is a quick reply: Label is shown, Value comes back.
type Choice struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

// Source is a page from which an answer was taken.
type Source struct {
	Title string `json:"title"`
	URL   string `json:"url"`
	Page  string `json:"page,omitempty"` // of the owner's, by its id
}

// Decision is why the bot did what it did, once for each turn kept.
type Decision struct {
	Action       string        `json:"action"` // answer, clarify, offer, handoff
	Reason       Reason        `json:"reason"`
	Intent       string        `json:"intent"`
	Confidence   float64       `json:"confidence"`  // probability that it is this intent
	Known        float64       `json:"known"`       // probability that the issue lies within the known intents
	Frustration  float64       `json:"frustration"` // probability that the customer is being worn out
	Risk         float64       `json:"risk"`        // probability that it ends badly if the bot keeps the session
	Threshold    float64       `json:"threshold"`   // risk from which on the session is handed over
	Why          []Signal      `json:"why"`
	Alternatives []Alternative `json:"alternatives"`
	Parts        []string      `json:"parts,omitempty"`   // intents of a message about several matters
	Nearest      string        `json:"nearest,omitempty"` // the closest phrase that the bot knows
	Fallback     bool          `json:"fallback,omitempty"`
	Rule         string        `json:"rule,omitempty"` // that decided; none where the risk did
	Given        *Given        `json:"given,omitempty"`
	Costs        *Costs        `json:"costs,omitempty"`
	Page         string        `json:"on_page,omitempty"` // of the owner's, that answers; then there is no intent
	Machine      []MachineUse  `json:"machine,omitempty"` // what a language model did for this turn
	Scorer       Seq           `json:"scorer,omitempty"`  // version of the settings, in the log @scorer; 0 those of the program
	Model        string        `json:"model"`
}

// Given is what a decision rests on beside the log: with it the stored log gives the same decision again, bit for bit.
type Given struct {
	Upto       Seq       `json:"upto"`             // the last event that was read
	Intent     string    `json:"intent,omitempty"` // as the classifier said, where the decision names another
	Known      float64   `json:"known"`            // as the classifier said, before choices and parts are weighed
	Confidence float64   `json:"confidence"`       // as it said
	IsKnown    bool      `json:"is_known,omitempty"`
	Ambiguous  bool      `json:"ambiguous,omitempty"`
	Foreign    bool      `json:"foreign,omitempty"`  // in a language that nobody wrote phrases in
	Chosen     bool      `json:"chosen,omitempty"`   // picked by a quick reply
	NoneOf     bool      `json:"none_of,omitempty"`  // picked none of the quick replies
	Wordless   bool      `json:"wordless,omitempty"` // there are no words for an answer
	Stakes     string    `json:"stakes,omitempty"`
	Lane       string    `json:"lane,omitempty"`
	Parts      []Part    `json:"parts,omitempty"`
	Again      bool      `json:"again,omitempty"` // a repeat contact: the customer was here within three days
	Available  bool      `json:"available,omitempty"`
	Wait       float64   `json:"wait,omitempty"` // seconds until a person would come
	Load       float64   `json:"load,omitempty"` // sessions with people and waiting, of what those present can take: 1 is full
	Opinions   []Opinion `json:"opinions,omitempty"`
	Page       *OnPage   `json:"page,omitempty"` // what was found on the owner's pages
}

// OnPage is the passage of the owner's pages that answers a turn best.
type OnPage struct {
	Page  string  `json:"page"`
	About string  `json:"about"` // the passage, as Message.About names it
	P     float64 `json:"p"`     // probability that it answers
}

// MachineUse is what a language model was asked for in a turn, and what became of it.
type MachineUse struct {
	Use     string `json:"use"`               // word, opinion
	Outcome string `json:"outcome"`           // ok, stopped, dropped, or what failed
	Dropped string `json:"dropped,omitempty"` // why its text was not let through: what it said that no source says
	Model   string `json:"model"`
	Prompt  string `json:"prompt"` // version of the instructions
	In      int    `json:"in"`     // tokens
	Out     int    `json:"out"`
	MS      int    `json:"ms"`
}

// Part is one matter of a message about several.
type Part struct {
	Intent     string  `json:"intent"`
	Known      float64 `json:"known"`
	Confidence float64 `json:"confidence"`
	Stakes     string  `json:"stakes,omitempty"`
	Lane       string  `json:"lane,omitempty"`
	Answer     bool    `json:"answer,omitempty"` // there are words for it
}

// Opinion is what something beside the scorer, such as a language model, makes of a turn. It can only add to the risk.
type Opinion struct {
	From  string  `json:"from"`
	Value float64 `json:"value"` // 0 nothing … 1 surely a person's
	Says  string  `json:"says"`
}

// Costs are what the threshold of a decision came from, in minutes of an agent: Handoff × Load ÷ (Wrong × Saved).
type Costs struct {
	Handoff float64 `json:"handoff"` // of a hand-off
	Load    float64 `json:"load"`    // factor: how dear their time is now
	Wrong   float64 `json:"wrong"`   // of keeping a session that needed a person, by stakes and repeat contact
	Saved   float64 `json:"saved"`   // share of that which a person saves after the wait
}

// Actions of a Decision.
const (
	Answer  = "answer"
	Clarify = "clarify"
	Offer   = "offer"
	Handoff = "handoff"
)

// Signal is one contribution to a Decision: weights sum to the log-odds of the risk.
type Signal struct {
	Signal string  `json:"signal"`
	Value  float64 `json:"value"`
	Weight float64 `json:"weight"`
	Says   string  `json:"says"`
}

// Alternative is another intent that the text may have meant.
type Alternative struct {
	Intent     string  `json:"intent"`
	Confidence float64 `json:"confidence"`
}

// HandoffRequested puts the session into the queue.
type HandoffRequested struct {
	Reason      Reason `json:"reason"`
	Tier        int    `json:"tier"`
	DueAt       Time   `json:"due_at"`
	Position    int    `json:"position,omitempty"`
	WaitSeconds int    `json:"wait_seconds,omitempty"`
	Available   bool   `json:"available"`            // whether anybody was at the desk then
	CallbackBy  Time   `json:"callback_by,omitzero"` // by when a call-back would come, if one is asked for
	Summary     string `json:"summary,omitempty"`    // staff
	Priority    int    `json:"priority,omitempty"`   // staff; higher first
	Department  string `json:"department,omitempty"` // staff
	Lane        string `json:"lane,omitempty"`       // staff; support or sales
	Language    string `json:"language,omitempty"`   // staff; that the customer writes in, where it is not that of their locale

	WarnAt    Time     `json:"warn_at,omitzero"`    // staff; three quarters of the time until DueAt
	ResolveBy Span     `json:"resolve_by,omitzero"` // staff
	Skills    []string `json:"skills,omitempty"`    // staff; what whoever takes it should know
	Knows     *Ref     `json:"knows,omitempty"`     // staff; the agent who had this customer before
	Topic     string   `json:"topic,omitempty"`     // staff; of the notice that the customer answered
}

type HandoffCancelled struct{}

// Ref names an agent to others.
type Ref struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type AgentJoined struct {
	Agent  Ref    `json:"agent"`
	Reason Reason `json:"reason,omitempty"` // agent_initiated where nobody had asked
}

type AgentLeft struct {
	Agent    Ref  `json:"agent"`
	AnswerBy Span `json:"answer_by,omitzero"` // staff; by when another agent's first words are due, where there had been words already
}

type Returned struct {
	Agent Ref `json:"agent"`
}

// Transferred moves the session on with everything.
type Transferred struct {
	From      Target `json:"from"`
	To        Target `json:"to"`
	Reason    string `json:"reason,omitempty"` // staff
	DueAt     Time   `json:"due_at,omitzero"`
	Until     Time   `json:"until,omitzero"`      // until then it is for To.Agent alone
	WarnAt    Time   `json:"warn_at,omitzero"`    // staff
	ResolveBy Span   `json:"resolve_by,omitzero"` // staff; where the clock of the resolution starts anew
	Why       string `json:"why,omitempty"`       // staff; what moved it where no agent did: a clock, a promise, NobodyThere, or TakeOver by an agent who was not the owner
}

// Why a session moves on without its owner's doing, beside the names of the clocks.
const (
	PromiseRan  = "promise"
	NobodyThere = "nobody_there" // it had risen by a clock, and of the tier above nobody is there
	TakeOver    = "take_over"
	NotTaken    = "not_taken" // the agent that it was passed to did not take it in time
)

// Target is where a session goes; empty fields do not matter.
type Target struct {
	Tier       int    `json:"tier,omitempty"`
	Agent      *Ref   `json:"agent,omitempty"`
	Department string `json:"department,omitempty"`
	Language   string `json:"language,omitempty"`
}

// Promised records that somebody will come back to the customer by DueAt.
type Promised struct {
	Promise  string   `json:"promise"`
	What     string   `json:"what"` // callback, followup
	DueAt    Time     `json:"due_at"`
	RemindAt Time     `json:"remind_at,omitzero"`  // staff
	Contact  *Contact `json:"contact,omitempty"`   // staff
	Note     string   `json:"note,omitempty"`      // staff
	BestTime string   `json:"best_time,omitempty"` // staff
}

const (
	Callback = "callback"
	Followup = "followup"
)

// Contact is how to reach the customer; at least one is set.
type Contact struct {
	Email string `json:"email,omitempty"`
	Phone string `json:"phone,omitempty"`
}

// PromiseKept ends a promise.
type PromiseKept struct {
	Promise string `json:"promise"`
	What    string `json:"what"`
	DueAt   Time   `json:"due_at"`
	Note    string `json:"note,omitempty"` // staff
}

// PromiseOverdue says that a promise was not kept in time. Late is set when it was noticed late, as after an outage.
type PromiseOverdue struct {
	Promise string `json:"promise"`
	What    string `json:"what"`
	DueAt   Time   `json:"due_at"`
	Late    bool   `json:"late,omitempty"`
}

// PromiseReminded says that the desk was reminded of a promise that comes due.
type PromiseReminded struct {
	Promise string `json:"promise"`
	What    string `json:"what"`
	DueAt   Time   `json:"due_at"`
}

type Escalated struct {
	Tier      int    `json:"tier"`
	Reason    string `json:"reason"`
	DueAt     Time   `json:"due_at"`
	WarnAt    Time   `json:"warn_at,omitzero"`    // staff
	ResolveBy Span   `json:"resolve_by,omitzero"` // staff
}

// Note is for staff alone.
type Note struct {
	Text string `json:"text"`
}

// Notice is what the business tells the customer first.
type Notice struct {
	Text  string `json:"text"`
	Topic string `json:"topic"`
}

// Feedback judges the bot's message at seq Of; the last one counts.
type Feedback struct {
	Of      Seq  `json:"of"`
	Helpful bool `json:"helpful"`
}

type Rated struct {
	Score   int    `json:"score"` // 1–5
	Comment string `json:"comment,omitempty"`
}

type Closed struct {
	Outcome    string `json:"outcome"`              // solved, unsolved, abandoned, ended
	Cause      string `json:"cause,omitempty"`      // staff
	Department string `json:"department,omitempty"` // staff
}

// Again remembers a command that changed nothing, such as a second request for a person, and the standing event that it got as its ack.
// So a repetition gets the same ack for the session's life.
type Again struct {
	Of   Seq  `json:"of"`
	What Kind `json:"what"`
}

// Record is an event of the house's own logs: what it means is known to whoever owns the log.
type Record struct {
	What Kind            `json:"-"`
	Data json.RawMessage `json:"data"`
}

// Unknown is the body of a kind that this version does not know; it is kept as it was.
type Unknown struct {
	Of  Kind
	Raw json.RawMessage
}

func (u Unknown) MarshalJSON() ([]byte, error) {
	fields := map[string]json.RawMessage{}
	if err := json.Unmarshal(u.Raw, &fields); err != nil {
		return nil, err
	}
	for _, k := range []string{"seq", "at", "kind", "by", "ref", "print"} {
		delete(fields, k)
	}
	return json.Marshal(fields)
}
