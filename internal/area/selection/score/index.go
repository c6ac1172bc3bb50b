package score

import (
	"errors"
	"slices"
	"sort"
	"sync"
	"sync/atomic"
	"unsafe"
)

// Index holds everybody for ranking. Readers never wait: they see each segment
// as it was at some moment, and a change puts a changed copy in its place.
// Writers take turns.
type Index struct {
	table  atomic.Pointer[table]
	places atomic.Pointer[[]Place] // the first is the unknown one
	count  atomic.Int64

	writing sync.Mutex
	known   map[Place]uint16
}

// table is the segments, each of the identities from its first to the next.
type table struct {
	first []ID
	at    []atomic.Pointer[segment]
}

// errPlaces tells that there are more different places than fit.
var errPlaces = errors.New("score: more than 65,535 different places")

// NewIndex is an index of nobody.
func NewIndex() *Index {
	x := &Index{known: map[Place]uint16{{}: 0}}
	x.places.Store(&[]Place{{}})
	t := &table{first: make([]ID, 1), at: make([]atomic.Pointer[segment], 1)}
	t.at[0].Store(&segment{})
	x.table.Store(t)
	return x
}

// Build makes an index of many people at once; the rows may come in any order.
// rows calls its argument for each person, who may be overwritten afterwards.
func Build(n int, rows func(yield func(*Person) error) error) (*Index, error) {
	x := NewIndex()
	people := make([]ID, 0, n)
	var pending []*segment
	var last *segment
	err := rows(func(p *Person) error {
		home, err := x.place(p.Home)
		if err != nil {
			return err
		}
		if last == nil || last.n == segmentRows {
			last = &segment{}
			pending = append(pending, last)
		}
		last.set(int(last.n), p, home)
		last.n++
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
	t := &table{first: make([]ID, len(pending)), at: make([]atomic.Pointer[segment], len(pending))}
	for i, s := range pending {
		if i > 0 {
			t.first[i] = s.ids[0]
		}
		t.at[i].Store(s)
	}
	x.count.Store(int64(len(people)))
	x.table.Store(t)
	return x, x.check()
}

// sorted puts the rows of full segments in the order of identities.
func sorted(from []*segment, people []ID) []*segment {
	order := make([]int32, len(people))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return people[a].Compare(people[b]) })
	var out []*segment
	for i, row := range order {
		if i%segmentRows == 0 {
			out = append(out, &segment{})
		}
		s := out[len(out)-1]
		s.move(i%segmentRows, from[row/segmentRows], int(row%segmentRows))
		s.n++
	}
	return out
}

// check refuses a person that stands there twice.
func (x *Index) check() error {
	var last ID
	t := x.table.Load()
	for i := range t.at {
		s := t.at[i].Load()
		for _, id := range s.ids[:s.n] {
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
	return len(t.at)*(int(unsafe.Sizeof(segment{}))+int(unsafe.Sizeof(ID{}))+8) + len(*x.places.Load())*(4+8)
}

// seek is the place in the table of the segment for an identity.
func (t *table) seek(id ID) int {
	return sort.Search(len(t.first)-1, func(i int) bool { return t.first[i+1].Compare(id) > 0 })
}

// Update puts people in, or what changed of them in place of what was.
func (x *Index) Update(people ...Person) error {
	x.writing.Lock()
	defer x.writing.Unlock()
	for i := range people {
		p := &people[i]
		home, err := x.place(p.Home)
		if err != nil {
			return err
		}
		t := x.table.Load()
		at := t.seek(p.ID)
		changed := *t.at[at].Load()
		row := changed.find(p.ID)
		if row < 0 {
			if changed.n == segmentRows {
				x.split(at)
				t = x.table.Load()
				at = t.seek(p.ID)
				changed = *t.at[at].Load()
			}
			row = int(changed.n)
			changed.n++
			x.count.Add(1)
		}
		changed.set(row, p, home)
		t.at[at].Store(&changed)
	}
	return nil
}

// Remove takes somebody out. It tells whether they were there.
func (x *Index) Remove(id ID) bool {
	x.writing.Lock()
	defer x.writing.Unlock()
	t := x.table.Load()
	at := t.seek(id)
	changed := *t.at[at].Load()
	row := changed.find(id)
	if row < 0 {
		return false
	}
	if last := int(changed.n) - 1; row != last {
		changed.move(row, &changed, last)
	}
	changed.drop()
	t.at[at].Store(&changed)
	x.count.Add(-1)
	return true
}

// split puts a table in place in which a full segment is two.
func (x *Index) split(at int) {
	old := x.table.Load()
	full := old.at[at].Load()
	order := make([]int, full.n)
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return full.ids[a].Compare(full.ids[b]) })
	var low, high segment
	cut := len(order) / 2
	if at == len(old.at)-1 { // identities grow with time: leave the old part full
		cut = len(order) - 1
	}
	for i, row := range order {
		half := &low
		if i >= cut {
			half = &high
		}
		half.move(int(half.n), full, row)
		half.n++
	}
	t := &table{first: slices.Insert(slices.Clone(old.first), at+1, high.ids[0]), at: make([]atomic.Pointer[segment], len(old.at)+1)}
	for i := range t.at {
		switch {
		case i == at:
			t.at[i].Store(&low)
		case i == at+1:
			t.at[i].Store(&high)
		case i < at:
			t.at[i].Store(old.at[i].Load())
		default:
			t.at[i].Store(old.at[i-1].Load())
		}
	}
	x.table.Store(t)
}
