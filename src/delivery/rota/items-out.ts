import type { Movement } from '../../borrowing/partner-statistics/balance.ts'
import { dayOf } from '../../borrowing/time.ts'
import type { LibraryCode } from '../../borrowing/values.ts'
import { readFacts } from '../../statistics/read-facts.ts'
import type { DocumentsPort } from '../../store/ports/documents.ts'
import type { RowsPort } from '../../store/ports/rows.ts'
import { listRelayed } from '../relay/relay-records.ts'
import { type BalanceScene, movementsOf } from './balances.ts'

/** The statuses of a relayed request whose item is out. */
const outStatuses: readonly (string | null)[] = ['Loaned', 'Overdue', 'Recalled']

/** Reads which items are out now: shipped, and not back on their way. */
export async function* readItemsOut(
  store: RowsPort & Pick<DocumentsPort, 'listDocuments' | 'getDocument' | 'putDocuments'>,
  scene: BalanceScene,
  libraries: readonly LibraryCode[],
): AsyncGenerator<Movement> {
  const wanted = new Set<string>(libraries)
  for (const { library, requester: partner, status, shippedAt } of await listRelayed({ store }))
    if (wanted.has(library) && shippedAt !== null && outStatuses.includes(status))
      yield { partner, library, on: dayOf(shippedAt, 'UTC'), kind: 'borrowed', count: 1 }
  for (const library of new Set([...libraries, ...scene.borrowers]))
    for await (const page of readFacts(store, library, {}))
      for (const { service, closedOn, entries } of page)
        for (const { partner, shippedOn: on, returnedOn } of entries)
          if (service !== 'copy' && on !== undefined && returnedOn === undefined && closedOn === undefined)
            yield* movementsOf(scene, wanted, { partner, library, on, count: 1 })
}
