package civil

import (
	"slices"
	"strings"
	"time"
)

const (
	fiscalMonths = "ABCDEHLMPRST"
	fiscalDigits = "LMNPQRSTUV" // the letters that stand for 0 to 9 where codes would be equal (omocodia)
	femaleDays   = 40
)

// fiscalNumbers are the places of a code that hold a digit, or its letter.
var fiscalNumbers = [...]int{6, 7, 9, 10, 12, 13, 14}

func fiscalShape(s string) bool {
	if len(s) != 16 {
		return false
	}
	for i := range len(s) {
		letter, digit := s[i] >= 'A' && s[i] <= 'Z', s[i] >= '0' && s[i] <= '9'
		if !letter && !digit {
			return false
		}
	}
	plain := fiscalPlain(s)
	for i := range len(plain) {
		digit := plain[i] <= '9'
		if digit != isFiscalNumber(i) {
			return false
		}
	}
	if !strings.ContainsRune(fiscalMonths, rune(plain[8])) {
		return false
	}
	month, day := fiscalDay(plain)
	// Of the years that the two digits may mean, the one after 2000 is a leap
	// year whenever any is.
	year := 2000 + int(plain[6]-'0')*10 + int(plain[7]-'0')
	return day%femaleDays >= 1 && day <= femaleDays+31 && NewDate(year, month, day%femaleDays).Month() == month
}

func isFiscalNumber(i int) bool {
	return slices.Contains(fiscalNumbers[:], i)
}

// fiscalPlain puts digits in the places of digits. The last character stays.
func fiscalPlain(s string) string {
	b := []byte(s)
	for _, i := range fiscalNumbers {
		if n := strings.IndexByte(fiscalDigits, b[i]); n >= 0 {
			b[i] = '0' + byte(n)
		}
	}
	return string(b)
}

func fiscalDay(plain string) (time.Month, int) {
	month := time.Month(strings.IndexByte(fiscalMonths, plain[8]) + 1)
	return month, int(plain[9]-'0')*10 + int(plain[10]-'0')
}

// fiscalCheck is the sixteenth character for the fifteen before. Characters in
// odd places, counted from one, weigh by a table, the others their own value.
func fiscalCheck(s string) byte {
	odd := [26]int{1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23}
	sum := 0
	for i := range len(s) {
		v := int(s[i] - '0')
		if s[i] >= 'A' {
			v = int(s[i] - 'A')
		}
		if i%2 == 0 {
			v = odd[v]
		}
		sum += v
	}
	return 'A' + byte(sum%26)
}

// provisionalFits checks the last of 11 digits, which is made as that of a
// partita IVA.
func provisionalFits(s string) bool {
	sum := 0
	for i := range len(s) {
		v := int(s[i] - '0')
		if i%2 == 1 {
			if v *= 2; v > 9 {
				v -= 9
			}
		}
		sum += v
	}
	return sum%10 == 0
}

func isDigits(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}

func fiscalSurname(s string) string {
	consonants, vowels := fiscalLetters(s)
	return (consonants + vowels + "XXX")[:3]
}

// fiscalGiven takes the first, third and fourth consonant where there are four.
func fiscalGiven(s string) string {
	consonants, vowels := fiscalLetters(s)
	if len(consonants) > 3 {
		consonants = consonants[:1] + consonants[2:4]
	}
	return (consonants + vowels + "XXX")[:3]
}

func fiscalLetters(s string) (consonants, vowels string) {
	for _, r := range strings.ToUpper(Squash(s)) {
		switch {
		case r < 'A' || r > 'Z':
		case strings.ContainsRune("AEIOU", r):
			vowels += string(r)
		default:
			consonants += string(r)
		}
	}
	return consonants, vowels
}
