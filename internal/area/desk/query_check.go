package desk

import (
	"context"
	"fmt"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Check compares the cards of the list with what the areas' facts say, and
// returns how many there should be and those that differ, by identity.
func Check(ctx context.Context, q db.Queryer) (int, []string, error) {
	const op = "desk.Check"
	should, err := allCards(ctx, q)
	if err != nil {
		return 0, nil, fault.Wrap(op, err)
	}
	are, err := db.All(ctx, q, scanCard, `SELECT `+cardColumns+` FROM person_card`)
	if err != nil {
		return 0, nil, fault.Wrap(op, err)
	}
	byPerson := map[id.Person]Card{}
	for _, c := range are {
		byPerson[c.Person] = c
	}
	var wrong []string
	for _, c := range should {
		if byPerson[c.Person] != c {
			wrong = append(wrong, fmt.Sprintf("card of person %s: differs from the facts", c.Person))
		}
		delete(byPerson, c.Person)
	}
	for person := range byPerson {
		wrong = append(wrong, fmt.Sprintf("card of person %s: there is no such record", person))
	}
	return len(should), wrong, nil
}
