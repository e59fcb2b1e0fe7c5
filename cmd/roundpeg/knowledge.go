package main

import (
	"context"
	"io/fs"
	"net"
	"strings"
	"time"

	"go.uber.org/zap"

	"roundpeg/bot/knowledge"
	"roundpeg/chat"
	"roundpeg/configs"
)

// helpOf are the demo shop's pages as its visitors see them, by their ids; none without the demo or with other pages.
func helpOf(cfg configs.Config) (map[string][]byte, error) {
	help := map[string][]byte{}
	if !demoPages(cfg) {
		return help, nil
	}
	err := fs.WalkDir(configs.Pages, ".", func(name string, d fs.DirEntry, err error) error {
		id, is := strings.CutSuffix(name, ".md")
		if err != nil || !is {
			return err
		}
		content, err := fs.ReadFile(configs.Pages, name)
		if err != nil {
			return err
		}
		p, err := knowledge.Parse(id, content)
		help[id] = knowledge.Show(p, "/demo.css")
		return err
	})
	return help, err
}

// demoPages says that this is the demo shop, whose help is on this server.
func demoPages(cfg configs.Config) bool {
	return cfg.Demo && cfg.Intents == "" && cfg.Knowledge.Folder == "" && cfg.Knowledge.URL == ""
}

// libraryOf opens the owner's pages, read by what reads the messages. at is where this server listens.
func libraryOf(ctx context.Context, cfg configs.Config, at net.Addr, store chat.Store, meaning reads, now func() time.Time, log *zap.Logger) (*knowledge.Library, error) {
	if demoPages(cfg) {
		cfg.Knowledge.URL = reach(at.String()) + "/help"
	}
	return knowledge.OpenLibrary(ctx, store, knowledge.LibraryOptions{First: pagesOf(cfg), Folder: cfg.Knowledge.Folder,
		Index: knowledge.IndexOptions{Encoder: meaning.encoder, BaseURL: cfg.Knowledge.URL, Unanswerable: cfg.Knowledge.Unanswerable}, Ready: meaning.ready, Now: now, Log: log})
}

// pagesOf are those that a server begins with: the demo shop's, where its intents are.
func pagesOf(cfg configs.Config) fs.FS {
	if cfg.Intents != "" {
		return nil
	}
	return configs.Pages
}
