import { z } from 'zod'
import { sureCostsOf } from '../borrowing/costs/record-costs.ts'
import { isOpenCredit, signedUnitsOf } from '../borrowing/costs/total-costs.ts'
import { reasonCode } from '../borrowing/partner-statistics/count-decision.ts'
import { isReceived } from '../borrowing/partner-statistics/note-entry-times.ts'
import type { Entry } from '../borrowing/request/entry.ts'
import type { Request } from '../borrowing/request/request.ts'
import { dayOf } from '../borrowing/time.ts'
import { Day, type Instant, LibraryCode, PartnerCode, RequestNumber } from '../borrowing/values.ts'
import { TitleFacts, titleFacts } from './title-facts.ts'

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
  renewals: z.int().optional(),
  /** The networks that library and partner had in common. */
  networks: z.array(z.string()).optional(),
})
export type EntryFacts = z.infer<typeof EntryFacts>

/** A charge, in ten-thousandths of a currency. */
export const ChargeFacts = z.object({
  currency: z.string(),
  units: z.int(),
  on: Day,
  partner: PartnerCode.optional(),
  isUnpaid: z.literal(true).optional(),
  networks: z.array(z.string()).optional(),
})
export type ChargeFacts = z.infer<typeof ChargeFacts>

/**
 * The facts of a request from which statistics are computed: codes, days and amounts, no patron. A title is in it only where
 * nobody could supply it, with a number that tells readers of the same title apart and that many patrons share.
 */
export const RequestFacts = z.object({
  number: RequestNumber,
  library: LibraryCode,
  service: z.string(),
  level: z.string().optional(),
  format: z.string().optional(),
  publicationType: z.string().optional(),
  /** The first year of the decade of the publication, such as `1990`. */
  decade: z.string().optional(),
  title: TitleFacts.optional(),
  template: z.string().optional(),
  createdOn: Day,
  closedOn: Day.optional(),
  outcome: z.string().optional(),
  entries: z.array(EntryFacts),
  charges: z.array(ChargeFacts),
})
export type RequestFacts = z.infer<typeof RequestFacts>

/** Returns whether an item or a file of a request came. */
export const isFilled = ({ entries }: RequestFacts): boolean => entries.some((entry) => entry.isFilled)

const unsuccessful = ['unfilled', 'expired', 'cancelled_by_partner', 'lost']

/** Returns whether a request was filled, or ended without. */
export const isSettled = (facts: RequestFacts): boolean =>
  isFilled(facts) || (facts.outcome !== undefined && unsuccessful.includes(facts.outcome))

/** What facts need besides the request. */
export type FactsContext = {
  readonly timeZone: string
  /** Returns the protocol of a partner; undefined where there is no such partner. */
  readonly protocolOf: (partner: PartnerCode) => string | undefined
  /** Returns the networks that a partner has in common with the library. */
  readonly networksOf: (partner: PartnerCode) => readonly string[]
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
  { timeZone, protocolOf, networksOf }: FactsContext,
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
    ...(entry.renewals === undefined ? {} : { renewals: entry.renewals }),
    ...networksIn(networksOf(entry.partner)),
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

const networksIn = (networks: readonly string[]) => (networks.length === 0 ? {} : { networks: [...networks] })

/** Makes the facts of a request: a pure function, so that facts can be made again from it at any time. */
export const factsOf = (request: Request, context: FactsContext): RequestFacts => {
  const { timeZone } = context
  const { level, format } = request.service
  const { publicationType, publicationDate } = request.citation
  const decade = /\b(1[4-9]|20)\d/.exec(publicationDate ?? '')?.[0]
  const outcome = request.outcome?.kind
  const title = outcome === undefined ? undefined : titleFacts(request.citation, request.patron?.id)
  const facts: RequestFacts = {
    number: request.number,
    library: request.library,
    service: request.service.type,
    ...(level === undefined ? {} : { level }),
    ...(format === undefined ? {} : { format }),
    ...(publicationType === undefined ? {} : { publicationType }),
    ...(decade === undefined ? {} : { decade: `${decade}0` }),
    template: request.rotaBuilds?.at(-1)?.templates[0],
    createdOn: dayOf(request.createdAt, timeZone),
    closedOn: request.closedAt === undefined ? undefined : dayOf(request.closedAt, timeZone),
    outcome: request.outcome?.kind,
    entries: request.rota
      .filter(({ requestIds }) => requestIds.length > 0)
      .map((entry, index) => entryFacts(request, entry, index + 1, context)),
    charges: sureCostsOf(request).flatMap((cost) => {
      const { kind, currency, at, partner, settledAt } = cost
      return kind === 'offered' || isOpenCredit(cost)
        ? []
        : [
            {
              ...{ currency, units: Number(signedUnitsOf(cost)), on: dayOf(at, timeZone), partner },
              ...(settledAt === undefined ? { isUnpaid: true as const } : {}),
              ...(partner === undefined ? {} : networksIn(context.networksOf(partner))),
            },
          ]
    }),
  }
  return title === undefined || !isSettled(facts) || isFilled(facts) ? facts : { ...facts, title }
}
