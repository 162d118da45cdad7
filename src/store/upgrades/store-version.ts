import { z } from 'zod'
import { Problem } from '../../problem.ts'
import { upgradableKinds } from './step.ts'

const Position = z.string().nullable()

/** Which shape the records of a store have, as the store itself says it. */
export const StoreVersion = z.object({
  /** The number of steps of the table that its records went through. */
  data: z.int().nonnegative(),
  /** The version of lendwire that brought it there. */
  program: z.string(),
  /** The progress of the next step: the kind that is being changed, and the last record that was read. */
  step: z.object({ kind: z.enum(upgradableKinds), behind: Position }).nullable(),
  /** The progress of indexing the requests anew after a step changed them; null where nothing is left to index. */
  index: z.object({ behind: Position }).nullable(),
})
export type StoreVersion = z.infer<typeof StoreVersion>

/** Returns the version of a store in which every record has gone through so many steps. */
export const wholeVersion = (data: number, program: string): StoreVersion => ({
  data,
  program,
  step: null,
  index: null,
})

/** Reads the version as it is stored; null where the store has none. */
export const parseStoreVersion = (text: string | null): StoreVersion | null => {
  if (text === null) return null
  const read = StoreVersion.safeParse(JSON.parse(text))
  if (read.success) return read.data
  throw new Problem(
    'unavailable',
    'What the store says of its own version cannot be read: it was changed by hand, or written by a much newer lendwire. Restore it from a backup, or start the version that wrote it.',
    { cause: read.error },
  )
}

/** Returns whether every record has gone through the given number of steps. */
export const isWhole = ({ data, step, index }: StoreVersion, steps: number): boolean =>
  data === steps && step === null && index === null

/**
 * Returns whether a newer program has changed records already, so that a program with the given number of steps cannot
 * read them all.
 */
export const isNewer = ({ data, step }: StoreVersion, steps: number): boolean =>
  data > steps || (data === steps && step !== null)

/**
 * Creates the `Problem` of a store that a newer program has changed.
 *
 * @param found the version of the store
 * @param own the version of this program, and how many steps it knows
 */
export const newerStore = (
  { program, data }: Pick<StoreVersion, 'program' | 'data'>,
  own: { readonly program: string; readonly steps: number },
): Problem =>
  new Problem(
    'unavailable',
    `The store was written by a newer lendwire: by version ${program} (data version ${data}). This is version ${own.program}, which knows data version ${own.steps}. Start version ${program} or a later one, or restore a backup from before the upgrade.`,
  )

/**
 * Creates the `Problem` of a store that an older program wrote, for work that must not change it.
 *
 * @param steps how many steps this program knows
 */
export const olderStore = ({ data }: Pick<StoreVersion, 'data'>, steps: number): Problem =>
  new Problem(
    'unavailable',
    `The store has data version ${data}, this version of lendwire has ${steps}, and this command changes no store. Make a backup, then run lendwire migrate or start the gateway.`,
  )
