package bot

import "roundpeg/intents"

// Reads lets a test put its own classifier in place of the trained one.
func (m *Mind) Reads(c intents.Classifier) {
	k := *m.now.Load()
	k.classifier = c
	m.now.Store(&k)
}
