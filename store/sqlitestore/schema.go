package sqlitestore

import (
	"fmt"
	"path/filepath"
)

// A migration is run once, in a transaction; PRAGMA user_version counts those that a file has seen. Add to the end, change none.
var migrations = []string{`
CREATE TABLE journal (n INTEGER PRIMARY KEY, lines BLOB NOT NULL);
CREATE TABLE event (
	log INTEGER NOT NULL, seq INTEGER NOT NULL, sender TEXT, ref TEXT, body BLOB NOT NULL,
	PRIMARY KEY (log, seq)
) WITHOUT ROWID;
CREATE UNIQUE INDEX event_ref ON event (log, ref, sender) WHERE ref IS NOT NULL;
CREATE TABLE session (
	key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, head INTEGER NOT NULL, house INTEGER NOT NULL,
	state TEXT NOT NULL, tier INTEGER NOT NULL, owner TEXT, customer TEXT,
	started INTEGER NOT NULL, updated INTEGER NOT NULL, hour INTEGER NOT NULL, due INTEGER,
	priority INTEGER NOT NULL, waiting INTEGER NOT NULL, open INTEGER, kept INTEGER, fold BLOB NOT NULL
);
CREATE INDEX session_newest ON session (started DESC, id DESC) WHERE house = 0;
CREATE INDEX session_state ON session (state, started DESC, id DESC) WHERE house = 0;
CREATE INDEX session_urgency ON session (state, priority DESC, waiting, id) WHERE house = 0;
CREATE INDEX session_idle ON session (state, hour) WHERE house = 0;
CREATE INDEX session_owner ON session (owner) WHERE owner IS NOT NULL;
CREATE INDEX session_customer ON session (customer, started DESC, id DESC) WHERE customer IS NOT NULL;
CREATE INDEX session_due ON session (due, id) WHERE due IS NOT NULL;
CREATE INDEX session_open ON session (started DESC, id DESC) WHERE open IS NOT NULL;
CREATE INDEX session_kept ON session (started DESC, id DESC) WHERE kept IS NOT NULL;
CREATE TABLE house (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO house VALUES ('made', lower(hex(randomblob(16)))), ('closed', 'no');
`, `
SELECT 1; -- from here on values are sealed, which schema 1 cannot read
`, `
-- A key that holds the body is longer than a page allows, and is put together anew at each step of a search; an integer is not.
CREATE TABLE event2 (id INTEGER PRIMARY KEY, log INTEGER NOT NULL, sender TEXT, ref TEXT, body BLOB NOT NULL); -- id: see eventID
INSERT INTO event2 SELECT log << 24 | seq, log, sender, ref, body FROM event ORDER BY log, seq;
DROP TABLE event;
ALTER TABLE event2 RENAME TO event;
CREATE UNIQUE INDEX event_ref ON event (log, ref, sender) WHERE ref IS NOT NULL;
`}

// The search index: words of messages and notes by log and seq (rowid = log<<seqBits | seq), and how far each log is in it.
// It keeps no text. gone is up to where the words of a log were taken out again.
var searchMigrations = []string{`
CREATE VIRTUAL TABLE words USING fts5(text, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2');
INSERT INTO words(words, rank) VALUES ('secure-delete', 1);
CREATE TABLE done (log INTEGER PRIMARY KEY, seq INTEGER NOT NULL, gone INTEGER NOT NULL DEFAULT 0);
CREATE TABLE house (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`}

// migrate brings the file up to the schema that this version knows, and refuses a newer one.
func migrate(c *conn, path string, steps []string) error {
	have, err := c.number("PRAGMA user_version")
	if err != nil {
		return err
	}
	if have > int64(len(steps)) {
		return fmt.Errorf("%s was written by a newer roundpeg (schema %d, this version knows up to %d): start that version, or restore a backup made before the update",
			filepath.Base(path), have, len(steps))
	}
	for i := have; i < int64(len(steps)); i++ {
		err := c.in(func() error {
			if err := c.script(steps[i]); err != nil {
				return err
			}
			return c.script(fmt.Sprintf("PRAGMA user_version = %d", i+1))
		})
		if err != nil {
			return fmt.Errorf("bring %s to schema %d: %w", filepath.Base(path), i+1, err)
		}
	}
	return nil
}
