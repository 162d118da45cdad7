import type { Item } from '../../src/borrowing/request/item.ts'
import type { Request } from '../../src/borrowing/request/request.ts'
import { Day } from '../../src/borrowing/values.ts'
import type { RequestFilters } from '../../src/store/ports/request-lists.ts'
import { alpha, at, bergen, beta, changeOf, entryOf, oslo, type Scene } from './samples.ts'

/** Returns a day of December 2026. */
export const day = (date: number): Day => Day.parse(`2026-12-${String(date).padStart(2, '0')}`)

const itemOf = (index: number, more: Partial<Item> = {}): Item => ({
  id: 1,
  entry: 1,
  state: 'received',
  form: 'physical',
  hold: 'none',
  partnerItemId: `THEIRS-${index}`,
  barcode: `OURS-${index}`,
  ...more,
})

const people = ['ann', 'ben'] as const
const stages = ['ready', 'sent', 'on_loan', 'closed'] as const

/** Returns requests of which every filter takes some and leaves some; many share a time or a day. */
const variedRequest = (index: number): Partial<Request> => {
  const stage = stages[index % 4] ?? 'sent'
  const isHere = stage === 'on_loan'
  const partner = index % 3 === 0 ? beta : alpha
  const assignee = people[index % 5]
  return {
    library: index % 6 === 5 ? bergen : oslo,
    createdAt: at(100 * Math.floor(index / 2)),
    stage,
    rota: [entryOf(1, partner, { state: stage === 'ready' ? 'pending' : 'active' })],
    service: {
      type: index % 4 < 2 ? 'loan' : 'copy',
      form: 'physical',
      ...(index % 3 === 2 ? {} : { neededBy: day(1 + (index % 7)) }),
    },
    citation: {
      title: index % 2 === 0 ? 'Even pages' : 'Odd pages',
      ...(index % 5 === 1 ? { publicationType: 'Journal' } : {}),
    },
    patron: { id: `p${index % 4}`, surname: index % 4 === 0 ? 'Zimmermann' : 'Abel' },
    ...(assignee === undefined ? {} : { assignee }),
    ...(index % 7 === 0 ? { labels: ['rare', 'course reserve'] } : {}),
    ...(index % 8 === 3 ? { workflow: 'slow' } : {}),
    ...(index % 9 === 0 ? { reference: `REF ${index}` } : index === 4 ? { reference: 'Größe ②' } : {}),
    items: isHere ? [itemOf(index, { dueDate: day(10 + (index % 6)) })] : [],
    // One of them is closed: index 7.
    attention: index % 6 === 0 || index === 7 ? [{ kind: 'overdue', since: at(50 * (36 - index)) }] : [],
    next: stage === 'closed' ? null : { who: isHere ? 'patron' : 'library', for: 'send', since: at(0) },
    deadlines: stage === 'sent' ? [{ kind: 'response', at: at(1000 * (1 + (index % 4))) }] : [],
  }
}

/** Returns when the item of a request is due. */
export const dueOf = ({ items }: Request): Day | undefined => items[0]?.dueDate

