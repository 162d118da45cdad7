import type { Item } from '../../src/borrowing/request/item.ts'
import type { Next } from '../../src/borrowing/request/next.ts'
import { Request } from '../../src/borrowing/request/request.ts'
import type { Stage } from '../../src/borrowing/request/stage.ts'
import { instantOf } from '../../src/borrowing/time.ts'
import { Day, LibraryCode, PartnerCode, RequestNumber } from '../../src/borrowing/values.ts'

/** Libraries of uneven size: the first has about a quarter of all requests. */
export const libraries = Array.from({ length: 40 }, (_, index) =>
  LibraryCode.parse(`LIB${String(index).padStart(2, '0')}`),
)
const partners = Array.from({ length: 200 }, (_, index) => PartnerCode.parse(`PARTNER-${index}`))

/** The time at which lists are read. */
const now = Date.UTC(2026, 10, 24, 14)
const day = 86_400_000
const years = 3 * 365 * day

/** Numbers from 0 to 1 that are the same in each run (mulberry32, public domain). */
const createRandom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const syllables =
  'ba be bi bo da de di do fa fe ga ge ha hi ka ke la le li lo ma me mi mo na ne no pa pe ra re ri ro sa se si so ta te ti to va ve wa we'.split(
    ' ',
  )

/** Returns a word of a vocabulary in which a few words are frequent. */
const wordOf = (random: () => number): string => {
  let rank = Math.floor(30_000 * random() ** 4)
  let word = ''
  do {
    word += syllables[rank % syllables.length]
    rank = Math.floor(rank / syllables.length)
  } while (rank > 0)
  return `${word}${word.length < 4 ? 'n' : ''}`
}

const pick = <T>(values: readonly [T, ...T[]], share: number): T =>
  values[Math.floor(values.length * share)] ?? values[0]

const openStages = [
  'ready',
  'pending_approval',
  'sent',
  'sent',
  'sent',
  'will_supply',
  'will_supply',
  'shipped',
  'shipped',
  'received',
  'on_loan',
  'on_loan',
  'patron_returned',
  'returned',
  'unfilled',
] as const satisfies readonly [Stage, ...Stage[]]

const withItems: ReadonlySet<Stage> = new Set(['shipped', 'received', 'on_loan', 'patron_returned'])
const turns: Partial<Record<Stage, Next['who']>> = {
  sent: 'partner',
  will_supply: 'partner',
  on_loan: 'patron',
}

const dayOf = (time: number): Day => Day.parse(instantOf(time).slice(0, 10))

/**
 * Makes the request with an index, of a store of a given size. A tenth of all are open, of the newest nearly all.
 *
 * @param count how many the store has
 */
export const makeRequest = (index: number, count: number): Request => {
  const random = createRandom(index + 1)
  const library = libraries[Math.floor(libraries.length * random() ** 2.2)] ?? libraries[0]
  const partner = partners[Math.floor(partners.length * random() ** 2)] ?? partners[0]
  if (library === undefined || partner === undefined) throw new Error('there are libraries and partners')
  const created = now - years + Math.floor((years * index) / count)
  const isOpen = random() < (index > 0.94 * count ? 0.9 : 0.05)
  const stage: Stage = isOpen ? pick(openStages, random()) : 'closed'
  const hasItem = withItems.has(stage)
  const since = instantOf(created)
  const asks = isOpen && random() < 0.15
  const text = (words: number): string => Array.from({ length: words }, () => wordOf(random)).join(' ')
  const item: Item = {
    id: 1,
    entry: 1,
    state:
      stage === 'shipped'
        ? 'shipped'
        : stage === 'received'
          ? 'received'
          : stage === 'on_loan'
            ? 'on_loan'
            : 'patron_returned',
    form: 'physical',
    hold: 'none',
    partnerItemId: `3${String(index).padStart(13, '0')}`,
    barcode: `${library}-${index.toString(36).toUpperCase()}-1`,
    dueDate: dayOf(now + (random() * 60 - 10) * day),
  }
  return Request.parse({
    number: RequestNumber.parse(`${library}-${index.toString(36).toUpperCase().padStart(6, '0')}`),
    library,
    createdAt: since,
    createdBy: { kind: 'system', id: 'ILS' },
    reference: `ILS-${index}`,
    citation: {
      title: text(3 + Math.floor(random() * 6)),
      author: text(2),
      publicationType: pick(['Book', 'Journal', 'Map', 'Score'], random()),
      identifiers: [
        {
          type: 'ISBN',
          value: `978${String(index * 7919)
            .padStart(10, '0')
            .slice(-10)}`,
        },
      ],
    },
    service: {
      type: pick(['loan', 'loan', 'copy'], random()),
      form: 'physical',
      ...(random() < 0.6 ? { neededBy: dayOf(created + (10 + random() * 50) * day) } : {}),
    },
    patron: { id: `P${Math.floor(random() * 50_000)}`, surname: text(1), givenName: text(1) },
    ...(isOpen && random() < 0.4 ? { assignee: `${library}-user-${Math.floor(random() * 5)}` } : {}),
    ...(random() < 0.08 ? { labels: [pick(['rare', 'course reserve', 'urgent'], random())] } : {}),
    stage,
    waitingFor: stage === 'pending_approval' ? [{ for: 'approval' }] : [],
    negotiation: null,
    lastAnswer: null,
    attention: asks ? [{ kind: pick(['idle', 'overdue', 'no_answer', 'recalled'], random()), since }] : [],
    next: isOpen
      ? {
          who: asks ? 'library' : (turns[stage] ?? 'library'),
          for: stage === 'patron_returned' ? 'return' : 'send',
          since,
        }
      : null,
    outcome: isOpen ? null : { kind: 'completed' },
    rota: [
      {
        id: 1,
        partner,
        state: isOpen ? (stage === 'ready' ? 'pending' : 'active') : 'supplied',
        requestIds: [],
        requestState: 'delivered',
      },
    ],
    items: hasItem ? [item] : [],
    deadlines: isOpen ? [{ kind: 'response', at: instantOf(now + Math.floor(random() * 30 * day)) }] : [],
    itemsWanted: 1,
    requestIdCount: 1,
    entryCount: 1,
    itemCount: hasItem ? 1 : 0,
  })
}
