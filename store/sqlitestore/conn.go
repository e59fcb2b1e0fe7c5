package sqlitestore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"io"
	"net/url"

	"modernc.org/sqlite"
)

// connector opens connections to one file, each set up by the same statements. database/sql pools them for readers.
type connector struct {
	path  string
	setup []string
}

func (c connector) Driver() driver.Driver { return &sqlite.Driver{} }

func (c connector) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Driver().Open("file:" + (&url.URL{Path: c.path}).EscapedPath())
	if err != nil {
		return nil, err
	}
	for _, q := range c.setup {
		if _, err := conn.(driver.ExecerContext).ExecContext(ctx, q, nil); err != nil {
			conn.Close()
			return nil, err
		}
	}
	return conn, nil
}

// pool returns n reading connections.
func (c connector) pool(n int) *sql.DB {
	db := sql.OpenDB(c)
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return db
}

// conn is one connection used by one goroutine. It keeps every statement that it has run, and spares the hot path what database/sql costs.
type conn struct {
	driver.Conn
	stmts map[string]driver.Stmt
	args  []driver.NamedValue // of the statement that runs
}

func (c connector) dial() (*conn, error) {
	dc, err := c.Connect(context.Background())
	if err != nil {
		return nil, err
	}
	return &conn{Conn: dc, stmts: map[string]driver.Stmt{}}, nil
}

func (c *conn) stmt(query string) (driver.Stmt, error) {
	if st, ok := c.stmts[query]; ok {
		return st, nil
	}
	st, err := c.Prepare(query)
	if err == nil {
		c.stmts[query] = st
	}
	return st, err
}

// named gives the arguments their numbers. They are bound before a statement runs, so that the next one, also one within each, may use the same memory.
func (c *conn) named(args []driver.Value) []driver.NamedValue {
	c.args = c.args[:0]
	for i, a := range args {
		c.args = append(c.args, driver.NamedValue{Ordinal: i + 1, Value: a})
	}
	return c.args
}

// exec runs a statement; args are int64, string, []byte or nil.
func (c *conn) exec(query string, args ...driver.Value) error {
	st, err := c.stmt(query)
	if err != nil {
		return err
	}
	_, err = st.(driver.StmtExecContext).ExecContext(context.Background(), c.named(args))
	return err
}

// script runs several statements that are used once.
func (c *conn) script(text string) error {
	_, err := c.Conn.(driver.ExecerContext).ExecContext(context.Background(), text, nil)
	return err
}

// each calls f with every row; the values are only good during the call.
func (c *conn) each(f func(row []driver.Value) error, query string, args ...driver.Value) error {
	st, err := c.stmt(query)
	if err != nil {
		return err
	}
	rows, err := st.(driver.StmtQueryContext).QueryContext(context.Background(), c.named(args))
	if err != nil {
		return err
	}
	defer rows.Close()
	row := make([]driver.Value, len(rows.Columns()))
	for {
		if err := rows.Next(row); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if err := f(row); err != nil {
			return err
		}
	}
}

// number returns the single integer that the query gives; 0 for none.
func (c *conn) number(query string, args ...driver.Value) (n int64, err error) {
	err = c.each(func(row []driver.Value) error {
		n = integer(row[0])
		return nil
	}, query, args...)
	return n, err
}

// in runs f within a transaction. After a failure everything that f wrote is undone.
func (c *conn) in(f func() error) error {
	if err := c.exec("BEGIN IMMEDIATE"); err != nil {
		return err
	}
	err := f()
	if err == nil {
		err = c.exec("COMMIT")
	}
	if err != nil {
		c.exec("ROLLBACK") // SQLite has undone it by itself after some errors; then this one fails and changes nothing
	}
	return err
}

func (c *conn) Close() error {
	for _, st := range c.stmts {
		st.Close()
	}
	return c.Conn.Close()
}

// What a damaged file gives may be of any type.

func integer(v driver.Value) int64 {
	n, _ := v.(int64)
	return n
}

func text(v driver.Value) string {
	switch v := v.(type) {
	case string:
		return v
	case []byte:
		return string(v)
	}
	return ""
}

func blob(v driver.Value) []byte {
	switch v := v.(type) {
	case string:
		return []byte(v)
	case []byte:
		return v
	}
	return nil
}
