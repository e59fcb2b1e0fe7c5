package backtest

// Result is all that is measured of one policy. Shares are in [0, 1]; turns are indexes from 0; what cannot be said of so few cases is missing.
type Result struct {
	Options     Options      `json:"options"`
	Volume      Volume       `json:"volume"`
	Operating   Operating    `json:"operating"`
	Curve       Curve        `json:"curve"`
	Coverage    RiskCoverage `json:"risk_coverage"`
	Ranking     Ranking      `json:"ranking"`
	Lead        Lead         `json:"lead"`
	Transfer    []Transfer   `json:"gtt"`
	Calibration Calibration  `json:"calibration"`
	Lists       Lists        `json:"lists"`
	Gaps        []Gap        `json:"gaps"`
}

// Measure says what a policy would have done. The order of the cases does not matter.
func Measure(cases []Case, o Options) Result { return newStudy(cases, o).measure() }

func (s *study) measure() Result {
	return Result{
		Options:     s.Options,
		Volume:      s.volume(),
		Operating:   s.operating(),
		Curve:       s.curve(),
		Coverage:    s.coverage(),
		Ranking:     s.ranking(),
		Lead:        s.lead(),
		Transfer:    s.transfers(),
		Calibration: s.calibration(),
		Lists:       s.lists(),
		Gaps:        s.gaps(),
	}
}

// Operating is what the policy does as it is configured. The seven numbers add up to the labelled conversations.
type Operating struct {
	Containment *Band `json:"containment,omitempty"`  // share of all conversations that the bot keeps
	Recall      *Band `json:"recall,omitempty"`       // share of those that needed a person which got one in time
	FalseAlarms *Band `json:"false_alarms,omitempty"` // share of those that needed nobody which were handed over without a request
	BadKept     *Band `json:"bad_kept,omitempty"`     // share of those kept that needed a person
	Minutes     *Band `json:"minutes,omitempty"`      // of an agent for a conversation

	Served   int `json:"served"`
	Missed   int `json:"missed"`
	InTime   int `json:"in_time"`
	Late     int `json:"late"`
	Needless int `json:"needless"`
	ByRule   int `json:"by_rule"`
	Wished   int `json:"wished"`
}

func (s *study) operating() (o Operating) {
	f := s.main()
	b := s.bands(f...)
	o.Containment, o.Recall, o.FalseAlarms, o.BadKept, o.Minutes = b[0], b[1], b[2], b[3], b[4]
	n := map[Fate]int{}
	for _, i := range s.labelled {
		n[s.rows[i].fate]++
	}
	o.Served, o.Missed, o.InTime, o.Late = n[Served], n[Missed], n[InTime], n[Late]
	o.Needless, o.ByRule, o.Wished = n[Needless], n[ByRule], n[Wished]
	return o
}

// mainFigures are the names of main, and what is to be said of them.
var mainFigures = []string{"containment", "recall", "false_alarms", "bad_kept", "minutes"}

func (s *study) main() []*figure {
	all := make([]int, len(s.cases))
	for i := range all {
		all[i] = i
	}
	fate := func(i int) Fate { return s.rows[i].fate }
	return []*figure{
		s.share(all, func(i int) bool { return s.rows[i].turn < 0 }),
		s.share(s.bad, func(i int) bool { return fate(i) == InTime }),
		s.share(s.good, func(i int) bool { return fate(i).falseAlarm() }),
		s.figure(s.labelled, func(i int) float64 { return one(fate(i) == Missed) }, func(i int) float64 { return one(fate(i).kept()) }),
		s.figure(s.labelled, func(i int) float64 { return s.Costs.of(fate(i)) }, func(int) float64 { return 1 }),
	}
}
