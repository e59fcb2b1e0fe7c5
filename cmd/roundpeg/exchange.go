package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"roundpeg/intents"
	"roundpeg/intents/exchange"
)

// importCommand makes an intents file of another system's export. What was left out is said on standard error.
func importCommand(_ context.Context, p program, args []string) error {
	f := flags("import")
	from := f.String("from", "", "`FILE` to read")
	format := f.String("format", "", "`FORMAT`, where the name does not tell: "+strings.Join(exchange.Formats(), ", "))
	language := f.String("language", "en", "`LANGUAGE` of phrases whose file names none")
	to := f.String("out", "-", "intents YAML `FILE` to write; it must not be there yet; - is standard output")
	if err := parse(p, f, args); err != nil {
		return err
	}
	if *from == "" {
		return usagef("--from is needed")
	}
	data, err := os.ReadFile(*from)
	if err != nil {
		return err
	}
	s, notes, err := exchange.Read(*from, data, exchange.Options{Format: exchange.Format(*format), Language: *language})
	if err != nil {
		return err
	}
	b, err := exchange.Write(s, exchange.YAML, "")
	if err != nil {
		return err
	}
	if err := writing(p, *to, b); err != nil {
		return err
	}
	for _, n := range notes {
		fmt.Fprintln(p.err, n)
	}
	fmt.Fprintf(p.err, "%d intents, %d phrases, %d of them not for the bot\n", len(s.Intents), len(s.Examples()), len(s.NotForBot))
	return nil
}

// exportCommand writes an intents file for other systems.
func exportCommand(_ context.Context, p program, args []string) error {
	f := flags("export")
	from := f.String("intents", "", "intents YAML or utterances `FILE`")
	format := f.String("format", string(exchange.JSONL), "`FORMAT`: jsonl, rasa or yaml")
	language := f.String("language", "", "only phrases of this `LANGUAGE`")
	to := f.String("out", "-", "`FILE` to write; it must not be there yet; - is standard output")
	if err := parse(p, f, args); err != nil {
		return err
	}
	if *from == "" {
		return usagef("--intents is needed")
	}
	s, err := intents.LoadSet(*from)
	if err != nil {
		return err
	}
	b, err := exchange.Write(s, exchange.Format(*format), *language)
	if err != nil {
		return err
	}
	return writing(p, *to, b)
}

// writing makes a new file; what is there is never overwritten.
func writing(p program, name string, b []byte) error {
	if name == "-" {
		_, err := p.out.Write(b)
		return err
	}
	file, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	if _, err = file.Write(b); err == nil {
		err = file.Sync()
	}
	if e := file.Close(); err == nil {
		err = e
	}
	return err
}
