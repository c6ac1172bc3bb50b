package main

import (
	"context"
	"errors"
	"flag"
)

func intakeBench(*flag.FlagSet) func(ctx context.Context) (report, error) {
	return func(context.Context) (report, error) { return nil, errors.New("soon") }
}
