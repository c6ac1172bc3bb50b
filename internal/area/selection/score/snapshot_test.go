package score

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"testing"
)

func TestASnapshotHoldsEverybody(t *testing.T) {
	t.Parallel()
	all := people(5000, 21)
	x := built(t, all)
	var file bytes.Buffer
	if err := x.Save(&file, "event 42"); err != nil {
		t.Fatal(err)
	}
	saved := file.Bytes()
	y, position, err := Restore(bytes.NewReader(saved))
	if err != nil || position != "event 42" || y.Len() != len(all) {
		t.Fatalf("%v, position %q", err, position)
	}
	r := rand.New(rand.NewPCG(7, 7))
	all[17] = SamplePerson(r, all[17].ID) // and it goes on
	if err := y.Update(all[17]); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		compare(t, y, all, anyRequest(r), 50)
	}
	for name, bad := range map[string][]byte{
		"nothing": nil, "another file": []byte("id,name\n"), "another form": append([]byte("insieme ranking index 0\n"), saved[len(snapshotForm):]...), "half of it": saved[:len(saved)/2],
	} {
		if _, _, err := Restore(bytes.NewReader(bad)); !errors.Is(err, errSnapshot) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
