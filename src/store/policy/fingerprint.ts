import { createHash, createHmac } from 'node:crypto'

/**
 * Returns the key under which a fingerprint is stored. Sixteen bytes keep an index narrow, and no two messages apart
 * from repeats share them: those of the fingerprint where it is a hash of that length in hex, as `shortHash` makes it,
 * else those of its own hash.
 */
export const fingerprintKey = (fingerprint: string): Uint8Array =>
  /^[\da-f]{32}$/.test(fingerprint)
    ? Buffer.from(fingerprint, 'hex')
    : createHash('sha256').update(fingerprint).digest().subarray(0, 16)

/**
 * Computes what a fingerprint is replaced by when its request is anonymized: without the secret nobody can test a guess at
 * the message (HMAC-SHA-256, 128 bits as hexadecimal digits).
 *
 * @param secret the key of the installation
 * @param key the fingerprint as it is stored (`fingerprintKey`)
 */
export const pseudonymOfFingerprint = (secret: string, key: Uint8Array): string =>
  createHmac('sha256', `fingerprint ${secret}`).update(key).digest('hex').slice(0, 32)
