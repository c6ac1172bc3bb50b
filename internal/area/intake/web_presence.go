package intake

import "insieme/internal/base/id"

// PresencePath is where presence at an application's interview is recorded:
// for the pages of others that show the appointment.
func PresencePath(a id.Application) string { return pathCase(a) + "/presenza" }
