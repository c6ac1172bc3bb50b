package intake

// Strengths sorts what an assessment found, for the person's own sheet: what
// goes well and what to work on, in the order of the instrument. Restricted
// domains are left out: they are talked about, and not left on paper.
func (in Instrument) Strengths(p Profile) (strong, growing []Item) {
	for _, d := range in.Domains {
		if d.Restricted {
			continue
		}
		for _, item := range d.Items {
			switch level := p[d.Code].Levels[item.Code]; {
			case level >= 3:
				strong = append(strong, item)
			case level > 0:
				growing = append(growing, item)
			}
		}
	}
	return strong, growing
}
