package linkage

// likePlaces compares addresses line by line. A street and the part of town may
// stand in each other's line. The evidence is bounded: people move, and several
// live at one address.
func (l *Linker) likePlaces(a, b *Prepared) (Likeness, float64) {
	street := l.likeStreets(a, b)
	town := max(l.likeTown(OfTown, a.town.squash, b.town.squash), l.likeTown(OfPostcode, a.postcode, b.postcode))
	if both := min(l.likeTown(OfTown, a.town.squash, b.town.squash), l.likeTown(OfPostcode, a.postcode, b.postcode)); both != 0 {
		town += both / 4 // a postcode follows from its town
	}
	region := 0.0
	if a.region != "" && b.region != "" {
		if region = stateOther; a.region == b.region {
			region = stateSame
		}
	}
	total := street + town + region
	known := a.street.squash != "" && b.street.squash != "" || a.postcode != "" && b.postcode != "" || a.town.squash != "" && b.town.squash != ""
	like := Differs
	switch {
	case !known:
		like = Unknown
	case a.street.squash == b.street.squash && a.street.squash != "" && a.number == b.number:
		like = Same
	case street > 0:
		like = Near
	case total > 0:
		like = Loose
	}
	return like, min(max(total, placeLeast), placeMost)
}

func (l *Linker) likeStreets(a, b *Prepared) float64 {
	straight := l.likeLine(a.street, b.street) + l.likeLine(a.locality, b.locality)
	crossed := l.likeLine(a.street, b.locality) + l.likeLine(a.locality, b.street) + bits(swappedOnce)
	best := max(straight, crossed)
	if a.number == "" || b.number == "" || best <= 0 {
		return best
	}
	switch {
	case a.number == b.number:
		return best + bits(lineSame/strangersNumber)
	case changed(a.number, b.number) == 1, swappedAt(a.number, b.number):
		return best
	default:
		return best + bits(lineDiffers)
	}
}

func (l *Linker) likeLine(a, b text) float64 {
	if a.squash == "" || b.squash == "" {
		return 0
	}
	switch {
	case a.squash == b.squash:
		return bits(lineSame / strangersLine)
	case alike(a.squash, b.squash) >= alikeNear, alikeWithin(a.words, b.words) >= alikeNear:
		return bits(lineNear / (4 * strangersLine))
	default:
		return bits(lineDiffers)
	}
}

func (l *Linker) likeTown(k Kind, a, b string) float64 {
	if a == "" || b == "" {
		return 0
	}
	share := l.Shares.of(k, a, b)
	switch {
	case a == b:
		return bits(lineSame / share)
	case k == OfPostcode && (changed(a, b) == 1 || swappedAt(a, b)), k == OfTown && alike(a, b) >= alikeNear:
		return bits(lineNear / (2*share + 1.0/100))
	default:
		return bits(lineDiffers)
	}
}
