package main

import (
	"time"

	"roundpeg/bot"
	"roundpeg/bot/assist"
	"roundpeg/bot/knowledge"
	"roundpeg/chat"
	"roundpeg/configs"
	"roundpeg/gateway"
)

// assistantOf is what the language model does for agents and owners; nil without one.
func assistantOf(c configs.Site, t talker, store chat.Store, mind *bot.Mind, library *knowledge.Library, now func() time.Time) gateway.Assistant {
	if t.model == nil {
		return nil
	}
	return assist.New(assist.Options{Store: store, Model: t.model, Known: mind.Set, Reads: mind.Read, Find: library.Find, Shop: c.Name, Now: now, Dropped: t.dropped})
}
