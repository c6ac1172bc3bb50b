// Package config reads how this installation is set up: what differs from one
// machine to another. What differs from one programme to another (names, rules,
// territory) is data, changed on the settings pages.
//
// A setting has a default, which the file replaces, which the environment
// replaces. The file has lines "key = value" and comments that begin with "#";
// the environment's variable is INSIEME_ and the key in capitals. An unknown
// key in either is an error, since a mistyped setting is one that is not made.
// docs/config.md is generated from the table in settings.go.
package config
