package occupation

import (
	"embed"
	"fmt"
	"strings"
)

// The starter vocabulary is text, one line an entry, so that whoever knows a
// trade can read and correct it. Requirements about health, religion or origin
// are not in it on purpose: they may not be asked.
//
//go:embed starter/*.txt
var starterFiles embed.FS

// Requirement is something that decides whether a person and a request fit.
type Requirement struct {
	Code         string
	Kind         string // licence, certificate, language, condition, tool, skill or software
	UnknownUsual bool   // nobody asks at the first interview; a gap is a question, not a no
	Labels       []Label
}

// Starter returns the vocabulary that the program has before any import: trades
// that such programmes see, with the words people use for them in Italian and
// English, and the requirements as their skills.
func Starter() Rows {
	var rows Rows
	for _, r := range Requirements() {
		rows.Skills = append(rows.Skills, Skill{r.Code, r.Labels})
	}
	for i := 1; i <= 3; i++ {
		for _, f := range starterLines(fmt.Sprintf("starter/occupations-%d.txt", i)) {
			rows.Concepts = append(rows.Concepts, Concept{Code: f[0], Kind: Occupation, ISCO: f[1], Labels: append(names("it", f[2], f[3]), names("en", f[4], f[5])...)})
			for _, need := range list(f[6]) {
				code, essential := strings.CutPrefix(need, "*")
				rows.Needs = append(rows.Needs, Need{f[0], code, essential})
			}
		}
	}
	return rows
}

// Requirements lists the requirements of the starter vocabulary.
func Requirements() []Requirement {
	var out []Requirement
	for _, f := range starterLines("starter/requirements.txt") {
		out = append(out, Requirement{f[0], f[1], f[2] == "yes", append(names("it", f[3], f[4]), names("en", f[5], f[6])...)})
	}
	return out
}

// starterLines cuts the lines of a starter file into their seven fields.
func starterLines(name string) [][7]string {
	text, err := starterFiles.ReadFile(name)
	if err != nil {
		panic(err) // the file is part of the program
	}
	var out [][7]string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		var f [7]string
		for i, field := range strings.Split(line, "|") {
			if i < len(f) {
				f[i] = strings.TrimSpace(field)
			}
		}
		out = append(out, f)
	}
	return out
}

// names makes the labels of a language: the name in both genders as it is
// shown, each form, and the words in use.
func names(lang, name, words string) []Label {
	out := []Label{{Lang: lang, Text: name, Preferred: true}}
	if forms := strings.Split(name, "/"); len(forms) > 1 {
		for _, form := range forms {
			out = append(out, Label{Lang: lang, Text: form})
		}
	}
	for _, w := range list(words) {
		out = append(out, Label{Lang: lang, Text: w})
	}
	return out
}

func list(s string) []string {
	var out []string
	for _, w := range strings.Split(s, ";") {
		if w = strings.TrimSpace(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// OfTrade lists the starter occupations that belong to a kind of work of a
// person's profile (person.Trades); none for "unknown".
func OfTrade(trade string) []string {
	switch trade {
	case "warehouse":
		return []string{"warehouse-worker", "forklift-driver", "order-picker", "parcel-sorter", "goods-loader", "removal-worker", "hand-packer", "packing-operator", "stock-clerk", "shipping-clerk", "baggage-handler", "warehouse-lead"}
	case "cleaning":
		return []string{"cleaner-offices", "cleaner-industrial", "cleaner-hospital", "domestic-cleaner", "window-cleaner", "room-attendant", "vehicle-cleaner", "laundry-worker", "ironer", "refuse-collector", "street-sweeper", "recycling-worker", "train-cleaner", "cleaning-lead"}
	case "kitchen":
		return []string{"kitchen-helper", "dishwasher", "canteen-worker", "cook", "pizza-maker", "fast-food-worker", "waiter", "bartender", "ice-cream-maker", "baker", "pastry-cook", "fresh-pasta-maker", "restaurant-manager"}
	case "care":
		return []string{"home-carer", "oss", "home-care-worker", "hospital-porter", "childminder", "nursery-assistant", "nursery-teacher", "social-educator", "teaching-assistant", "nurse", "ambulance-driver"}
	case "building":
		return []string{"bricklayer", "construction-labourer", "scaffolder", "plasterer", "drywall-fitter", "house-painter", "tiler", "roofer", "building-carpenter", "concrete-worker", "road-worker", "excavator-operator", "crane-operator", "demolition-worker", "insulation-worker", "window-fitter", "plumber", "electrician", "site-foreman"}
	case "factory":
		return []string{"factory-hand", "assembly-worker", "electronic-assembler", "mechanic-fitter", "welder", "turner", "miller", "cnc-operator", "grinder", "press-operator", "metal-press-operator", "foundry-worker", "quality-inspector", "food-factory-worker", "meat-plant-worker", "sewing-operator", "ceramic-worker", "chemical-worker", "industrial-maintenance"}
	case "driving":
		return []string{"van-driver", "truck-driver", "tipper-driver", "bus-driver", "taxi-driver", "rider", "moped-courier", "postal-carrier", "tractor-driver", "ambulance-driver"}
	case "green":
		return []string{"gardener", "pruner", "farm-worker", "greenhouse-worker", "livestock-worker", "forestry-worker", "tractor-driver", "stable-groom"}
	case "shop":
		return []string{"shop-assistant", "deli-assistant", "cashier", "shelf-filler", "market-seller", "butcher", "fishmonger", "petrol-attendant", "promoter", "florist", "shop-manager"}
	case "office":
		return []string{"office-clerk", "secretary", "receptionist", "switchboard-operator", "data-entry", "bookkeeper", "payroll-clerk", "hr-assistant", "archive-clerk", "telephone-seller", "it-support"}
	default:
		return nil
	}
}

// Enrich adds the words of one vocabulary to another: where a concept of rows
// alone has, in one language, the name that an occupation of more is shown by,
// or is itself shown by it, it gets that occupation's other words. The new
// labels have no identity. So the words people use outlive an import.
func Enrich(rows, more Rows, lang string) Rows {
	t := tongueOf(lang, Default())
	key := func(text string) string { return strings.Join(t.stems(t.words(text)), " ") }
	shown, named := map[string][]int{}, map[string][]int{}
	for i, c := range rows.Concepts {
		if c.Kind != Occupation {
			continue
		}
		seen := map[string]bool{}
		for _, l := range c.Labels {
			k := key(l.Text)
			if l.Lang != lang || k == "" {
				continue
			}
			if l.Preferred {
				shown[k] = append(shown[k], i)
			}
			if !seen[k] {
				seen[k] = true
				named[k] = append(named[k], i)
			}
		}
	}
	out := rows
	out.Concepts = append([]Concept(nil), rows.Concepts...)
	for _, c := range more.Concepts {
		k := key(c.Name(lang))
		found := shown[k]
		if len(found) != 1 {
			found = named[k]
		}
		if len(found) != 1 {
			continue
		}
		to := &out.Concepts[found[0]]
		labels := append([]Label(nil), to.Labels...)
		for _, l := range c.Labels {
			if l.Lang == lang {
				l.Preferred = false
				labels = append(labels, l)
			}
		}
		to.Labels = labels
	}
	return out
}
