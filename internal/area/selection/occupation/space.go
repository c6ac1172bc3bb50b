package occupation

import "math"

// posting says how much a term weighs in a document.
type posting struct{ doc, weight int32 }

// space is an index of documents by terms. All weights are integers.
type space struct {
	terms   map[string]int32
	posts   [][]posting
	rarity  []int64 // of a term, in thousandths of a nat
	unknown int64   // rarity of a term that no document has
	docs    int
	cosine  bool
}

const milli = 1000

// build indexes documents. With cosine, a document's weights have length one
// (TF-IDF); otherwise they are BM25's, as a share of what a term can bring.
func build(docs [][]string, cosine bool, s Settings) *space {
	x := &space{terms: map[string]int32{}, docs: len(docs), cosine: cosine}
	type count struct{ term, n int32 }
	counts := make([][]count, len(docs))
	var df []int
	total := int64(0)
	at := map[int32]int{}
	for d, terms := range docs {
		clear(at)
		for _, t := range terms {
			id, ok := x.terms[t]
			if !ok {
				id = int32(len(df)) //nolint:gosec // far fewer than two thousand million terms
				x.terms[t] = id
				df = append(df, 0)
			}
			i, ok := at[id]
			if !ok {
				i = len(counts[d])
				at[id] = i
				counts[d] = append(counts[d], count{term: id})
				df[id]++
			}
			counts[d][i].n++
		}
		total += int64(len(terms))
	}
	x.unknown = x.rare(0)
	x.rarity = make([]int64, len(df))
	x.posts = make([][]posting, len(df))
	for t, n := range df {
		x.rarity[t] = x.rare(n)
		x.posts[t] = make([]posting, 0, n)
	}
	for d, terms := range counts {
		length := int64(0)
		if cosine {
			for _, c := range terms {
				w := x.rarity[c.term] * often(int64(c.n)) / milli
				length += w * w
			}
			length = max(1, root(length))
		}
		for _, c := range terms {
			var w int64
			if cosine {
				w = x.rarity[c.term] * often(int64(c.n)) * milli / length // millionths: often is in thousandths
			} else {
				n := int64(c.n) * milli
				long := milli - s.B + s.B*int64(len(docs[d]))*int64(len(docs))/max(1, total)
				w = x.rarity[c.term] * n * milli / (n + s.K1*long/milli)
			}
			x.posts[c.term] = append(x.posts[c.term], posting{int32(d), int32(w)}) //nolint:gosec // at most some millions
		}
	}
	return x
}

// rare is the rarity of a term that df documents have.
func (x *space) rare(df int) int64 {
	n, f := float64(x.docs), float64(df)
	if x.cosine {
		return int64(math.Round(milli * (math.Log((1+n)/(1+f)) + 1)))
	}
	return int64(math.Round(milli * math.Log(1+(n-f+.5)/(f+.5))))
}

// often is the weight of a term that stands n times in one document.
func often(n int64) int64 {
	if n == 1 {
		return milli
	}
	return int64(math.Round(milli * (1 + math.Log(float64(n)))))
}

// root is the integer square root.
func root(n int64) int64 {
	r := int64(math.Sqrt(float64(n)))
	for r*r > n {
		r--
	}
	for (r+1)*(r+1) <= n {
		r++
	}
	return r
}

// score compares a question, its terms in order of appearance, with all
// documents: millionths, one for a document that has all there is. Terms that
// no document knows count against every document.
func (x *space) score(terms []string) []int64 {
	out := make([]int64, x.docs)
	seen := make(map[string]int64, len(terms))
	var distinct []string
	for _, t := range terms {
		if seen[t]++; seen[t] == 1 {
			distinct = append(distinct, t)
		}
	}
	length := int64(0)
	for _, t := range distinct {
		id, known := x.terms[t]
		rarity := x.unknown
		if known {
			rarity = x.rarity[id]
		}
		if x.cosine {
			rarity = rarity * often(seen[t]) / milli
			length += rarity * rarity
		} else {
			length += rarity
		}
		if !known {
			continue
		}
		for _, p := range x.posts[id] {
			if x.cosine {
				out[p.doc] += rarity * int64(p.weight)
			} else {
				out[p.doc] += int64(p.weight)
			}
		}
	}
	if x.cosine {
		length = root(length)
	}
	if length == 0 {
		return out
	}
	for d, v := range out {
		if v != 0 {
			if x.cosine {
				out[d] = v / length
			} else {
				out[d] = v * milli / length
			}
		}
	}
	return out
}
