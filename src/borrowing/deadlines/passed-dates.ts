import { reason } from '../../translations/reason.ts'
import { dueDateNoticeAt } from '../due-date-notices.ts'
import { close } from '../life-cycle/close-request.ts'
import {
  activeEntry,
  change,
  changeEntry,
  draftEntry,
  effect,
  explain,
  factsOf,
  startDeadline,
} from '../life-cycle/draft.ts'
import { questionOf } from '../life-cycle/negotiation.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { agreeCancel } from '../partner-events/cancels.ts'
import type { Deadline } from '../request/deadline.ts'
import { heldRetry } from '../rota/held-retry.ts'
import { cancelledOutcome, unwantedBy } from '../rota/late-cancel.ts'
import { leave } from '../rota/leave-entry.ts'
import { sendIfAutomatic } from '../rota/next-entry.ts'
import { notifyOfStatus } from '../status/notify-patron.ts'
import { days } from '../time.ts'

export const expireRequest = step<Deadline>(
  'the entry expires and is left; closed as expired, or as cancelled where that was asked for',
  (draft) => {
    const active = activeEntry(draft.request)
    const explained = explain(draft, reason('explanation.date_of_interest_passed'))
    const open = questionOf(draft.request)
    if (open?.kind === 'cancel' && open.scope !== 'this_partner') return agreeCancel(explained)
    const left =
      active === undefined
        ? explained
        : leave(explained, active, { state: 'expired', reason: reason('rota.date_of_interest_passed') })
    const unwanted = unwantedBy(left.request)
    return close(left, unwanted === undefined ? { kind: 'expired' } : cancelledOutcome(unwanted))
  },
)

export const release = step<Deadline>(
  'no longer held; sent where a sending rule or the workflow profile sends automatically; a retry leaves',
  (draft) => {
    const held = heldRetry(draft.request)
    return held === undefined
      ? sendIfAutomatic(
          change(draft, {
            waitingFor: draft.request.waitingFor.filter((waiting) => waiting.for !== 'until'),
          }),
        )
      : changeEntry(draft, held.id, { notBefore: undefined })
  },
)

export const isScheduled = guard(
  'refusal.waits_for_no_day',
  ({ request }) =>
    heldRetry(request) !== undefined ||
    (request.stage !== 'sent' && request.waitingFor.some((waiting) => waiting.for === 'until')),
)

export const repeatOverdueNotice = step<Deadline>(
  'the patron gets another notice, if the profile names the status and the item was not brought back; the deadline starts again',
  (draft) => {
    const entry = draftEntry(draft)
    const often = factsOf(draft, entry)?.resendOverdueDays ?? null
    if (entry === undefined || often === null) return draft
    const isHere = draft.request.items.some(
      (item) => item.entry === entry.id && (item.state === 'received' || item.state === 'on_loan'),
    )
    return startDeadline(isHere ? notifyOfStatus(draft, 'overdue') : draft, 'overdue', days(often), entry.id)
  },
)

export const sendDueDateNotice = step<Deadline>(
  'the patron gets a notice that the due date comes near or has passed; the deadline of the next notice starts',
  (draft) => {
    const { dueDateNotices: settings, timeZone, now } = draft.context
    if (settings === undefined) return draft
    const notice = dueDateNoticeAt(draft.request.items, { settings, timeZone }, now)
    return notice === undefined
      ? explain(draft, reason('explanation.due_date_notice_too_late'))
      : effect(draft, { kind: 'notice', status: notice.name, dueDate: notice.dueDate })
  },
)
