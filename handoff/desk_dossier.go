package handoff

import (
	"context"

	"roundpeg/chat"
)

// askedAgain names the facts that a text asks for though the customer has given them.
func (d *Desk) askedAgain(ctx context.Context, s chat.Session, text string) []string {
	return nil // DOSSIER: being written
}
