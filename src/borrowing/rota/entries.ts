import { activeEntry, change, type Draft, entryById, explain } from '../life-cycle/draft.ts'
import type { Entry } from '../request/entry.ts'
import { isSecondLoan } from '../request/partner-number.ts'
import type { Request } from '../request/request.ts'
import { buildOf, explainOrigin, type PlannedRota } from '../rota-rules/planned-rota.ts'
import { type PartnerCode, RequestId } from '../values.ts'
import { isRefusedForGood } from './refusal-group.ts'

/** The number of entries that a rota may hold, and how many request ids may be given out: an id is at most four digits long. */
export const longestRota = 200
export const maxRequestIds = 9000
/** The number of builds that a rota remembers. */
const maxOrigins = 10

/** The last events of a partner that has finished its request. */
const finalEvents: readonly string[] = [
  'checked_in',
  'completed_without_return',
  'unfilled',
  'cancelled_by_partner',
  'cancel_accepted',
  'expired',
]

/** Returns whether the partner of an entry has said how the request ended there. */
export const saidLast = (entry: Entry | undefined): boolean => finalEvents.includes(entry?.lastEvent ?? '')

/**
 * Returns whether a partner ended the request since it has one for the same item already. That one may be running there:
 * staff decide whether somebody else is asked. Source: CrossLink’s broker.
 */
export const isDuplicateThere = ({ state, reason: why }: Entry): boolean =>
  state === 'rejected' && why?.code === 'text' && why.params.text === 'Duplicate'

/** Gives the request's next id: the number, a hyphen and a count. */
export const nextRequestId = (request: Request): RequestId =>
  RequestId.parse(`${request.number}-${request.requestIdCount + 1}`)

/** Adds new pending entries for partners, behind those that are there. */
export const withPartners = (request: Request, partners: readonly Entry['partner'][]): Request => ({
  ...request,
  entryCount: request.entryCount + partners.length,
  rota: [
    ...request.rota,
    ...partners.map(
      (partner, index): Entry => ({
        id: request.entryCount + index + 1,
        partner,
        state: 'pending',
        requestIds: [],
        requestState: 'not_sent',
      }),
    ),
  ],
})

/**
 * Adds new pending entries as rules or a template planned them; the timeline and the request say how they were made.
 */
export const withPlanned = (draft: Draft, planned: PlannedRota): Draft =>
  explainOrigin(planned).reduce(
    explain,
    planned.findsHolders === true
      ? change(draft, {
          findingHolders: { rules: [...planned.rules], templates: [...planned.templates] },
        })
      : addPlanned(draft, planned),
  )

/** Returns the planned partners without those that have said for good that they do not supply this item. */
export const askablePartners = (
  { rota }: Pick<Request, 'rota'>,
  { partners }: Pick<PlannedRota, 'partners'>,
): PartnerCode[] =>
  partners
    .map(({ partner }) => partner)
    .filter((partner) => !rota.some((entry) => entry.partner === partner && isRefusedForGood(entry)))

const addPlanned = (draft: Draft, planned: PlannedRota): Draft =>
  change(draft, {
    ...withPartners(draft.request, askablePartners(draft.request, planned)),
    rotaBuilds: [...(draft.request.rotaBuilds ?? []), buildOf(planned)].slice(-maxOrigins),
  })

/** Returns whether the entry was not asked yet, so that it can be moved, removed or located. */
export const isUnsent = (entry: Entry): boolean => entry.state === 'pending' || entry.state === 'not_located'

/** Returns whether there is an entry that could be asked. */
export const hasPending = (request: Request): boolean =>
  request.rota.some((entry) => entry.state === 'pending')

/** Returns the entry that a command without an entry is about: the active one, else the last that was ever asked. */
export const spokenTo = (request: Request): Entry | undefined =>
  activeEntry(request) ??
  request.rota.findLast((entry) => entry.requestIds.length > 0 && !isSecondLoan(request, entry))

/** Returns whether this entry was ever asked. */
export const wasSent = (request: Request, id: number): boolean =>
  (entryById(request, id)?.requestIds.length ?? 0) > 0
