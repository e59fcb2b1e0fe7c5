package report

import "fmt"

// Bar is a share with its name on the left and what it says on the right.
type Bar struct {
	Name, Says string
	Share      float64
}

// Bars is a bar for each share, its name above it.
func Bars(id, title, label string, all []Bar) Plot {
	const row, foot = 27, 34
	p := Plot{ID: id, Title: title, Width: Width, Height: 8 + row*len(all) + foot}
	const from, to = 8.0, Width - 8.0
	end := float64(8 + row*len(all))
	for _, v := range Quarters {
		x := from + v*(to-from)
		p.Marks = append(p.Marks, Mark{Class: "grid", Path: fmt.Sprintf("M%s 4V%s", fix(x), fix(end))})
		anchor := "middle"
		switch v {
		case 0:
			anchor = "start"
		case 1:
			anchor = "end"
		}
		p.Put("tick", anchor, x, end+13, Percent(v))
	}
	for i, b := range all {
		y := float64(8 + row*i)
		p.Put("name", "start", from, y+11, Clip(b.Name, 34))
		p.Put("name", "end", to, y+11, b.Says)
		p.Fill("track", from, y+15, to, y+22)
		p.Fill("in-bar", from, y+15, from+Unit(b.Share)*(to-from), y+22)
	}
	p.Put("label", "middle", (from+to)/2, end+28, label)
	return p
}
