import { createHash } from 'node:crypto'

/**
 * A short hash, 128 bits of SHA-256 in hex, of parts that are told apart by a zero byte.
 *
 * @param parts text or bytes
 */
export const shortHash = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex').slice(0, 32)
}
