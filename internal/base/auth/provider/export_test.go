package provider

import "time"

// Forget ends the pause after a failure.
func Forget(p *Provider) { p.failedAt = time.Time{} }
