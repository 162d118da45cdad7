import type { RecordedEvent } from '../../src/borrowing/events/recorded-event.ts'
import type { Entry } from '../../src/borrowing/request/entry.ts'
import { initialState } from '../../src/borrowing/request/initial-state.ts'
import type { Request } from '../../src/borrowing/request/request.ts'
import { projectStatus } from '../../src/borrowing/status/project-status.ts'
import { instantOf } from '../../src/borrowing/time.ts'
import { type Instant, LibraryCode, PartnerCode, RequestNumber } from '../../src/borrowing/values.ts'
import { requestIndex } from '../../src/store/policy/request-index.ts'
import type { Idempotency } from '../../src/store/ports/answers.ts'
import type { Change } from '../../src/store/ports/changes.ts'
import { emptyChange } from '../../src/store/ports/changes.ts'
import type { InboxMessage } from '../../src/store/ports/inbox.ts'
import type { DeliveryClaim, LeasedDelivery, NewDelivery } from '../../src/store/ports/outbox.ts'
import type { Store } from '../../src/store/ports/store.ts'

export const oslo = LibraryCode.parse('OSLO')
export const bergen = LibraryCode.parse('BERGEN')
export const tromso = LibraryCode.parse('TROMSO')
export const alpha = PartnerCode.parse('alpha')
export const beta = PartnerCode.parse('beta')
export const gamma = PartnerCode.parse('gamma')

/** Returns an instant so many seconds after the one at which every test begins. */
export const at = (seconds: number): Instant => instantOf(Date.UTC(2026, 10, 24, 14) + seconds * 1000)

/** Returns a change that writes a request, by default a new one. */
export const changeOf = (value: Request, expectedVersion = 0, more: Partial<Change> = {}): Change => ({
  ...emptyChange(value.library),
  request: { value, index: requestIndex(value, projectStatus(value)) },
  expectedVersion,
  ...more,
})

/** Returns a change that touches no request. */
export const changeWithout = (library: LibraryCode, more: Partial<Change>): Change => ({
  ...emptyChange(library),
  ...more,
})

/** Returns an entry of a rota, active unless said. */
export const entryOf = (id: number, partner: PartnerCode, more: Partial<Entry> = {}): Entry => ({
  id,
  partner,
  state: 'active',
  requestIds: [],
  requestState: 'delivered',
  ...more,
})

/** Returns the ids of deliveries, in their order. */
export const idsOf = (deliveries: readonly { readonly id: string }[]): readonly string[] =>
  deliveries.map(({ id }) => id)

export const reply = (content: string) => ({ status: 200, contentType: 'application/xml', content })

/** Makes things whose names and ids are unlike all others of the test, later ones sorting behind. */
export const createSamples = () => {
  let count = 0
  const next = (): string => {
    count += 1
    return String(count).padStart(6, '0')
  }

  const request = (more: Partial<Request> = {}): Request => {
    const library = more.library ?? oslo
    return {
      number: RequestNumber.parse(`${library}-R${next()}`),
      library,
      createdAt: at(0),
      createdBy: { kind: 'staff', id: 'u1' },
      citation: { title: 'A book' },
      service: { type: 'loan', form: 'physical' },
      stage: 'sent',
      ...initialState,
      rota: [entryOf(1, alpha)],
      requestIdCount: 1,
      entryCount: 1,
      ...more,
    }
  }

  const event = (more: Partial<RecordedEvent> = {}): RecordedEvent => ({
    at: at(0),
    by: { kind: 'partner', id: 'alpha' },
    input: { kind: 'partner_event', name: 'will_supply', data: { note: `event ${next()}` } },
    outcome: 'applied',
    explanations: [],
    status: 'will_supply',
    previousStatus: 'request_sent',
    messagesSent: [],
    changes: { stage: 'will_supply' },
    ...more,
  })

  const message = (more: Partial<InboxMessage> = {}): InboxMessage => ({
    id: `M-${next()}`,
    receivedAt: at(0),
    protocol: 'iso18626',
    partner: alpha,
    library: oslo,
    request: null,
    entry: null,
    state: 'applied',
    summary: 'supplyingAgencyMessage',
    reason: null,
    contentType: 'application/xml',
    raw: new Uint8Array([60, 97, 47, 62]),
    truncated: false,
    reply: reply('<confirmation/>'),
    ...more,
  })

  const delivery = (of: Request, more: Partial<NewDelivery> = {}): NewDelivery => ({
    id: `D-${next()}`,
    library: of.library,
    request: of.number,
    entry: 1,
    requestId: `${of.number}-1`,
    target: { kind: 'partner', partner: of.rota[0]?.partner ?? alpha },
    operation: 'request',
    content: '<request/>',
    contentType: 'application/xml',
    summary: 'request',
    createdAt: at(0),
    dueAt: at(0),
    ...more,
  })

  const idempotency = (more: Partial<Idempotency> = {}): Idempotency => ({
    caller: 'key-1',
    key: `K-${next()}`,
    bodyHash: 'hash',
    answer: { status: 201, body: '{"number":1}', headers: { location: '/v1/requests/1' } },
    ...more,
  })

  return { request, event, message, delivery, idempotency }
}
type Samples = ReturnType<typeof createSamples>

/** The records of a test. */
export type Scene = {
  /** Leases come to the time at which something is asked to be due. */
  readonly store: Store
  /** The same store for a caller with a wrong clock: leases stay at their time. */
  readonly withWrongClock: Store
  /** Brings leases to so many seconds after the beginning. */
  readonly passTo: (seconds: number) => void
  readonly samples: Samples
  readonly reopen: () => Promise<Store>
  /** Goes on with an empty store of its own. */
  readonly another: () => Promise<Scene>
}

/** Stores a request that is like no other of the test. */
export const storeRequest = async (
  { samples, store }: Scene,
  more: Partial<Request> = {},
): Promise<Request> => {
  const request = samples.request(more)
  await store.commit(changeOf(request))
  return request
}

/** Leases what is due in a library, with plenty of room unless said. */
export const claim = (
  store: Store,
  seconds: number,
  more: Partial<DeliveryClaim> = {},
): Promise<readonly LeasedDelivery[]> =>
  store.claimDeliveries({
    library: oslo,
    now: at(seconds),
    leaseMilliseconds: 60_000,
    limit: 100,
    concurrency: { default: 100, partners: {} },
    skip: [],
    inProgress: [],
    ...more,
  })

/** Leases the one delivery that is due; fails the test where there are none or several. */
export const claimOne = async (
  store: Store,
  seconds: number,
  more: Partial<DeliveryClaim> = {},
): Promise<LeasedDelivery> => {
  const [first, ...others] = await claim(store, seconds, more)
  if (first === undefined || others.length > 0) throw new Error(`${others.length + (first ? 1 : 0)} are due`)
  return first
}

/** Returns all pages of a list, one after another. */
export const allPages = async <T>(
  page: (
    cursor: string | undefined,
  ) => Promise<{ readonly items: readonly T[]; readonly next: string | null }>,
): Promise<readonly (readonly T[])[]> => {
  const pages: (readonly T[])[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await page(cursor)
    pages.push(items)
    cursor = next ?? undefined
  } while (cursor !== undefined)
  return pages
}
