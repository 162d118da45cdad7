import { cutReason } from '../../translations/map-reason-texts.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import { watches } from '../deadlines/awaited-answers.ts'
import { isLikelyLate, isRush } from '../deadlines/open-days.ts'
import { type HeldFor, heldFor, namedPartner } from '../events/explanation.ts'
import { expectItems } from '../items/items.ts'
import { close } from '../life-cycle/close-request.ts'
import {
  change,
  changeEntry,
  type Draft,
  explain,
  factsOf,
  raise,
  sendToPartner,
  workflowOf,
} from '../life-cycle/draft.ts'
import { endQuestion } from '../life-cycle/negotiation.ts'
import { isFindable } from '../request/citation.ts'
import type { Entry } from '../request/entry.ts'
import type { Outcome } from '../request/outcome.ts'
import type { LeftOutReason } from '../request/rota-build.ts'
import { addDays, dayOf } from '../time.ts'
import type { PartnerCode } from '../values.ts'
import { checkNextPartners } from './ask-catalogues.ts'
import { isDuplicateThere, nextRequestId } from './entries.ts'
import { cancelledOutcome, declineLatePromises, unwantedBy } from './late-cancel.ts'
import { holdsSending } from './may-have-shipped.ts'

/** A shorter closure is a holiday: a partner answers before or after it. */
const shortestClosure = 3

/** Returns the closure of a partner that begins before its answer would be due. */
const closingSoon = (draft: Draft, entry: Entry): LeftOutReason | null => {
  const { now, timeZone } = draft.context
  const closures = factsOf(draft, entry)?.calendar?.closures ?? []
  if (closures.length === 0) return null
  const due = watches.response.until(draft, entry)
  const last = due === null ? null : dayOf(due, timeZone)
  const today = dayOf(now, timeZone)
  const hurries = isRush(draft, entry)
  const closure = closures.find(
    ({ from, to }) =>
      from > today && last !== null && from <= last && (hurries || to >= addDays(from, shortestClosure - 1)),
  )
  return closure === undefined
    ? null
    : reason('rota.closes_on', { from: { day: closure.from }, to: { day: closure.to } })
}

/**
 * Says why a partner that is about to close is passed over; null where it is asked. One that no other partner stands behind
 * is asked all the same, and waited for, unless the request is in a rush.
 */
const whyClosingSoon = (draft: Draft, entry: Entry): LeftOutReason | null => {
  const why = closingSoon(draft, entry)
  if (why === null || isRush(draft, entry)) return why
  const isOtherThere = draft.request.rota.some(
    (other) =>
      other !== entry &&
      other.state === 'pending' &&
      factsOf(draft, other)?.skip === null &&
      closingSoon(draft, other) === null,
  )
  return isOtherThere ? why : null
}

/** Asks an entry: it becomes the active one, under a new request id. A promise that came late is turned down. */
export const activate = (before: Draft, entry: Entry): Draft => {
  const draft = declineLatePromises(before)
  const requestId = nextRequestId(draft.request)
  const activated = changeEntry(draft, entry.id, {
    state: 'active',
    requestIds: [...entry.requestIds, requestId],
    requestState: 'queued',
    claims: 0,
    lastEvent: undefined,
    lastStatement: undefined,
    cancel: undefined,
  })
  const sent = change(endQuestion(activated), {
    stage: 'sent',
    requestIdCount: draft.request.requestIdCount + 1,
    outcome: null,
  })
  const sending = sendToPartner({ ...expectItems(sent, entry.id), entry: entry.id }, entry.id, {
    kind: 'request',
  })
  const checked = checkNextPartners(sending)
  const today = dayOf(draft.context.now, draft.context.timeZone)
  return isLikelyLate(draft, entry, today)
    ? raise(checked, { kind: 'needed_by_at_risk', entry: entry.id })
    : checked
}

/** Says why there are no facts of a partner: it is gone, or its document is faulty. */
const whyUnusable = ({ context }: Draft, code: PartnerCode): AnyReason => {
  const fault = context.missingDocuments?.find((each) => each.kind === 'partner' && each.code === code)?.fault
  return fault === undefined ? reason('rota.gone') : fault
}

