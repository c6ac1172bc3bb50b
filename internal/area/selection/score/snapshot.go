package score

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// A snapshot is the columns as they are, with the journal's position up to which
// they are current, so that a start reads them and then only what is new. Its
// first line names its form: another form is refused, and the index built anew.
const snapshotForm = "insieme ranking index 1\n"

// maxBlocks bounds a snapshot: some 400 million people.
const maxBlocks = 100_000

// errSnapshot says that a file is not a snapshot of this form.
var errSnapshot = errors.New("score: not a snapshot of this form, build the index from the records")

// Save writes a snapshot; position is the journal's, opaque here. Writers wait
// meanwhile, readers do not.
func (x *Index) Save(w io.Writer, position string) error {
	x.writing.Lock()
	defer x.writing.Unlock()
	out := bufio.NewWriterSize(w, 1<<20)
	if _, err := fmt.Fprintf(out, "%s%q\n", snapshotForm, position); err != nil {
		return err
	}
	t, places := x.table.Load(), *x.places.Load()
	parts := []any{uint32(len(t.at)), uint32(len(places)), places}
	for i, b := range t.at {
		parts = append(parts, t.first[i][:], b.n.Load())
	}
	for _, part := range parts {
		if err := binary.Write(out, binary.LittleEndian, part); err != nil {
			return err
		}
	}
	for _, b := range t.at {
		if err := b.each(func(words any) error { return binary.Write(out, binary.LittleEndian, words) }); err != nil {
			return err
		}
	}
	return out.Flush()
}

// each visits the memory of a block in parts.
func (b *block) each(do func(words any) error) error {
	for i := range b.ids {
		if err := do(b.ids[i][:]); err != nil {
			return err
		}
	}
	for code := range b.yes {
		if err := errors.Join(do(b.yes[code][:]), do(b.no[code][:])); err != nil {
			return err
		}
	}
	for i := range b.columns {
		if err := do(b.columns[i][:]); err != nil {
			return err
		}
	}
	return nil
}

// Restore reads a snapshot and tells its position.
func Restore(r io.Reader) (x *Index, position string, err error) {
	in := bufio.NewReaderSize(r, 1<<20)
	form, err := in.ReadString('\n')
	if err != nil || form != snapshotForm {
		return nil, "", errSnapshot
	}
	if _, err := fmt.Fscanf(in, "%q\n", &position); err != nil {
		return nil, "", errSnapshot
	}
	read := func(into any) {
		if err == nil {
			err = binary.Read(in, binary.LittleEndian, into)
		}
	}
	var blocks, places uint32
	read(&blocks)
	read(&places)
	if err != nil || blocks == 0 || blocks > maxBlocks || places == 0 || places > 65_536 {
		return nil, "", errSnapshot
	}
	list := make([]Place, places)
	read(list)
	t := &table{first: make([]ID, blocks)}
	x = NewIndex()
	counts := make([]int32, blocks)
	for i := range counts {
		read(t.first[i][:])
		read(&counts[i])
		if counts[i] < 0 || counts[i] > blockRows {
			return nil, "", errSnapshot
		}
	}
	for i := range counts {
		b := &block{}
		b.n.Store(counts[i])
		if err == nil {
			err = b.each(func(words any) error { return binary.Read(in, binary.LittleEndian, words) })
		}
		if err != nil {
			return nil, "", fmt.Errorf("%w: %w", errSnapshot, err)
		}
		t.at = append(t.at, b)
		x.count.Add(int64(counts[i]))
		for at := range int(counts[i]) {
			if int(b.columns[rowHomeDue][at]&0xffff) >= len(list) {
				return nil, "", errSnapshot
			}
		}
	}
	for i, p := range list {
		x.known[p] = uint16(i)
	}
	x.places.Store(&list)
	x.table.Store(t)
	return x, position, nil
}
