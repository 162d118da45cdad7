import { setFlagsFromString } from 'node:v8'

/**
 * Sets up the garbage collection of this process, and of its threads, for short-lived objects.
 *
 * V8 takes objects that outlive a collection for long-lived, and then allocates their like in the old generation at once.
 * Here they only waited for the disk: all of a message would be garbage that each later collection has to look at.
 */
export const tuneGarbageCollection = (): void => setFlagsFromString('--no-allocation-site-pretenuring')
