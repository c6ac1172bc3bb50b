package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"insieme/internal/base/db/dbtest"
)

// TestAListOfPeopleIsReadIn goes through what somebody does who brings a list
// along: a look, the import, the same again. It sets the environment, so it
// runs alone.
func TestAListOfPeopleIsReadIn(t *testing.T) {
	t.Setenv("INSIEME_KEY_FILE", filepath.Join(t.TempDir(), "insieme.key"))
	s := shell{t, dbtest.URL(t)}
	s.want(exitOK, "", "", "migrate")
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	file := write("elenco.csv", "Cognome;Nome;Data di nascita;Telefono;Data della candidatura;Canale;Taglia\n"+
		"Canarinetti;Zaira;12/04/1985;333 123 4567;01/03/2021;sportello;M\nCanarinoni;Zeno;boh;;;;\nCanarineti;Zaira;12/04/1985;333 123 4567;;;\n")
	for _, args := range [][]string{{"--dry-run"}, nil} {
		out := s.want(exitFailed, "3 righe: 2 nuove, 0 corrette, 0 senza cambiamenti, 1 con errori", "", append([]string{"import", "people", file}, args...)...)
		for _, says := range []string{
			"colonna non riconosciuta, ignorata: Taglia", "riga 3, Data di nascita: Non è una data", "possibile doppione: riga 4 e riga 2",
			"1 candidature ricevute, 0 note, 1 possibili doppioni",
		} {
			if !strings.Contains(out, says) {
				t.Errorf("%v: the report lacks %q\n%s", args, says, out)
			}
		}
		if strings.Contains(strings.ToLower(out), "canarin") || strings.Contains(out, "boh") {
			t.Errorf("the report holds somebody's data\n%s", out)
		}
	}
	s.want(exitFailed, "3 righe: 0 nuove, 0 corrette, 2 senza cambiamenti, 1 con errori", "", "import", "people", file)
	s.want(exitOK, "1 righe: 0 nuove, 1 corrette", "", "import", "people", write("due.csv", "Cognome,Nome,Data di nascita,Comune\nCanarinetti,Zaira,1985-04-12,Imola\n"))
	s.want(exitFailed, "Ha già una candidatura aperta", "", "import", "people",
		write("tre.csv", "Cognome,Nome,Data di nascita,Data domanda,Canale\nCanarinetti,Zaira,1985-04-12,2022-01-01,sito\n"))
	s.want(exitOK, "anna can sign in", "quattro parole in fila\n", "user", "add", "anna", "--name", "Anna Bianchi", "--role", "administrator", "--password-stdin")
	s.want(exitOK, "0 differences", "", "check", "--deep")
	s.want(exitFailed, "Nome: Manca questa colonna", "", "import", "people", write("no.csv", "Cognome\nX\n"))
	s.want(exitFailed, "vecchio Excel", "", "import", "people", write("no.xlsx", "\xd0\xcf\x11\xe0"))
	s.want(exitFailed, "nobody has the login", "", "import", "people", file, "--author", "nessuno")
	s.want(exitFailed, "no such file", "", "import", "people", filepath.Join(dir, "none.csv"))
	s.want(exitUsage, "name a file", "", "import", "people")
	s.want(exitOK, "Livello di italiano", "", "import", "people", "--columns")
}
