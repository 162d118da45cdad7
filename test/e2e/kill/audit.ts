import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { EventView } from '../../../src/http/event-feed.ts'
import type { TimelineView } from '../../../src/http/message-views.ts'
import type { RequestView } from '../../../src/http/views.ts'
import type { Lender } from '../../../src/lender/lender.ts'
import { until } from '../../support/gateway.ts'
import { numberOf } from './load.ts'
import type { StubbornLibrary } from './stubborn-library.ts'

/** The lenders by their partner codes. */
export type Lenders = ReadonlyMap<string, Lender>

type Account = { readonly request: RequestView; readonly timeline: readonly TimelineView[] }
type Accounts = ReadonlyMap<string, Account>

const deliveriesOf = ({ timeline }: Account) =>
  timeline.flatMap((item) => (item.kind === 'message_out' ? [item.delivery] : []))
const messagesOf = ({ timeline }: Account) =>
  timeline.flatMap((item) => (item.kind === 'message_in' ? [item.message] : []))
const eventsOf = ({ timeline }: Account) => timeline.filter((item) => item.kind === 'event')

const requestOf = (requestId: string): string => requestId.slice(0, requestId.lastIndexOf('-'))
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const twice = (values: readonly string[]): readonly string[] =>
  values.filter((value, index) => values.indexOf(value) < index)

/** What was acknowledged to the library: it is there, once, and a repeat of the call is answered as the call was. */
const auditCalls = async (library: StubbornLibrary, accounts: Accounts): Promise<readonly string[]> => {
  const wrongs: string[] = []
  const given = new Map<string, string[]>()
  for (const call of library.acknowledged) {
    const [, , , number, what] = call.path.split('/')
    if (what === 'commands' && number !== undefined) {
      const type = z.object({ type: z.string() }).parse(call.body).type
      given.set(number, [...(given.get(number) ?? []), type])
    }
    const again = await library.repeat(call)
    if (again.status !== call.status || !isDeepStrictEqual(again.answer, call.answer))
      wrongs.push(`${call.path} ${JSON.stringify(call.body)} is answered otherwise when it is repeated`)
  }
  for (const [number, account] of accounts) {
    const recorded = eventsOf(account).flatMap(({ input }) =>
      input.kind === 'command' && input.name !== 'create' ? [input.name] : [],
    )
    if (!isDeepStrictEqual(recorded, given.get(number) ?? []))
      wrongs.push(`${number}: commands given ${given.get(number)}, recorded ${recorded}`)
  }
  return wrongs
}

/** What the gateway says it sent: it arrived, and nothing else did; no operation was told in two ways. */
const auditOutgoing = (lenders: Lenders, accounts: Accounts): readonly string[] => {
  const wrongs: string[] = []
  for (const [code, lender] of lenders) {
    const arrived = new Set(lender.received().map(({ bytes }) => textOf(bytes)))
    const known = new Set<string>()
    for (const [number, account] of accounts) {
      for (const { partner, state, operation, content } of deliveriesOf(account)) {
        if (partner !== code) continue
        known.add(content)
        if (state !== 'delivered') wrongs.push(`${number}: ${operation} to ${code} is ${state}`)
        else if (!arrived.has(content)) wrongs.push(`${number}: ${operation} never arrived at ${code}`)
      }
    }
    for (const { bytes, heard } of lender.received()) {
      if (!known.has(textOf(bytes)))
        wrongs.push(
          `${code} has a ${heard?.trigger} of ${heard?.requestId} that the gateway does not know of`,
        )
    }
    const { conflicts, variants } = lender.summary()
    for (const { requestId } of conflicts)
      wrongs.push(`${code} was told two things at one time of ${requestId}`)
    for (const { requestId, trigger, different } of variants)
      wrongs.push(`${code} was told ${different} different things as ${trigger} of ${requestId}`)
  }
  return wrongs
}

/** What the gateway confirmed to a lender: it stands in the timeline, and was applied once. */
const auditIncoming = (lenders: Lenders, accounts: Accounts): readonly string[] => {
  const wrongs: string[] = []
  for (const [code, lender] of lenders) {
    for (const { requestId, content, confirmation, message } of lender.sent()) {
      const words = `${message?.reason} ${message?.status ?? ''} of ${code} about ${requestId}`
      if (confirmation?.status !== 'OK') {
        wrongs.push(`${words} was not confirmed: ${JSON.stringify(confirmation)}`)
        continue
      }
      const account = accounts.get(requestOf(requestId))
      const kept = account === undefined ? [] : messagesOf(account).filter(({ raw }) => raw === content)
      if (!kept.some(({ state }) => state === 'applied' || state === 'ignored'))
        wrongs.push(`${words} was confirmed and is lost`)
    }
  }
  for (const [number, account] of accounts) {
    const applied = messagesOf(account).flatMap(({ state, raw }) => (state === 'applied' ? [raw] : []))
    for (const raw of twice(applied)) wrongs.push(`${number}: applied twice: ${raw}`)
  }
  return wrongs
}

