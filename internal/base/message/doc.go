// Package message tells people what happens in their case: by templates of each
// area, in the reader's language, through an outbox that staff can read.
//
// A message is rendered and sealed in the transaction of the command that
// causes it, so that it says what was true then; a job delivers it. Its states:
//
//	queued ──▶ sending ──▶ sent
//	  ▲  │        ├──▶ failed      (the server refuses it, or never answers)
//	  │  │        ├──▶ queued      (the server cannot take it now: tried again)
//	  │  │        └──▶ uncertain   (nobody knows whether it was taken)
//	  │  └──▶ held                 (no courier of its channel, or a silent case)
//	  └── by hand, from failed, uncertain, held
//
// Never two deliveries: "sending" is committed before the dialogue with the
// server begins. Who finds a message in that state again, after a crash, knows
// nothing of its fate, calls it uncertain and leaves it to a person, who may
// send it again or settle it as sent. Its Message-ID never changes, so that a
// mail server's log can tell.
//
// A channel without a courier (the demo has none at all, text messages have
// none yet) holds its messages: they are seen in the outbox and go nowhere.
// A case can be made silent; its messages are held as well.
//
// The pages /amministrazione/messaggi show the outbox to who holds outbox.view;
// reading a message about a person is written in the access log.
package message
