package score

import (
	"errors"
	"slices"
	"sort"
	"sync"
	"sync/atomic"
	"unsafe"
)

// Index holds everybody for ranking. Readers do not wait for writers: they see
// each block as it was at some moment (see block). Writers take turns.
type Index struct {
	table  atomic.Pointer[table]
	places atomic.Pointer[[]Place] // the first is the unknown one
	count  atomic.Int64

	writing sync.Mutex
	known   map[Place]uint16
}

// table is the blocks, each of the identities from its first to the next.
type table struct {
	first []ID
	at    []*block
}

// errPlaces tells that there are more different places than fit.
var errPlaces = errors.New("score: more than 65,535 different places")

// NewIndex is an index of nobody.
func NewIndex() *Index {
	x := &Index{known: map[Place]uint16{{}: 0}}
	x.places.Store(&[]Place{{}})
	x.table.Store(&table{first: make([]ID, 1), at: []*block{{}}})
	return x
}

// Build makes an index of many people at once; the rows may come in any order.
// rows calls its argument for each person, who may be overwritten afterwards.
func Build(n int, rows func(yield func(*Person) error) error) (*Index, error) {
	x := NewIndex()
	people := make([]ID, 0, n)
	var pending []*block
	var last *block
	err := rows(func(p *Person) error {
		home, err := x.place(p.Home)
		if err != nil {
			return err
		}
		if last == nil || last.n.Load() == blockRows {
			last = &block{}
			pending = append(pending, last)
		}
		last.put(int(last.n.Load()), p, home)
		last.n.Add(1)
		people = append(people, p.ID)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(pending) == 0 {
		return x, nil
	}
	if !slices.IsSortedFunc(people, ID.Compare) {
		pending = sorted(pending, people)
	}
	t := &table{first: make([]ID, len(pending)), at: pending}
	for i, b := range pending[1:] {
		t.first[i+1] = b.id(0)
	}
	x.count.Store(int64(len(people)))
	x.table.Store(t)
	return x, x.check()
}

// sorted puts the rows of full blocks in the order of identities.
func sorted(from []*block, people []ID) []*block {
	order := make([]int32, len(people))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return people[a].Compare(people[b]) })
	var out []*block
	for i, row := range order {
		if i%blockRows == 0 {
			out = append(out, &block{})
		}
		b := out[len(out)-1]
		b.copyRow(i%blockRows, from[row/blockRows], int(row%blockRows))
		b.n.Add(1)
	}
	return out
}

// check refuses a person that stands there twice.
func (x *Index) check() error {
	var last ID
	for _, b := range x.table.Load().at {
		for at := range int(b.n.Load()) {
			id := b.id(at)
			if id.Compare(last) <= 0 && last != (ID{}) {
				return errors.New("score: a person stands there twice")
			}
			last = id
		}
	}
	return nil
}

// place is the number of a place; a new one is published before its rows are.
func (x *Index) place(p Place) (uint16, error) {
	if at, ok := x.known[p]; ok {
		return at, nil
	}
	old := *x.places.Load()
	if len(old) > 65_535 {
		return 0, errPlaces
	}
	list := append(old, p) // readers of the old list do not see the new end
	x.places.Store(&list)
	x.known[p] = uint16(len(old))
	return uint16(len(old)), nil
}

// Len is how many people the index holds.
func (x *Index) Len() int { return int(x.count.Load()) }

// Bytes is the memory of the columns.
func (x *Index) Bytes() int {
	t := x.table.Load()
	return len(t.at)*(int(unsafe.Sizeof(block{}))+int(unsafe.Sizeof(ID{}))+8) + len(*x.places.Load())*(4+8)
}

// seek is the place in the table of the block for an identity.
func (t *table) seek(id ID) int {
	return sort.Search(len(t.first)-1, func(i int) bool { return t.first[i+1].Compare(id) > 0 })
}

// Update puts people in, or what changed of them in place of what was.
func (x *Index) Update(people ...Person) error {
	for i := range people {
		if err := x.update(&people[i]); err != nil {
			return err
		}
	}
	return nil
}

func (x *Index) update(p *Person) error {
	x.writing.Lock()
	defer x.writing.Unlock()
	home, err := x.place(p.Home)
	if err != nil {
		return err
	}
	t := x.table.Load()
	b := t.at[t.seek(p.ID)]
	at := b.find(p.ID)
	if at < 0 && b.n.Load() == blockRows {
		x.split(t.seek(p.ID))
		t = x.table.Load()
		b = t.at[t.seek(p.ID)]
	}
	b.version.Add(1)
	defer b.version.Add(1)
	if at < 0 {
		at = int(b.n.Add(1)) - 1
		x.count.Add(1)
	}
	b.put(at, p, home)
	return nil
}

// Remove takes somebody out. It tells whether they were there.
func (x *Index) Remove(id ID) bool {
	x.writing.Lock()
	defer x.writing.Unlock()
	t := x.table.Load()
	b := t.at[t.seek(id)]
	at := b.find(id)
	if at < 0 {
		return false
	}
	b.version.Add(1)
	defer b.version.Add(1)
	last := int(b.n.Load()) - 1
	if at != last {
		b.copyRow(at, b, last)
	}
	b.put(last, &Person{}, 0)
	b.n.Add(-1)
	x.count.Add(-1)
	return true
}

// split puts a table in place in which a full block is two. The full one stays
// as it was for whoever still reads it.
func (x *Index) split(at int) {
	old := x.table.Load()
	full := old.at[at]
	order := make([]int, full.n.Load())
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return full.id(a).Compare(full.id(b)) })
	low, high := &block{}, &block{}
	cut := len(order) / 2
	if at == len(old.at)-1 { // identities grow with time: leave the old part full
		cut = len(order) - 1
	}
	for i, row := range order {
		half := low
		if i >= cut {
			half = high
		}
		half.copyRow(int(half.n.Load()), full, row)
		half.n.Add(1)
	}
	t := &table{first: slices.Insert(slices.Clone(old.first), at+1, high.id(0)), at: slices.Insert(slices.Clone(old.at), at+1, high)}
	t.at[at] = low
	x.table.Store(t)
}
