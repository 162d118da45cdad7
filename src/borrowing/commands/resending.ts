import { reason } from '../../translations/reason.ts'
import { operationAgain } from '../deliveries/rewrite-operation.ts'
import {
  activeEntry,
  changeEntry,
  type Draft,
  effect,
  endAttention,
  entryById,
  explain,
  factsOf,
  sendToPartner,
} from '../life-cycle/draft.ts'
import { guard, step } from '../life-cycle/rule.ts'
import type { Attention } from '../request/attention.ts'
import type { Entry } from '../request/entry.ts'
import { asksForItem, type OperationKind } from '../request/operation.ts'
import { stages } from '../request/stage.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'
import { useful, whyUseless } from './useful-operations.ts'

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
  'refusal.delivery_not_failed',
  (draft, command) => failedAttention(draft, command) !== undefined,
)

const namesRaised = guard('refusal.message_without_attention', (draft) => !isApart(draft))

const namesApart = guard('refusal.no_message_failed', isApart)

const isInDoubt = guard('refusal.no_message_failed', ({ request }) => {
  const entry = activeEntry(request)
  return entry?.requestState === 'unconfirmed' && entry.lastEvent === undefined
})

/** Sends a message again: newly written as `kind` says, where that can be written; else the same bytes, where there are any. */
const again = (
  draft: Draft,
  entry: Entry,
  kind: OperationKind,
  { isNew, delivery }: { readonly isNew: boolean; readonly delivery: string | undefined },
): Draft => {
  const operation = isNew ? operationAgain(draft.request, entry, kind) : undefined
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
    if (useless !== undefined)
      return explain(cleared, reason('explanation.not_sent_again', { why: reason(useless) }))
    if (entry === undefined) return cleared
    const queued =
      asksForItem(attention.operation) && entry.state === 'active'
        ? changeEntry(cleared, entry.id, { requestState: 'queued' })
        : cleared
    return again(queued, entry, attention.operation, {
      isNew: attention.refused === true,
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
    const isNew = failed.state === 'refused' && !failed.possiblyTaken
    const mayDouble =
      asksForItem(failed.operation) &&
      failed.possiblyTaken &&
      factsOf(draft, entry)?.repeatsMakeLoans === true
    const explained = mayDouble ? explain(queued, reason('explanation.resent_may_make_second_loan')) : queued
    return again(explained, entry, failed.operation, { isNew, delivery: failed.delivery })
  },
)

/**
 * The rules of commands that send again: a message that attention is about, a request in doubt, or a named message
 * that is still useful.
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
    {
      stages,
      negotiation: ['unconfirmed'],
      when: [namesRaised, isInDoubt],
      provided: [namesApart, ...useful],
      does: [resendApart],
    },
  ],
}
