import { endCalls } from '../deadlines/awaited-answers.ts'
import { claim, takesClaims, takesReminders } from '../deadlines/claim-partner.ts'
import { closeOnceReturnSent } from '../life-cycle/close-request.ts'
import { activeEntry, sendToPartner } from '../life-cycle/draft.ts'
import { guard, hasActive, step } from '../life-cycle/rule.ts'
import { sentStages } from '../life-cycle/stage-groups.ts'
import type { AttentionKind } from '../request/attention.ts'
import type { Request } from '../request/request.ts'
import { stages } from '../request/stage.ts'
import { spokenTo, wasSent } from '../rota/entries.ts'
import { heldRetry } from '../rota/held-retry.ts'
import { longestStandingText, type PartnerCode } from '../values.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

/** Holds where a partner was ever asked. */
export const anyEntryWasSent = guard(
  'refusal.no_partner_asked_yet',
  (draft) => spokenTo(draft.request) !== undefined,
)

const namesSentEntry = guard<CommandOf<'message'>>(
  'refusal.entry_never_asked',
  (draft, { entry }) => entry === undefined || wasSent(draft.request, entry),
)

const behindRetry = 'refusal.behind_retry'

const noRetryWaits = guard(behindRetry, (draft) => heldRetry(draft.request) === undefined)

const leavesBeforeRetry = guard<CommandOf<'message'>>(
  behindRetry,
  (draft, { entry }) => heldRetry(draft.request)?.id !== (entry ?? spokenTo(draft.request)?.id),
)

const say = step<CommandOf<'message'>>('the words go to the partner', (draft, command) => {
  const entry = command.entry ?? spokenTo(draft.request)?.id
  return entry === undefined ? draft : sendToPartner(draft, entry, { kind: 'message', note: command.note })
})

const canBeClaimed = guard('refusal.no_status_requests', takesClaims)

const claimNow = step(
  'the partner is asked for the status; unanswered twice, it is reminded where it takes that',
  (draft) => {
    const unanswered = (activeEntry(draft.request)?.claims ?? 0) >= 2
    return claim(draft, unanswered && takesReminders(draft) ? 'reminder' : 'status_request')
  },
)

const someAttention = guard('refusal.no_attention', (draft) => draft.request.attention.length > 0)

const hasSuchAttention = guard<CommandOf<'dismiss'>>('refusal.no_such_attention', (draft, command) =>
  draft.request.attention.some((attention) => attention.kind === command.attention),
)

const dismiss = step<CommandOf<'dismiss'>>(
  'the attention is cleared; its deadline starts again, and a message that could not be sent counts as sent',
  (draft, command) =>
    closeOnceReturnSent(endCalls(draft, (attention) => attention.kind === command.attention)),
)

/** Attention that ends once staff have read what it is about. */
const read: readonly AttentionKind[] = [
  'message_received',
  'condition_stated',
  'event_ignored',
  'stale_promise',
  'return_not_seen',
  'file_not_passed_on',
  'patron_not_reached',
  'mail_review',
  'may_have_missed',
]

const someUnread = guard('refusal.no_unread_message', (draft) =>
  draft.request.attention.some(({ kind }) => read.includes(kind)),
)

/** Returns the words that are to inform only from now on, and whose they are; undefined where a command names none. */
export const standingTextOf = (
  { rota, attention }: Request,
  { always, message }: CommandOf<'mark_read'>,
): { readonly partner: PartnerCode; readonly text: string } | undefined => {
  if (always !== true || message === undefined) return undefined
  const read = attention.find((each) => each.kind === 'message_received' && each.message === message)
  if (read?.kind !== 'message_received' || read.text === undefined || read.by === 'patron') return undefined
  const partner = rota.find(({ id }) => id === read.entry)?.partner
  return partner === undefined ? undefined : { partner, text: read.text.trim() }
}

/** What is said of one request or one person is said once: words that a partner always says name neither. */
const isStanding = guard<CommandOf<'mark_read'>>('refusal.no_standing_text', ({ request }, command) => {
  if (command.always !== true) return true
  const text = standingTextOf(request, command)?.text.toLowerCase()
  if (text === undefined || text.length > longestStandingText) return false
  const { patron, number, rota } = request
  const own = [
    number,
    ...rota.flatMap(({ requestIds }) => requestIds),
    ...[patron?.id, patron?.givenName, patron?.surname, patron?.email],
  ]
  return own.every((each) => each === undefined || each === '' || !text.includes(each.toLowerCase()))
})

const markRead = step('the messages count as read', (draft) => draft)

const someNotSendable = guard('refusal.nothing_to_communicate', (draft) =>
  draft.request.attention.some(({ kind }) => kind === 'not_sendable'),
)

const markCommunicated = step('the partner was informed in another way', (draft) => draft)

/** Words, claims, what is read, communicated or put aside. */
export const messaging: CommandRules<'message' | 'claim' | 'mark_read' | 'mark_communicated' | 'dismiss'> = {
  message: [{ stages, when: [anyEntryWasSent], provided: [namesSentEntry, leavesBeforeRetry], does: [say] }],
  claim: [
    {
      stages: [...sentStages, 'shipped', 'returned'],
      when: [hasActive, canBeClaimed, noRetryWaits],
      does: [claimNow],
    },
    {
      stages: ['received', 'on_loan', 'patron_returned'],
      attention: 'items_outstanding',
      when: [hasActive, canBeClaimed, noRetryWaits],
      does: [claimNow],
    },
  ],
  mark_read: [{ stages, when: [someUnread], provided: [isStanding], does: [markRead] }],
  mark_communicated: [{ stages, when: [someNotSendable], does: [markCommunicated] }],
  dismiss: [
    {
      stages,
      when: [someAttention],
      provided: [hasSuchAttention],
      leads: { returned: ['closed'] },
      does: [dismiss],
    },
  ],
}
