package i18n

// Form is the grammatical form that a quantity asks for, as Unicode's CLDR
// names them: it ends the key of a message that counts.
type Form string

// The forms.
const (
	One   Form = "one"
	Two   Form = "two"
	Few   Form = "few"
	Many  Form = "many"
	Other Form = "other"
)

// Forms lists the forms of a language for whole numbers; the last
// is the form of big ones.
func Forms(lang Lang) []Form {
	switch lang {
	case Zh:
		return []Form{Other}
	case Ro:
		return []Form{One, Few, Other}
	case Uk: // Other is for fractions only
		return []Form{One, Few, Many}
	case Ar:
		return []Form{One, Two, Few, Many, Other}
	default:
		return []Form{One, Other}
	}
}

// FormOf is the form for a whole number, after CLDR's rules. French counts
// nothing like one; Arabic's form for zero reads like Other here.
func FormOf(lang Lang, n int) Form {
	n = max(n, -n)
	ten, hundred := n%10, n%100
	switch lang {
	case Zh:
		return Other
	case Fr, Bn:
		if n <= 1 {
			return One
		}
	case Ro:
		switch {
		case n == 1:
			return One
		case n == 0 || (hundred > 0 && hundred < 20):
			return Few
		}
	case Uk:
		switch {
		case ten == 1 && hundred != 11:
			return One
		case ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14):
			return Few
		default:
			return Many
		}
	case Ar:
		switch {
		case n == 1:
			return One
		case n == 2:
			return Two
		case hundred >= 3 && hundred <= 10:
			return Few
		case hundred >= 11:
			return Many
		}
	default:
		if n == 1 {
			return One
		}
	}
	return Other
}
