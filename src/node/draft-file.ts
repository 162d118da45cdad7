import { type FileHandle, open, rm, stat } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

/** Only its owner may read it. */
const ownerOnly = 0o600

const isErrorWith = (code: string, error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === code

/** The age in milliseconds from which another process removes a draft, whose own process ended while it wrote. */
const draftAbandonedAfter = 60_000
const lookAgainAfter = 20

/** Removes a draft that no process writes any more. */
const removeAbandoned = async (draft: string): Promise<void> => {
  const age = await stat(draft).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  )
  if (age > draftAbandonedAfter) await rm(draft, { force: true })
}

/**
 * Opens the draft of the next version of a file. Only one call of all processes has it at a time, until the draft is
 * renamed or removed: the others wait. Only its owner may read it.
 */
export const openDraft = async (draft: string): Promise<FileHandle> => {
  for (;;) {
    try {
      return await open(draft, 'wx', ownerOnly)
    } catch (error) {
      if (!isErrorWith('EEXIST', error)) throw error
      await removeAbandoned(draft)
      await wait(lookAgainAfter)
    }
  }
}
