import { Problem } from '../../../problem.ts'
import { type KeysOf, type Reason, reason } from '../../../translations/reason.ts'

/** Result codes of SQLite (https://www.sqlite.org/rescode.html) that a person can correct. */
const remedies: Readonly<Record<number, KeysOf<'sqlite'>>> = {
  5: 'sqlite.locked',
  8: 'sqlite.read_only',
  10: 'sqlite.disk_error',
  11: 'sqlite.damaged',
  13: 'sqlite.disk_full',
  14: 'sqlite.no_folder',
  26: 'sqlite.no_database',
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
 * @param failed what could not be done
 * @param error what was thrown; a `Problem` comes back as it is
 */
export const storageProblem = (failed: Reason<KeysOf<'not_stored'>>, error: unknown): Problem => {
  if (error instanceof Problem) return error
  const code = resultCode(error)
  const detail = error instanceof Error ? error.message : String(error)
  const remedy = code === undefined ? undefined : remedies[code]
  return new Problem(
    code === constraint ? 'internal' : 'unavailable',
    remedy === undefined
      ? reason('store.failed', { failed, detail })
      : reason('store.failed_with_remedy', { failed, detail, remedy: reason(remedy) }),
    { cause: error },
  )
}
