package network

import "io"

// The letters of a temporary password: none that is taken for another when it
// is read aloud or copied by hand.
const letters = "abcdefghjkmnpqrstuvwxyz23456789"

// temporary makes a password of four groups of four letters, 79 bits, from a
// source of randomness.
func temporary(random io.Reader) (string, error) {
	const groups, size = 4, 4
	out := make([]byte, 0, groups*(size+1))
	buf := make([]byte, 1)
	for n := 0; n < groups*size; {
		if _, err := io.ReadFull(random, buf); err != nil {
			return "", err
		}
		// Bytes beyond the last whole multiple would favour the first letters.
		if int(buf[0]) >= 256/len(letters)*len(letters) {
			continue
		}
		if n > 0 && n%size == 0 {
			out = append(out, '-')
		}
		out = append(out, letters[int(buf[0])%len(letters)])
		n++
	}
	return string(out), nil
}
