package score

// Values are millionths. Each function is the one definition of its criterion,
// for the plain scorer and for the index, which tabulates it.

// saturation is what months of experience are worth, by bucket: m/(m+24).
var saturation = [16]int32{0, 40_000, 111_000, 200_000, 333_000, 429_000, 500_000, 600_000, 667_000, 714_000, 778_000, 833_000, 870_000, 909_000, 960_000, Million} //nolint:gochecknoglobals // a table

// bucketFrom is the first month of each bucket.
var bucketFrom = [16]uint16{0, 1, 3, 6, 12, 18, 24, 36, 48, 60, 84, 120, 160, 240, 360, 480} //nolint:gochecknoglobals // a table

// recency is what is left of experience, by half years since it ended: half
// after five years.
var recency = [16]int32{Million, 933_000, 871_000, 812_000, 758_000, 707_000, 660_000, 616_000, 574_000, 536_000, 500_000, 467_000, 435_000, 406_000, 379_000, 330_000} //nolint:gochecknoglobals // a table

// experienceCode packs months and how long ago in the grain in which they count.
func experienceCode(p Past) uint8 {
	bucket := 0
	for b, from := range bucketFrom {
		if p.Months >= from {
			bucket = b
		}
	}
	return uint8(bucket)<<4 | uint8(min(p.Ago/6, 15))
}

func experienceValue(code uint8) int32 {
	return int32(int64(saturation[code>>4]) * int64(recency[code&15]) / Million)
}

// preferenceShare is what a wish counts by its place in the person's order.
var preferenceShare = [MaxWishes]int32{Million, 750_000, 500_000} //nolint:gochecknoglobals // a table

func scaleBy(a, b int32) int32 { return int32(int64(a) * int64(b) / Million) }

func skillsValue(points, most int) int32 {
	if most == 0 {
		return Million // nothing is wished: nothing is missing
	}
	return int32(points * Million / most)
}

func languageValue(have, want Level) int32 {
	switch {
	case have >= want:
		return Million
	case have <= LevelNone:
		return 0
	}
	return int32(have-LevelNone) * Million / int32(want-LevelNone) / 2 // below the level: less than half
}

func hoursValue(covered, asked int) int32 {
	if asked == 0 {
		return 0
	}
	return int32(covered * Million / asked)
}

// UnknownMinutes is travel that cannot be told.
const UnknownMinutes = 255

// travelValue is 1 up to a quarter of an hour and 0 from 75 minutes on.
func travelValue(minutes uint8) int32 {
	switch {
	case minutes == UnknownMinutes || minutes >= 75:
		return 0
	case minutes <= 15:
		return Million
	}
	return int32(75-int32(minutes)) * Million / 60
}

func loadValue(wished, offered uint8) int32 {
	if wished == 0 || offered == 0 {
		return 0
	}
	apart := int32(wished) - int32(offered)
	if apart < 0 {
		apart = -apart
	}
	return max(Million-apart*Million/20, 0)
}

func contractValue(wished, offered uint8) int32 {
	if wished&offered != 0 {
		return Million
	}
	return 0
}

// payValue is 1 at the least wished, and nothing a fifth below it.
func payValue(floor, offered uint8) int32 {
	switch {
	case floor == 0 || offered == 0:
		return 0
	case offered >= floor:
		return Million
	}
	return max(Million-int32(floor-offered)*5*Million/int32(floor), 0)
}

// promiseDays is from when on a promise counts as near.
const promiseDays = 180

// promiseValue rises as the day of the promise comes, and stays when it is past.
func promiseValue(due, today Day) int32 {
	if due == 0 {
		return 0
	}
	left := min(max(int32(due)-int32(today), 0), promiseDays)
	return (promiseDays - left) * Million / promiseDays
}

func trainingValue(points, most int) int32 {
	if most == 0 {
		return 0
	}
	return int32(min(points, most) * Million / most)
}
