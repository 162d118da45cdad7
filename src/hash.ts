import { hash } from 'node:crypto'

const separator = Buffer.of(0)

/**
 * A short hash, 128 bits of SHA-256 in hex, of parts that are told apart by a zero byte.
 *
 * @param parts text or bytes
 */
export const shortHash = (...parts: readonly (string | Uint8Array)[]): string => {
  const bytes = parts.flatMap((part) => [typeof part === 'string' ? Buffer.from(part) : part, separator])
  return hash('sha256', Buffer.concat(bytes), 'hex').slice(0, 32)
}
