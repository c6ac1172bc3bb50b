package programme

import "insieme/internal/base/journal"

// SettingChanged: settings or the territory changed. Codes: section; from, the
// day from which they hold; change, the number of the change; undoes, the
// number of the change taken back. Quantity: settings or places touched.
const SettingChanged journal.Kind = "setting_changed"

// Part is what this area brings to the journal.
func Part() journal.Part { return journal.Part{Kinds: []journal.Kind{SettingChanged}} }
