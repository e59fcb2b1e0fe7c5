package knowledge

// Page is one of the owner's, as it was written.
type Page struct {
	ID       string // a path such as "returns" or "en/returns"
	Title    string
	URL      string // http or https; "": made of IndexOptions.BaseURL and the ID
	Language string // ISO 639-1
	Format   string // markdown or html
	Text     string
}

// Passage is a piece of a page that can be understood by itself.
type Passage struct {
	Page    string // its ID
	Title   string
	Heading string // those above it, outermost first, "Returns › In a shop"
	URL     string // with the #anchor of the heading
	Text    string // plain: paragraphs, list items and table rows, one a line
}

// Found is what the pages say about a question.
type Found struct {
	P        float64   // probability that they answer it
	Enough   bool      // P is at least the floor
	Floor    float64   // below which nothing is answered
	Answer   string    // the sentences that answer, as they stand in Source
	Source   Passage   // where they stand
	Passages []Passage // at most four, best first
	Model    string    // by which P was found
}
