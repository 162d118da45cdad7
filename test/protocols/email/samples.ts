import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Situation } from './situations.ts'

const folder = join(import.meta.dirname, '../../../fixtures/email')

/** The expected result of a sample, and why it is there: a row of `fixtures/email/expected.json`. */
export type Sample = {
  readonly file: string
  readonly why: string
  readonly situation: Situation
  /** The event that it must give, and details that must be among those it gives. */
  readonly event?: string
  readonly details?: Readonly<Record<string, unknown>>
  /** The reason for which nothing may be guessed; true for any. */
  readonly review?: true | string
  readonly automatic?: string
  readonly bounce?: object
  readonly refused?: string
  readonly notes?: readonly string[]
}

/** The table of all samples. */
export const samples: readonly Sample[] = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))

/** Returns the names of all samples in the folder. */
export function sampleFiles(): readonly string[] {
  return readdirSync(folder).filter((file) => file.endsWith('.eml'))
}

/** Returns the bytes of a sample. */
export function sampleBytes(file: string): Uint8Array {
  return new Uint8Array(readFileSync(join(folder, file)))
}
