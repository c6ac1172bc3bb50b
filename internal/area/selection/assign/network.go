package assign

import "math"

// network is the circulation of an instance: nodes are the hub, tutors, people,
// openings, companies; arcs come in pairs, an arc and its residual. A node's
// potential is what a unit is worth there: of a person what its next proposal
// yields, of an opening minus its price.
type network struct {
	in   *instance
	head []int32 // node → first of its arcs in list
	list []int32
	to   []int32
	room []int64
	cost []int64

	pot    []int64
	excess []int64
	dist   []int64
	seen   []int32 // the search in which dist counts
	done   []int32 // the search in which a node was settled
	via    []int32
	search int32
	heap   []entry
	path   []int32 // nodes settled by a search

	pairArc, prizeArc, ownArc, slotArc int32 // first arcs of each kind
	tutorArc, companyArc               int32
	tutorNode, personNode              int32
	openingNode, companyNode           int32
}

const plenty = int64(1) << 40

func newNetwork(in *instance) *network {
	w := &network{in: in, tutorNode: 1}
	w.personNode = w.tutorNode + int32(len(in.tutorMax))
	w.openingNode = w.personNode + int32(in.n)
	w.companyNode = w.openingNode + int32(in.m)
	nodes := int(w.companyNode) + len(in.companyMax)
	arcs := len(in.to) + 2*in.n + in.m + len(in.tutorMax) + len(in.companyMax)
	w.to, w.room, w.cost = make([]int32, 0, 2*arcs), make([]int64, 0, 2*arcs), make([]int64, 0, 2*arcs)
	w.pairArc = w.next()
	for e := range in.to {
		w.arc(w.personNode+in.who[e], w.openingNode+in.to[e], 1, -in.gain[e])
	}
	w.prizeArc = w.next()
	for i := range int32(in.n) {
		w.arc(w.above(i), w.personNode+i, int64(min(in.k[i], 1)), 0)
	}
	w.ownArc = w.next()
	for i := range int32(in.n) {
		w.arc(w.above(i), w.personNode+i, int64(max(in.k[i]-1, 0)), 0)
	}
	w.slotArc = w.next()
	for j := range int32(in.m) {
		w.arc(w.openingNode+j, w.below(j), int64(in.p[j]), 0)
	}
	w.tutorArc = w.next()
	for t := range int32(len(in.tutorMax)) {
		w.arc(0, w.tutorNode+t, plenty, 0)
	}
	w.companyArc = w.next()
	for c := range int32(len(in.companyMax)) {
		w.arc(w.companyNode+c, 0, plenty, 0)
	}
	w.pot, w.excess, w.dist = make([]int64, nodes), make([]int64, nodes), make([]int64, nodes)
	w.seen, w.done, w.via = make([]int32, nodes), make([]int32, nodes), make([]int32, nodes)
	w.index(nodes)
	return w
}

func (w *network) next() int32 { return int32(len(w.to)) }

func (w *network) above(person int32) int32 {
	if t := w.in.tutor[person]; t >= 0 {
		return w.tutorNode + t
	}
	return 0
}

func (w *network) below(opening int32) int32 {
	if c := w.in.company[opening]; c >= 0 {
		return w.companyNode + c
	}
	return 0
}

// arc adds an arc; its residual stands next to it and holds where it begins.
func (w *network) arc(from, to int32, room, cost int64) {
	w.to = append(w.to, to, from)
	w.room = append(w.room, room, 0)
	w.cost = append(w.cost, cost, -cost)
}

func (w *network) index(nodes int) {
	w.head = make([]int32, nodes+1)
	for a := range w.to {
		w.head[w.to[a^1]+1]++
	}
	for v := range nodes {
		w.head[v+1] += w.head[v]
	}
	at := append([]int32(nil), w.head...)
	w.list = make([]int32, len(w.to))
	for a := range w.to {
		from := w.to[a^1]
		w.list[at[from]] = int32(a)
		at[from]++
	}
}

func (w *network) push(a int32, units int64) {
	w.room[a] -= units
	w.room[a^1] += units
}

// reduced is an arc's cost beside the potentials; below 0 it should be used.
func (w *network) reduced(a int32) int64 {
	return w.cost[a] + w.pot[w.to[a^1]] - w.pot[w.to[a]]
}

// warm takes over what the auction found and makes its prices exact.
func (w *network) warm(a *auction) bool {
	in := w.in
	units, slots := make([]int64, in.n), make([]int64, in.m)
	for e, held := range a.held {
		if held {
			w.push(w.pairArc+2*int32(e), 1)
			units[in.who[e]]++
			slots[in.to[e]]++
		}
	}
	for i := range int32(in.n) {
		w.push(w.prizeArc+2*i, min(units[i], 1))
		w.push(w.ownArc+2*i, max(units[i]-1, 0))
		w.pot[w.personNode+i] = a.level[i] / a.scale * a.unit
		if t := in.tutor[i]; t >= 0 {
			w.push(w.tutorArc+2*t, units[i])
		}
	}
	for j := range int32(in.m) {
		w.push(w.slotArc+2*j, slots[j])
		if a.first[j] < a.first[j+1] {
			w.pot[w.openingNode+j] = -(a.price[j] / a.scale * a.unit)
		}
		if c := in.company[j]; c >= 0 {
			w.push(w.companyArc+2*c, slots[j])
		}
	}
	return w.exact()
}

