package obs

import (
	"context"
	"crypto/rand"
)

type requestKey struct{}

// NewRequestID makes the number of a request: ten random letters and digits,
// short enough to be read out on the telephone.
func NewRequestID() string { return rand.Text()[:10] }

// WithRequestID notes a request's number in its context.
func WithRequestID(ctx context.Context, number string) context.Context {
	return context.WithValue(ctx, requestKey{}, number)
}

// RequestID is the number of the request being served; empty outside of one.
func RequestID(ctx context.Context) string {
	number, _ := ctx.Value(requestKey{}).(string)
	return number
}
