package dbtest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	"insieme/internal/base/db"
	"insieme/internal/base/db/migrate"
)

// Databases sort text by its bytes, as SQLite does.
const likeSQLite = ` TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`

// templateLock keeps processes from making the same template at once.
const templateLock = 7023442

func emptyPostgres(t testing.TB) string {
	t.Helper()
	needPostgres(t)
	return createPostgres(t, likeSQLite)
}

func needPostgres(t testing.TB) {
	t.Helper()
	if os.Getenv("TEST_POSTGRES") == "" {
		t.Skip("no PostgreSQL: TEST_POSTGRES is not set")
	}
}

func clonePostgres(t testing.TB) string {
	t.Helper()
	needPostgres(t)
	template, err := postgresTemplate()
	if err != nil {
		t.Fatal(err)
	}
	return createPostgres(t, " TEMPLATE "+template)
}

func createPostgres(t testing.TB, like string) string {
	t.Helper()
	server, err := postgresServer()
	if err != nil {
		t.Fatal(err)
	}
	name := "insieme_" + strings.ToLower(rand.Text())
	if _, err := server.ExecContext(t.Context(), "CREATE DATABASE "+name+like); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := server.ExecContext(context.Background(), "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			t.Error(err)
		}
	})
	return postgresURL(name)
}

// postgresServer is a pool on the server's own database. It lasts as long as
// the test process.
var postgresServer = sync.OnceValues(func() (*sql.DB, error) {
	d, err := db.Open(context.Background(), os.Getenv("TEST_POSTGRES"), db.Options{Writers: 4})
	if err != nil {
		return nil, err
	}
	return d.Pool(), nil
})

// postgresTemplate is the name of the migrated template on the server.
var postgresTemplate = sync.OnceValues(func() (name string, err error) {
	ctx := context.Background()
	mark, err := migrate.Fingerprint(db.Postgres)
	if err != nil {
		return "", err
	}
	name = "insieme_template_" + mark
	server, err := postgresServer()
	if err != nil {
		return "", err
	}
	conn, err := server.Conn(ctx)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock($1)", templateLock); err != nil {
		return "", err
	}
	defer func() {
		_, uerr := conn.ExecContext(ctx, "SELECT pg_advisory_unlock($1)", templateLock)
		err = errors.Join(err, uerr)
	}()
	var there bool
	err = conn.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)", name).Scan(&there)
	if err != nil || there {
		return name, err
	}
	return name, makeTemplate(ctx, conn, name)
})

// makeTemplate migrates a database under another name first, so that one left
// by a process that died is never taken for a template.
func makeTemplate(ctx context.Context, conn *sql.Conn, name string) error {
	for _, statement := range []string{
		"DROP DATABASE IF EXISTS " + name + "_new WITH (FORCE)",
		"CREATE DATABASE " + name + "_new" + likeSQLite,
	} {
		if _, err := conn.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	if err := migrated(postgresURL(name + "_new")); err != nil {
		return err
	}
	_, err := conn.ExecContext(ctx, "ALTER DATABASE "+name+"_new RENAME TO "+name)
	return err
}

// postgresURL is TEST_POSTGRES with another database.
func postgresURL(name string) string {
	server := os.Getenv("TEST_POSTGRES")
	if u, err := url.Parse(server); err == nil && strings.HasPrefix(u.Scheme, "postgres") {
		u.Path = "/" + name
		return u.String()
	}
	return server + " dbname=" + name // the last one counts
}
