import { z } from 'zod'
import { sureCostsOf } from '../borrowing/costs/record-costs.ts'
import { isOpenCredit, signedUnitsOf } from '../borrowing/costs/total-costs.ts'
import { reasonCode } from '../borrowing/partner-statistics/count-decision.ts'
import { isReceived } from '../borrowing/partner-statistics/note-entry-times.ts'
import type { Entry } from '../borrowing/request/entry.ts'
import type { Request } from '../borrowing/request/request.ts'
import { dayOf } from '../borrowing/time.ts'
import { Day, type Instant, LibraryCode, PartnerCode, RequestNumber } from '../borrowing/values.ts'

const ItemFacts = z.object({ dueOn: Day.optional(), isLost: z.boolean() })

/** The facts of an entry that was sent. Days are those of the library; what the request does not tell is left out. */
export const EntryFacts = z.object({
  entry: z.int(),
  /** Its place among the entries that were sent, from 1. */
  position: z.int(),
  partner: PartnerCode,
  protocol: z.string().optional(),
  result: z.enum(['open', 'shipped', 'rejected', 'expired', 'failed', 'cancelled', 'cancelled_by_partner']),
  reason: z.string().optional(),
  isFilled: z.boolean(),
  sentOn: Day.optional(),
  answeredOn: Day.optional(),
  shippedOn: Day.optional(),
  receivedOn: Day.optional(),
  loanedOn: Day.optional(),
  returnedOn: Day.optional(),
  lostOn: Day.optional(),
  endedOn: Day.optional(),
  items: z.array(ItemFacts),
})
export type EntryFacts = z.infer<typeof EntryFacts>

/** A charge, in ten-thousandths of a currency. */
export const ChargeFacts = z.object({
  currency: z.string(),
  units: z.int(),
  on: Day,
  partner: PartnerCode.optional(),
  isUnpaid: z.literal(true).optional(),
})
export type ChargeFacts = z.infer<typeof ChargeFacts>

/** The facts of a request from which statistics are computed: codes, days and amounts, no patron, no title, no words. */
export const RequestFacts = z.object({
  number: RequestNumber,
  library: LibraryCode,
  service: z.string(),
  level: z.string().optional(),
  template: z.string().optional(),
  createdOn: Day,
  closedOn: Day.optional(),
  outcome: z.string().optional(),
  entries: z.array(EntryFacts),
  charges: z.array(ChargeFacts),
})
export type RequestFacts = z.infer<typeof RequestFacts>

/** What facts need besides the request. */
export type FactsContext = {
  readonly timeZone: string
  /** Returns the protocol of a partner; undefined where there is no such partner. */
  readonly protocolOf: (partner: PartnerCode) => string | undefined
}

const resultOf = ({ state, shipped, cancel, lastEvent }: Entry): EntryFacts['result'] => {
  if (shipped === true || state === 'supplied') return 'shipped'
  switch (state) {
    case 'rejected':
    case 'expired':
    case 'failed':
      return state
    case 'cancelled':
      return cancel === undefined && lastEvent === 'cancelled_by_partner' ? 'cancelled_by_partner' : state
    default:
      return 'open'
  }
}

const entryFacts = (
  request: Request,
  entry: Entry,
  position: number,
  { timeZone, protocolOf }: FactsContext,
): EntryFacts => {
  const day = (at: Instant | undefined): Day | undefined =>
    at === undefined ? undefined : dayOf(at, timeZone)
  const result = resultOf(entry)
  return {
    entry: entry.id,
    position,
    partner: entry.partner,
    protocol: protocolOf(entry.partner),
    result,
    reason: result === 'rejected' ? reasonCode(entry) : undefined,
    isFilled: isReceived(request, entry),
    sentOn: day(entry.sentAt),
    answeredOn: day(entry.answeredAt),
    shippedOn: day(entry.shippedAt),
    receivedOn: day(entry.receivedAt),
    loanedOn: day(entry.loanedAt),
    returnedOn: day(entry.returnedAt),
    lostOn: day(entry.lostAt),
    endedOn: day(entry.endedAt),
    items: request.items
      .filter((item) => item.entry === entry.id)
      .map(({ dueDate, state, kept, form }) => {
        // Of an item that went back before the others nobody knows the day.
        const isDue = form === 'physical' && kept !== true
        const isBack = state === 'returned' && entry.returnedAt === undefined
        return { dueOn: isDue && !isBack ? dueDate : undefined, isLost: state === 'lost' }
      }),
  }
}

/** Makes the facts of a request: a pure function, so that facts can be made again from it at any time. */
export const factsOf = (request: Request, context: FactsContext): RequestFacts => {
  const { timeZone } = context
  const level = request.service.level
  return {
    number: request.number,
    library: request.library,
    service: request.service.type,
    ...(level === undefined ? {} : { level }),
    template: request.rotaBuilds?.at(-1)?.templates[0],
    createdOn: dayOf(request.createdAt, timeZone),
    closedOn: request.closedAt === undefined ? undefined : dayOf(request.closedAt, timeZone),
    outcome: request.outcome?.kind,
    entries: request.rota
      .filter(({ requestIds }) => requestIds.length > 0)
      .map((entry, index) => entryFacts(request, entry, index + 1, context)),
    charges: sureCostsOf(request).flatMap((cost) => {
      const { kind, currency, at, partner, settledAt } = cost
      if (kind === 'offered' || isOpenCredit(cost)) return []
      const unpaid = settledAt === undefined ? { isUnpaid: true as const } : {}
      return [{ currency, units: Number(signedUnitsOf(cost)), on: dayOf(at, timeZone), partner, ...unpaid }]
    }),
  }
}

/** Returns the row of a request: its key orders rows by the day of creation. */
export const factRow = (facts: RequestFacts) => ({ key: `${facts.createdOn} ${facts.number}`, value: facts })
