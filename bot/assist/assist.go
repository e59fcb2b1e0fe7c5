// Package assist is what a language model does for agents and owners: a summary, replies to choose from, a translation, phrases and the draft of an intent.
// All of it is held against what it was made from before anybody sees it, and is of no effect until somebody makes it their own.
package assist

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"roundpeg/bot/knowledge"
	"roundpeg/bot/llm"
	"roundpeg/chat"
	"roundpeg/intents"
	"roundpeg/locales"
)

// answersIn is how long anybody waits for all of an answer: less than the server takes to write one.
const answersIn = 45 * time.Second

// Options is what an Assistant works with. Store, Known and Reads are needed; without a Model nothing is switched on.
type Options struct {
	Store chat.Store
	Model *llm.Model
	Known func() intents.Set
	// Reads reads a text as the bot would.
	Reads func(ctx context.Context, u intents.Utterance) (intents.Reading, error)
	// Find looks into the owner's pages; may be nil.
	Find func(ctx context.Context, question, locale string) (knowledge.Found, error)
	Shop string
	// Dropped is told for which use something was not let through; may be nil.
	Dropped func(use string)
	Now     func() time.Time
}

// Assistant is safe for concurrent use. What it made for a conversation it remembers for a while, so that reopening one costs nothing; of each
// conversation it makes one thing at a time.
type Assistant struct {
	Options
	memory memory
}

// New makes an Assistant.
func New(o Options) *Assistant {
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Assistant{Options: o, memory: memory{now: o.Now, lanes: map[string]*lane{}, made: map[string]kept{}}}
}

// fields name the uses as errors do.
var fields = map[string]string{llm.UseSummary: "summaries are", llm.UseReplies: "suggested replies are", llm.UseTranslation: "translation is", llm.UsePhrases: "suggested phrases are", llm.UseDraft: "drafts of intents are"}

// Uses are those that are switched on.
func (a *Assistant) Uses() []string {
	uses := []string{}
	for _, use := range []string{llm.UseSummary, llm.UseReplies, llm.UseTranslation, llm.UsePhrases, llm.UseDraft} {
		if a.Model.May(use) {
			uses = append(uses, use)
		}
	}
	return uses
}

func (a *Assistant) may(use string) error {
	if !a.Model.May(use) {
		return chat.Faultf(chat.ErrInvalid, "%s not switched on: an admin can add %q to llm.uses in the configuration, where llm.url and llm.model name the model", fields[use], use)
	}
	return nil
}

// Assist makes a summary, suggested replies, or a translation of the message Seq or of Text. chat.ErrNotFound: there is no such conversation.
func (a *Assistant) Assist(ctx context.Context, id chat.ID, ask chat.Ask) (chat.Made, error) {
	switch ask.What {
	case llm.UseSummary, llm.UseReplies:
	case llm.UseTranslation:
		if locales.Language(ask.To) == "" {
			return chat.Made{}, chat.Faultf(chat.ErrInvalid, "to is missing: the language of the translation, like en")
		}
		if (ask.Seq == 0) == (ask.Text == "") {
			return chat.Made{}, chat.Faultf(chat.ErrInvalid, "name the message by its seq, or give a text: one of the two")
		}
	default:
		return chat.Made{}, chat.Faultf(chat.ErrInvalid, "what must be summary, replies or translation")
	}
	if err := a.may(ask.What); err != nil {
		return chat.Made{}, err
	}
	t, err := a.read(ctx, id)
	if err != nil {
		return chat.Made{}, err
	}
	var make func(context.Context) (chat.Made, error)
	of := t.upto
	switch ask.What {
	case llm.UseSummary:
		make = func(ctx context.Context) (chat.Made, error) { return a.summary(ctx, t, locales.Language(ask.Locale)) }
	case llm.UseReplies:
		make = func(ctx context.Context) (chat.Made, error) { return a.replies(ctx, t) }
	case llm.UseTranslation:
		text, from, err := t.original(ask)
		if err != nil {
			return chat.Made{}, err
		}
		of = ask.Seq // a message never changes
		make = func(ctx context.Context) (chat.Made, error) {
			return a.translation(ctx, t, text, from, locales.Language(ask.To))
		}
	}
	return a.once(ctx, string(id), key(string(id), fmt.Sprint(of), ask.What, locales.Language(ask.Locale), locales.Language(ask.To), ask.Text), make)
}

// once makes something unless it was made before; what goes wrong is said in words.
func (a *Assistant) once(ctx context.Context, lane, key string, make func(context.Context) (chat.Made, error)) (chat.Made, error) {
	within, done := context.WithTimeout(ctx, answersIn)
	defer done()
	made, err := a.memory.once(within, lane, key, func() (chat.Made, error) { return make(within) })
	if err != nil {
		return chat.Made{}, inWords(ctx, err)
	}
	return made, nil
}

// dropped counts what is not let through.
func (a *Assistant) dropped(use string, n int) int {
	if a.Dropped != nil {
		for range n {
			a.Dropped(use)
		}
	}
	return n
}

// key names what is made without keeping what it is made from.
func key(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:])
}
