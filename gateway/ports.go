// Package gateway is every socket and HTTP route: it says who somebody is, what they may do and see, how fast and how much;
// what happens then is decided by the bot and the desk behind the ports of this file.
package gateway

import (
	"context"
	"encoding/json"
	"io"
	"time"

	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/intents"
)

// Bot opens sessions, keeps what customers say, and answers.
type Bot interface {
	// Open makes a session; it is durable when Open returns.
	Open(ctx context.Context, s chat.Started) (chat.Session, error)
	// Receive keeps a customer's message and returns as soon as it is durable; the bot's turn, if one is due, goes on by itself.
	Receive(ctx context.Context, id chat.ID, by command.Actor, ref string, say *command.Say) (command.Receipt, error)
	// Consider says what the bot would decide about text after history (oldest first), without any session.
	Consider(ctx context.Context, text, locale string, history []Said) (chat.Decision, error)
}

// Mind keeps what the bot knows, in versions that never change. The newest is trained in the background and then read by, on every node.
type Mind interface {
	Newest() (intents.Set, chat.Seq, error)
	// Save makes a set the newest version, or refuses it whole with what is wrong; it is durable when Save returns. base, unless nil,
	// is the version that it was made from: chat.ErrConflict if there is a newer one.
	Save(ctx context.Context, by chat.By, set intents.Set, base *chat.Seq) (chat.Seq, error)
	// Restore saves an old version anew, as the newest one.
	Restore(ctx context.Context, by chat.By, version chat.Seq, base *chat.Seq) (chat.Seq, error)
	// Learned waits until this node reads by the version or a newer one; false: that cannot be, or ctx is done.
	Learned(ctx context.Context, version chat.Seq) bool
	Learning() chat.Learning
	Versions() []chat.Version // newest first
	Version(ctx context.Context, version chat.Seq) (intents.Set, error)
	// Review is what is wrong with the version that is read by; nil and no error while it is being found out.
	Review() (version chat.Seq, found *intents.Review, err error)
}

// Scorer keeps the settings of the decision to hand over, in versions that never change. Settings are a JSON object, whose fields are
// the scorer's own to check: chat.ErrInvalid names the field and the fix.
type Scorer interface {
	Newest() (settings json.RawMessage, version chat.Seq)
	Version(ctx context.Context, version chat.Seq) (json.RawMessage, error) // chat.ErrNotFound
	Versions() []chat.ScorerVersion                                         // newest first
	// Save makes settings the newest version; they are durable when Save returns. base, unless nil, is the version that they were made
	// from: chat.ErrConflict if there is a newer one.
	Save(ctx context.Context, by chat.By, settings json.RawMessage, note string, base *chat.Seq) (chat.Seq, error)
	// Restore saves an old version anew, as the newest one.
	Restore(ctx context.Context, by chat.By, version chat.Seq, base *chat.Seq) (chat.Seq, error)
}

// Backtester works through the stored conversations of the last days, in the background: both return at once. result is nil until it is
// ready; then it is a JSON object. done is the share that is done, 0 … 1. The same question again is the same run.
type Backtester interface {
	// Run says what settings, or the newest where they are nil, would have made of the conversations.
	Run(ctx context.Context, settings json.RawMessage, days int) (done float64, result json.RawMessage, err error)
	// Refit learns weights from the conversations that have verdicts, and gives settings to be looked at and saved, with a record of what they rest on.
	Refit(ctx context.Context, days int) (done float64, result json.RawMessage, err error)
}

// Report is the figures of the console's report page. It is given sessions, in any order, each once; then it is asked for once.
type Report interface {
	Add(s chat.Session)
	// Has says whether there is such a table; chat.ErrInvalid names those that there are.
	Has(table string) error
	JSON() (json.RawMessage, error)
	// CSV writes one of the tables.
	CSV(w io.Writer, table string) error
}

// Said is one turn of a history that was not kept here.
type Said = chat.Said

// Desk carries out every other command of customers and agents.
type Desk interface {
	Do(ctx context.Context, id chat.ID, by command.Actor, ref string, c command.Command) (command.Receipt, error)
}

