// Package mail carries messages as electronic mail to an SMTP server: the
// courier of message.Email.
//
// What it reports of a parcel is what the server's answers prove. A refusal
// before the end of the data means that nothing was taken, whatever broke. Once
// the end of the data has been sent, only an answer tells: without one the
// parcel is lost to knowledge, and is not sent again by itself.
package mail
