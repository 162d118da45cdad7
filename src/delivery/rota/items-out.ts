import type { Movement } from '../../borrowing/partner-statistics/balance.ts'
import { dayOf } from '../../borrowing/time.ts'
import type { Instant, LibraryCode } from '../../borrowing/values.ts'
import type { ReadMonths } from '../../statistics/read-months.ts'
import type { DocumentsPort } from '../../store/ports/documents.ts'
import { listRelayed } from '../relay/relay-records.ts'
import { type BalanceScene, readShipments } from './balances.ts'

/** The statuses of a relayed request whose item is out. */
const outStatuses: readonly (string | null)[] = [
  ...['Loaned', 'Overdue', 'Recalled'],
  ...['ItemShipped', 'ItemRenewed', 'RecallItem', 'ItemRecalled'],
]

type Deps = {
  readonly store: Pick<DocumentsPort, 'listDocumentPage'>
  readonly readMonths: ReadMonths
}

/** Reads which items are out now: shipped, and not back on their way. */
export async function* readItemsOut(
  { store, readMonths }: Deps,
  scene: BalanceScene,
  libraries: readonly LibraryCode[],
  at: Instant,
): AsyncGenerator<Movement> {
  for (const { library, requester: partner, status, shippedAt } of await listRelayed({ store }))
    if (libraries.includes(library) && shippedAt !== null && outStatuses.includes(status))
      yield { partner, library, on: dayOf(shippedAt, 'UTC'), kind: 'borrowed', count: 1 }
  yield* readShipments(readMonths, scene, libraries, { measure: 'entries_out' }, at)
}
