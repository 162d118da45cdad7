import { decide } from '../../../borrowing/decide.ts'
import type { Input } from '../../../borrowing/decision.ts'
import type { Partner } from '../../../partners/partner.ts'
import { Problem } from '../../../problem.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import type { Delivery } from '../../../store/ports/outbox.ts'
import { changeOf } from '../../change/render-change.ts'
import { readDecisionContext } from '../../decision-context.ts'
import { type MailShell, withConfigSnapshot } from '../../deps.ts'
import { type Found, findEntry } from '../find-request.ts'
import { type Arrival, keepMail, type ReceivedMail } from './keep-mail.ts'

/** Commits what a mail means, deciding until no other change comes between. */
export const commitMail = async (
  shell: MailShell,
  arrival: Arrival,
  first: Found,
  meaningOf: (found: Found) => Promise<
    | {
        readonly input: Input
        readonly summary: string
        readonly bounced?: Delivery
        readonly partner?: Partner
      }
    | { readonly state: InboxMessage['state']; readonly reason: string }
  >,
): Promise<ReceivedMail> => {
  const current = await withConfigSnapshot(shell)
  const library = current.snapshot.library(first.library)
  const { now } = arrival.given
  const received = await shell.inOrder(
    first.stored.value.number,
    async (again): Promise<ReceivedMail | undefined> => {
      const found = again ? await findEntry(shell, first.requestId) : first
      if (found === undefined) return undefined
      const meant = await meaningOf(found)
      if (!('input' in meant)) return keepMail(shell, arrival, meant.state, meant.reason)
      const { input, summary, bounced, partner } = meant
      const context = await readDecisionContext(current, {
        library,
        request: found.stored.value,
        by: partner === undefined ? { kind: 'system' } : { kind: 'partner', id: partner.code },
        now,
        message: arrival.blank.id,
      })
      const decision = decide(found.stored.value, input, context)
      if (decision.kind === 'not_allowed')
        throw new Problem('internal', 'What a mail says was refused by the core.')
      const message: InboxMessage = {
        ...arrival.blank,
        state: decision.kind,
        summary,
        reason: decision.event.reason ?? null,
      }
      const change = await changeOf(current, [decision], library, found.stored.version, context)
      const error = input.kind === 'delivery' && 'reason' in input.result ? input.result.reason : ''
      const result = await shell.store.commit({
        ...change,
        ...(decision.kind === 'repeat' ? { request: null, events: [] } : {}),
        ...(bounced === undefined ? {} : { bounced: [{ delivery: bounced.id, error, at: now }] }),
        inbox: { message, fingerprint: arrival.fingerprint },
      })
      if (result.kind === 'duplicate') return { kind: 'known' }
      if (result.kind !== 'committed') return undefined
      if (change.outbox.length > 0) shell.kick()
      return { kind: 'kept', message }
    },
  )
  if (received !== undefined) return received
  throw new Problem(
    'unavailable',
    'The request of a mail kept changing at the same time: the mail must come again.',
  )
}
