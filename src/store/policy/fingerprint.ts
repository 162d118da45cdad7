import { createHash } from 'node:crypto'

/**
 * Returns the key under which a fingerprint is stored. Sixteen bytes keep an index narrow, and no two messages apart
 * from repeats share them: those of the fingerprint where it is a hash of that length in hex, as `shortHash` makes it,
 * else those of its own hash.
 */
export const fingerprintKey = (fingerprint: string): Uint8Array =>
  /^[\da-f]{32}$/.test(fingerprint)
    ? Buffer.from(fingerprint, 'hex')
    : createHash('sha256').update(fingerprint).digest().subarray(0, 16)