// Queue is the live view of all sessions that wait or are with an agent.
type Queue interface {
	// Follow calls f after each change until stop. f must be quick.
	Follow(f func()) (stop func())
	// Since returns the sessions whose place in the queue changed after a version, each once; whole says that version is too
	// old (or 0) and that All must be read. A changed id that Get does not find is gone from the queue.
	Since(version uint64) (now uint64, changed []chat.ID, whole bool)
	Get(id chat.ID) (chat.Session, bool)
	All() []chat.Session // most urgent first
	// Place is where a waiting session stands, from 1, and about how long it will wait.
	Place(id chat.ID) (position int, wait time.Duration, ok bool)
	// OfferedTo is the agent to whom the session is offered now, empty if nobody.
	OfferedTo(id chat.ID) string
}

// Notices is what the business tells customers first.
type Notices interface {
	// Tell keeps a notice for a customer, once for each topic; fresh is false where they were told before, chat.ErrConflict if that was in other words.
	Tell(ctx context.Context, by chat.By, customer, topic, text string) (told chat.Told, fresh bool, err error)
	// Deliver puts what waits for the customer of a session into it, and returns the session after that.
	Deliver(ctx context.Context, s chat.Session) (chat.Session, error)
}

// Grants is what agents may do for customers, and what they did. What became of each grant is in its session.
type Grants interface {
	// EachGrant calls f with the grants of the last 31 days and all that wait for approval, newest first, until f says no. settled: it is known to be carried out.
	EachGrant(f func(session chat.ID, grant, state string, settled bool) bool)
	// MayApprove says whether an agent could approve a grant now.
	MayApprove(agent, grant string) bool
	// Uses are, as a JSON array of objects, the actions that an agent may ask for in a session, each with what is left of their limits.
	Uses(agent string, s chat.Session) (json.RawMessage, error)
}

// Dossiers says what is to be known of a conversation beside its messages. chat.ErrNotFound for one that there is not.
type Dossiers interface {
	// Dossier is a JSON object: {session, customer, page, reason, wanted, summary, facts, tried, earlier, promises, times, asked_again}.
	Dossier(ctx context.Context, id chat.ID) (json.RawMessage, error)
	// Check reads what an agent is about to send: {"promise": {what, says, due_at, times} or null, "asked": [{what, value, seq, at}]}.
	Check(ctx context.Context, id chat.ID, text string) (json.RawMessage, error)
}

// Assistant helps agents and owners with a language model. Nothing of what it makes is of any effect by itself. chat.ErrInvalid: that is not switched on, or there
// is nothing to do; chat.ErrUnavailable: the model did not answer, in words.
type Assistant interface {
	// Uses are what it may be asked for.
	Uses() []string
	// Assist makes a summary, suggested replies or a translation for a conversation.
	Assist(ctx context.Context, id chat.ID, ask chat.Ask) (chat.Made, error)
	// Phrases are other ways to say what an intent's phrases in a language say.
	Phrases(ctx context.Context, intent intents.Intent, language string) (chat.Made, error)
	// Draft proposes an intent that covers some texts.
	Draft(ctx context.Context, texts []string, language string) (chat.Made, error)
}

// Library keeps the owner's pages, in versions that never change; the newest are indexed in the background, on every node.
type Library interface {
	Pages() []chat.PageInfo
	Page(id string) (chat.PageText, error) // chat.ErrNotFound
	Versions(ctx context.Context, id string) ([]chat.PageVersion, error)
	Old(ctx context.Context, id string, version chat.Seq) (content string, err error) // of a version; chat.ErrNotFound
	// Save makes content the newest version of a page; it is durable when Save returns. base, unless nil, is the version that it was made from: chat.ErrConflict if
	// there is a newer one.
	Save(ctx context.Context, by chat.By, id, content string, base *chat.Seq) (chat.Seq, error)
	Remove(ctx context.Context, by chat.By, id string) error
	Restore(ctx context.Context, by chat.By, id string, version chat.Seq) (chat.Seq, error)
	// Indexed waits until this node answers by the version or a newer one; false: that cannot be, or ctx is done.
	Indexed(ctx context.Context, version chat.Seq) bool
	// Ask says, as a JSON object {enough, p, floor, answer, source{title,url,page}, passages[{title,heading,url,text,page}]}, what the pages say about a question.
	Ask(ctx context.Context, question, locale string) (json.RawMessage, error)
}
