package report

import (
	"fmt"
	"math"
	"strings"
)

// The picture is drawn for a narrow telephone and grows on wider screens, so that its text is never too small.
const (
	width, height = 340, 280
	left, right   = 46, 22
	top, bottom   = 14, 44
)

// axis maps values to the picture.
type axis struct {
	label    string
	from, to float64
	ticks    []float64
	format   func(float64) string
}

func (a axis) part(v float64) float64 {
	if a.to == a.from {
		return 0
	}
	return unit((v - a.from) / (a.to - a.from))
}

// canvas is a plot with two axes.
type canvas struct {
	Plot
	x, y axis
}

func newCanvas(id, title string, x, y axis) *canvas {
	c := &canvas{Plot: Plot{ID: id, Title: title, Width: width, Height: height}, x: x, y: y}
	for _, v := range y.ticks {
		c.line("grid", point{x.from, v}, point{x.to, v})
		c.put("tick", "end", left-6, c.py(v)+4, y.format(v))
	}
	for _, v := range x.ticks {
		c.line("grid", point{v, y.from}, point{v, y.to})
		c.put("tick", "middle", c.px(v), height-bottom+16, x.format(v))
	}
	c.line("axis", point{x.from, y.to}, point{x.from, y.from}, point{x.to, y.from})
	c.put("label", "middle", (left+width-right)/2, height-8, x.label)
	c.put("label", "start", 4, 10, y.label)
	return c
}

// Room for the label of the upright axis above the picture.
const above = 10

func (c *canvas) px(v float64) float64 { return left + c.x.part(v)*(width-left-right) }
func (c *canvas) py(v float64) float64 {
	return height - bottom - c.y.part(v)*(height-bottom-top-above)
}

// line joins points; those that fall on the same spot are drawn once.
func (c *canvas) line(class string, points ...point) {
	var d strings.Builder
	last, word := "", "M"
	for _, p := range points {
		at := fix(c.px(p.x)) + " " + fix(c.py(p.y))
		if at != last {
			d.WriteString(word + at)
			last, word = at, "L"
		}
	}
	c.Marks = append(c.Marks, Mark{Class: class, Path: d.String()})
}

// bar fills a rectangle between two corners.
func (c *canvas) bar(class string, a, b point) {
	c.Marks = append(c.Marks, Mark{Class: class, Path: box(c.px(a.x), c.py(a.y), c.px(b.x), c.py(b.y))})
}

// dot marks a place, by a circle or, square to it, a diamond: shape tells them apart where colour does not.
func (c *canvas) dot(class string, p point) {
	x, y, r := c.px(p.x), c.py(p.y), 4.0
	d := fmt.Sprintf("M%s %sa%g %g 0 1 0 %g 0a%g %g 0 1 0 %g 0Z", fix(x-r), fix(y), r, r, 2*r, r, r, -2*r)
	if strings.Contains(class, "diamond") {
		d = fmt.Sprintf("M%s %sl%g %gl%g %gl%g %gZ", fix(x), fix(y-6), 6.0, 6.0, -6.0, 6.0, -6.0, -6.0)
	}
	c.Marks = append(c.Marks, Mark{Class: class, Path: d})
}

// say writes at a place, moved by so much.
func (c *canvas) say(anchor string, p point, dx, dy float64, text string) {
	c.put("note", anchor, c.px(p.x)+dx, c.py(p.y)+dy, text)
}

func (p *Plot) put(class, anchor string, x, y float64, text string) {
	p.Marks = append(p.Marks, Mark{Class: class, Anchor: anchor, X: fix(x), Y: fix(y), Text: text})
}

func box(x1, y1, x2, y2 float64) string {
	return fmt.Sprintf("M%s %sH%sV%sH%sZ", fix(x1), fix(y1), fix(x2), fix(y2), fix(x1))
}

// fix writes a coordinate; the browser gets no other than a number.
func fix(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		v = 0
	}
	return fmt.Sprintf("%.1f", v)
}

func percent(v float64) string { return fmt.Sprintf("%.0f\u00a0%%", 100*v) }
func exact(v float64) string   { return fmt.Sprintf("%.1f\u00a0%%", 100*v) }
func three(v float64) string   { return fmt.Sprintf("%.3f", v) }

var quarters = []float64{0, 0.25, 0.5, 0.75, 1}

func shares(label string) axis { return axis{label, 0, 1, quarters, percent} }
