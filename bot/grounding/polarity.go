package grounding

import (
	"math/bits"
	"slices"

	"roundpeg/handoff/grammar"
)

// turned finds what s affirms and its source denies, or the other way round.
func turned(s sentence, of *stated) *Violation {
	var denied uint64
	for k, p := range of.parts {
		if p.negated && k < 64 {
			denied |= 1 << k
		}
	}
	for i, p := range s.parts {
		leads := i == 0 && len(s.parts) > 1 && s.parts[1].negated && !s.parts[1].coordinated // "For safety reasons, we do not …"
		most, best := 0, -1
		counts := map[int]int{}
		said := false
		for _, t := range s.tokens[p.from:p.to] {
			if t.kind < content || t.kind == negation || t.kind == sense {
				continue
			}
			in := of.in[t.key]
			if in == 0 {
				continue
			}
			said = true
			if !p.negated && !leads && in&^denied == 0 {
				return &Violation{Polarity, s.text}
			}
			for k := range of.parts {
				if k < 64 && in>>k&1 != 0 {
					counts[k]++
					if counts[k] > most || counts[k] == most && p.negated == of.parts[k].negated {
						most, best = counts[k], k
					}
				}
			}
		}
		if p.negated && (!said || best < 0 || of.parts[best].negations != p.negations) {
			return &Violation{Polarity, s.text}
		}
	}
	return nil
}

// kept are the shares of a part that s has to say if it says that part at all: of one that speaks of policy or numbers, and of any other.
const (
	keptPolicy = .8
	keptOther  = .75
	keptLimit  = .6 // of what stands behind a word that limits
)

// dropped finds a condition, a limit or what narrows a statement, which s leaves out.
func dropped(s sentence, of *stated, meant map[string]uint64) *Violation {
	focus := focused(s, of)
	if focus == 0 {
		return &Violation{Unsupported, s.text}
	}
	for k, p := range of.parts {
		if k > 63 || focus>>k&1 == 0 {
			continue
		}
		supposed := of.opens(p)&condition != 0 && p.conditional && s.is&condition == 0 && !s.limits()
		if supposed || !keeps(s, of, p, meant, false) {
			return &Violation{Polarity, s.text}
		}
		if p.conditional && of.opens(p)&condition != 0 && !governs(of.parts, k, focus) {
			return &Violation{Polarity, s.text}
		}
		if k > 0 && of.is&then != 0 && of.refersBack(p) && !keeps(s, of, of.parts[k-1], meant, true) {
			return &Violation{Polarity, s.text}
		}
		for _, j := range governing(of.parts, k) {
			if !keeps(s, of, of.parts[j], meant, true) {
				return &Violation{Polarity, s.text}
			}
		}
	}
	return nil
}

// governs says that a condition limits one of those parts, or none but itself.
func governs(parts []part, condition int, of uint64) bool {
	none := true
	for k := range parts {
		if k != condition && !parts[k].conditional && slices.Contains(governing(parts, k), condition) {
			if of>>k&1 != 0 {
				return true
			}
			none = false
		}
	}
	return none
}

// governing are the parts that say when part k holds: those right behind it, and those that its sentence begins with.
func governing(parts []part, k int) []int {
	var out []int
	for j := k + 1; j < len(parts) && parts[j].conditional; j++ {
		out = append(out, j)
	}
	first := k
	for first > 0 && !parts[first].apart {
		first--
	}
	for j := first; j < k && parts[j].conditional; j++ {
		out = append(out, j)
	}
	return out
}

// focused are the parts of a source that s speaks of: the one that it has most of, and all that it has more than a word of.
func focused(s sentence, of *stated) uint64 {
	var focus uint64
	counts := make([]int, len(of.parts))
	most := 0
	for key, in := range of.in {
		if _, ok := s.in[key]; !ok {
			continue
		}
		for k := range counts {
			if k < 64 && in>>k&1 != 0 {
				counts[k]++
				most = max(most, counts[k])
			}
		}
		if bits.OnesCount64(in) == 1 && grants(of, key) {
			focus |= in
		}
	}
	for k, n := range counts {
		if k < 64 && n > 0 && (n == most || n >= 2) {
			focus |= 1 << k
		}
	}
	return focus
}

// keeps says that s has what matters of a part of its source: its numbers and small words, what narrows it, and most of the rest. meant is what s only calls
// "it"; whole says that all of the part limits another one.
func keeps(s sentence, of *stated, p part, meant map[string]uint64, whole bool) bool {
	said, all, weighty := 0, 0, false
	limit, limited, limitedSaid := whole, 0, 0
	if whole && of.opens(p)&condition != 0 && s.is&condition == 0 && !s.limits() {
		return false
	}
	heads := false // the next word is what a limit is about
	for i, t := range of.tokens[p.from:p.to] {
		if restricts(t) {
			limit = true
		}
		_, has := s.in[t.key]
		switch {
		case t.kind == figureKind:
			has = has && countsIn(s, t)
		case !has && t.kind == content:
			_, has = meant[t.key]
		case t.key == "must":
			has = has || s.is&please != 0
		}
		if heads && (t.kind == content || t.kind == policy) {
			if heads = false; !has {
				return false
			}
		}
		heads = heads && t.kind < figureKind || restricts(t) && t.kind != figureKind || i == 0 && t.is&opening != 0
		switch {
		case t.is&narrow != 0 && !has, t.kind == figureKind && !has, t.kind == sense && !has:
			return false
		case t.is&hedge != 0 && s.is&(hedge|able) == 0:
			return false
		case t.kind != content && t.kind != policy && t.kind < figureKind:
			continue
		}
		weighty = weighty || t.kind == policy || t.kind == figureKind
		all++
		if has {
			said++
		}
		if limit && t.kind != figureKind {
			limited++
			if has {
				limitedSaid++
			}
		}
	}
	share := keptOther
	switch {
	case whole, p.conditional:
		share = keptLimit
	case weighty:
		share = keptPolicy
	}
	return float64(said) >= share*float64(all) && float64(limitedSaid) >= keptLimit*float64(limited)
}

// countsIn says that s has a number of its source, as the same limit.
func countsIn(s sentence, n token) bool {
	for _, t := range s.tokens {
		if t.key == n.key && limits(n.bound, t.bound, n.class) {
			return true
		}
	}
	return false
}

// grants says that a word of a sentence is of policy and no mere matter of it (see topics).
func grants(of *stated, key string) bool {
	if topics[key] {
		return false
	}
	for _, t := range of.tokens {
		if t.key == key {
			return t.kind == policy || t.kind == figureKind
		}
	}
	return false
}

// topics are words of policy that only name what is spoken of, and do not grant it.
var topics = grammar.Set(`refund return exchange cancel terminate withdraw warranty discount credit voucher compensation fee`)

// opens is what the first word of a part is that opens a condition.
func (s sentence) opens(p part) flags {
	for _, t := range s.tokens[p.from:p.to] {
		if restricts(t) {
			return t.is
		}
	}
	return 0
}

// limits says that a sentence has a word that limits it.
func (s sentence) limits() bool {
	for _, t := range s.tokens {
		if t.kind == sense && restricts(t) {
			return true
		}
	}
	return false
}

// refersBack says that a part holds in the case that the one before it names: "… are credited then".
func (s sentence) refersBack(p part) bool {
	return slices.ContainsFunc(s.tokens[p.from:p.to], func(t token) bool { return t.is&then != 0 })
}
