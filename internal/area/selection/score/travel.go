package score

import "math/bits"

// Travel is a great circle × 1.3 at the pace of public transport, unless the
// minutes are known. All in integers: within a region the great circle differs
// from a plane by less than a thousandth.

// cosine of whole degrees of latitude, in millionths.
var cosine = [91]int64{ //nolint:gochecknoglobals // a table
	1000000, 999848, 999391, 998630, 997564, 996195, 994522, 992546, 990268, 987688, 984808, 981627, 978148, 974370, 970296, 965926,
	961262, 956305, 951057, 945519, 939693, 933580, 927184, 920505, 913545, 906308, 898794, 891007, 882948, 874620, 866025, 857167,
	848048, 838671, 829038, 819152, 809017, 798636, 788011, 777146, 766044, 754710, 743145, 731354, 719340, 707107, 694658, 681998,
	669131, 656059, 642788, 629320, 615661, 601815, 587785, 573576, 559193, 544639, 529919, 515038, 500000, 484810, 469472, 453990,
	438371, 422618, 406737, 390731, 374607, 358368, 342020, 325568, 309017, 292372, 275637, 258819, 241922, 224951, 207912, 190809,
	173648, 156434, 139173, 121869, 104528, 87156, 69756, 52336, 34899, 17452, 0,
}

const (
	metresOfHundredth = 1112 // a hundredth of a degree of latitude
	detour            = 13   // tenths
	metresAMinute     = 350  // 21 km/h, stops included
	waitMinutes       = 6
	// tooFar is how many hundredths of a degree north or south take so long that
	// travel is worth nothing: 75 minutes.
	tooFar = 17
)

// Metres is the distance of two known places.
func Metres(a, b Place) int {
	lat := (int64(a.Lat) + int64(b.Lat)) / 2
	if lat < 0 {
		lat = -lat
	}
	degree := min(lat/100, 89)
	cos := cosine[degree] + (cosine[degree+1]-cosine[degree])*(lat%100)/100
	y := (int64(a.Lat) - int64(b.Lat)) * metresOfHundredth
	x := (int64(a.Lon) - int64(b.Lon)) * metresOfHundredth * cos / Million
	return int(root(x*x + y*y))
}

// root is the whole part of a square root.
func root(n int64) int64 {
	if n <= 0 {
		return 0
	}
	x := int64(1) << ((bits.Len64(uint64(n)) + 1) / 2) // not below the root
	for {
		next := (x + n/x) / 2
		if next >= x {
			return x
		}
		x = next
	}
}

// minutesFrom is how long a person travels to a request; UnknownMinutes when a
// place is not known, 254 for that and more.
func (r *Request) minutesFrom(home Place) uint8 {
	if len(r.Minutes) > 0 {
		if known, ok := r.Minutes[home]; ok {
			return min(known, 254)
		}
	}
	if home == (Place{}) || r.At == (Place{}) {
		return UnknownMinutes
	}
	metres := Metres(home, r.At)
	if metres < 1000 {
		return uint8(metres / 80) // on foot
	}
	return uint8(min(metres*detour/10/metresAMinute+waitMinutes, 254))
}
