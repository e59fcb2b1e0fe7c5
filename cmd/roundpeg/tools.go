package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"runtime/debug"
	"strings"

	"go.uber.org/zap"
	"go.yaml.in/yaml/v3"

	"roundpeg/bot/knowledge"
	"roundpeg/chat"
	"roundpeg/configs"
	"roundpeg/staff"
	"roundpeg/store/redisstore"
	"roundpeg/store/sqlitestore"
)

// agentCommand makes an account, on a folder that no server has open or on a Redis, whoever uses it.
func agentCommand(ctx context.Context, p program, args []string) error {
	if len(args) == 0 || args[0] != "add" {
		return usagef("agent add is what there is")
	}
	f := flags("agent add")
	email := f.String("email", "", "e-mail `ADDRESS`")
	name := f.String("name", "", "`NAME` that customers see")
	tier := f.Int("tier", chat.TierAgents, "2 agents, 3 specialists, 4 leadership")
	admin := f.Bool("admin", false, "may manage agents, tokens and intents")
	cfg := configs.Default()
	f.StringVar(&cfg.Data, "data", cfg.Data, "`DIR` of the embedded store")
	f.StringVar(&cfg.Redis, "redis", p.env("ROUNDPEG_REDIS"), "`URL` of the Redis that keeps everything instead")
	if err := parse(p, f, args[1:]); err != nil {
		return err
	}
	if *email == "" || *name == "" {
		return usagef("--email and --name are needed")
	}
	password := p.env("ROUNDPEG_AGENT_PASSWORD")
	if password == "" {
		password = chat.Random(8)
	}
	store, err := openKeep(ctx, cfg, p.now, p.now, zap.NewNop())
	if err != nil {
		return err
	}
	defer store.close()
	people, err := staff.Open(ctx, store, store.now)
	if err != nil {
		return err
	}
	a, err := people.CreateAgent(ctx, chat.By{Role: chat.System, Name: "command line"}, staff.Change{Email: email, Name: name, Password: &password, Tier: tier, Admin: admin})
	if err != nil {
		return err
	}
	fmt.Fprintf(p.out, "%s <%s> is made; password %s\n", a.Name, a.Email, password)
	return nil
}

func configCommand(_ context.Context, p program, args []string) error {
	if len(args) == 0 || args[0] != "check" && args[0] != "print" {
		return usagef("config check, or config print")
	}
	f := flags("config")
	file := f.String("config", "", "configuration `FILE`")
	if err := parse(p, f, args[1:]); err != nil {
		return err
	}
	cfg, err := configs.Load(*file, p.env)
	if err == nil {
		err = cfg.Validate()
	}
	if err != nil {
		return err
	}
	if args[0] == "check" {
		fmt.Fprintln(p.out, "The configuration is good.")
		return nil
	}
	if cfg.Redis != "" {
		cfg.Redis = masked(cfg.Redis)
	}
	return yaml.NewEncoder(p.out).Encode(cfg)
}

// doctor looks at what a server would need here, and says in words what is wrong.
func doctor(ctx context.Context, p program, args []string) error {
	f := flags("doctor")
	file := f.String("config", "", "configuration `FILE`")
	data := f.String("data", "", "`DIR` of the embedded store")
	address := f.String("redis", "", "`URL` of the Redis that keeps everything instead")
	asJSON := f.Bool("json", false, "for programs")
	if err := parse(p, f, args); err != nil {
		return err
	}
	type finding struct {
		What string `json:"what"`
		Good bool   `json:"good"`
		Says string `json:"says"`
	}
	var all []finding
	look := func(what string, err error) {
		says := "good"
		if err != nil {
			says = oneLine(err)
		}
		all = append(all, finding{what, err == nil, says})
	}
	cfg, err := configs.Load(*file, p.env)
	if *data != "" {
		cfg.Data = *data
	}
	if *address != "" {
		cfg.Redis = *address
	}
	if err == nil {
		err = cfg.Validate()
	}
	look("configuration", err)
	if err == nil {
		look("intents", func() error {
			_, err := intentsOf(cfg)
			return err
		}())
		if folder := cfg.Knowledge.Folder; folder != "" {
			n, err := knowledge.CheckFolder(folder)
			look("pages in "+folder, err)
			if err == nil {
				all[len(all)-1].Says = fmt.Sprintf("good: %d", n)
			}
		}
		if cfg.Bot.Encoder == configs.OpenAI {
			width, err := tryEmbeddings(ctx, cfg.Bot.Embeddings, p.env)
			look("embeddings "+cfg.Bot.Embeddings.Model, err)
			if err == nil {
				all[len(all)-1].Says = fmt.Sprintf("good: vectors of %d values", width)
			}
		}
		if cfg.LLM.URL != "" {
			found, err := lookAtModel(ctx, cfg.LLM, p.env)
			if err != nil {
				look("llm", err)
			}
			for _, f := range found {
				if look("llm "+f.What, f.Err); f.Err == nil {
					all[len(all)-1].Says = f.Says
				}
			}
		}
		if cfg.Redis != "" {
			found, err := redisstore.Look(ctx, cfg.Redis, redisstore.Ack(cfg.Ack))
			look("redis", err)
			for _, f := range found {
				all = append(all, finding{"redis", !f.Loses, f.Says})
			}
		}
		folder := func() error {
			if _, err := os.Stat(cfg.Data); errors.Is(err, os.ErrNotExist) {
				return nil // serve makes it
			}
			store, err := sqlitestore.Open(cfg.Data, sqlitestore.Options{})
			if err == nil {
				err = errors.Join(store.Check(), store.Close())
			}
			return err
		}
		if cfg.Redis == "" {
			look("data folder "+cfg.Data, folder())
		}
		look("address "+cfg.Listen, func() error {
			l, err := net.Listen("tcp", cfg.Listen)
			if err == nil {
				err = l.Close()
			}
			return err
		}())
	}
	bad := 0
	for _, d := range all {
		if !d.Good {
			bad++
		}
		if !*asJSON {
			fmt.Fprintf(p.out, "%-40s %s\n", d.What, d.Says)
		}
	}
	if *asJSON {
		if err := json.NewEncoder(p.out).Encode(all); err != nil {
			return err
		}
	}
	if bad > 0 {
		return fmt.Errorf("%d of %d are not as they should be", bad, len(all))
	}
	return nil
}

// Version is what this is; releases set it by -ldflags.
var Version = "0.1.0-dev"

func version(_ context.Context, p program, args []string) error {
	f := flags("version")
	asJSON := f.Bool("json", false, "for programs")
	if err := parse(p, f, args); err != nil {
		return err
	}
	commit := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				commit = s.Value
			}
		}
	}
	if *asJSON {
		return json.NewEncoder(p.out).Encode(map[string]string{"version": Version, "commit": commit})
	}
	fmt.Fprintln(p.out, strings.TrimSpace("roundpeg "+Version+" "+commit))
	return nil
}
