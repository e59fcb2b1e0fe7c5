package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"go.uber.org/zap"

	"roundpeg/chat"
	"roundpeg/configs"
	"roundpeg/day"
)

// wall is the clock by which connections are alive: that of the machine.
func (p program) wall() func() time.Time {
	if p.fast != nil {
		return time.Now
	}
	return p.now
}

// pace is how often the desk looks at what is due; 0 means as usual.
func (p program) pace() time.Duration {
	if p.fast == nil {
		return 0
	}
	return p.fast.Pace()
}

// Opening hours of the day that is simulated, a Monday.
var (
	dayOpens  = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	dayCloses = time.Date(2026, 11, 23, 17, 0, 0, 0, time.UTC)
)

// dayCommand plays a day at the desk against a server of its own, in a folder that is thrown away.
func dayCommand(ctx context.Context, p program, args []string) error {
	f := flags("day")
	seed := f.Uint64("seed", 1, "`N` from which all chance comes")
	speed := f.Float64("speed", 240, "`N` minutes of the day take one minute here")
	asJSON := f.Bool("json", false, "print JSON")
	if err := parse(p, f, args); err != nil {
		return err
	}
	if !(*speed >= 1 && *speed <= 5000) {
		return usagef("--speed must be from 1 to 5000")
	}
	r, err := playDay(ctx, p, *seed, *speed)
	if err != nil {
		return err
	}
	if *asJSON {
		e := json.NewEncoder(p.out)
		e.SetIndent("", "  ")
		err = e.Encode(r)
	} else {
		printDay(p.out, r)
	}
	if len(r.Broken) > 0 {
		return errors.Join(err, fmt.Errorf("%d rules were broken", len(r.Broken)))
	}
	return err
}

// playDay runs the server and the day.
func playDay(ctx context.Context, p program, seed uint64, speed float64) (day.Report, error) {
	dir, err := os.MkdirTemp("", "roundpeg-day")
	if err != nil {
		return day.Report{}, err
	}
	defer os.RemoveAll(dir)
	secret, password := chat.Random(32), chat.Random(12)
	cfg := configs.Default()
	cfg.Listen, cfg.Data, cfg.Demo, cfg.LogLevel, cfg.Bot.Encoder = "127.0.0.1:0", dir, false, "error", "none"
	cfg.Hours = configs.Hours{Zone: "UTC", Days: map[string]string{}}
	for _, d := range configs.Weekdays {
		cfg.Hours.Days[d] = "09:00-17:00"
	}
	cfg.Site.Identity = configs.Identity{Algorithm: "HS256", Audience: "day", KeyEnv: []string{"ROUNDPEG_DAY_KEY"}}
	clock := day.NewClock(dayOpens.Add(-10*time.Minute), speed)
	p.fast, p.now, p.out = clock, clock.Now, io.Discard
	p.env = func(k string) string {
		return map[string]string{"ROUNDPEG_DAY_KEY": secret, "ROUNDPEG_ADMIN_PASSWORD": password}[k]
	}
	if err := cfg.Validate(); err != nil {
		return day.Report{}, err
	}
	log, err := logger(cfg.LogLevel)
	if err != nil {
		return day.Report{}, err
	}
	s, err := open(ctx, cfg, p, log)
	if err != nil {
		return day.Report{}, err
	}
	serving, stop := context.WithCancel(ctx)
	over := make(chan error, 1)
	go func() { over <- s.run(serving) }()
	r, err := day.Run(ctx, day.Options{Addr: s.listen.Addr().String(), Email: "admin@localhost", Password: password, Seed: seed, Clock: clock, Opens: dayOpens, Closes: dayCloses,
		Identify: func(customer, name string) (string, error) {
			c := jwt.MapClaims{"sub": customer, "name": name, "aud": "day", "exp": clock.Now().Add(48 * time.Hour).Unix()}
			return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString([]byte(secret))
		}})
	stop()
	if down := <-over; down != nil {
		log.Warn("the server of the day did not end well", zap.Error(down))
	}
	return r, err
}

func printDay(out io.Writer, r day.Report) {
	fmt.Fprintf(out, "A day from seed %d: %d customers, %d events, %s until nothing was left to do\n", r.Seed, r.Customers, r.Events, r.Sim)
	counts := func(title string, of map[string]int) {
		fmt.Fprintf(out, "%s\n", title)
		for _, k := range slices.SortedFunc(maps.Keys(of), func(a, b string) int { return cmp.Or(cmp.Compare(of[b], of[a]), cmp.Compare(a, b)) }) {
			fmt.Fprintf(out, "  %4d  %s\n", of[k], k)
		}
	}
	counts("How the visits ended", r.Ends)
	counts("Promises", r.Promises)
	counts("Events", r.Kinds)
	counts("Refused, since another was quicker or it was not theirs", r.Refused)
	fmt.Fprintf(out, "Minutes until a person came: half within %.1f, nine of ten within %.1f\n", r.MetP50, r.MetP90)
	if len(r.Broken) == 0 {
		fmt.Fprintln(out, "Every rule holds: nobody unanswered, no promise forgotten")
		return
	}
	fmt.Fprintln(out, "BROKEN")
	for _, b := range r.Broken {
		fmt.Fprintf(out, "  %s\n", b)
	}
}
