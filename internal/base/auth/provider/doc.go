// Package provider lets somebody prove who they are at an identity provider, by
// OpenID Connect: the authorization code flow with PKCE (S256).
//
// A flow is bound to one browser: what Begin returns beside the address waits in
// the session, serves once and for ten minutes. Finish holds the answer against
// it: state, then the code exchanged over the provider's own connection, then
// issuer, audience, signature, expiry, nonce and level of the token. Nothing of
// the token is kept, and no error repeats what the provider or a browser sent.
//
// The provider's configuration is looked up when it is first needed and again
// after a failure, so that the program starts without it.
package provider
