import { change, type Draft } from '../life-cycle/draft.ts'
import type { Entry } from '../request/entry.ts'
import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'
import type { Instant } from '../values.ts'

const ends: readonly Entry['state'][] = ['rejected', 'cancelled', 'expired', 'failed']
const here: readonly Item['state'][] = ['received', 'on_loan', 'patron_returned', 'returned']
const withPatron: readonly Item['state'][] = ['on_loan', 'patron_returned']

const stateOf = ({ state, stateBeforeLoss = state }: Item): Item['state'] =>
  state === 'lost' ? stateBeforeLoss : state

const someItem = (request: Request, entry: Entry, states: readonly Item['state'][]): boolean =>
  request.items.some((item) => item.entry === entry.id && states.includes(stateOf(item)))

/** Returns whether an item or a file of an entry came: received, or passed on to the patron. */
export const isReceived = (request: Request, entry: Entry): boolean =>
  someItem(request, entry, here) ||
  request.items.some(({ entry: of, kept }) => of === entry.id && kept === true)

/** Returns whether the patron has, or had, an item of an entry: once it went back, only the time that was noted tells. */
const isLoaned = (request: Request, entry: Entry): boolean =>
  someItem(request, entry, withPatron) ||
  (entry.loanedAt !== undefined && someItem(request, entry, ['returned']))

/** The times of an entry, and what is true of it from that time on. */
const timeRules = {
  sentAt: (_, { requestIds }) => requestIds.length > 0,
  answeredAt: (_, { lastEvent }) => lastEvent !== undefined,
  shippedAt: (_, { shipped }) => shipped === true,
  receivedAt: isReceived,
  loanedAt: isLoaned,
  lostAt: (request, { id }) => request.items.some(({ entry, state }) => entry === id && state === 'lost'),
  endedAt: (_, { state, shipped }) => shipped !== true && ends.includes(state),
} as const satisfies Partial<Record<keyof Entry, (request: Request, entry: Entry) => boolean>>

/** The names of the times of an entry. */
export const timeNames = [
  'sentAt',
  'answeredAt',
  'shippedAt',
  'receivedAt',
  'loanedAt',
  'lostAt',
  'endedAt',
] as const

const withTimes = (before: Request | null, request: Request, entry: Entry, now: Instant): Entry => {
  const was = before?.rota.find(({ id }) => id === entry.id)
  const wasTrue = (name: (typeof timeNames)[number]): boolean =>
    before !== null && was !== undefined && timeRules[name](before, was)
  let timed = entry
  for (const name of timeNames) {
    const isTrue = timeRules[name](request, timed)
    if (isTrue && timed[name] === undefined && !wasTrue(name)) timed = { ...timed, [name]: now }
    if (!isTrue && timed[name] !== undefined) timed = { ...timed, [name]: undefined }
  }
  return timed
}

const closedAt = (before: Request | null, request: Request, now: Instant): Instant | undefined => {
  if (request.stage !== 'closed') return undefined
  return request.closedAt ?? (before?.stage === 'closed' ? undefined : now)
}

/**
 * Notes since when something is true of each entry (sent, answered, shipped, received, loaned, lost, ended), and since when
 * the request is closed. What is not true any more, such as a receipt that was undone, loses its time; what was true before
 * times were noted has none.
 *
 * @param before the request before the decision; null for a new one
 * @param request the request after it
 * @returns the members that change; none where no time does
 */
export const timesOf = (
  before: Request | null,
  request: Request,
  now: Instant,
): Partial<Pick<Request, 'rota' | 'closedAt'>> => {
  const closed = closedAt(before, request, now)
  const rota =
    before !== null && before.rota === request.rota && before.items === request.items
      ? request.rota
      : request.rota.map((entry) => withTimes(before, request, entry, now))
  return {
    ...(rota.every((entry, place) => entry === request.rota[place]) ? {} : { rota }),
    ...(closed === request.closedAt ? {} : { closedAt: closed }),
  }
}

/** Notes the times of a decision in its draft. */
export const noteEntryTimes = (before: Request | null, draft: Draft): Draft => {
  const times = timesOf(before, draft.request, draft.context.now)
  return Object.keys(times).length === 0 ? draft : change(draft, times)
}
