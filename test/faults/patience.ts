/**
 * The longest time that the suite waits, in milliseconds, for something that must come to its end by itself: a request in
 * its status, a message, a lender. On a machine that other work keeps busy this takes tens of seconds, since partners give
 * up after one second and come again. What is stuck is stuck for good: only a failure takes this long.
 */
export const patience = 60_000

/** The longest time that one fault may take with its audit, in milliseconds: several waits may end in vain. */
export const longestTest = 8 * patience
