// Roundpeg is a chatbot that knows when it is out of its depth: this command serves it, and measures it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
	_ "time/tzdata" // a bare container has no time zones, and hours need them

	"roundpeg/day"
)

// errUsage marks what the caller got wrong: exit code 2.
var errUsage = errors.New("usage")

func usagef(format string, a ...any) error {
	return fmt.Errorf("%w: %s", errUsage, fmt.Sprintf(format, a...))
}

// program is what a command may touch of the world; tests give their own.
type program struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
	now      func() time.Time
	fast     *day.Clock // a simulation, whose time now is; nil: now is the machine's
}

type command struct {
	name, args, does string
	run              func(ctx context.Context, p program, args []string) error
}

var commands []command // set in init, since help lists them

func init() {
	commands = []command{
		{"serve", "[--config FILE] [--listen ADDR] [--data DIR] [--redis URL [--ack replica] [--allow-data-loss]] [--site-origin URL …] [--intents FILE] [--knowledge DIR]", "run the server: gateway, widget, console, store", serve},
		{"classify", "--train FILE --in FILE [--encoder none|openai --config FILE]", "what the classifier says of each line", classify},
		{"score", "--dialogues FILE [--config FILE] [--model FILE]", "frustration and risk of each turn of each dialogue", score},
		{"eval", "intents --train FILE [--test FILE] [--shots K,… --seeds N] [--encoder none|openai --config FILE] [--json] [--html FILE]", "the classifier's figures", eval},
		{"eval", "handoff [--data DIR] [--json]", "the scorer's figures on the public data sets", eval},
		{"eval", "knowledge [--pages DIR [--questions FILE]] [--encoder none|openai --config FILE] [--json]", "how many questions pages answer, and how many that they should not", eval},
		{"train", "handoff --out FILE [--data DIR | --transcripts FILE [--model FILE]] | requests --out FILE [--data DIR] | knowledge --out FILE [--data DIR]", "make the scorer's model, or adapt it to a business's own transcripts", train},
		{"backtest", "--transcripts FILE | --store [--data DIR | --redis URL] [--days N] [--config FILE] [--compare FILE] [--model FILE] [--json] [--html FILE]", "what a policy would have made of past conversations, and what another would change", backtestCommand},
		{"explain", "SESSION [--data DIR | --redis URL | --transcripts FILE | --addr ADDR [--email E]] [--json]", "why the bot did what it did, scored again from the log", explain},
		{"report", "[--data DIR | --redis URL | --addr ADDR [--email E]] [--from TIME] [--to TIME] [--tz ZONE] [--json]", "what became of the sessions: containment, waits, hand-offs, promises, grants, satisfaction, causes", reportCommand},
		{"import", "--from FILE [--format FORMAT] [--language L] [--out FILE]", "make an intents file of CSV, JSONL, or an export of Rasa, Dialogflow or Lex", importCommand},
		{"export", "--intents FILE [--format jsonl|rasa|yaml] [--language L] [--out FILE]", "write an intents file for other systems", exportCommand},
		{"agent", "add --email E --name N [--tier 2] [--admin] [--data DIR | --redis URL]", "make an account (with a data folder: while no server runs on it)", agentCommand},
		{"config", "check|print [--config FILE]", "check the configuration, or print it whole", configCommand},
		{"doctor", "[--config FILE] [--data DIR] [--redis URL] [--json]", "say in words whether a server could run here", doctor},
		{"bench", "[--addr ADDR] [--redis URL] [--only PARTS] [--json]", "measure a server under load, beside a bare echo", benchCommand},
		{"day", "[--seed N] [--speed 240] [--json]", "a day at the desk in a few minutes: customers, agents, specialists and a leader, simulated through the real sockets", dayCommand},
		{"version", "[--json]", "print the version", version},
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, program{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv, now: time.Now}, os.Args[1:]))
}

// run returns the exit code: 0 done, 1 failed, 2 wrong usage.
func run(ctx context.Context, p program, args []string) int {
	if len(args) == 0 {
		fmt.Fprintln(p.err, "roundpeg: name a command, such as serve; roundpeg help lists them")
		return 2
	}
	if args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		help(p.out)
		return 0
	}
	for _, c := range commands {
		if c.name != args[0] {
			continue
		}
		err := c.run(ctx, p, args[1:])
		switch {
		case err == nil, errors.Is(err, flag.ErrHelp):
			return 0
		case errors.Is(err, errUsage):
			fmt.Fprintf(p.err, "roundpeg %s: %s (usage: roundpeg %s %s)\n", c.name, strings.TrimPrefix(oneLine(err), "usage: "), c.name, c.args)
			return 2
		}
		fmt.Fprintf(p.err, "roundpeg %s: %s\n", c.name, oneLine(err))
		return 1
	}
	for _, later := range []string{"audit"} {
		if args[0] == later {
			fmt.Fprintf(p.err, "roundpeg %s: this version cannot do that yet; see CHANGELOG.md for what it can\n", later)
			return 1
		}
	}
	fmt.Fprintf(p.err, "roundpeg: there is no command %q; try roundpeg help\n", args[0])
	return 2
}

func help(w io.Writer) {
	fmt.Fprint(w, "Roundpeg answers what it knows, and hands over what it does not.\n\n")
	for _, c := range commands {
		fmt.Fprintf(w, "  roundpeg %s %s\n        %s\n", c.name, c.args, c.does)
	}
	fmt.Fprint(w, "\nExit codes: 0 done, 1 failed, 2 wrong usage.\n")
}

func oneLine(err error) string { return strings.ReplaceAll(err.Error(), "\n", "; ") }

// flags returns a flag set that reports wrong usage as an error instead of printing.
func flags(name string) *flag.FlagSet {
	f := flag.NewFlagSet(name, flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.Usage = func() {} // wrong usage is one line on standard error; only help lists the flags
	return f
}

func parse(p program, f *flag.FlagSet, args []string) error {
	err := f.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		f.SetOutput(p.out)
		f.PrintDefaults()
		return err
	case err != nil:
		return usagef("%v", err)
	case f.NArg() > 0:
		return usagef("%q is not understood", f.Arg(0))
	}
	return nil
}