/** Each filter with what a request must have, said again in the words of a request. */
export const filters: readonly (readonly [RequestFilters, (request: Request) => boolean])[] = [
  [{ worklist: ['in_library', 'closed'] }, (each) => each.stage === 'on_loan' || each.stage === 'closed'],
  [{ worklist: ['overdue_or_recalled'] }, ({ attention }) => attention.length > 0],
  [{ stage: ['ready', 'sent'] }, ({ stage }) => stage === 'ready' || stage === 'sent'],
  [{ attention: ['overdue'] }, ({ attention }) => attention.length > 0],
  [{ next: ['patron'] }, ({ next }) => next?.who === 'patron'],
  [{ partner: [beta] }, ({ rota }) => rota[0]?.partner === beta],
  [{ partner: [alpha, beta], stage: ['closed'] }, ({ stage }) => stage === 'closed'],
  [{ activePartner: [beta] }, ({ rota }) => rota[0]?.partner === beta && rota[0].state === 'active'],
  [{ patron: ['p1', 'p2'] }, ({ patron }) => patron?.id === 'p1' || patron?.id === 'p2'],
  [{ assignee: ['ann'] }, ({ assignee }) => assignee === 'ann'],
  [{ assignee: [null, 'ben'] }, ({ assignee }) => assignee === undefined || assignee === 'ben'],
  [{ label: ['rare'] }, ({ labels = [] }) => labels.includes('rare')],
  [{ service: ['copy'] }, ({ service }) => service.type === 'copy'],
  [{ publicationType: ['Journal'] }, ({ citation }) => citation.publicationType === 'Journal'],
  [{ workflow: ['slow'] }, ({ workflow }) => workflow === 'slow'],
  [{ itemOut: true }, ({ items }) => items.length > 0],
  [{ itemOut: false, stage: ['sent'] }, ({ stage }) => stage === 'sent'],
  [{ costOpen: true }, () => false],
  [
    { neededBy: { from: day(2), to: day(4) } },
    ({ service: { neededBy = '' } }) => neededBy >= day(2) && neededBy <= day(4),
  ],
  [{ due: { to: day(12) } }, (request) => (dueOf(request) ?? '9') <= day(12)],
  [
    { created: { from: at(300), to: at(700) } },
    ({ createdAt }) => createdAt >= at(300) && createdAt <= at(700),
  ],
  [
    { updated: { from: at(500), to: at(900) } },
    ({ createdAt }) => createdAt >= at(500) && createdAt <= at(900),
  ],
  [{ deadline: { from: at(2000) } }, ({ deadlines }) => (deadlines[0]?.at ?? '') >= at(2000)],
  [{ reference: ['REF 9', 'REF 18'] }, ({ reference = '' }) => ['REF 9', 'REF 18'].includes(reference)],
  [{ reference: ['Größe ②'] }, ({ reference }) => reference === 'Größe ②'],
  [{ reference: ['②'] }, () => false],
  [{ libraries: [bergen] }, ({ library }) => library === bergen],
  [
    { libraries: [bergen], text: 'odd', stage: ['closed'] },
    ({ library, stage }) => library === bergen && stage === 'closed',
  ],
  [{ libraries: [oslo, bergen], stage: ['sent'] }, ({ stage }) => stage === 'sent'],
  [{ barcode: ['THEIRS-2'] }, ({ items }) => items[0]?.partnerItemId === 'THEIRS-2'],
  [
    { barcode: ['OURS-6', 'OURS-10'] },
    ({ items }) => ['OURS-6', 'OURS-10'].includes(items[0]?.barcode ?? ''),
  ],
  [{ text: 'even pa' }, ({ citation }) => citation.title === 'Even pages'],
  [
    { text: 'odd', service: ['copy'], partner: [alpha] },
    ({ citation, service, rota }) =>
      citation.title === 'Odd pages' && service.type === 'copy' && rota[0]?.partner === alpha,
  ],
  [{ text: 'THEIRS-2' }, ({ items }) => items[0]?.partnerItemId === 'THEIRS-2'],
  [{ text: 'zimmer', searchesPatrons: true }, ({ patron }) => patron?.surname === 'Zimmermann'],
  [{ text: 'zimmer even', searchesPatrons: true }, ({ patron }) => patron?.surname === 'Zimmermann'],
  [{ text: 'zimmermann' }, () => false],
  [{ text: 'z', searchesPatrons: true }, () => false],
  [{}, () => true],
]

/** Stores 36 varied requests, each with an event of the time at which it was made, and returns them. */
export const storeVariedRequests = async ({ samples, store }: Scene): Promise<readonly Request[]> => {
  const made = Array.from({ length: 36 }, (_, index) => samples.request(variedRequest(index)))
  for (const request of made) {
    const events = [samples.event({ at: request.createdAt })]
    await store.commit(changeOf(request, 0, { events }))
  }
  return made
}
