import {
  askedStages,
  enterRota,
  hasPending,
  sendIfAutomatic,
  sendNow,
  startLocate,
  withPartners,
} from '../rota.ts'
import { beforeSent, beforeShipped, guard, step } from '../rule.ts'
import { dayOf, endOfDay } from '../time.ts'
import {
  activeEntry,
  change,
  changeEntry,
  close,
  endAlerts,
  endDeadlines,
  entryById,
  type Work,
} from '../work.ts'
import type { CommandOf, CommandRules } from './rule-of.ts'

const rotaStages = [...beforeShipped, 'unfilled'] as const

const pendingThere = guard('no partner is pending in the rota', (work) => hasPending(work.request))

const nothingHolds = guard('it waits for something that must be settled first', (work) =>
  work.request.waitingFor.every((waiting) => waiting.for === 'locally_owned'),
)

const overridden = guard<CommandOf<'send'>>(
  'the library owns the item: send with override to ask a partner all the same',
  (work, command) => command.override === true || work.request.waitingFor.length === 0,
)

const heldForStaff = guard('it waits for no approval', (work) =>
  work.request.waitingFor.some((waiting) => waiting.for !== 'locally_owned'),
)

const knownPartners = guard<{ readonly partners: readonly string[] }>(
  'a partner that is not in the directory is named',
  (work, command) => command.partners.every((partner) => work.context.partners[partner] !== undefined),
)

const pendingEntry = guard<{ readonly entry: number }>('the entry is not pending', (work, command) =>
  ['pending', 'not_located'].includes(entryById(work.request, command.entry)?.state ?? ''),
)

const takeEdits = step<CommandOf<'edit'>>('what was named is replaced', (work, { type: _, ...members }) =>
  change(work, Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))),
)

