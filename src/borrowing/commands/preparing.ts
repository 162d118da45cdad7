import { hasAttention } from '../attention/has-attention.ts'
import { applyCopyrightCount } from '../copyright.ts'
import { close } from '../life-cycle/close-request.ts'
import { change, type Draft, endDeadlines, isPastDay } from '../life-cycle/draft.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { beforeSent, sentStages, shippedStages } from '../life-cycle/stage-groups.ts'
import type { Waiting } from '../request/waiting.ts'
import { withPendingAgain } from '../rota/leave-entry.ts'
import { enterRota } from '../rota/locate.ts'
import { sendIfAutomatic } from '../rota/next-entry.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'
import {
  editsForPatron,
  editsForStaff,
  editsFreePatron,
  editsFreshDate,
  editsLittle,
  forgetOverride,
  keepMarks,
  setDateOfInterest,
  takeEdits,
  withDateOfInterest,
} from './editing.ts'
import { forwardToNewAddress } from './handing-over.ts'
import { takeLookedUp } from './looking-up.ts'

const heldForStaff = guard('refusal.waits_for_no_approval', (draft) =>
  draft.request.waitingFor.some(
    ({ for: what }) => what !== 'locally_owned' && what !== 'duplicate' && what !== 'copyright',
  ),
)

const waitsForApproval = guard('refusal.waits_for_no_approval', (draft) =>
  draft.request.waitingFor.some(({ for: what }) => what === 'approval' || what === 'staff'),
)

const isDuplicate = guard('refusal.no_duplicate', (draft) =>
  draft.request.waitingFor.some((waiting) => waiting.for === 'duplicate'),
)

/** Ends waiting, but for what is named. */
const endWaiting = (draft: Draft, ...but: readonly Waiting['for'][]): Draft =>
  change(draft, { waitingFor: draft.request.waitingFor.filter((waiting) => but.includes(waiting.for)) })

const approve = step('approved; a duplicate or a date to wait for remains', (draft) =>
  endWaiting(draft, 'locally_owned', 'until', 'duplicate', 'copyright'),
)

const keepDuplicate = step('it is wanted though another request asks for the same', (draft) =>
  change(draft, { waitingFor: draft.request.waitingFor.filter((waiting) => waiting.for !== 'duplicate') }),
)

/** Approval and a duplicate are two questions: the request proceeds once both are settled. */
const goOnOnceSettled = step('it goes on as a new request does once nothing else must be settled', (draft) =>
  draft.request.stage !== 'pending_approval' ||
  draft.request.waitingFor.some(({ for: what }) => what === 'approval' || what === 'duplicate')
    ? draft
    : enterRota(draft),
)

const release = step('what it waited for is settled, a date too', (draft) =>
  endDeadlines(endWaiting(draft, 'locally_owned', 'duplicate', 'copyright'), 'until'),
)

const sendAutomatically = step(
  'it is sent where a sending rule or the workflow profile sends automatically',
  sendIfAutomatic,
)

const countAnew = step<CommandOf<'edit'>>(
  'copies of the journal are counted again for another citation or service',
  (draft, { citation, service }) =>
    citation === undefined && service === undefined ? draft : applyCopyrightCount(draft),
)

const waitsForCopyright = guard('refusal.within_copyright_limit', (draft) =>
  draft.request.waitingFor.some((waiting) => waiting.for === 'copyright'),
)

const clearCopyright = step<CommandOf<'clear_copyright'>>(
  'the reason is kept; it goes on',
  (draft, { reason }) =>
    change(draft, {
      waitingFor: draft.request.waitingFor.filter((waiting) => waiting.for !== 'copyright'),
      copyright: {
        ...draft.request.copyright,
        cleared: { reason, by: draft.context.by, at: draft.context.now },
      },
    }),
)

const isThin = guard('refusal.citation_sufficient', (draft) =>
  hasAttention(draft.request, 'citation_incomplete'),
)

const completeCitation = step(
  'the sources of citations are asked again; what they say is filled in; the automatic look-ups are as many as before',
  (draft) => takeLookedUp(draft, false),
)

