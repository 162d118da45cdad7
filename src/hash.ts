import { hash } from 'node:crypto'
import { copyText } from './copy-text.ts'

/**
 * Returns the SHA-256 of a text in UTF-8 or of bytes, as 64 hexadecimal digits. Enough for secrets that nobody can
 * guess; not for passwords.
 */
export const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex')

const separator = Buffer.of(0)

/**
 * Returns a short hash, 128 bits of SHA-256 in hex, of parts that are separated by a zero byte.
 *
 * @param parts text or bytes
 */
export const shortHash = (...parts: readonly (string | Uint8Array)[]): string =>
  copyText(sha256(joined(parts)).slice(0, 32))

const isText = (part: string | Uint8Array): part is string => typeof part === 'string'

const joined = (parts: readonly (string | Uint8Array)[]): string | Uint8Array =>
  parts.every(isText)
    ? `${parts.join('\0')}\0`
    : Buffer.concat(parts.flatMap((part) => [isText(part) ? Buffer.from(part) : part, separator]))
