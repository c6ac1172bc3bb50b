package linkage

// likeBirths compares birth dates as they are written: a slip is one digit, two
// neighbours changed over, or day and month; something in common are two of
// day, month and year, or all digits but two.
func (l *Linker) likeBirths(a, b string) (Likeness, float64) {
	switch {
	case a == "" || b == "":
		return Unknown, 0
	case a == b:
		return Same, bits(birthSame / l.Shares.of(OfBirth, a, b))
	case a[:4] == b[:4] && a[4:6] == b[6:] && a[6:] == b[4:6]:
		return Swapped, bits(birthNear / strangersDigit)
	}
	other := changed(a, b)
	switch {
	case other == 1, swappedAt(a, b):
		return Near, bits(birthNear / strangersDigit)
	case other == 2, partsInCommon(a, b) >= 2:
		return Loose, bits(birthLoose / strangersLooseDate)
	default:
		return Differs, bits(birthDiffers)
	}
}

func partsInCommon(a, b string) int {
	n := 0
	for _, same := range []bool{a[:4] == b[:4], a[4:6] == b[4:6], a[6:] == b[6:]} {
		if same {
			n++
		}
	}
	return n
}
