import { createHmac } from 'node:crypto'

/**
 * Computes what a fingerprint is replaced by when its request is anonymized: without the secret nobody can test a guess at
 * the message (HMAC-SHA-256, 128 bits as hexadecimal digits).
 *
 * @param secret the key of the installation
 * @param key the fingerprint as it is stored (`fingerprintKey`)
 */
export const pseudonymOfFingerprint = (secret: string, key: Uint8Array): string =>
  createHmac('sha256', `fingerprint ${secret}`).update(key).digest('hex').slice(0, 32)
