// Package providertest is an OpenID provider for tests: it lives in the process,
// signs by ES256, demands PKCE, takes each code once, and says whatever a test
// wants, however wrong.
package providertest