const ends: Readonly<Record<string, { readonly entry: string; readonly request: readonly string[] }>> = {
  LoanCompleted: { entry: 'supplied', request: ['request_completed'] },
  Cancelled: { entry: 'cancelled', request: ['cancelled_by_staff'] },
  Unfilled: { entry: 'rejected', request: ['request_completed'] },
}

/** What the lenders hold of each request: the gateway holds the same. */
const auditStates = (lenders: Lenders, accounts: Accounts): readonly string[] =>
  [...lenders].flatMap(([code, lender]) =>
    lender.requests().flatMap(({ id, status }) => {
      const request = accounts.get(requestOf(id))?.request
      const entry = request?.rota.find(({ requestIds }) => requestIds.some((each) => each === id))
      const end = ends[status]
      return end !== undefined && entry?.state === end.entry && end.request.includes(request?.status ?? '')
        ? []
        : [`${id} is ${status} at ${code}; here its entry is ${entry?.state}, the request ${request?.status}`]
    }),
  )

const Feed = z.object({ items: z.array(EventView), next: z.string() })

/** The stream of updates: every event once, in order. */
const auditFeed = async (library: StubbornLibrary, accounts: Accounts): Promise<readonly string[]> => {
  const seen: { readonly request: string; readonly cursor: number }[] = []
  for (let after = ''; ; ) {
    const query = after === '' ? '' : `&after=${after}`
    const { items, next } = Feed.parse(await library.get(`/v1/events?library=KILL&limit=1000${query}`))
    seen.push(...items.map(({ request, cursor }) => ({ request, cursor: Number(cursor) })))
    if (items.length === 0) break
    after = next
  }
  const wrongs = seen.flatMap(({ cursor }, index) =>
    cursor > (seen[index - 1]?.cursor ?? 0) ? [] : [`the feed's cursor ${cursor} does not rise`],
  )
  for (const [number, account] of accounts) {
    const inFeed = seen.filter(({ request }) => request === number).map(({ cursor }) => cursor)
    const inTimeline = eventsOf(account).map(({ cursor }) => cursor)
    if (!isDeepStrictEqual(inFeed, inTimeline)) wrongs.push(`${number}: feed and timeline differ`)
  }
  return wrongs
}

const underWay: readonly string[] = ['waiting', 'leased']

/** How long a message may be under way once its request has ended, in milliseconds: as long as a killed sender's lease. */
const patience = 20_000

/** A request once nothing of it is under way: a message may be, though the partner's answer to it has ended the request. */
const atRest = async (library: StubbornLibrary, number: string): Promise<Account> => {
  const look = async (): Promise<Account> => ({
    request: await library.read(number),
    timeline: await library.timeline(number),
  })
  let account: Account = await look()
  const rests = async (): Promise<boolean> => {
    account = await look()
    return deliveriesOf(account).every(({ state }) => !underWay.includes(state))
  }
  if (!(await rests())) await until('messages to be settled', rests, patience).catch(() => undefined)
  return account
}

/**
 * Compares what the gateway says with what its library was told and what its lenders have in their ledgers.
 *
 * @returns each departure, in words; none where nothing was lost and nothing happened twice
 */
export const audit = async (library: StubbornLibrary, lenders: Lenders): Promise<readonly string[]> => {
  const wrongs: string[] = []
  const accounts = new Map<string, Account>()
  for (const { path, answer } of library.acknowledged) {
    if (path !== '/v1/requests') continue
    const number = numberOf(answer)
    try {
      accounts.set(number, await atRest(library, number))
    } catch (error) {
      wrongs.push(`${number} was acknowledged and cannot be read: ${error}`)
    }
  }
  for (const [number, { request }] of accounts)
    if (request.stage !== 'closed') wrongs.push(`${number} is stuck as ${request.status}`)
  return [
    ...wrongs,
    ...(await auditCalls(library, accounts)),
    ...auditOutgoing(lenders, accounts),
    ...auditIncoming(lenders, accounts),
    ...auditStates(lenders, accounts),
    ...(await auditFeed(library, accounts)),
  ]
}
