package demo

import (
	"encoding/binary"
	"math/rand/v2"
)

// chance is a repeatable source of what happens. Each person has one of their
// own, so that one life can be lived again without changing the others.
type chance struct{ *rand.Rand }

func newChance(seed, stream uint64) chance { return chance{rand.New(rand.NewPCG(seed, stream))} }

// happens is true with a probability.
func (c chance) happens(p float64) bool { return c.Float64() < p }

// between is a whole number of a range, both ends included.
func (c chance) between(low, high int) int { return low + c.IntN(high-low+1) }

// Read implements io.Reader, for identities.
func (c chance) Read(b []byte) (int, error) {
	var word [8]byte
	for i := 0; i < len(b); i += len(word) {
		binary.LittleEndian.PutUint64(word[:], c.Uint64())
		copy(b[i:], word[:])
	}
	return len(b), nil
}

// one picks one of a list.
func one[T any](c chance, list []T) T { return list[c.IntN(len(list))] }

// weighted is something that happens more or less often.
type weighted[T any] struct {
	what   T
	weight float64
}

// draw picks one by weight.
func draw[T any](c chance, list []weighted[T]) T {
	total := 0.0
	for _, w := range list {
		total += w.weight
	}
	at := c.Float64() * total
	for _, w := range list {
		if at -= w.weight; at < 0 {
			return w.what
		}
	}
	return list[len(list)-1].what
}

// shuffled is a list in another order.
func shuffled[T any](c chance, list []T) []T {
	out := append([]T(nil), list...)
	c.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}
