package intents

import (
	"fmt"
	"slices"
)

// Problem is what is wrong with a set, for whoever wrote it: where, and how to mend it.
type Problem struct {
	Field  string // as an owner finds it: "intents[3] (refund).lane"; empty if it is about the text as a whole
	Reason string // what is wrong and the fix
	Line   int    // of the text that was read, from 1; 0 if it is not known
	File   string // that was read; see In

	path []any // to Field: keys, and indices of lists
}

func (p *Problem) Error() string {
	switch {
	case p.File != "" && p.Line > 0:
		return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Says())
	case p.File != "":
		return p.File + ": " + p.Says()
	case p.Line > 0:
		return fmt.Sprintf("intents: line %d: %s", p.Line, p.Says())
	}
	return "intents: " + p.Says()
}

// Says is field and reason, without the line.
func (p *Problem) Says() string {
	if p.Field == "" {
		return p.Reason
	}
	return p.Field + ": " + p.Reason
}

// In is a problem of that file.
func (p *Problem) In(file string) *Problem {
	out := *p
	out.File = file
	return &out
}

// place is a field of a set: how it is called, and the way to it.
type place struct {
	says string
	path []any
}

// key is the field of that name.
func (at place) key(name string) place {
	says := at.says + "." + name
	if at.says == "" {
		says = name
	}
	return place{says, at.under(name).path}
}

// item is the nth of a list.
func (at place) item(n int) place {
	return place{fmt.Sprintf("%s[%d]", at.says, n), at.under(n).path}
}

// named adds the name that an owner gave to what is there.
func (at place) named(name string) place { return place{at.says + " (" + name + ")", at.path} }

// under goes on to what has no name of its own.
func (at place) under(step any) place { return place{at.says, append(slices.Clip(at.path), step)} }

func problem(at place, format string, args ...any) *Problem {
	return &Problem{Field: at.says, Reason: fmt.Sprintf(format, args...), path: at.path}
}
