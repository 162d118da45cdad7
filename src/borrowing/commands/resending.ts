import type { FailedDelivery } from '../decision.ts'
import { operationAgain } from '../deliveries/rewrite-operation.ts'
import { itemsOf } from '../items/items.ts'
import {
  changeEntry,
  type Draft,
  effect,
  endAttention,
  entryById,
  explain,
  sendToPartner,
} from '../life-cycle/draft.ts'
import { questionOf } from '../life-cycle/negotiation.ts'
import { type Guard, guard, step } from '../life-cycle/rule.ts'
import { among, sentStages } from '../life-cycle/stage-groups.ts'
import type { Attention } from '../request/attention.ts'
import type { Entry } from '../request/entry.ts'
import type { ItemState } from '../request/item.ts'
import type { OperationKind } from '../request/operation.ts'
import { asksForItem, returnOperations } from '../request/operation.ts'
import { stages } from '../request/stage.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

type Failed = Extract<Attention, { kind: 'send_failed' }>

const failedAttention = (
  draft: Draft,
  { delivery }: Pick<CommandOf<'resend'>, 'delivery'>,
): Failed | undefined =>
  draft.request.attention
    .filter((attention) => attention.kind === 'send_failed')
    .find((attention) => delivery === undefined || attention.delivery === delivery)

/** Returns whether no attention calls staff for the message that is named. */
const isApart = (draft: Draft): boolean => {
  const { failed } = draft.context
  return failed !== undefined && failedAttention(draft, failed) === undefined
}

const namesFailed = guard<CommandOf<'resend'>>(
  'that delivery is not one that failed',
  (draft, command) => failedAttention(draft, command) !== undefined,
)

const namesRaised = guard('the message that is named called nobody', (draft) => !isApart(draft))

const namesApart = guard('no message failed: there is no attention, and no message is named', isApart)

/** Sends a message again: newly written as `kind` says, where that can be written; else the same bytes, where there are any. */
const again = (
  draft: Draft,
  entry: Entry,
  kind: OperationKind,
  { anew, delivery }: { readonly anew: boolean; readonly delivery: string | undefined },
): Draft => {
  const operation = anew ? operationAgain(draft.request, entry, kind) : undefined
  if (operation !== undefined) return sendToPartner(draft, entry.id, operation)
  return delivery === undefined ? draft : effect(draft, { kind: 'requeue', delivery })
}

const resend = step<CommandOf<'resend'>>(
  'the attention ends; the same bytes if it may have been taken or was never tried in full, newly written after a refusal, and nothing where the partner no longer needs the message',
  (draft, command) => {
    const attention = failedAttention(draft, command)
    if (attention === undefined) return draft
    const cleared = endAttention(draft, (each) => each === attention)
    const entry = entryById(cleared.request, attention.entry)
    const useless = draft.context.failed?.delivery === attention.delivery ? whyUseless(draft) : undefined
    if (useless !== undefined) return explain(cleared, `not sent again: ${useless}`)
    if (entry === undefined) return cleared
    const queued =
      asksForItem(attention.operation) && entry.state === 'active'
        ? changeEntry(cleared, entry.id, { requestState: 'queued' })
        : cleared
    return again(queued, entry, attention.operation, {
      anew: attention.refused === true,
      delivery: attention.delivery,
    })
  },
)

const resendApart = step<CommandOf<'resend'>>(
  'the same bytes if it may have been taken or was never tried in full; newly written after a refusal, but for words; what is in doubt stays so until the answer',
  (draft) => {
    const { failed } = draft.context
    const entry = entryById(draft.request, failed?.entry ?? null)
    if (failed === undefined || entry === undefined) return draft
    const queued =
      asksForItem(failed.operation) && entry.requestState === 'not_sent'
        ? changeEntry(draft, entry.id, { requestState: 'queued' })
        : draft
    const anew = failed.state === 'refused' && !failed.possiblyTaken
    return again(queued, entry, failed.operation, { anew, delivery: failed.delivery })
  },
)

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
    holds: (_work, { state }) => state !== 'active',
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

/** Says why the failed message is of no use any more; undefined if it still is. */
const whyUseless = (draft: Draft): string | undefined => {
  const { failed } = draft.context
  const entry = entryById(draft.request, failed?.entry ?? null)
  if (failed === undefined || entry === undefined) return undefined
  return uses.find(({ of, holds }) => of.includes(failed.operation) && !holds(draft, entry, failed))?.says
}

const useful: readonly Guard<unknown>[] = uses.map(({ says, of, holds }) =>
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

/**
 * The rules of commands that send again: a message that attention is about, or a named message that is still useful.
 */
export const resending: CommandRules<'resend'> = {
  resend: [
    { stages, when: [namesApart, ...useful], does: [resendApart] },
    {
      stages,
      attention: 'send_failed',
      when: [namesRaised],
      provided: [namesFailed],
      does: [resend],
    },
  ],
}
