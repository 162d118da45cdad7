import { z } from 'zod'
import { Instant } from '../borrowing/values.ts'
import type { EraseDeps } from './erase-requests.ts'

export const settingCode = 'erasures-applied'
export const Note = z.object({ at: Instant, pseudonym: z.string() })

/**
 * Notes in the store up to which entry of the list erasures are applied to it: a restored backup has an earlier entry. The
 * place in the list counts, since clocks may go back.
 */
export const noteApplied = async ({
  store,
  erasures,
}: Pick<EraseDeps, 'store' | 'erasures'>): Promise<void> => {
  const value = (await erasures?.read())?.at(-1)
  if (value === undefined) return
  await store.putDocuments([{ kind: 'setting', key: settingCode, value, expectedVersion: null }])
}
