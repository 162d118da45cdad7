import { sha256 } from '../hash.ts'
import { Problem } from '../problem.ts'
import { reason } from '../translations/reason.ts'

/** A key that seals secrets in the store. */
export type MasterKey = {
  /** Derived from the key, so that a sealed secret tells which key opens it. */
  readonly id: string
  /** 32 bytes. */
  readonly bytes: Uint8Array<ArrayBuffer>
}

const keyLength = 32

const parseKey = (text: string): MasterKey => {
  const bytes = /^[0-9a-f]{64}$/i.test(text)
    ? Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    : decodeBase64(text)
  if (bytes === undefined || bytes.length !== keyLength)
    throw new Problem('invalid_input', reason('start.master_key_length'))
  if (new Set(bytes).size < 8) throw new Problem('invalid_input', reason('start.master_key_repeats'))
  return { id: sha256(bytes).slice(0, 8), bytes }
}

const decodeBase64 = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0))
  } catch {
    return undefined
  }
}

/**
 * Reads master keys from a text: the first one seals, all of them open. Separators are commas and white space; a line that
 * begins with `#` is a comment.
 *
 * @throws Problem invalid_input where there is none, or one of them is no key. The message never holds the text
 */
export const parseMasterKeys = (text: string): readonly MasterKey[] => {
  const keys = text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/[\s,]/))
    .filter((word) => word !== '')
    .map(parseKey)
  if (keys.length === 0) throw new Problem('invalid_input', reason('start.master_key_missing'))
  return keys
}

/** Creates a master key, as base64. */
export const createMasterKey = (): string =>
  btoa(
    Array.from(crypto.getRandomValues(new Uint8Array(keyLength)), (byte) => String.fromCharCode(byte)).join(
      '',
    ),
  )
