package main

import (
	"context"
	"encoding/binary"
	"math/bits"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"insieme/internal/area/selection/score"
)

// The query in PostgreSQL's best shape: requirements as bits with bit_count, one
// process, tables of the request as arrays, travel computed beforehand. It leaves
// out courses and distances, so it does less than the index.
const (
	createPeople = `CREATE TEMP TABLE bench_person (id bigint, yes bit(256), no bit(256), past1 int, past2 int, past3 int,
		months1 int, months2 int, months3 int, wish1 int, wish2 int, wish3 int, languages int[], week bit(32),
		travel int, contracts int, pay int, hours int, due int)`
	rankPeople = `SELECT id, company + person - abs(company - person) / 2 AS total FROM (
			SELECT id,
				(2 * bit_count(yes & $1::bit(256)) + bit_count(yes & $2::bit(256))) * 9000
					+ greatest(($4::int[])[past1 + 1], ($4::int[])[past2 + 1], ($4::int[])[past3 + 1]) / 8
					+ greatest(($4::int[])[past1 + 1] / 1000 * months1, ($4::int[])[past2 + 1] / 1000 * months2, ($4::int[])[past3 + 1] / 1000 * months3) / 2400
					+ least(languages[$7], $8) * 60000 / $8
					+ bit_count(week & $9::bit(32)) * 60000 / $10 AS company,
				greatest(($4::int[])[wish1 + 1], ($4::int[])[wish2 + 1] * 3 / 4, ($4::int[])[wish3 + 1] / 2) / 7
					+ greatest(75 - travel, 0) * 2000 + CASE WHEN contracts & $5 <> 0 THEN 50000 ELSE 0 END
					+ CASE WHEN pay <= $6 THEN 60000 ELSE greatest(60000 - (pay - $6) * 300000 / pay, 0) END
					+ greatest(50000 - abs(hours - $11) * 2500, 0) + (180 - least(greatest(due - $12, 0), 180)) * 166 AS person
			FROM bench_person
			WHERE no & $3::bit(256) = 0::bit(256) AND (languages[$7] = 0 OR languages[$7] >= $8)) AS pair
		ORDER BY total DESC, id LIMIT 100`
)

// askPostgres runs the typical requests there, on the same people.
func (m *matcher) askPostgres(ctx context.Context, url string) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(ctx) //nolint:errcheck // its table goes with it
	for _, statement := range []string{createPeople, `SET max_parallel_workers_per_gather = 0`} {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return err
		}
	}
	r, i := rand.New(rand.NewPCG(1, 1)), 0
	center := score.Place{Lat: 4450, Lon: 1134}
	_, err = conn.CopyFrom(ctx, pgx.Identifier{"bench_person"},
		[]string{"id", "yes", "no", "past1", "past2", "past3", "months1", "months2", "months3",
			"wish1", "wish2", "wish3", "languages", "week", "travel", "contracts", "pay", "hours", "due"},
		pgx.CopyFromFunc(func() ([]any, error) {
			if i == m.People {
				return nil, nil
			}
			i++
			p := score.SamplePerson(r, score.SampleID(i))
			levels := make([]int32, score.Languages)
			for l, level := range p.Languages {
				levels[l] = int32(level)
			}
			return []any{
				int64(i), bitsOf(p.Yes), bitsOf(p.No), int32(p.Past[0].Occupation), int32(p.Past[1].Occupation), int32(p.Past[2].Occupation),
				int32(p.Past[0].Months), int32(p.Past[1].Months), int32(p.Past[2].Months), int32(p.Wishes[0]), int32(p.Wishes[1]), int32(p.Wishes[2]), levels,
				weekBits(p.Available &^ p.Care), int32(score.Metres(p.Home, center) / 350), int32(p.Contracts), int32(p.PayFloor), int32(p.WeekHours), int32(p.Due),
			}, nil
		}))
	if err != nil {
		return err
	}
	if _, err := conn.Exec(ctx, `ANALYZE bench_person`); err != nil {
		return err
	}
	var took, ours []time.Duration // in turns
	for range 3 {
		for _, s := range m.typical {
			begin := time.Now()
			if err := rankThere(ctx, conn, &s.Request); err != nil {
				return err
			}
			took = append(took, time.Since(begin))
			for range 5 {
				begin = time.Now()
				if _, err := m.index.Top(s, 100); err != nil {
					return err
				}
				ours = append(ours, time.Since(begin))
			}
		}
	}
	slices.Sort(ours)
	slices.Sort(took)
	m.PostgresMs = millis(took[len(took)/2])
	over := ratio(m.PostgresMs, millis(ours[len(ours)/2]))
	m.RatioPostgres = &over
	return nil
}

func rankThere(ctx context.Context, conn *pgx.Conn, q *score.Request) error {
	var essential, optional, must score.Set
	essential.Add(q.Essential...)
	optional.Add(q.Optional...)
	for _, c := range q.Must {
		must.Add(c.Any...)
	}
	near := make([]int32, 4000)
	for o, n := range q.Near {
		near[o] = n
	}
	rows, err := conn.Query(ctx, rankPeople, bitsOf(essential), bitsOf(optional), bitsOf(must), near,
		int32(q.Contract), int32(q.Pay), int32(q.Languages[0].Language)+1, int32(q.Languages[0].Level),
		weekBits(q.Week), int32(bits.OnesCount32(uint32(q.Week&^score.WeekKnown))), int32(q.WeekHours), int32(q.Today))
	if err != nil {
		return err
	}
	for rows.Next() {
		continue
	}
	return rows.Err()
}

func bitsOf(s score.Set) pgtype.Bits {
	b := pgtype.Bits{Bytes: make([]byte, 32), Len: 256, Valid: true}
	for c := range 256 {
		if s.Has(score.Code(c)) {
			b.Bytes[c/8] |= 0x80 >> (c % 8)
		}
	}
	return b
}

func weekBits(w score.Week) pgtype.Bits {
	return pgtype.Bits{Bytes: binary.BigEndian.AppendUint32(nil, uint32(w&^score.WeekKnown)), Len: 32, Valid: true}
}
