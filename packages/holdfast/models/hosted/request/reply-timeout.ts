/** A reply is waited for as long as this, in milliseconds. */
export const replyTimeout = 300_000;