/** Returns the first pending entry whose partner is asked now; the ones before it are skipped with their reason. */
const passOver = (draft: Draft): { readonly draft: Draft; readonly next: Entry | undefined } => {
  const pending = draft.request.rota.find((entry) => entry.state === 'pending')
  if (pending === undefined) return { draft, next: undefined }
  const facts = factsOf(draft, pending)
  const skip =
    facts === undefined ? whyUnusable(draft, pending.partner) : (facts.skip ?? whyClosingSoon(draft, pending))
  if (skip === null) return { draft, next: pending }
  const skipped = changeEntry(draft, pending.id, { state: 'skipped', reason: cutReason(skip) })
  return passOver(
    explain(
      skipped,
      reason('explanation.skipped', { partner: namedPartner(pending.partner), why: cutReason(skip) }),
    ),
  )
}

/**
 * Goes on to the next partner of the rota, or waits in ready while the sending is held; where none is left the
 * request is kept for staff or closed, as the workflow profile says. A full cancel stands although the partner refused
 * it: where the item is no longer wanted, the request ends as cancelled.
 *
 * @param outcome how the request ends where it is closed
 */
export const nextEntry = (draft: Draft, outcome: Outcome): Draft => {
  const unwanted = unwantedBy(draft.request)
  if (unwanted !== undefined)
    return close(explain(draft, reason('explanation.no_partner_after_cancel')), cancelledOutcome(unwanted))
  const workflow = workflowOf(draft)
  const passed = passOver(endQuestion(draft))
  if (passed.next !== undefined) {
    const held = whatHolds(passed.draft)
    return held.length > 0
      ? change(explain(passed.draft, heldFor(held)), { stage: 'ready' })
      : activate(
          explain(
            passed.draft,
            reason('explanation.next_partner', { partner: namedPartner(passed.next.partner) }),
          ),
          passed.next,
        )
  }
  const ended = explain(passed.draft, reason('explanation.no_partner_left'))
  if (workflow.onRotaUsedUp === 'close') return close(ended, outcome)
  return change(ended, {
    stage: 'unfilled',
    items: ended.request.items.filter((item) => item.state !== 'expected'),
  })
}

/**
 * Ends the sending for want of an entry. Nobody is left to ask: created, or unfilled where partners were asked before.
 */
export const withoutPending = (draft: Draft): Draft =>
  change(draft, {
    stage: draft.request.rota.some((entry) => entry.requestIds.length > 0) ? 'unfilled' : 'created',
  })

/** Returns the reasons for which the next partner is not asked automatically. */
const whatHolds = ({ request }: Draft): readonly HeldFor[] => [
  ...request.waitingFor.map((waiting) => waiting.for),
  ...(holdsSending(request) ? ['may_have_shipped' as const] : []),
  ...(request.rota.some(isDuplicateThere) ? ['duplicate_at_partner' as const] : []),
]

/**
 * Returns whether it is sent automatically once nothing holds it. As a sending rule decided when it was made, else as
 * the workflow profile says.
 */
const isSentAutomatically = ({ request, context }: Draft): boolean =>
  request.sending?.automatic === true || context.workflow.automaticSend

/** Sends where nothing holds it back and a rule or the workflow profile sends automatically. */
export const sendIfAutomatic = (draft: Draft): Draft => {
  const { request } = draft
  if (!isSentAutomatically(draft) || request.stage !== 'ready' || whatHolds(draft).length > 0) return draft
  if (!isFindable(request.citation) && request.citationAccepted !== true)
    return explain(draft, reason('explanation.no_title'))
  const passed = passOver(draft)
  return passed.next === undefined
    ? withoutPending(passed.draft)
    : activate(
        explain(passed.draft, reason('explanation.sent_to', { partner: namedPartner(passed.next.partner) })),
        passed.next,
      )
}

/**
 * Sends the request to the first pending entry. The first pending entry becomes the active one, whatever the sending
 * rules say.
 */
export const sendNow = (draft: Draft): Draft => {
  const passed = passOver(draft)
  return passed.next === undefined
    ? nextEntry(passed.draft, { kind: 'unfilled' })
    : activate(passed.draft, passed.next)
}

/** Goes on after an expired entry: to the next one, or to the end, as the profile of the entry's partner says. */
export const goOnAfterExpiry = (draft: Draft, entry: Entry): Draft =>
  workflowOf(draft, entry).onExpiry === 'close' && unwantedBy(draft.request) === undefined
    ? close(draft, { kind: 'expired' })
    : nextEntry(draft, { kind: 'expired' })
