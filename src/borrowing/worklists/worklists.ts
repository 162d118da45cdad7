import { z } from 'zod'
import { asks } from '../attention/attention-rules.ts'
import { hasAttention } from '../attention/has-attention.ts'
import { isToGoBack } from '../deadlines/waits.ts'
import { isOut } from '../items/item-states.ts'
import { activeEntry } from '../life-cycle/draft.ts'
import { among, beforeSent, sentStages } from '../life-cycle/stage-groups.ts'
import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'
import type { PartnerCode } from '../values.ts'

/** The worklists of staff, in the order of their work. */
export const worklists = [
  'needs_attention',
  'to_approve',
  'to_send',
  'waiting_for_partner',
  'on_its_way',
  'in_library',
  'to_return',
  'overdue_or_recalled',
  'may_have_missed',
  'unfilled',
  'closed',
] as const

/** A list of requests that staff work through. */
export const Worklist = z.enum(worklists)
export type Worklist = z.infer<typeof Worklist>

/** One worklist: what it holds, in words and as a function. */
type WorklistRule = {
  readonly holds: string
  readonly includes: (request: Request) => boolean
}

const awaitsApproval = ({ stage, waitingFor }: Request): boolean =>
  stage === 'pending_approval' ||
  (among(beforeSent, stage) &&
    waitingFor.some((waiting) => ['approval', 'staff', 'duplicate'].includes(waiting.for)))

/** Returns the items that are here and that nobody uses any more. An item of a partner that was left must go back too. */
const itemsToReturn = (request: Request): readonly Item[] => {
  const entry = activeEntry(request)?.id
  const isActive = request.stage !== 'closed' && entry !== undefined
  const isReturnNext = request.stage === 'patron_returned' || request.next?.for === 'return'
  return request.items.filter(
    (item) => isOut(item) && (isToGoBack(item) || isReturnNext || !isActive || item.entry !== entry),
  )
}

const hasItemToReturn = (request: Request): boolean =>
  request.stage === 'patron_returned' || request.next?.for === 'return' || itemsToReturn(request).length > 0

/**
 * Returns the partners to which items that are here must go back: often not the partner that is asked now, since an item
 * of a partner that was left goes back too.
 */
export const partnersToReturnTo = (request: Request): readonly PartnerCode[] => {
  const entries = new Set(itemsToReturn(request).map(({ entry }) => entry))
  return [...new Set(request.rota.filter(({ id }) => entries.has(id)).map(({ partner }) => partner))]
}

/** Every worklist, as data. A request may be in several: one by its stage, others by what it asks for. */
export const worklistRules: { readonly [Name in Worklist]: WorklistRule } = {
  needs_attention: {
    holds: 'requests with attention on which staff must act',
    includes: ({ attention }) => attention.some(asks),
  },
  to_approve: {
    holds: 'requests that wait for approval, for staff, or for a decision on a duplicate',
    includes: awaitsApproval,
  },
  to_send: {
    holds: 'requests that no partner was asked for yet',
    includes: (request) => among(beforeSent, request.stage) && !awaitsApproval(request),
  },
  waiting_for_partner: {
    holds:
      'requests that a partner was asked for and has not shipped, and items that are on their way back to it',
    includes: ({ stage }) => stage === 'returned' || among(sentStages, stage),
  },
  on_its_way: {
    holds: 'requests whose item a partner has shipped',
    includes: ({ stage }) => stage === 'shipped',
  },
  in_library: {
    holds: 'requests whose item is in the library or with the patron',
    includes: (request) => among(['received', 'on_loan'], request.stage) && !hasItemToReturn(request),
  },
  to_return: {
    holds: 'requests with an item that must go back to its partner, also closed ones',
    includes: hasItemToReturn,
  },
  overdue_or_recalled: {
    holds: 'requests whose item is overdue, or which the partner wants back',
    includes: (request) => hasAttention(request, 'overdue', 'recalled'),
  },
  may_have_missed: {
    holds: 'requests of which a message of the partner may have been lost',
    includes: (request) => hasAttention(request, 'may_have_missed'),
  },
  unfilled: {
    holds: 'requests that no partner could fill',
    includes: ({ stage }) => stage === 'unfilled',
  },
  closed: {
    holds: 'closed requests that leave nothing to return',
    includes: (request) => request.stage === 'closed' && !hasItemToReturn(request),
  },
}

/** Projects the worklists that a request is in, in their order. */
export const projectWorklists = (request: Request): readonly Worklist[] =>
  worklists.filter((name) => worklistRules[name].includes(request))
