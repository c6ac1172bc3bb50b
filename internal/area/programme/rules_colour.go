package programme

import (
	"math"
	"strconv"

	"insieme/internal/base/fault"
)

// MinContrast is the least contrast of the programme's colour with white: text
// is written in it on white, and white on it (WCAG 2.2, 1.4.3).
const MinContrast = 4.5

// Contrast is the contrast of a colour #rrggbb with white, from 1 to 21, by the
// formula of WCAG 2.2. ok is false when the text is no such colour.
func Contrast(colour string) (ratio float64, ok bool) {
	if len(colour) != 7 || colour[0] != '#' {
		return 0, false
	}
	n, err := strconv.ParseUint(colour[1:], 16, 32)
	if err != nil {
		return 0, false
	}
	luminance := 0.2126*linear(n>>16) + 0.7152*linear(n>>8&0xff) + 0.0722*linear(n&0xff)
	return 1.05 / (luminance + 0.05), true
}

// linear undoes the gamma of one channel of sRGB.
func linear(channel uint64) float64 {
	c := float64(channel) / 255
	if c <= 0.04045 {
		return c / 12.92
	}
	return math.Pow((c+0.055)/1.055, 2.4)
}

func colourFields(colour string) []fault.Field {
	ratio, ok := Contrast(colour)
	switch {
	case !ok:
		return []fault.Field{{Name: "colour", Key: "programme.error.colour"}}
	case ratio < MinContrast:
		return []fault.Field{{Name: "colour", Key: "programme.error.contrast"}}
	}
	return nil
}
