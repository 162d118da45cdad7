import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Passwords } from '../accounts/passwords.ts'

const derive = promisify(argon2)

/** What a hash costs; memory in KiB. */
type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number }

/** The cost that OWASP's Password Storage Cheat Sheet recommends for Argon2id. */
const recommendedCost: Cost = { memory: 19_456, passes: 2, parallelism: 1 }
const hashBytes = 32
const saltBytes = 16

type Parts = Cost & { readonly salt: Buffer; readonly hash: Buffer }

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('base64')
    .replace(/(?<!=)=+$/, '')

/** Reads a hash in the PHC string format: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`. */
const read = (text: string): Parts | undefined => {
  const match =
    /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(text)
  if (match === null) return undefined
  const [, memory, passes, parallelism, salt = '', hash = ''] = match
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  }
}

const hashWith = (
  password: string,
  salt: Buffer,
  { memory, passes, parallelism, tagLength }: Omit<Argon2Parameters, 'message' | 'nonce'>,
): Promise<Buffer> =>
  derive('argon2id', {
    message: Buffer.from(password.normalize('NFC')),
    nonce: salt,
    parallelism,
    tagLength,
    memory,
    passes,
  })

type Estimate = (password: string, words: readonly string[]) => number

const loadEstimator = async (): Promise<Estimate> => {
  const [{ ZxcvbnFactory }, common] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  const zxcvbn = new ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs })
  return (password, words) => zxcvbn.check(password, [...words]).score
}

/** Loaded with the first password that is judged, because its dictionaries take a quarter of a second. */
let estimator: Promise<Estimate> | undefined

/**
 * Hashes passwords with Argon2id of `node:crypto`, off the main thread, and judges them with zxcvbn, which knows common
 * passwords, names, words and keyboard patterns.
 *
 * @param cost what a new hash costs; tests, which hash hundreds, name a lower one
 */
export const createPasswords = (cost: Cost = recommendedCost): Passwords => {
  return {
    hash: async (password) => {
      const salt = randomBytes(saltBytes)
      const hash = await hashWith(password, salt, { ...cost, tagLength: hashBytes })
      const { memory, passes, parallelism } = cost
      return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(hash)}`
    },
    verify: async (stored, password) => {
      const parts = read(stored)
      if (parts === undefined) return false
      const hash = await hashWith(password, parts.salt, { ...parts, tagLength: parts.hash.length })
      return timingSafeEqual(hash, parts.hash)
    },
    isOutdated: (stored) => {
      const parts = read(stored)
      return (
        parts === undefined ||
        parts.memory !== cost.memory ||
        parts.passes !== cost.passes ||
        parts.parallelism !== cost.parallelism
      )
    },
    isGuessable: async (password, words) => {
      estimator ??= loadEstimator()
      return (await estimator)(password.slice(0, 100), words) < 3
    },
  }
}
