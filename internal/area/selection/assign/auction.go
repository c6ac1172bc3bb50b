package assign

import (
	"math"
	"slices"
)

// auction assigns people to openings without regard to tutors, companies and
// promises: people bid for their best opening against the second best, openings
// that stay empty at a price lower it for whom they can win. Each phase shrinks
// ε, so that ties among many cost a few rounds, not a war of small steps. Gains
// and prices are multiplied by scale, more than the arcs of any cycle of
// exchanges, so that ε = 1 in the last phase means the very best (Bertsekas).
type auction struct {
	in    *instance
	scale int64
	unit  int64   // what all gains are multiples of
	gain  []int64 // in units, scaled; pairs that lose anything gain nothing
	held  []bool  // pair → in the assignment
	count []int32 // of a person
	price []int64 // of an opening: its cheapest slot
	level []int64 // of a person: what its least pair yields, when it has all it may; else 0
	slots []slot
	first []int32 // opening → first slot
	free  []int32 // opening → slots without a holder
	back  []int32 // opening → first of its pairs in rows
	rows  []int32 // pairs by opening
	queue ring
	eps   int64
	work  int // pairs looked at
	most  int
}

type slot struct {
	price int64
	pair  int32 // -1 when empty
}

// workPerPair bounds the auction: past it shortest paths are quicker.
const workPerPair = 600

// shrink is how much smaller ε is from phase to phase.
const shrink = 5

func newAuction(in *instance) *auction {
	a := &auction{in: in, most: workPerPair * (len(in.to) + in.n + in.m)}
	a.scale, a.unit = int64(2*min(in.n, in.m)+3), 0
	for _, g := range in.gain {
		if a.unit = divisor(a.unit, max(g, 0)); a.unit == 1 {
			break
		}
	}
	a.unit = max(a.unit, 1)
	if len(in.gain) > 0 && slices.Max(in.gain)/a.unit > math.MaxInt64/16/a.scale {
		a.most = -1 // too large to be scaled
		a.scale = 1
	}
	a.gain = make([]int64, len(in.gain))
	for e, g := range in.gain {
		a.gain[e] = max(g, 0) / a.unit * a.scale
	}
	a.held, a.count = make([]bool, len(in.to)), make([]int32, in.n)
	a.price, a.level = make([]int64, in.m), make([]int64, in.n)
	a.back = make([]int32, in.m+1)
	for _, j := range in.to {
		a.back[j+1]++
	}
	a.first, a.free = make([]int32, in.m+1), make([]int32, in.m)
	for j := range in.m {
		a.first[j+1] = a.first[j] + min(in.p[j], a.back[j+1])
		a.back[j+1] += a.back[j]
	}
	a.slots = make([]slot, a.first[in.m])
	a.rows = make([]int32, len(in.to))
	at := slices.Clone(a.back)
	for e, j := range in.to {
		a.rows[at[j]] = int32(e)
		at[j]++
	}
	for j := range a.price {
		if a.first[j] == a.first[j+1] {
			a.price[j] = math.MaxInt64 / 4 // nobody can have it
		}
	}
	a.queue = newRing(max(in.n, in.m))
	return a
}

// run tells whether it came to an end within its bounds.
func (a *auction) run() bool {
	if a.most < 0 {
		return false
	}
	top := int64(0)
	for _, g := range a.gain {
		top = max(top, g)
	}
	for a.eps = max(top/4, 1); ; a.eps = max(a.eps/shrink, 1) {
		a.begin()
		if !a.forward() || !a.reverse() {
			return false
		}
		if a.eps == 1 {
			return true
		}
	}
}

// begin keeps the prices and lets everybody bid again.
func (a *auction) begin() {
	clear(a.held)
	clear(a.count)
	for j := range a.in.m {
		for s := a.first[j]; s < a.first[j+1]; s++ {
			a.slots[s] = slot{a.price[j], -1}
		}
		a.free[j] = a.first[j+1] - a.first[j]
	}
}

// forward lets people bid until nobody wants to. It keeps: what a person does
// not hold yields at most ε more than what it holds.
func (a *auction) forward() bool {
	for i := range a.in.n {
		a.queue.push(int32(i))
	}
	for !a.queue.empty() {
		i := a.queue.pop()
		for a.count[i] < a.in.k[i] {
			best, second, at := a.choose(i)
			if best <= 0 {
				break
			}
			a.bid(at, best-second+a.eps)
		}
		if a.work > a.most {
			return false
		}
	}
	return true
}

// choose finds the pair that yields most to a person among those not held, and
// what the next one would; no proposal yields 0.
func (a *auction) choose(i int32) (best, second int64, at int32) {
	from, to := a.in.start[i], a.in.start[i+1]
	a.work += int(to - from)
	gains, openings, price := a.gain[from:to], a.in.to[from:to], a.price
	for e, gain := range gains {
		yield := gain - price[openings[e]]
		if yield <= second || a.held[from+int32(e)] {
			continue
		}
		if yield > best {
			best, second, at = yield, best, from+int32(e)
		} else {
			second = yield
		}
	}
	return best, second, at
}

