import type { LibraryCode } from '../borrowing/values.ts'
import type { Idempotency } from '../store/ports/answers.ts'
import { emptyChange } from './change/empty-change.ts'
import type { Deps } from './deps.ts'

/** Keeps the answer to a call that changes no request under its idempotency key. */
export const keepAnswer = async (
  { store }: { readonly store: Pick<Deps['store'], 'commit'> },
  library: LibraryCode,
  idempotency: Idempotency,
): Promise<void> => {
  await store.commit({ ...emptyChange(library), idempotency })
}
