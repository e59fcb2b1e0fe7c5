package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"time"

	"roundpeg/chat"
	"roundpeg/gateway"
	"roundpeg/handoff/reports"
)

// reportOf starts a report of the console.
func reportOf(from, to, now time.Time, zone *time.Location) gateway.Report {
	return reports.New(reports.Options{From: from, To: to, Now: now, Zone: zone})
}

// usualDays is what a report is of unless told.
const usualDays = 30

// reportCommand prints what the console's report page shows.
func reportCommand(ctx context.Context, p program, args []string) error {
	f := flags("report")
	data := f.String("data", "data", "`DIR` of the embedded store (while no server runs on it)")
	redis := f.String("redis", p.env("ROUNDPEG_REDIS"), "`URL` of the Redis that keeps everything instead")
	addr := f.String("addr", "", "ask a running server at `ADDR` instead; the password is in ROUNDPEG_AGENT_PASSWORD")
	email := f.String("email", "admin@localhost", "`ADDRESS` that signs in there")
	from := f.String("from", "", "sessions that began from this `TIME` on, such as 2026-11-23T09:00:00Z, or a date; 30 days before --to unless told")
	to := f.String("to", "", "… up to this `TIME`; now unless told. A date is its beginning")
	tz := f.String("tz", "UTC", "time `ZONE` of dates, days and hours, such as Europe/Berlin")
	asJSON := f.Bool("json", false, "for programs")
	if err := parse(p, f, args); err != nil {
		return err
	}
	o, err := reportOptions(*from, *to, *tz, p.now())
	if err != nil {
		return err
	}
	var r reports.Report
	if *addr != "" {
		r, err = servedReport(ctx, p, o, *addr, *email)
	} else {
		r, err = storedReport(ctx, p, o, *data, *redis)
	}
	if err != nil {
		return err
	}
	if *asJSON {
		return json.NewEncoder(p.out).Encode(r)
	}
	return r.Print(p.out)
}

func reportOptions(from, to, tz string, now time.Time) (o reports.Options, err error) {
	if o.Zone, err = time.LoadLocation(tz); err != nil {
		return o, usagef("--tz: %q must be the name of a time zone, such as Europe/Berlin", tz)
	}
	read := func(flag, text string, otherwise time.Time) (time.Time, error) {
		if text == "" {
			return otherwise, nil
		}
		if t, err := time.Parse(time.RFC3339, text); err == nil {
			return t, nil
		}
		t, err := time.ParseInLocation(time.DateOnly, text, o.Zone)
		if err != nil {
			return t, usagef("--%s: %q must be a time such as 2026-11-23T09:00:00Z, or a date", flag, text)
		}
		return t, nil
	}
	o.Now = now
	if o.To, err = read("to", to, now); err != nil {
		return o, err
	}
	if o.From, err = read("from", from, o.To.AddDate(0, 0, -usualDays)); err != nil {
		return o, err
	}
	if o.To.Before(o.From) {
		return o, usagef("--to must not be before --from")
	}
	return o, nil
}

func storedReport(ctx context.Context, p program, o reports.Options, data, redis string) (r reports.Report, err error) {
	store, err := openStored(ctx, p, data, redis)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, store.close()) }()
	o.Now = store.now()
	sums := reports.New(o)
	for after := ""; ; {
		page, err := store.List(ctx, chat.Query{After: after, Limit: chat.MaxLimit})
		if err != nil {
			return r, fmt.Errorf("list conversations: %w", err)
		}
		for _, s := range page {
			sums.Add(s)
		}
		if len(page) < chat.MaxLimit || page[len(page)-1].Started.Before(o.From) { // newest first
			return sums.Report(), nil
		}
		after = page[len(page)-1].Cursor()
	}
}

func servedReport(ctx context.Context, p program, o reports.Options, addr, email string) (r reports.Report, err error) {
	server, err := signIn(ctx, addr, email, p.env("ROUNDPEG_AGENT_PASSWORD"))
	if err != nil {
		return r, err
	}
	q := url.Values{"from": {o.From.Format(time.RFC3339Nano)}, "to": {o.To.Format(time.RFC3339Nano)}, "tz": {o.Zone.String()}}
	var out struct{ Report *reports.Report }
	if err := server.get(ctx, "/v1/stats?"+q.Encode(), &out); err != nil {
		return r, err
	}
	if out.Report == nil {
		return r, errors.New("the server makes no reports: it is an older version")
	}
	return *out.Report, nil
}
