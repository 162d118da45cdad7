import { expectItems } from '../items/items.ts'
import { close } from '../life-cycle/close-request.ts'
import { change, changeEntry, explain, factsOf, tell, type Work, workflowOf } from '../life-cycle/draft.ts'
import { endQuestion } from '../life-cycle/negotiation.ts'
import type { Entry } from '../request/entry.ts'
import type { Outcome } from '../request/outcome.ts'
import type { PartnerCode } from '../values.ts'
import { nextRequestId } from './entries.ts'

/** Asks an entry: it becomes the active one, under a new request id. */
export const activate = (work: Work, entry: Entry): Work => {
  const requestId = nextRequestId(work.request)
  const asked = changeEntry(work, entry.id, {
    state: 'active',
    requestIds: [...entry.requestIds, requestId],
    asked: 'queued',
    claims: 0,
    lastHeard: undefined,
  })
  const sent = change(endQuestion(asked), {
    stage: 'sent',
    idsGiven: work.request.idsGiven + 1,
    outcome: null,
  })
  return tell({ ...expectItems(sent, entry.id), entry: entry.id }, entry.id, { kind: 'request' })
}

/** Says why there are no facts of a partner: it is gone, or its document is faulty. */
const whyUnusable = ({ context }: Work, code: PartnerCode): string =>
  context.missingDocuments?.find((each) => each.kind === 'partner' && each.code === code)?.fault ??
  'the partner is gone from the directory'

/** The first pending entry whose partner is asked now; the ones before it are skipped with their reason. */
const passOver = (work: Work): { readonly work: Work; readonly next: Entry | undefined } => {
  const pending = work.request.rota.find((entry) => entry.state === 'pending')
  if (pending === undefined) return { work, next: undefined }
  const facts = factsOf(work, pending)
  const skip = facts === undefined ? whyUnusable(work, pending.partner) : facts.skip
  if (skip === null) return { work, next: pending }
  const skipped = changeEntry(work, pending.id, { state: 'skipped', reason: skip.slice(0, 500) })
  return passOver(explain(skipped, `partner ${pending.partner} skipped: ${skip}`))
}

/**
 * Goes on to the next partner of the rota, or waits in ready where something holds the sending; where none is left the
 * request is kept for staff or closed, as the workflow profile says.
 *
 * @param outcome how the request ends where it is closed
 */
export const nextEntry = (work: Work, outcome: Outcome): Work => {
  const workflow = workflowOf(work)
  const passed = passOver(endQuestion(work))
  if (passed.next !== undefined) {
    const { waitingFor } = passed.work.request
    return waitingFor.length > 0
      ? change(explain(passed.work, `held: ${waitingFor.map((each) => each.for).join(', ')}`), {
          stage: 'ready',
        })
      : activate(explain(passed.work, `next partner: ${passed.next.partner}`), passed.next)
  }
  const ended = explain(passed.work, 'no partner is left in the rota')
  if (workflow.onRotaUsedUp === 'close') return close(ended, outcome)
  return change(ended, {
    stage: 'unfilled',
    items: ended.request.items.filter((item) => item.state !== 'expected'),
  })
}

/** Nobody is left to ask: created, or unfilled where partners were asked before. */
export const withoutPending = (work: Work): Work =>
  change(work, {
    stage: work.request.rota.some((entry) => entry.requestIds.length > 0) ? 'unfilled' : 'created',
  })

/** Does it go out by itself once nothing holds it? As a sending rule decided when it was made, else as the workflow profile says. */
const isSentByItself = ({ request, context }: Work): boolean =>
  request.sending?.byItself === true || context.workflow.automaticSend

/** Sends where nothing holds it back and a rule or the workflow profile sends by itself. */
export const sendIfAutomatic = (work: Work): Work => {
  const { request } = work
  if (!isSentByItself(work) || request.stage !== 'ready' || request.waitingFor.length > 0) return work
  const passed = passOver(work)
  return passed.next === undefined
    ? withoutPending(passed.work)
    : activate(explain(passed.work, `sent by itself to ${passed.next.partner}`), passed.next)
}

/** The first pending entry becomes the active one, whatever the sending rules say. */
export const sendNow = (work: Work): Work => {
  const passed = passOver(work)
  return passed.next === undefined
    ? nextEntry(passed.work, { kind: 'unfilled' })
    : activate(passed.work, passed.next)
}
