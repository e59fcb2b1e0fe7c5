package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"

	"roundpeg/chat"
	"roundpeg/configs"
	"roundpeg/staff"
)

const adminEmail = "admin@localhost"

// account is how to sign in; the password is set only if it was made up just now.
type account struct{ password string }

// firstAdmin makes the first account if there is none, with the password given, or a random one.
func firstAdmin(ctx context.Context, people *staff.Staff, password string) (account, error) {
	if len(people.Agents()) > 0 {
		return account{}, nil
	}
	var shown account // a password that the operator chose is not repeated on the terminal
	if password == "" {
		r := chat.Random(8)
		password = strings.Join([]string{r[:4], r[4:8], r[8:12], r[12:]}, "-")
		shown.password = password
	}
	email, name, tier, admin, languages := adminEmail, "Admin", chat.TierLeadership, true, []string{"en", "de"}
	_, err := people.CreateAgent(ctx, chat.By{Role: chat.System, Name: "set-up"},
		staff.Change{Email: &email, Name: &name, Password: &password, Tier: &tier, Admin: &admin, Languages: &languages})
	if errors.Is(err, chat.ErrConflict) { // another node of the house, started at the same moment, was first
		return account{}, nil
	}
	if err != nil {
		return account{}, fmt.Errorf("first account: %w (ROUNDPEG_ADMIN_PASSWORD sets the password)", err)
	}
	return shown, nil
}

// greet says where everything is, and how to sign in.
func greet(out io.Writer, addr string, cfg configs.Config, a account) {
	base := reach(addr)
	fmt.Fprintln(out, "\nRoundpeg is up.")
	if cfg.Demo {
		fmt.Fprintf(out, "  Demo shop  %s/\n", base)
	}
	fmt.Fprintf(out, "  Console    %s/console/\n", base)
	if a.password != "" {
		fmt.Fprintf(out, "  Sign in    %s, password %s (shown this once)\n\n", adminEmail, a.password)
	} else {
		fmt.Fprintf(out, "  Sign in    with your account (the first one is %s)\n\n", adminEmail)
	}
}

// reach is the address of a server for a browser on its own machine.
func reach(addr string) string {
	host, port, _ := net.SplitHostPort(addr)
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port)
}
