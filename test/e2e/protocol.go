package e2e

import (
	"context"

	"github.com/chromedp/cdproto/cdp"
)

type cdpCommand[P, R any] = cdp.Command[P, R]

func cdpCall[P, R any](ctx context.Context, s cdp.Session, command cdp.Command[P, R], params P) (R, error) {
	return cdp.Call(ctx, s, command, params)
}
