package intents

// progress tells how far a training is, stage by stage. The zero value tells nobody.
type progress struct {
	tell     func(done float64)
	from, to float64 // the stage under way, as parts of the whole
}

// next begins a stage, at the end of which that much of the whole is done; about so, since it depends on the set.
func (p *progress) next(to float64) {
	p.from, p.to = p.to, to
	p.at(0)
}

// at says how much of the stage is done.
func (p *progress) at(share float64) {
	if p.tell != nil {
		p.tell(p.from + share*(p.to-p.from))
	}
}
