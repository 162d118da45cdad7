import type { FailedDelivery } from '../decision.ts'
import { itemsOf } from '../items/items.ts'
import { type Draft, entryById } from '../life-cycle/draft.ts'
import { questionOf } from '../life-cycle/negotiation.ts'
import type { PlainRefusal } from '../life-cycle/refusal.ts'
import { type Guard, guard } from '../life-cycle/rule.ts'
import { among, sentStages } from '../life-cycle/stage-groups.ts'
import type { Entry } from '../request/entry.ts'
import type { ItemState } from '../request/item.ts'
import { type OperationKind, returnOperations } from '../request/operation.ts'

/** The conditions under which sending a message again has an effect: each line completes “cannot be sent again: …” where it fails. */
type Use = {
  readonly refusal: PlainRefusal
  readonly of: readonly OperationKind[]
  readonly holds: (draft: Draft, entry: Entry, failed: FailedDelivery) => boolean
}

const requests: readonly OperationKind[] = ['request', 'retry']
const claims: readonly OperationKind[] = ['status_request', 'reminder']
const answersToCondition: readonly OperationKind[] = ['accept_condition', 'decline_condition']

const isActive = (_work: Draft, { state }: Entry): boolean => state === 'active'

const isAwaited = ({ request }: Draft, { state }: Entry): boolean =>
  state !== 'active' || among(sentStages, request.stage)

const hasItemsIn =
  (...states: readonly ItemState[]): Use['holds'] =>
  ({ request }, entry) =>
    itemsOf(request, entry.id).some((item) => states.includes(item.state))

const uses: readonly Use[] = [
  {
    refusal: 'refusal.newer_request_id',
    of: [...requests, ...claims, ...answersToCondition, 'cancel'],
    holds: (_work, entry, { requestId }) => entry.requestIds.at(-1) === requestId,
  },
  {
    refusal: 'refusal.partner_not_asked_now',
    of: [...requests, ...claims, 'accept_condition', 'renew'],
    holds: isActive,
  },
  {
    refusal: 'refusal.request_answered',
    of: requests,
    holds: (_work, { lastEvent }) => lastEvent === undefined,
  },
  {
    refusal: 'refusal.partner_has_request',
    of: requests,
    holds: (draft, entry) => entry.requestState !== 'delivered' && isAwaited(draft, entry),
  },
  {
    refusal: 'refusal.request_on_its_way',
    of: requests,
    holds: (_work, { requestState }) => requestState !== 'queued',
  },
  {
    refusal: 'refusal.later_copy',
    of: requests,
    holds: (_work, { requestState }, { possiblyTaken }) => requestState !== 'unconfirmed' || possiblyTaken,
  },
  {
    refusal: 'refusal.partner_asked_to_cancel',
    of: requests,
    holds: ({ request }) => questionOf(request)?.kind !== 'cancel',
  },
  {
    refusal: 'refusal.no_cancel_open',
    of: ['cancel'],
    holds: ({ request }, { state }) => state !== 'active' || questionOf(request)?.kind === 'cancel',
  },
  {
    refusal: 'refusal.shipped_or_ended',
    of: ['cancel'],
    holds: (_work, { state, shipped }) => shipped !== true && state !== 'rejected',
  },
  {
    refusal: 'refusal.no_conditions_accepted',
    of: ['accept_condition'],
    holds: (draft, entry) => entry.accepted !== undefined && isAwaited(draft, entry),
  },
  {
    refusal: 'refusal.partner_asked_again',
    of: ['decline_condition'],
    holds: (_work, { state, declined }) => state !== 'active' || declined !== undefined,
  },
  {
    refusal: 'refusal.none_received_or_missing',
    of: ['received'],
    holds: hasItemsIn('received', 'on_loan', 'patron_returned', 'returned', 'missing'),
  },
  {
    refusal: 'refusal.no_renewal_open',
    of: ['renew'],
    holds: ({ request }) => questionOf(request)?.kind === 'renew',
  },
  {
    refusal: 'refusal.none_returned_to_partner',
    of: returnOperations,
    holds: hasItemsIn('returned'),
  },
  {
    refusal: 'refusal.partner_has_it_back',
    of: returnOperations,
    holds: (_work, { lastEvent }) => lastEvent !== 'checked_in',
  },
  {
    refusal: 'refusal.nothing_partner_could_tell',
    of: claims,
    holds: ({ request }) => among([...sentStages, 'shipped', 'returned'], request.stage),
  },
  {
    refusal: 'refusal.none_of_partner_lost',
    of: ['lost'],
    holds: hasItemsIn('lost'),
  },
  {
    refusal: 'refusal.superseded',
    of: [
      ...answersToCondition,
      ...returnOperations,
      ...claims,
      'cancel',
      'received',
      'renew',
      'lost',
      'damaged',
      'hold_return',
    ],
    holds: (_work, _entry, { superseded }) => !superseded,
  },
]

/** Says why sending the failed message again would have no use; undefined where it would. */
export const whyUseless = (draft: Draft): PlainRefusal | undefined => {
  const { failed } = draft.context
  const entry = entryById(draft.request, failed?.entry ?? null)
  if (failed === undefined || entry === undefined) return undefined
  return uses.find(({ of, holds }) => of.includes(failed.operation) && !holds(draft, entry, failed))?.refusal
}

export const useful: readonly Guard<unknown>[] = uses.map(({ refusal, of, holds }) =>
  guard(refusal, (draft) => {
    const { failed } = draft.context
    const entry = entryById(draft.request, failed?.entry ?? null)
    return (
      failed !== undefined &&
      entry !== undefined &&
      (!of.includes(failed.operation) || holds(draft, entry, failed))
    )
  }),
)
