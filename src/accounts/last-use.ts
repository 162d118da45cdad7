import { z } from 'zod'
import { Instant } from '../borrowing/values.ts'
import { errorFacts } from '../log.ts'
import type { AccountServices } from './account-services.ts'
import type { Principal } from './principal.ts'

const LastUse = z.object({ at: Instant })

/** The shortest time between two writes of a last use, in milliseconds. */
const noteEvery = 60_000
/** The number of principals that a process keeps in memory. */
const maxRemembered = 1000

type Deps = Pick<AccountServices, 'store' | 'now' | 'log'>

/** Reads when a key or person was last used, within a minute; undefined if never. */
export const lastUseOf = async (
  { store }: Pick<Deps, 'store'>,
  { kind, id }: Pick<Principal, 'kind' | 'id'>,
): Promise<Instant | undefined> =>
  LastUse.safeParse((await store.getDocument('last_use', `${kind}:${id}`))?.value).data?.at

/**
 * Makes a function that notes when a principal makes a call, apart from its document, so that a call changes no
 * configuration. No call waits until it is written: a call that only reads is answered while the disk is slow.
 */
export const createLastUse = ({ store, now, log }: Deps) => {
  const noted = new Map<string, number>()
  return ({ kind, id }: Principal): void => {
    const name = `${kind}:${id}`
    const at = now()
    const time = Date.parse(at)
    if (time - (noted.get(name) ?? Number.NEGATIVE_INFINITY) < noteEvery) return
    if (noted.size >= maxRemembered) noted.clear()
    noted.set(name, time)
    void store
      .putDocuments([{ kind: 'last_use', key: name, value: { at }, expectedVersion: null }])
      .catch((error: unknown) => {
        const facts = errorFacts(error)
        log({ level: 'warn', message: 'The last use of a key or person could not be written', facts })
      })
  }
}
