package assign

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
)

// maxSize bounds a file of the OR-Library: people and openings.
const maxSize = 5000

// ReadBeasley reads an assignment problem in the format of the OR-Library: n,
// then n rows of n costs. It returns costs[i][j] ≥ 0.
func ReadBeasley(r io.Reader) ([][]int64, error) {
	words := bufio.NewScanner(r)
	words.Split(bufio.ScanWords)
	read := 0
	next := func(most int64) (int64, error) {
		if !words.Scan() {
			if err := words.Err(); err != nil {
				return 0, err
			}
			return 0, fmt.Errorf("the file ends after %d numbers", read)
		}
		read++
		x, err := strconv.ParseInt(words.Text(), 10, 64)
		if err != nil || x < 0 || x > most {
			return 0, fmt.Errorf("number %d is not a whole number from 0 to %d", read, most)
		}
		return x, nil
	}
	n, err := next(maxSize)
	if err != nil {
		return nil, err
	}
	costs := make([][]int64, n)
	for i := range costs {
		costs[i] = make([]int64, n)
		for j := range costs[i] {
			if costs[i][j], err = next(maxScore / (maxSize + 1)); err != nil {
				return nil, err
			}
		}
	}
	if words.Scan() {
		return nil, fmt.Errorf("more than %d × %d costs", n, n)
	}
	return costs, nil
}

// Cheapest assigns each row a column of its own at the least cost together. It
// is a round of one proposal a person and an opening in which the score falls
// with the cost and a pair more is worth more than any saving.
func Cheapest(costs [][]int64) (columns []int, total int64, err error) {
	dearest := int64(0)
	for _, row := range costs {
		for _, c := range row {
			dearest = max(dearest, c)
		}
	}
	n := len(costs)
	p := &Problem{People: make([]Person, n), Openings: make([]Opening, n), Pairs: make([]Pair, 0, n*n)}
	for i, row := range costs {
		id := fmt.Sprintf("%06d", i)
		p.People[i], p.Openings[i] = Person{ID: id, Max: 1}, Opening{ID: id, Max: 1}
		for j, c := range row {
			p.Pairs = append(p.Pairs, Pair{Person: i, Opening: j, Score: dearest*int64(n+1) + 1 - c})
		}
	}
	r, err := Solve(p)
	if err != nil {
		return nil, 0, err
	}
	columns = make([]int, n)
	for _, at := range r.Pairs {
		pair := p.Pairs[at]
		columns[pair.Person] = pair.Opening
		total += costs[pair.Person][pair.Opening]
	}
	return columns, total, nil
}