const setDateOfInterest = step<CommandOf<'edit'>>('the date of interest is taken anew', (work) =>
  withDateOfInterest(work),
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

/** After the rota changed: a first entry leads on, the last one gone leads back. */
const settleStage = (work: Work): Work => {
  const { stage } = work.request
  if (stage === 'created') return enterRota(work)
  return stage === 'ready' && !hasPending(work.request) ? change(work, { stage: 'created' }) : work
}

const settle = step('created goes on with a first entry; ready goes back without one', settleStage)

const replacePending = step<CommandOf<'set_rota'>>('pending entries are replaced', (work, command) => {
  const asked = work.request.rota.filter(
    (entry) => entry.state !== 'pending' && entry.state !== 'not_located',
  )
  return { ...work, request: withPartners({ ...work.request, rota: asked }, command.partners) }
})

const append = step<CommandOf<'add_partners'>>('partners are added at the end', (work, command) => ({
  ...work,
  request: withPartners(work.request, command.partners),
}))

const moveEntry = step<CommandOf<'move'>>(
  'the entry takes its new place among the pending ones',
  (work, command) => {
    const asked = work.request.rota.filter((entry) => entry.state !== 'pending')
    const pending = work.request.rota.filter(
      (entry) => entry.state === 'pending' && entry.id !== command.entry,
    )
    const moved = work.request.rota.filter((entry) => entry.id === command.entry)
    return change(work, {
      rota: [...asked, ...pending.slice(0, command.to - 1), ...moved, ...pending.slice(command.to - 1)],
    })
  },
)

const removeEntry = step<CommandOf<'remove_partner'>>('the entry is removed', (work, command) =>
  change(work, { rota: work.request.rota.filter((entry) => entry.id !== command.entry) }),
)

const endApproval = step('what it waited for is settled', (work) =>
  endDeadlines(
    change(work, {
      waitingFor: work.request.waitingFor.filter((waiting) => waiting.for === 'locally_owned'),
    }),
    'until',
  ),
)

const send = step<CommandOf<'send'>>('the first pending entry is asked', (work, command) =>
  sendNow(
    command.override === true
      ? change(work, {
          waitingFor: work.request.waitingFor.filter((waiting) => waiting.for !== 'locally_owned'),
        })
      : work,
  ),
)

const giveUp = step('the entry that could not be asked is given up', (work) => {
  const active = activeEntry(work.request)
  const cleared = endAlerts(work, (alert) => alert.kind === 'send_failed' && alert.operation === 'request')
  return active === undefined ? cleared : changeEntry(cleared, active.id, { state: 'failed' })
})

const sendByItself = step('it is sent where the workflow profile sends by itself', sendIfAutomatic)

const requestFailed = guard('no request is held by a failed sending', (work) =>
  work.request.alerts.some((alert) => alert.kind === 'send_failed' && alert.operation === 'request'),
)

const freshDates = guard<CommandOf<'reopen'>>(
  'the date of interest has passed: give a new dateOfInterest',
  (work, command) => {
    const day = command.dateOfInterest ?? work.request.service.dateOfInterest
    return day === undefined || day >= dayOf(work.context.now, work.context.timeZone)
  },
)

const endedSo = guard('only unfilled, expired, declined and cancelled by partner can be reopened', (work) =>
  ['unfilled', 'expired', 'declined', 'cancelled_by_partner'].includes(work.request.outcome?.kind ?? ''),
)

const reopen = step<CommandOf<'reopen'>>(
  'declined waits for approval again; what was never sent is created; else it is kept for staff',
  (work, command) => {
    const { request } = work
    const declined = request.outcome?.kind === 'declined'
    const service = {
      ...request.service,
      ...(command.dateOfInterest === undefined ? {} : { dateOfInterest: command.dateOfInterest }),
      ...(command.neededBy === undefined ? {} : { neededBy: command.neededBy }),
    }
    const rota = request.rota.map((entry) =>
      entry.state === 'skipped' && entry.requestIds.length === 0
        ? { ...entry, state: 'pending' as const }
        : entry,
    )
    const never = rota.every((entry) => entry.requestIds.length === 0)
    const opened = change(work, {
      service,
      rota,
      outcome: null,
      stage: declined ? 'pending_approval' : never ? 'created' : 'unfilled',
      waitingFor: declined ? [{ for: 'approval' }] : [],
    })
    return withDateOfInterest(opened)
  },
)

/** Commands on a request that is being prepared: its data, approval, rota, locate, sending. */
export const preparing: CommandRules<
  | 'edit'
  | 'approve'
  | 'decline'
  | 'set_rota'
  | 'add_partners'
  | 'move'
  | 'remove_partner'
  | 'locate'
  | 'send'
  | 'reopen'
> = {
  edit: [{ stages: [...beforeSent, 'unfilled'], does: [takeEdits, setDateOfInterest] }],
  approve: [
    {
      stages: ['pending_approval'],
      leads: ['created', 'locating', 'ready', 'sent'],
      does: [endApproval, step('it goes on as a new request does', enterRota)],
    },
    {
      stages: ['created', 'ready'],
      when: [heldForStaff],
      leads: ['sent'],
      does: [endApproval, sendByItself],
    },
  ],
  decline: [
    {
      stages: ['pending_approval'],
      leads: ['closed'],
      does: [step('closed as declined', (work) => close(work, { kind: 'declined' }))],
    },
  ],
  set_rota: [{ stages: rotaStages, provided: [knownPartners], does: [replacePending, settle] }],
  add_partners: [{ stages: rotaStages, provided: [knownPartners], does: [append, settle] }],
  move: [{ stages: rotaStages, when: [pendingThere], provided: [pendingEntry], does: [moveEntry] }],
  remove_partner: [{ stages: rotaStages, provided: [pendingEntry], does: [removeEntry, settle] }],
  locate: [
    {
      stages: ['created', 'locate_failed', 'ready', 'unfilled', ...askedStages],
      when: [
        guard('no entry is pending or not located', (work) =>
          work.request.rota.some((entry) => entry.state === 'pending' || entry.state === 'not_located'),
        ),
      ],
      leads: ['locating'],
      does: [step('the partners’ catalogues are asked', startLocate)],
    },
  ],
  send: [
    {
      stages: ['ready', 'locate_failed', 'unfilled'],
      when: [pendingThere, nothingHolds],
      provided: [overridden],
      leads: ['sent'],
      does: [send],
    },
    {
      stages: ['sent'],
      alert: 'send_failed',
      when: [requestFailed, pendingThere],
      leads: ['sent'],
      does: [giveUp, send],
    },
  ],
  reopen: [
    {
      stages: ['closed'],
      when: [endedSo],
      provided: [freshDates],
      leads: ['pending_approval', 'created', 'unfilled'],
      does: [reopen],
    },
  ],
}
