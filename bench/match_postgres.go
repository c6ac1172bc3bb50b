package main

import "context"

func (m *matcher) askPostgres(context.Context, string) error { return nil }