// exact lowers potentials until no residual arc has a negative reduced cost. It
// tells whether that came to an end: it does when the flow is the cheapest.
func (w *network) exact() bool {
	queue := newRing(len(w.pot))
	for v := range w.pot {
		queue.push(int32(v))
	}
	for steps := 200 * len(w.pot); !queue.empty(); steps-- {
		if steps == 0 {
			return false
		}
		v := queue.pop()
		for _, a := range w.list[w.head[v]:w.head[v+1]] {
			if w.room[a] <= 0 {
				continue
			}
			if c := w.reduced(a); c < 0 {
				w.pot[w.to[a]] += c
				queue.push(w.to[a])
			}
		}
	}
	hub := w.pot[0]
	for v := range w.pot {
		w.pot[v] -= hub
	}
	return true
}

// cold gives every person what its best pair yields, and nobody a proposal.
func (w *network) cold() {
	for i := range int32(w.in.n) {
		for e := w.in.start[i]; e < w.in.start[i+1]; e++ {
			w.pot[w.personNode+i] = max(w.pot[w.personNode+i], w.in.gain[e])
		}
	}
}

// constrain brings in what the auction does not know: how much tutors and
// companies take, and the prizes for promises. Arcs that now pay are filled.
func (w *network) constrain() {
	limit := func(a int32, most int32) {
		flow := w.room[a^1]
		w.room[a] = int64(most) - flow
		if w.room[a] < 0 {
			over := -w.room[a]
			w.push(a, -over)
			w.excess[w.to[a^1]] += over
			w.excess[w.to[a]] -= over
		}
	}
	for t, most := range w.in.tutorMax {
		limit(w.tutorArc+2*int32(t), most)
	}
	for c, most := range w.in.companyMax {
		limit(w.companyArc+2*int32(c), most)
	}
	for i, prize := range w.in.prize {
		a := w.prizeArc + 2*int32(i)
		w.cost[a], w.cost[a^1] = -prize, prize
	}
	for a := range int32(len(w.to)) {
		if units := w.room[a]; units > 0 && w.reduced(a) < 0 {
			w.push(a, units)
			w.excess[w.to[a]] += units
			w.excess[w.to[a^1]] -= units
		}
	}
}

// repair sends what is too much at a node along the cheapest path to one where
// it lacks, until nothing does. It tells whether it could.
func (w *network) repair() bool {
	for v := range int32(len(w.excess)) {
		for w.excess[v] > 0 {
			end := w.reach(v)
			if end < 0 {
				return false
			}
			w.augment(v, end)
		}
	}
	return true
}

// reach finds the nearest node that lacks something, and adjusts potentials.
func (w *network) reach(from int32) int32 {
	w.search++
	w.heap = w.heap[:0]
	w.dist[from], w.seen[from], w.via[from] = 0, w.search, -1
	w.heap = heapPush(w.heap, entry{0, from})
	w.path = w.path[:0]
	for len(w.heap) > 0 {
		var at entry
		w.heap, at = heapPop(w.heap)
		v := at.node
		if w.done[v] == w.search || at.dist > w.dist[v] {
			continue
		}
		w.done[v] = w.search
		if w.excess[v] < 0 {
			for _, s := range w.path {
				w.pot[s] += w.dist[s] - at.dist
			}
			return v
		}
		w.path = append(w.path, v)
		w.relax(v, at.dist)
	}
	return -1
}

func (w *network) relax(v int32, dist int64) {
	base := dist + w.pot[v]
	for _, a := range w.list[w.head[v]:w.head[v+1]] {
		if w.room[a] <= 0 {
			continue
		}
		x := w.to[a]
		d := base + w.cost[a] - w.pot[x]
		if w.seen[x] != w.search || d < w.dist[x] {
			w.dist[x], w.seen[x], w.via[x] = d, w.search, a
			w.heap = heapPush(w.heap, entry{d, x})
		}
	}
}

func (w *network) augment(from, end int32) {
	units := min(w.excess[from], -w.excess[end])
	for v := end; v != from; v = w.to[w.via[v]^1] {
		units = min(units, w.room[w.via[v]])
	}
	for v := end; v != from; v = w.to[w.via[v]^1] {
		w.push(w.via[v], units)
	}
	w.excess[from] -= units
	w.excess[end] += units
}

// proven tells whether the flow keeps every limit, balances at every node and
// no residual arc would improve it: then nothing is better.
func (w *network) proven() bool {
	balance := make([]int64, len(w.pot))
	for a := int32(0); a < int32(len(w.to)); a += 2 {
		if w.room[a] < 0 || w.room[a^1] < 0 ||
			(w.room[a] > 0 && w.reduced(a) < 0) || (w.room[a^1] > 0 && w.reduced(a^1) < 0) {
			return false
		}
		balance[w.to[a]] += w.room[a^1]
		balance[w.to[a^1]] -= w.room[a^1]
	}
	for _, b := range balance {
		if b != 0 {
			return false
		}
	}
	return true
}

type entry struct {
	dist int64
	node int32
}

func (e entry) less(o entry) bool { return e.dist < o.dist || (e.dist == o.dist && e.node < o.node) }

// heapPush and heapPop keep a heap of four branches.
func heapPush(h []entry, e entry) []entry {
	h = append(h, e)
	for i := len(h) - 1; i > 0; {
		up := (i - 1) / 4
		if !h[i].less(h[up]) {
			break
		}
		h[i], h[up] = h[up], h[i]
		i = up
	}
	return h
}

func heapPop(h []entry) ([]entry, entry) {
	top := h[0]
	last := len(h) - 1
	h[0] = h[last]
	h = h[:last]
	for i := 0; ; {
		least, best := i, entry{math.MaxInt64, math.MaxInt32}
		if i < len(h) {
			best = h[i]
		}
		for c := 4*i + 1; c <= 4*i+4 && c < len(h); c++ {
			if h[c].less(best) {
				least, best = c, h[c]
			}
		}
		if least == i {
			return h, top
		}
		h[i], h[least] = h[least], h[i]
		i = least
	}
}
