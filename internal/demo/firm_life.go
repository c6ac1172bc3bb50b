package demo

import (
	"slices"
	"strconv"

	"insieme/internal/area/company"
	"insieme/internal/area/network"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

func (f *firm) add(e firmEntry) { f.entries = append(f.entries, e) }

func (f *firm) fact(day civil.Date, h company.Happening) {
	h.On = day
	f.add(firmEntry{day: day, facts: []company.Happening{h}})
}

// spot is the day on which a company comes to be known.
func (f *firm) spot(day civil.Date) {
	f.fact(day, company.Happening{Fact: company.FactRegistered})
	if f.number >= contactedAll && f.number%3 == 0 {
		f.call(f.after(day, 2), company.Before)
	}
}

// call is a talk with the association; a company without one has nobody to
// tell.
func (f *firm) call(day civil.Date, side company.Side) {
	if len(f.past.Associations) == 0 {
		return
	}
	x := company.Contact{Side: side, On: day, Way: "call", Organisation: f.past.Associations[0], By: f.officer}
	if f.luck.happens(0.3) {
		x.Way = "email"
	}
	f.add(firmEntry{day: day, contact: &x, facts: x.Facts("")})
}

// contact is a contact with the company, most of the time with the association
// before and after.
func (f *firm) contact(day civil.Date, way, topic string, outcome company.Outcome, reason string) {
	c := f.luck
	x := company.Contact{
		Side: company.WithCompany, On: day, Way: way, Topic: topic, Outcome: outcome, Counterpart: one(c, f.past.Counterparts).ID, By: f.officer,
	}
	if c.happens(0.7) && outcome != company.NoAnswer {
		x.Note = one(c, talks()[topic])
	}
	told := topic != "tutoring"
	if told && c.happens(0.93) {
		f.call(f.before(day, c.between(1, 3)), company.Before)
	}
	f.add(firmEntry{day: day, contact: &x, facts: x.Facts(reason)})
	after, lately := f.after(day, c.between(1, 5)), day.After(f.today.AddDays(-60))
	if told && (!lately || c.happens(0.9)) && after.Before(f.today) { // what is missing is found out in time
		f.call(after, company.After)
	}
}

// live lives the relation with a company from the first day on.
func (f *firm) live() {
	c, w := f.luck, f.fortune
	spotted := f.before(w.contacted, c.between(6, 30))
	if spotted.Before(firstDay()) {
		spotted = f.from(firstDay())
	}
	f.spot(spotted)
	if w.silent {
		f.contact(w.contacted, "email", "presentation", company.NoAnswer, "")
	} else {
		f.contact(w.contacted, "call", "presentation", company.Spoken, "")
	}
	if w.answered.After(w.contacted) {
		f.contact(w.answered, "call", "presentation", company.Spoken, "")
	}
	if !w.met.IsZero() {
		outcome := company.Spoken
		if w.said == w.met {
			outcome = company.SaidInterested
		}
		f.contact(w.met, draw(c, []weighted[string]{{"meeting", 40}, {"visit", 60}}), "presentation", outcome, "")
	}
	if w.said.After(w.met) {
		f.contact(w.said, "call", "needs", company.SaidInterested, "")
	}
	if !w.active.IsZero() {
		f.contact(w.active, "visit", "request", company.Spoken, "")
		f.fact(w.active, company.Happening{Fact: company.FactActive})
	}
	if !w.refused.IsZero() {
		f.contact(w.refused, "call", "board", company.SaidNo, draw(c, []weighted[string]{
			{"no_positions", 30}, {"other_channels", 16}, {"other_profiles", 16}, {"no_time", 12}, {"crisis", 14}, {"seasonal", 6}, {"other", 6},
		}))
	}
	if !w.joined.IsZero() {
		f.join()
	}
	f.care()
	f.plan()
}

// join is the adhesion, the showcase, the pledges.
func (f *firm) join() {
	c, w := f.luck, f.fortune
	f.contact(w.joined, "meeting", "board", company.Spoken, "")
	signs := f.past.Counterparts[0].ID
	adhesion := company.Adhesion{ID: id.At[company.AdhesionID](f.instant(w.joined, 9), c), JoinedOn: w.joined, Signatory: signs}
	f.add(firmEntry{
		day: w.joined, facts: []company.Happening{{Fact: company.FactJoined, On: w.joined}},
		keep: func(p *company.Past) { p.Adhesions = append(p.Adhesions, adhesion) },
	})
	shown := f.after(w.joined, c.between(1, 20))
	if c.happens(0.7) {
		f.add(firmEntry{day: shown, event: &journal.Event{Kind: company.KindShowcaseAgreed}, keep: func(p *company.Past) { p.ShowcaseOn = shown }})
		if !w.left.IsZero() {
			f.add(firmEntry{day: w.left, event: &journal.Event{Kind: company.KindShowcaseEnded}, keep: func(p *company.Past) { p.ShowcaseEndedOn = w.left }})
		}
	}
	f.pledges()
	if !w.left.IsZero() {
		reason := one(c, []string{"own_wish", "merged", "pledge_not_kept"})
		f.add(firmEntry{
			day: w.left, facts: []company.Happening{{Fact: company.FactLeft, On: w.left, Reason: reason}},
			keep: func(p *company.Past) { p.Adhesions[0].LeftOn, p.Adhesions[0].Reason = w.left, reason },
		})
	}
}

// care are the contacts with a company that the programme keeps up with: some
// a year, to the day on which it loses sight of it.
func (f *firm) care() {
	c, w := f.luck, f.fortune
	last := f.today
	if !w.ends.IsZero() {
		last = w.ends
	}
	start := w.contacted
	for _, day := range []civil.Date{w.answered, w.met, w.said, w.active, w.joined} {
		if day.After(start) {
			start = day
		}
	}
	if !w.refused.IsZero() || w.answered.IsZero() {
		return
	}
	for day := start; ; {
		day = f.from(day.AddDays(c.between(70, 210)))
		if !day.Before(last) {
			break
		}
		topic := draw(c, []weighted[string]{{"request", 30}, {"candidates", 25}, {"tutoring", 22}, {"needs", 15}, {"other", 8}})
		way := draw(c, []weighted[string]{{"call", 60}, {"visit", 15}, {"email", 25}})
		if topic == "tutoring" {
			way = "visit"
		}
		f.contact(day, way, topic, company.Spoken, "")
	}
	switch day := f.from(f.today.AddDays(-c.between(20, 200))); {
	case w.ends.IsZero() && day.After(start): // everybody who is cared for has been heard this year
		f.contact(day, "call", "needs", company.Spoken, "")
		f.needs(day)
	case !w.ends.IsZero() && w.left.IsZero() && f.number%4 == 2 && start.Year() >= 2021: // lost from sight with something open
		f.need(start)
	}
}

// plan is what is done next.
func (f *firm) plan() {
	c, n := f.luck, &f.past.Next
	n.What = draw(c, []weighted[string]{{"call", 50}, {"meet", 20}, {"send", 10}, {"wait", 20}})
	n.Who, n.On = f.officer, f.from(f.today.AddDays(c.between(2, 75)))
	if !f.fortune.refused.IsZero() {
		n.What, n.On = "call", f.from(f.today.AddDays(c.between(60, 200)))
	}
}

// pledges are what a member of the Board promises, year by year, and what
// becomes of it. Most is kept; what is not is talked about and withdrawn.
func (f *firm) pledges() {
	c, w := f.luck, f.fortune
	last := f.today
	if !w.left.IsZero() {
		last = w.left
	}
	for made := f.after(w.joined, c.between(0, 15)); made.Before(last); made = f.from(made.AddDays(c.between(330, 520))) {
		p, err := company.NewPledge(company.Pledge{
			ID: id.At[company.PledgeID](f.instant(made, 15), c), MadeOn: made, DueOn: made.AddMonths(c.between(8, 12)), Version: 1,
			Kind: draw(c, []weighted[company.PledgeKind]{{company.PledgeAny, 70}, {company.PledgeJob, 20}, {company.PledgeInternship, 10}}),
		}, c.between(2, 8))
		if err != nil {
			panic(err)
		}
		f.promise(p, last)
		if !c.happens(0.75) {
			return
		}
	}
}

// promise writes a pledge down, with the ways of its places.
func (f *firm) promise(p company.Pledge, last civil.Date) {
	c := f.luck
	at := len(f.past.Pledges) // filled in as the days come
	f.past.Pledges = append(f.past.Pledges, company.Pledge{})
	now := p
	event := func(kind journal.Kind, codes journal.Codes) *journal.Event {
		codes["pledge"] = string(p.ID)
		return &journal.Event{Kind: kind, Codes: codes}
	}
	made := event(company.KindPledgeMade, journal.Codes{"kind": string(p.Kind), "due": p.DueOn.String()})
	made.Quantity = int64(len(p.Places))
	f.add(firmEntry{day: p.MadeOn, event: made, keep: func(past *company.Past) { now.Company = past.ID; past.Pledges[at] = now }})
	kept := 0
	move := func(number int, to company.Stage, day civil.Date) {
		f.add(firmEntry{
			day: day, event: event(company.KindPledgeMoved, journal.Codes{"place": strconv.Itoa(number), "stage": string(to)}),
			keep: func(past *company.Past) {
				next, err := now.Move(number, to, day)
				if err != nil {
					panic(err)
				}
				next.Version++
				now = next
				past.Pledges[at] = now
			},
		})
	}
	for number := range len(p.Places) {
		number++
		offered := f.from(p.MadeOn.AddDays(c.between(10, 120)))
		if !offered.Before(last) || !c.happens(0.9) {
			continue
		}
		move(number, company.StageOffered, offered)
		met := f.from(offered.AddDays(c.between(7, 40)))
		if !met.Before(last) || !c.happens(0.93) {
			continue
		}
		move(number, company.StageInterviewed, met)
		end := f.from(met.AddDays(c.between(7, 60)))
		if !end.Before(last) || !c.happens(0.9) {
			continue
		}
		to := company.StageHired
		if p.Kind != company.PledgeJob && c.happens(0.4) {
			to = company.StageInternship
		}
		move(number, to, end)
		kept++
	}
	over := f.from(p.DueOn.AddDays(c.between(1, 20)))
	if !f.fortune.left.IsZero() && over.After(f.fortune.left) {
		over = f.fortune.left
	}
	if kept < len(p.Places) && (!over.Before(f.today) || f.number%13 == 9 && over.After(f.today.AddDays(-150))) { // the last are late this morning
		return
	}
	if kept < len(p.Places) {
		f.add(firmEntry{day: over, event: event(company.KindPledgeWithdrawn, journal.Codes{}), keep: func(past *company.Past) {
			next, err := now.Withdraw(over)
			if err != nil {
				panic(err)
			}
			next.Version++
			now = next
			past.Pledges[at] = now
		}})
	}
}

// needs are what the company says that it needs, for some of those that are
// cared for; unions agree on something with a few.
func (f *firm) needs(day civil.Date) {
	if f.luck.happens(0.45) {
		f.need(day)
	}
	if f.number%40 == 3 {
		f.commit(day)
	}
}

func (f *firm) need(day civil.Date) {
	c := f.luck
	var list []company.Need
	for range c.between(1, 2) {
		n := company.Need{
			ID: id.At[company.NeedID](f.instant(day, 18), c), Kind: company.NeedProfile, What: one(c, needsOf(f.past.ATECO)), Many: c.between(0, 4),
			When: one(c, company.Whens()), SaidOn: day,
		}
		if c.happens(0.35) {
			n.Kind, n.What = company.NeedTraining, one(c, trainings())
		}
		list = append(list, n)
	}
	f.add(firmEntry{day: day, event: &journal.Event{Kind: company.KindChanged, Codes: journal.Codes{"what": "need"}}, keep: func(p *company.Past) {
		for _, n := range list {
			n.Company = p.ID
			p.Needs = append(p.Needs, n)
		}
	}})
}

// commit is what a trade union agrees with the company.
func (f *firm) commit(day civil.Date) {
	i := slices.IndexFunc(f.roster.organisations, func(o network.Organisation) bool { return o.Kind == network.KindTradeUnion })
	m := company.Commitment{
		ID: id.At[company.CommitmentID](f.instant(day, 19), f.luck), Union: f.roster.organisations[i].ID, SignedOn: day, Places: f.luck.between(1, 4),
		Words: "Nell'accordo aziendale una quota di assunzioni passa dal programma.",
	}
	f.add(firmEntry{day: day, event: &journal.Event{Kind: company.KindCommitmentSigned, Organisation: m.Union, Quantity: int64(m.Places)}, keep: func(p *company.Past) {
		m.Company = p.ID
		p.Commitments = append(p.Commitments, m)
	}})
}

// needsOf are the profiles that a trade asks for.
func needsOf(ateco string) []string {
	for _, b := range businesses() {
		if b.what.ateco == ateco {
			return b.what.needs
		}
	}
	return []string{"impiegato amministrativo"}
}