const declineRequest = step('closed as declined', (draft) => close(draft, { kind: 'declined' }))

const endedSo = guard(
  'refusal.outcome_not_reopenable',
  (draft) => !['completed', 'lost'].includes(draft.request.outcome?.kind ?? 'completed'),
)

const freshDate = guard<CommandOf<'reopen'>>('refusal.new_date_needed', (draft, command) => {
  const day = command.dateOfInterest ?? draft.request.service.dateOfInterest
  return day === undefined || !isPastDay(draft, day)
})

const reopen = step<CommandOf<'reopen'>>(
  'declined waits for approval again; what was never sent goes on as a new request does; else it is kept for staff; partners that were not asked are pending again, those that locate left out stay so',
  (draft, { dateOfInterest, neededBy }) => {
    const { request } = draft
    const service = {
      ...request.service,
      ...(dateOfInterest === undefined ? {} : { dateOfInterest }),
      ...(neededBy === undefined ? {} : { neededBy }),
    }
    const pending = withPendingAgain(draft)
    const opened = withDateOfInterest(change(pending, { service, outcome: null }))
    if (request.outcome?.kind === 'declined')
      return change(opened, { stage: 'pending_approval', waitingFor: [{ for: 'approval' }] })
    const wasSent = request.rota.some((entry) => entry.requestIds.length > 0)
    return wasSent ? change(opened, { stage: 'unfilled' }) : enterRota(change(opened, { stage: 'created' }))
  },
)

/** Commands on a request as a whole before it is sent, and on one that is opened again. */
export const preparing: CommandRules<
  'edit' | 'keep_duplicate' | 'clear_copyright' | 'look_up' | 'approve' | 'decline' | 'reopen'
> = {
  edit: [
    {
      stages: [...beforeSent, 'unfilled'],
      provided: [editsFreshDate],
      does: [keepMarks, takeEdits, setDateOfInterest, forgetOverride, countAnew],
    },
    {
      stages: [...sentStages, ...shippedStages],
      provided: [editsLittle, editsFreePatron],
      does: [takeEdits],
    },
    {
      stages: ['closed'],
      attention: 'patron_not_reached',
      provided: [editsForPatron],
      does: [takeEdits, forwardToNewAddress],
    },
    { stages: ['closed'], provided: [editsForStaff], does: [takeEdits] },
  ],
  approve: [
    {
      stages: ['pending_approval'],
      when: [waitsForApproval],
      leads: ['created', 'locating', 'ready', 'sent'],
      does: [approve, goOnOnceSettled],
    },
    {
      stages: ['created', 'locating', 'locate_failed', 'ready', 'unfilled'],
      when: [heldForStaff],
      leads: { ready: ['sent', 'created', 'unfilled'] },
      does: [release, sendAutomatically],
    },
  ],
  keep_duplicate: [
    {
      stages: ['pending_approval', 'created', 'locating', 'locate_failed', 'ready', 'unfilled'],
      when: [isDuplicate],
      leads: { pending_approval: ['created', 'locating', 'ready', 'sent'] },
      does: [keepDuplicate, goOnOnceSettled],
    },
  ],
  clear_copyright: [
    {
      stages: ['pending_approval', 'created', 'locating', 'locate_failed', 'ready', 'unfilled'],
      when: [waitsForCopyright],
      leads: { ready: ['sent', 'created', 'unfilled'] },
      does: [clearCopyright, sendAutomatically],
    },
  ],
  look_up: [
    {
      stages: [...beforeSent, 'unfilled'],
      when: [isThin],
      leads: { ready: ['sent', 'created', 'unfilled'] },
      does: [completeCitation, sendAutomatically],
    },
  ],
  decline: [{ stages: ['pending_approval'], leads: ['closed'], does: [declineRequest] }],
  reopen: [
    {
      stages: ['closed'],
      when: [endedSo],
      provided: [freshDate],
      leads: ['pending_approval', 'created', 'locating', 'ready', 'sent', 'unfilled'],
      does: [reopen],
    },
  ],
}
