import { close } from '../life-cycle/close-request.ts'
import { change, endDeadlines, type Work } from '../life-cycle/draft.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { beforeSent } from '../life-cycle/stage-groups.ts'
import { stillFilled } from '../request/looked-up.ts'
import type { Waiting } from '../request/waiting.ts'
import { enterRota } from '../rota/locate.ts'
import { sendIfAutomatic } from '../rota/next-entry.ts'
import { dayOf, endOfDay } from '../time.ts'
import type { Day } from '../values.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

const isPast = (work: Work, day: Day): boolean => day < dayOf(work.context.now, work.context.timeZone)

const takeEdits = step<CommandOf<'edit'>>('what was named is replaced', (work, { type: _, ...members }) =>
  change(work, Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))),
)

const keepMarks = step<CommandOf<'edit'>>(
  'a part of the citation that changed is filled in no more',
  (work, { citation }) => {
    const { filled, citation: before } = work.request
    return citation === undefined || filled === undefined
      ? work
      : change(work, { filled: [...stillFilled(filled, before, citation)] })
  },
)

const forgetOverride = step<CommandOf<'edit'>>(
  'what the library owns is looked up anew for another citation',
  (work, { citation }) => (citation === undefined ? work : change(work, { askedThoughOwned: undefined })),
)

const editsFreshDate = guard<CommandOf<'edit'>>(
  'the date of interest has passed: give one to come',
  (work, { service }) => service?.dateOfInterest === undefined || !isPast(work, service.dateOfInterest),
)

const setDateOfInterest = step<CommandOf<'edit'>>(
  'the date of interest is taken anew',
  (work, { service }) => (service === undefined ? work : withDateOfInterest(work)),
)

/** The date of interest as a deadline: the end of that day at the library. */
export const withDateOfInterest = (work: Work): Work => {
  const day = work.request.service.dateOfInterest
  const others = work.request.deadlines.filter((deadline) => deadline.kind !== 'date_of_interest')
  return change(work, {
    deadlines:
      day === undefined
        ? others
        : [...others, { kind: 'date_of_interest', at: endOfDay(day, work.context.timeZone) }],
  })
}

const heldForStaff = guard('it waits for no approval', (work) =>
  work.request.waitingFor.some((waiting) => waiting.for !== 'locally_owned'),
)

/** Ends waiting, but for what is named. */
const endWaiting = (work: Work, ...but: readonly Waiting['for'][]): Work =>
  change(work, { waitingFor: work.request.waitingFor.filter((waiting) => but.includes(waiting.for)) })

const approve = step('what staff had to look at is settled; a date to wait for stands', (work) =>
  endWaiting(work, 'locally_owned', 'until'),
)

const release = step('what it waited for is settled, a date too', (work) =>
  endDeadlines(endWaiting(work, 'locally_owned'), 'until'),
)

const sendByItself = step(
  'it is sent where a sending rule or the workflow profile sends by itself',
  sendIfAutomatic,
)

const declineRequest = step('closed as declined', (work) => close(work, { kind: 'declined' }))

const endedSo = guard('only unfilled, expired, declined and cancelled by partner can be reopened', (work) =>
  ['unfilled', 'expired', 'declined', 'cancelled_by_partner'].includes(work.request.outcome?.kind ?? ''),
)

const freshDate = guard<CommandOf<'reopen'>>(
  'the date of interest has passed: give a new dateOfInterest',
  (work, command) => {
    const day = command.dateOfInterest ?? work.request.service.dateOfInterest
    return day === undefined || !isPast(work, day)
  },
)

const reopen = step<CommandOf<'reopen'>>(
  'declined waits for approval again; what was never sent goes on as a new request does; else it is kept for staff; partners that were not asked are pending again, those that locate left out stay so',
  (work, { dateOfInterest, neededBy }) => {
    const { request } = work
    const service = {
      ...request.service,
      ...(dateOfInterest === undefined ? {} : { dateOfInterest }),
      ...(neededBy === undefined ? {} : { neededBy }),
    }
    const rota = request.rota.map(({ reason, ...entry }) =>
      entry.state === 'skipped' && entry.requestIds.length === 0
        ? { ...entry, state: 'pending' as const }
        : { ...entry, ...(reason === undefined ? {} : { reason }) },
    )
    const opened = withDateOfInterest(change(work, { service, rota, outcome: null }))
    if (request.outcome?.kind === 'declined')
      return change(opened, { stage: 'pending_approval', waitingFor: [{ for: 'approval' }] })
    const wasSent = rota.some((entry) => entry.requestIds.length > 0)
    return wasSent ? change(opened, { stage: 'unfilled' }) : enterRota(change(opened, { stage: 'created' }))
  },
)

/** Commands on a request as a whole before it is sent, and on one that is opened again. */
export const preparing: CommandRules<'edit' | 'approve' | 'decline' | 'reopen'> = {
  edit: [
    {
      stages: [...beforeSent, 'unfilled'],
      provided: [editsFreshDate],
      does: [keepMarks, takeEdits, setDateOfInterest, forgetOverride],
    },
  ],
  approve: [
    {
      stages: ['pending_approval'],
      leads: ['created', 'locating', 'ready', 'sent'],
      does: [approve, step('it goes on as a new request does', enterRota)],
    },
    {
      stages: ['created', 'locating', 'locate_failed', 'ready', 'unfilled'],
      when: [heldForStaff],
      leads: { ready: ['sent', 'created', 'unfilled'] },
      does: [release, sendByItself],
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
