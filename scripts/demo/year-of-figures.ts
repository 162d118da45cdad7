import { addDays, dayOf, instantOf } from '../../src/borrowing/time.ts'
import { type Day, LibraryCode } from '../../src/borrowing/values.ts'
import { factRows } from '../../src/statistics/fact-rows.ts'
import { RequestFacts } from '../../src/statistics/request-facts.ts'
import { StoreAddress } from '../../src/store/address.ts'
import { openStore } from '../../src/store/open-store.ts'

/** The network of the libraries and the partners of the demo. */
export const demoNetwork = 'Nordic Libraries'

/** A partner as the year shows it: how often it fills of a hundred, its days, and what it charges. */
type Habits = {
  readonly partner: string
  readonly fills: number
  readonly daysToShip: number
  readonly daysInThePost: number
  readonly price?: { readonly currency: string; readonly units: number }
}

/** Partners of the stories, from the quickest on. */
export const habits: readonly Habits[] = [
  { partner: 'loaned-at-once', fills: 92, daysToShip: 1, daysInThePost: 2 },
  {
    partner: 'recalled',
    fills: 74,
    daysToShip: 2,
    daysInThePost: 4,
    price: { currency: 'SEK', units: 800_000 },
  },
  { partner: 'will-supply-then-loaned', fills: 81, daysToShip: 3, daysInThePost: 3 },
  {
    partner: 'conditional',
    fills: 63,
    daysToShip: 4,
    daysInThePost: 4,
    price: { currency: 'EUR', units: 120_000 },
  },
  {
    partner: 'overdue',
    fills: 85,
    daysToShip: 9,
    daysInThePost: 7,
    price: { currency: 'EUR', units: 80_000 },
  },
  { partner: 'retry-possible', fills: 48, daysToShip: 4, daysInThePost: 5 },
  { partner: 'unfilled', fills: 14, daysToShip: 2, daysInThePost: 4 },
]

const libraries = { DEMO: 420, ALMA: 160, FOLIO: 110, KOHA: 90 } as const
const reasons = ['NotHeld', 'OnLoan', 'NotOnShelf', 'PolicyProblem', 'NonCirculating', 'OnLoan']
const rareTitles = [
  'Atlas over Svalbard / Isachsen, Gunnar',
  'Lappisk mytologi / Reuterskiöld, Edgar',
  'Feltnotater 1911 / Amundsen, Roald',
]
const publicationTypes = ['Book', 'Book', 'Book', 'Article', 'Journal', 'Thesis', 'Map']
const daysOfYear = 365

const oneOf = <T>(values: readonly T[], number: number): T => values[number % values.length] as T

/** Mixes the bits of a number, so that the year looks drawn by chance and is the same each time. */
const mixed = (number: number): number => {
  let bits = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

/** Returns the facts of one request of the year, whose number decides everything. */
const makeFacts = (library: LibraryCode, number: number, today: Day): RequestFacts => {
  const draw = (of: number, below: number): number => mixed(number * 31 + of * 7919 + library.length) % below
  const createdOn = addDays(today, -1 - draw(1, daysOfYear - 1))
  const isCopy = draw(2, 5) === 0
  const isRare = draw(3, 14) === 0
  const networks = [demoNetwork]
  const entries: object[] = []
  const charges: object[] = []
  let day = draw(4, 3)
  let isFilled = false
  let end = 0
  // What is still to come is not known.
  const on = (days: number): Day | undefined => {
    const then = addDays(createdOn, days)
    return then < today ? then : undefined
  }
  for (let place = 0; place < 1 + draw(5, 3) && !isFilled; place += 1) {
    const { partner, fills, daysToShip, daysInThePost, price } = oneOf(habits, draw(6, 7) + place)
    const base = { entry: place + 1, position: place + 1, partner, protocol: 'iso18626', networks, items: [] }
    const shippedAfter = Math.max(0, daysToShip - 1 + draw(7 + place, 3))
    const sentOn = on(day)
    isFilled = !isRare && draw(20 + place, 100) < fills
    day += isFilled ? shippedAfter : 1 + draw(30 + place, 3)
    if (!isFilled) {
      const reason = oneOf(reasons, draw(40 + place, 6))
      end = day
      entries.push({
        ...base,
        result: 'rejected',
        reason,
        isFilled,
        sentOn,
        answeredOn: on(day),
        endedOn: on(day),
      })
      continue
    }
    const received = day + daysInThePost + draw(8, 3)
    const loaned = received + draw(9, 4)
    const returned = loaned + 10 + draw(10, 20)
    end = isCopy ? received : returned + daysInThePost
    entries.push({
      ...{ ...base, sentOn, answeredOn: sentOn, shippedOn: on(day), isFilled: on(received) !== undefined },
      result: on(day) === undefined ? 'open' : 'shipped',
      receivedOn: on(received),
      ...(isCopy ? {} : { loanedOn: on(loaned), returnedOn: on(returned) }),
      items:
        isCopy || on(day) === undefined
          ? []
          : [{ dueOn: addDays(createdOn, day + 35), isLost: draw(11, 90) === 0 }],
      renewals: draw(12, 6) === 0 ? 1 : 0,
    })
    if (price !== undefined && on(received) !== undefined)
      charges.push({ ...price, on: on(received), partner, networks })
  }
  const title = oneOf(rareTitles, draw(13, 3))
  return RequestFacts.parse({
    number: `${library}-${String(number).padStart(8, '0')}`,
    ...{ library, service: isCopy ? 'copy' : 'loan', publicationType: oneOf(publicationTypes, draw(14, 7)) },
    ...{ decade: `${190 + draw(15, 13)}0`, createdOn, closedOn: on(end), entries, charges },
    outcome: on(end) === undefined ? undefined : isFilled ? 'completed' : 'unfilled',
    ...(isFilled || on(end) === undefined
      ? {}
      : { title: { key: title.toLowerCase(), text: title, reader: String(draw(16, 16)) } }),
  })
}

const pageSize = 500

/**
 * Writes the anonymous facts of a year of requests into an empty store, as if they had been anonymized and removed since:
 * the statistics of the demo have months, costs and balances to show.
 *
 * @param address where the store is; no gateway may use it yet
 */
export const writeYear = async (address: string): Promise<void> => {
  const today = dayOf(instantOf(Date.now()), 'Europe/Oslo')
  const store = await openStore(StoreAddress.parse(address), { allowLoss: true })
  try {
    for (const [code, count] of Object.entries(libraries)) {
      const library = LibraryCode.parse(code)
      const facts = Array.from({ length: count }, (_, number) => makeFacts(library, number, today))
      for (let first = 0; first < facts.length; first += pageSize)
        await store.restore(
          facts
            .slice(first, first + pageSize)
            .flatMap((each) => factRows(each, 1).map((row) => ({ kind: 'row' as const, library, ...row }))),
        )
    }
    const days = Array.from({ length: 12 }, (_, place) => addDays(today, -5 - 30 * place))
    await store.putDocuments(
      Object.keys(libraries).flatMap((library, shift) =>
        days.map((on) => ({
          kind: 'relayed_shipments' as const,
          key: `${library} ${on.slice(0, 7)}`,
          value: {
            library,
            shipments: habits.map(({ partner }, place) => ({
              ...{ partner, on, count: 1 + (((place + shift) * 3) % (shift === 0 ? 7 : 3)) },
            })),
          },
          expectedVersion: null,
        })),
      ),
    )
  } finally {
    await store.close()
  }
}
