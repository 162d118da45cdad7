import { Problem } from '../../../problem.ts'

/** Result codes of SQLite (https://www.sqlite.org/rescode.html) that a person can correct. */
const remedies: Readonly<Record<number, string>> = {
  5: 'It is locked by another process: end that process, or wait.',
  8: 'It cannot be written to: give this process the right to write to the file and its folder.',
  10: 'The disk failed to read or write: look into the system log.',
  11: 'The file is damaged: restore it from a backup.',
  13: 'The disk is full: make room.',
  14: 'Its folder must exist, and this process must have the right to write to it.',
  26: 'The file is no SQLite database: set the path to the right file, or restore it from a backup.',
}
const constraint = 19

const resultCode = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : undefined

/**
 * Turns what SQLite or the file system threw into a `Problem`: `unavailable` where the storage itself failed, `internal`
 * where a statement broke one of the database's own rules.
 *
 * @param doing what was being done, such as `open the database /data/lendwire.db`
 * @param error what was thrown; a `Problem` comes back as it is
 */
export const storageProblem = (doing: string, error: unknown): Problem => {
  if (error instanceof Problem) return error
  const code = resultCode(error)
  const reason = error instanceof Error ? error.message : String(error)
  const remedy = code === undefined ? undefined : remedies[code]
  return new Problem(
    code === constraint ? 'internal' : 'unavailable',
    `Could not ${doing}: ${reason}.${remedy === undefined ? '' : ` ${remedy}`}`,
    { cause: error },
  )
}
