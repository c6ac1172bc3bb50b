// Package clock is the only caller of time.Now.
//
// There are two clocks and they are two types, so that mixing them does not
// compile. The programme's clock dates facts, promises and ages: in the demo
// it starts on a past day and runs, in tests it stands still until moved. The
// wall clock is for machines: cookies, tokens, leases, throttles and logs.
package clock
