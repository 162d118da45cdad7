import type { FailedDelivery } from '../decision.ts'
import { itemsOf } from '../items/items.ts'
import { type Draft, entryById } from '../life-cycle/draft.ts'
import { questionOf } from '../life-cycle/negotiation.ts'
import { type Guard, guard } from '../life-cycle/rule.ts'
import { among, sentStages } from '../life-cycle/stage-groups.ts'
import type { Entry } from '../request/entry.ts'
import type { ItemState } from '../request/item.ts'
import { type OperationKind, returnOperations } from '../request/operation.ts'

/** The conditions under which sending a message again has an effect: each line completes “cannot be sent again: …” where it fails. */
type Use = {
  readonly says: string
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
    says: 'the partner is asked under a newer id since',
    of: [...requests, ...claims, ...answersToCondition, 'cancel'],
    holds: (_work, entry, { requestId }) => entry.requestIds.at(-1) === requestId,
  },
  {
    says: 'the partner is not asked any more',
    of: [...requests, ...claims, 'accept_condition', 'renew'],
    holds: isActive,
  },
  {
    says: 'the partner has answered the request, so it has it',
    of: requests,
    holds: (_work, { lastEvent }) => lastEvent === undefined,
  },
  {
    says: 'the partner has the request',
    of: requests,
    holds: (draft, entry) => entry.requestState !== 'delivered' && isAwaited(draft, entry),
  },
  {
    says: 'the request is on its way already',
    of: requests,
    holds: (_work, { requestState }) => requestState !== 'queued',
  },
  {
    says: 'the partner may have a later copy of it: send that one again',
    of: requests,
    holds: (_work, { requestState }, { possiblyTaken }) => requestState !== 'unconfirmed' || possiblyTaken,
  },
  {
    says: 'the partner is asked to cancel',
    of: requests,
    holds: ({ request }) => questionOf(request)?.kind !== 'cancel',
  },
  {
    says: 'no cancel is open any more',
    of: ['cancel'],
    holds: ({ request }, { state }) => state !== 'active' || questionOf(request)?.kind === 'cancel',
  },
  {
    says: 'the partner has shipped, or ended it itself',
    of: ['cancel'],
    holds: (_work, { state, shipped }) => shipped !== true && state !== 'rejected',
  },
  {
    says: 'no conditions are accepted any more, or the partner has shipped',
    of: ['accept_condition'],
    holds: (draft, entry) => entry.accepted !== undefined && isAwaited(draft, entry),
  },
  {
    says: 'the partner is asked again',
    of: ['decline_condition'],
    holds: (_work, { state, declined }) => state !== 'active' || declined !== undefined,
  },
  {
    says: 'nothing of that partner is recorded as received or missing any more',
    of: ['received'],
    holds: hasItemsIn('received', 'on_loan', 'patron_returned', 'returned', 'missing'),
  },
  {
    says: 'no renewal is open any more',
    of: ['renew'],
    holds: ({ request }) => questionOf(request)?.kind === 'renew',
  },
  {
    says: 'nothing of that partner is recorded as returned any more',
    of: returnOperations,
    holds: hasItemsIn('returned'),
  },
  {
    says: 'the partner has it back',
    of: returnOperations,
    holds: (_work, { lastEvent }) => lastEvent !== 'checked_in',
  },
  {
    says: 'nothing is waited for that the partner could tell',
    of: claims,
    holds: ({ request }) => among([...sentStages, 'shipped', 'returned'], request.stage),
  },
  {
    says: 'nothing of that partner is recorded as lost any more',
    of: ['lost'],
    holds: hasItemsIn('lost'),
  },
  {
    says: 'a later message said the same to the partner',
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
export const whyUseless = (draft: Draft): string | undefined => {
  const { failed } = draft.context
  const entry = entryById(draft.request, failed?.entry ?? null)
  if (failed === undefined || entry === undefined) return undefined
  return uses.find(({ of, holds }) => of.includes(failed.operation) && !holds(draft, entry, failed))?.says
}

export const useful: readonly Guard<unknown>[] = uses.map(({ says, of, holds }) =>
  guard(says, (draft) => {
    const { failed } = draft.context
    const entry = entryById(draft.request, failed?.entry ?? null)
    return (
      failed !== undefined &&
      entry !== undefined &&
      (!of.includes(failed.operation) || holds(draft, entry, failed))
    )
  }),
)
