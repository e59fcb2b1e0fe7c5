package report

import (
	"fmt"
	"math"
	"strings"
)

// Width is that of a picture. It is drawn for a narrow telephone and grows on wider screens, so that its text is never too small.
const Width = 340

const (
	height      = 280
	left, right = 46, 22
	top, bottom = 14, 44
	above       = 10 // room for the label of the upright axis above the picture
)

// Point is two values, one on each axis.
type Point struct{ X, Y float64 }

// At is a point.
func At(x, y float64) Point { return Point{x, y} }

// Axis maps values to the picture.
type Axis struct {
	Label    string
	From, To float64
	Ticks    []float64
	Format   func(float64) string
}

// Upto is an axis from 0 to a round number, at least most, with a tick on every round number in between.
func Upto(label string, most float64, format func(float64) string) Axis {
	if !(most > 0) || math.IsInf(most, 1) {
		most = 1
	}
	step := math.Pow(10, math.Floor(math.Log10(most)))
	for _, part := range []float64{.2, .25, .5, 1} {
		if most <= 5*part*step*(1+1e-9) {
			step *= part
			break
		}
	}
	if most > 5*step*(1+1e-9) {
		step *= 2
	}
	a := Axis{Label: label, Format: format}
	for k := 0.0; ; k++ {
		a.To = k * step
		a.Ticks = append(a.Ticks, a.To)
		if a.To >= most*(1-1e-9) {
			return a
		}
	}
}

func (a Axis) part(v float64) float64 {
	if a.To == a.From {
		return 0
	}
	return Unit((v - a.From) / (a.To - a.From))
}

// Canvas is a plot with two axes.
type Canvas struct {
	Plot
	X, Y Axis
}

// NewCanvas draws the axes.
func NewCanvas(id, title string, x, y Axis) *Canvas {
	c := &Canvas{Plot: Plot{ID: id, Title: title, Width: Width, Height: height}, X: x, Y: y}
	for _, v := range y.Ticks {
		c.Line("grid", Point{x.From, v}, Point{x.To, v})
		c.Put("tick", "end", left-6, c.PY(v)+4, y.Format(v))
	}
	for _, v := range x.Ticks {
		c.Line("grid", Point{v, y.From}, Point{v, y.To})
		c.Put("tick", "middle", c.PX(v), height-bottom+16, x.Format(v))
	}
	c.Line("axis", Point{x.From, y.To}, Point{x.From, y.From}, Point{x.To, y.From})
	c.Put("label", "middle", (left+Width-right)/2, height-8, x.Label)
	c.Put("label", "start", 4, 10, y.Label)
	return c
}

// PX is where a value of the level axis is in the picture.
func (c *Canvas) PX(v float64) float64 { return left + c.X.part(v)*(Width-left-right) }

// PY is where a value of the upright axis is in the picture.
func (c *Canvas) PY(v float64) float64 {
	return height - bottom - c.Y.part(v)*(height-bottom-top-above)
}

// Line joins points; those that fall on the same spot are drawn once.
func (c *Canvas) Line(class string, points ...Point) { c.draw(class, "", points) }

// Spread is an upright error bar with its two caps.
func (c *Canvas) Spread(class string, p Point, by float64) {
	if by == 0 {
		return
	}
	w := (c.X.To - c.X.From) * 0.012
	for _, y := range []float64{p.Y - by, p.Y + by} {
		c.Line(class, At(p.X-w, y), At(p.X+w, y))
	}
	c.Line(class, At(p.X, p.Y-by), At(p.X, p.Y+by))
}

// Area fills what points go round.
func (c *Canvas) Area(class string, points ...Point) { c.draw(class, "Z", points) }

func (c *Canvas) draw(class, end string, points []Point) {
	var d strings.Builder
	last, word := "", "M"
	for _, p := range points {
		at := fix(c.PX(p.X)) + " " + fix(c.PY(p.Y))
		if at != last {
			d.WriteString(word + at)
			last, word = at, "L"
		}
	}
	c.Marks = append(c.Marks, Mark{Class: class, Path: d.String() + end})
}

// Bar fills a rectangle between two corners.
func (c *Canvas) Bar(class string, a, b Point) {
	c.Fill(class, c.PX(a.X), c.PY(a.Y), c.PX(b.X), c.PY(b.Y))
}

// Dot marks a place, by a circle or, square to it, a diamond: shape tells them apart where colour does not.
func (c *Canvas) Dot(class string, p Point) { c.Spot(class, c.PX(p.X), c.PY(p.Y)) }

// Spot is Dot at a place of the picture.
func (p *Plot) Spot(class string, x, y float64) {
	r := 4.0
	d := fmt.Sprintf("M%s %sa%g %g 0 1 0 %g 0a%g %g 0 1 0 %g 0Z", fix(x-r), fix(y), r, r, 2*r, r, r, -2*r)
	if strings.Contains(class, "diamond") {
		d = fmt.Sprintf("M%s %sl%g %gl%g %gl%g %gZ", fix(x), fix(y-6), 6.0, 6.0, -6.0, 6.0, -6.0, -6.0)
	}
	p.Marks = append(p.Marks, Mark{Class: class, Path: d})
}

// Say writes at a place, moved by so much.
func (c *Canvas) Say(anchor string, p Point, dx, dy float64, text string) {
	c.Put("note", anchor, c.PX(p.X)+dx, c.PY(p.Y)+dy, text)
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