// bid takes the cheapest slot of a pair's opening and raises its price.
func (a *auction) bid(e int32, raise int64) {
	j := a.in.to[e]
	slots := a.slots[a.first[j]:a.first[j+1]]
	cheapest := 0
	for s := range slots {
		if slots[s].price < slots[cheapest].price {
			cheapest = s
		}
	}
	if loser := slots[cheapest].pair; loser >= 0 {
		i := a.in.who[loser]
		a.held[loser] = false
		a.count[i]--
		a.queue.push(i)
	} else {
		a.free[j]--
	}
	a.held[e] = true
	a.count[a.in.who[e]]++
	slots[cheapest] = slot{slots[cheapest].price + raise, e}
	lowest := slots[0].price
	for _, s := range slots[1:] {
		lowest = min(lowest, s.price)
	}
	a.price[j] = lowest
}

// reverse lets openings with an empty slot and a price go down, each to what
// wins it a person or to nothing. Yields only rise, so that it ends.
func (a *auction) reverse() bool {
	for i := range int32(a.in.n) {
		a.setLevel(i)
	}
	for j := range int32(a.in.m) {
		if a.free[j] > 0 && a.price[j] > 0 {
			a.queue.push(j)
		}
	}
	for !a.queue.empty() {
		j := a.queue.pop()
		for a.free[j] > 0 && a.price[j] > 0 {
			best, second, at := a.offer(j)
			if best <= a.eps {
				a.reprice(j, 0)
				break
			}
			a.win(at)
			a.reprice(j, min(a.price[j], max(second-a.eps, 0)))
			a.setLevel(a.in.who[at])
		}
		if a.work > a.most {
			a.queue.clear()
			return false
		}
	}
	return true
}

// offer finds the person from whom an opening could win most.
func (a *auction) offer(j int32) (best, second int64, at int32) {
	rows := a.rows[a.back[j]:a.back[j+1]]
	a.work += len(rows)
	for _, e := range rows {
		i := a.in.who[e]
		yield := a.gain[e] - a.level[i]
		if yield <= second || a.held[e] || a.in.k[i] == 0 {
			continue
		}
		if yield > best {
			best, second, at = yield, best, e
		} else {
			second = yield
		}
	}
	return best, second, at
}

// win gives an opening's empty slot to a person, who leaves its least pair when
// it has all it may.
func (a *auction) win(e int32) {
	i, j := a.in.who[e], a.in.to[e]
	if a.count[i] == a.in.k[i] {
		leave, least := int32(-1), int64(math.MaxInt64)
		for o := a.in.start[i]; o < a.in.start[i+1]; o++ {
			if yield := a.gain[o] - a.price[a.in.to[o]]; a.held[o] && yield < least {
				leave, least = o, yield
			}
		}
		a.held[leave] = false
		a.count[i]--
		left := a.in.to[leave]
		a.replace(left, leave, -1)
		a.free[left]++
		if a.price[left] > 0 {
			a.queue.push(left)
		}
	}
	a.held[e] = true
	a.count[i]++
	a.replace(j, -1, e)
	a.free[j]--
}

func (a *auction) replace(j, old, pair int32) {
	for s := a.first[j]; s < a.first[j+1]; s++ {
		if a.slots[s].pair == old {
			a.slots[s].pair = pair
			return
		}
	}
}

// reprice lowers an opening's price for all its slots: they are alike.
func (a *auction) reprice(j int32, price int64) {
	a.price[j] = price
	for s := a.first[j]; s < a.first[j+1]; s++ {
		a.slots[s].price = price
		if e := a.slots[s].pair; e >= 0 {
			a.setLevel(a.in.who[e])
		}
	}
}

func (a *auction) setLevel(i int32) {
	a.level[i] = 0
	if a.count[i] < a.in.k[i] || a.count[i] == 0 {
		return
	}
	least := int64(math.MaxInt64)
	for e := a.in.start[i]; e < a.in.start[i+1]; e++ {
		if a.held[e] {
			least = min(least, a.gain[e]-a.price[a.in.to[e]])
		}
	}
	a.level[i] = max(least, 0)
}

// ring is a queue of numbers below n, each in it once.
type ring struct {
	items      []int32
	in         []bool
	head, size int
}

func newRing(n int) ring { return ring{items: make([]int32, max(n, 1)), in: make([]bool, max(n, 1))} }

func (r *ring) empty() bool { return r.size == 0 }

func (r *ring) push(x int32) {
	if r.in[x] {
		return
	}
	r.in[x] = true
	r.items[(r.head+r.size)%len(r.items)] = x
	r.size++
}

func (r *ring) pop() int32 {
	x := r.items[r.head]
	r.head = (r.head + 1) % len(r.items)
	r.size--
	r.in[x] = false
	return x
}

func (r *ring) clear() {
	for !r.empty() {
		r.pop()
	}
}

// divisor is the greatest common one.
func divisor(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
