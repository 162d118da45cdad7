import { decide } from '../borrowing/decide.ts'
import type { Input } from '../borrowing/decision.ts'
import type { Partner } from '../partners/partner.ts'
import { Problem } from '../problem.ts'
import type { Delivery, InboxMessage } from '../store/store.ts'
import { changeOf } from './change.ts'
import { type Found, findEntry } from './find-request.ts'
import { type Arrival, keepMail, type ReceivedMail } from './keep-mail.ts'
import type { MailShell } from './shell.ts'

/** How often a mail decides again when others change the same request at the same time. */
const tries = 20

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
  const library = await shell.directory.library(first.library)
  const { now } = arrival.given
  let found: Found | undefined = first
  for (let turn = 0; turn < tries && found !== undefined; turn += 1) {
    const meant = await meaningOf(found)
    if (!('input' in meant)) return keepMail(shell, arrival, meant.state, meant.reason)
    const { input, summary, bounced, partner } = meant
    const context = await shell.directory.context({
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
    const change = await changeOf(shell, [decision], library, found.stored.version, context)
    const error = input.kind === 'delivery' && 'reason' in input.result ? input.result.reason : ''
    const result = await shell.store.commit({
      ...change,
      ...(decision.kind === 'repeat' ? { request: null, events: [] } : {}),
      ...(bounced === undefined ? {} : { bounced: [{ delivery: bounced.id, error, at: now }] }),
      inbox: { message, fingerprint: arrival.fingerprint },
    })
    if (result.kind === 'duplicate') return { kind: 'known' }
    if (result.kind === 'committed') {
      if (change.outbox.length > 0) shell.kick()
      return { kind: 'kept', message }
    }
    found = await findEntry(shell, first.requestId)
  }
  throw new Problem('unavailable', 'The request kept changing at the same time.')
}
