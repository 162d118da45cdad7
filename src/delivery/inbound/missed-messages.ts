import { z } from 'zod'
import { isCopy } from '../../borrowing/items/copies.ts'
import type { Entry } from '../../borrowing/request/entry.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { stages } from '../../borrowing/request/stage.ts'
import { saidLast } from '../../borrowing/rota/entries.ts'
import { millisecondsPerHour } from '../../borrowing/time.ts'
import { Instant, type PartnerCode } from '../../borrowing/values.ts'
import { errorFacts } from '../../log.ts'
import type { Partner } from '../../partners/partner.ts'
import type { Capabilities } from '../../partners/protocol.ts'
import type { Deps } from '../deps.ts'
import { decideReview } from './decide-review.ts'

/** What watches for messages that partners lose which send each one once. */
export type MissedMessages = {
  /**
   * Notes that a message was refused: the partner's open requests get attention.
   *
   * @param sender `possible` where nothing proves that it was the partner's: counted once an hour, what comes within one
   *   at its end
   */
  readonly noteRefused: (partner: PartnerCode, sender: 'certain' | 'possible') => void
  /** Looks at the start whether no gateway ran on this store for longer than a minute. */
  readonly noteStart: () => Promise<void>
  /** Notes that a gateway runs, and tries again what failed. Call it several times a minute. */
  readonly noteRunning: () => Promise<void>
}

const Running = z.object({ at: Instant })

/** The longest time without a gateway in which nothing counts as lost, in milliseconds. */
const longestGap = 60_000
const openStages = stages.filter((stage) => stage !== 'closed')

const capabilitiesOf = ({ protocols }: Pick<Deps, 'protocols'>, partner: Partner): Capabilities =>
  protocols.of(partner).capabilities(partner)

const sendsOnce = (deps: Pick<Deps, 'protocols'>, partner: Partner): boolean =>
  capabilitiesOf(deps, partner).sendsOnce === true

/** Returns whether a partner that was asked never had the request: nothing about it can be lost. */
const neverArrived = ({ lastEvent, requestIds, requestState }: Entry): boolean =>
  lastEvent === undefined &&
  requestIds.length < 2 &&
  (requestState === 'not_sent' || requestState === 'queued')

/** Returns whether the partner has said its last word about a request: it has no message that could be lost. */
const isFinishedThere = (request: Request, entry: Entry, finishedAfterCopy: boolean): boolean => {
  const items = request.items.filter((item) => item.entry === entry.id)
  const isCopySent =
    entry.lastEvent === 'shipped' && items.length > 0 && items.every((item) => isCopy(request, item))
  return saidLast(entry) || (finishedAfterCopy && isCopySent)
}

/** Raises attention on the open requests that a partner has, or may have. */
const markOpenRequests = async (deps: Deps, code: PartnerCode): Promise<void> => {
  const partner = (await deps.configuration.snapshot()).partner(code)
  const finishedAfterCopy = partner !== null && capabilitiesOf(deps, partner).finishedAfterCopy === true
  let cursor: string | undefined
  do {
    const page = await deps.store.listRequests({
      library: null,
      activePartner: [code],
      stage: openStages,
      limit: 200,
      ...(cursor === undefined ? {} : { cursor }),
    })
    for (const { value } of page.items) {
      const entry = value.rota.find((each) => each.partner === code && each.state === 'active')
      if (entry === undefined || neverArrived(entry)) continue
      if (isFinishedThere(value, entry, finishedAfterCopy)) continue
      if (value.attention.some(({ kind }) => kind === 'may_have_missed')) continue
      const { library, number } = value
      await decideReview(deps, { library, request: number }, { type: 'messages_missed', entry: entry.id })
    }
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
}

/** Creates what watches for lost messages. */
export const createMissedMessages = (deps: Deps): MissedMessages => {
  const pending = new Set<PartnerCode>()
  const lastCounted = new Map<PartnerCode, number>()
  const uncounted = new Set<PartnerCode>()

  const isWithinHour = (code: PartnerCode): boolean =>
    Date.parse(deps.now()) - (lastCounted.get(code) ?? Number.NEGATIVE_INFINITY) < millisecondsPerHour
  const count = (code: PartnerCode): void => {
    lastCounted.set(code, Date.parse(deps.now()))
    uncounted.delete(code)
    pending.add(code)
  }

  const markPending = async (): Promise<void> => {
    for (const partner of [...pending]) {
      await markOpenRequests(deps, partner)
      pending.delete(partner)
    }
  }
  const report = (error: unknown): void =>
    deps.log({
      level: 'error',
      message: 'Requests of which a message may be lost could not be marked',
      facts: errorFacts(error),
    })
  const noteRefused = async (code: PartnerCode, sender: 'certain' | 'possible'): Promise<void> => {
    const partner = (await deps.configuration.snapshot()).partner(code)
    if (partner === null || !sendsOnce(deps, partner)) return
    if (sender === 'possible' && isWithinHour(code)) {
      uncounted.add(code)
      return
    }
    if (sender === 'possible') count(code)
    else pending.add(code)
    await markPending()
  }
  const noteRunning = async (): Promise<void> => {
    const value = { at: deps.now() }
    await deps.store.putDocuments([{ kind: 'running', key: 'gateway', value, expectedVersion: null }])
    for (const code of [...uncounted]) if (!isWithinHour(code)) count(code)
    await markPending()
  }
  const noteStart = async (): Promise<void> => {
    const last = Running.safeParse((await deps.store.getDocument('running', 'gateway'))?.value).data
    if (last !== undefined && Date.parse(deps.now()) - Date.parse(last.at) > longestGap) {
      const snapshot = await deps.configuration.snapshot()
      for (const partner of snapshot.partners()) if (sendsOnce(deps, partner)) pending.add(partner.code)
    }
    await markPending()
    await noteRunning()
  }
  return {
    noteRefused: (partner, sender) => {
      noteRefused(partner, sender).catch(report)
    },
    noteStart: () => noteStart().catch(report),
    noteRunning: () => noteRunning().catch(report),
  }
}
