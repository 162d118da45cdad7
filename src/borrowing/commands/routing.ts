import { activeEntry, change, endAlerts, type Work } from '../life-cycle/draft.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { afterLocate, beforeShipped } from '../life-cycle/stage-groups.ts'
import type { Alert } from '../request/alert.ts'
import { hasPending, isUnasked, longestRota, withPartners, withPlanned } from '../rota/entries.ts'
import { endEntry } from '../rota/leave-entry.ts'
import { askCatalogues, endLocateWhenAnswered, enterRota, startLocate } from '../rota/locate.ts'
import { sendNow, withoutPending } from '../rota/next-entry.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

const rotaStages = [...beforeShipped, 'unfilled'] as const

const pendingThere = guard('no partner is pending in the rota', (work) => hasPending(work.request))

const unaskedThere = guard('no entry is pending or not located', (work) => work.request.rota.some(isUnasked))

const removableThere = guard('the entry is not pending: none is', (work) => work.request.rota.some(isUnasked))

const knownPartners = guard<{ readonly partners: readonly string[] }>(
  'a partner that is not in the directory is named',
  (work, { partners }) => partners.every((partner) => work.context.partners[partner] !== undefined),
)

const namesOnce = guard<{ readonly partners: readonly string[] }>(
  'a partner is named twice',
  (_work, { partners }) => new Set(partners).size === partners.length,
)

const notPendingYet = guard<{ readonly partners: readonly string[] }>(
  'a partner is named that waits in the rota already',
  (work, { partners }) =>
    work.request.rota.every((entry) => !isUnasked(entry) || !partners.includes(entry.partner)),
)

const roomInRota = guard<{ readonly partners: readonly string[] }>(
  `a rota holds at most ${longestRota} entries`,
  (work, { partners }) => work.request.rota.length + partners.length <= longestRota,
)

const templateAdds = guard<CommandOf<'add_rota_template'>>(
  'the rota template adds nobody',
  ({ context }) => (context.planned?.partners.length ?? 0) > 0,
)

const roomForTemplate = guard<CommandOf<'add_rota_template'>>(
  `a rota holds at most ${longestRota} entries`,
  ({ request, context }) => request.rota.length + (context.planned?.partners.length ?? 0) <= longestRota,
)

const namesPending = guard<{ readonly entry: number }>('the entry is not pending', (work, { entry }) =>
  work.request.rota.some((each) => each.id === entry && each.state === 'pending'),
)

const namesUnasked = guard<{ readonly entry: number }>('the entry is not pending', (work, { entry }) =>
  work.request.rota.some((each) => each.id === entry && isUnasked(each)),
)

/** New entries of a request that is past its first locate are located too, while it goes on. */
const locateNew = (before: Work, work: Work): Work => {
  const { stage, rota } = work.request
  const entries = rota.filter((entry) => entry.id > before.request.entriesGiven).map((entry) => entry.id)
  const locates = stage === 'locating' || work.context.workflow.automaticLocate
  return entries.length === 0 || !locates || stage === 'created' || stage === 'pending_approval'
    ? work
    : askCatalogues(work, entries)
}

const replacePending = step<CommandOf<'set_rota'>>('pending entries are replaced', (work, { partners }) => {
  const rota = work.request.rota.filter((entry) => !isUnasked(entry))
  const { rotaOrigins: _, ...request } = work.request
  return locateNew(work, { ...work, request: withPartners({ ...request, rota }, partners) })
})

const append = step<CommandOf<'add_partners'>>('partners are added at the end', (work, { partners }) =>
  locateNew(work, { ...work, request: withPartners(work.request, partners) }),
)

const appendTemplate = step<CommandOf<'add_rota_template'>>(
  'the template’s partners are added at the end',
  (work) => {
    const { planned } = work.context
    return planned === undefined ? work : locateNew(work, withPlanned(work, planned))
  },
)

const moveEntry = step<CommandOf<'move'>>(
  'the entry takes its new place among the pending ones',
  (work, { entry: id, to }) => {
    const others = work.request.rota.filter((entry) => entry.state !== 'pending')
    const pending = work.request.rota.filter((entry) => entry.state === 'pending' && entry.id !== id)
    const moved = work.request.rota.filter((entry) => entry.id === id)
    return change(work, {
      rota: [...others, ...pending.slice(0, to - 1), ...moved, ...pending.slice(to - 1)],
    })
  },
)

const removeEntry = step<CommandOf<'remove_partner'>>('the entry is removed', (work, { entry }) =>
  change(work, { rota: work.request.rota.filter((each) => each.id !== entry) }),
)

const goOn = step('created goes on with a first entry', (work) =>
  work.request.stage === 'created' ? enterRota(work) : work,
)

const goOnUnlocated = step('locating ends where no answer is awaited any more', endLocateWhenAnswered)

const goBack = step('ready goes back without an entry to ask', (work) =>
  work.request.stage === 'ready' && !hasPending(work.request) ? withoutPending(work) : work,
)

const locateAll = step(
  'the partners’ catalogues are asked about pending and not located entries',
  startLocate,
)

const onwards = ['locating', 'ready', 'sent'] as const
const backwards = ['created', 'unfilled'] as const

const nothingHolds = guard('it waits for something that must be settled first', (work) =>
  work.request.waitingFor.every((waiting) => waiting.for === 'locally_owned'),
)

const overridden = guard<CommandOf<'send'>>(
  'the library owns the item: send with override to ask a partner all the same',
  (work, { override }) => override === true || work.request.waitingFor.length === 0,
)

const send = step<CommandOf<'send'>>(
  'the first pending entry is asked; with override the library’s own catalogue is asked no more',
  (work, { override }) =>
    sendNow(override === true ? change(work, { waitingFor: [], askedThoughOwned: true }) : work),
)

const isFailedRequest = (alert: Alert): boolean =>
  alert.kind === 'send_failed' && (alert.operation === 'request' || alert.operation === 'retry')

const requestFailed = guard('no request is held by a failed sending', (work) => {
  const active = activeEntry(work.request)
  return work.request.alerts.some(
    (alert) => isFailedRequest(alert) && 'entry' in alert && alert.entry === active?.id,
  )
})

const giveUp = step('the entry that could not be asked is given up', (work) => {
  const active = activeEntry(work.request)
  return active === undefined ? work : endEntry(endAlerts(work, isFailedRequest), active.id, 'failed')
})

/** Commands on the rota: who is asked, in which order, and when. */
export const routing: CommandRules<
  'set_rota' | 'add_partners' | 'add_rota_template' | 'move' | 'remove_partner' | 'locate' | 'send'
> = {
  set_rota: [
    {
      stages: rotaStages,
      provided: [knownPartners, roomInRota, namesOnce],
      leads: { created: onwards, locating: afterLocate, ready: backwards },
      does: [replacePending, goOn, goBack, goOnUnlocated],
    },
  ],
  add_partners: [
    {
      stages: rotaStages,
      provided: [knownPartners, roomInRota, namesOnce, notPendingYet],
      leads: { created: onwards },
      does: [append, goOn],
    },
  ],
  add_rota_template: [
    {
      stages: rotaStages,
      provided: [templateAdds, roomForTemplate],
      leads: { created: onwards },
      does: [appendTemplate, goOn],
    },
  ],
  move: [{ stages: rotaStages, when: [pendingThere], provided: [namesPending], does: [moveEntry] }],
  remove_partner: [
    {
      stages: rotaStages,
      when: [removableThere],
      provided: [namesUnasked],
      leads: { locating: afterLocate, ready: backwards },
      does: [removeEntry, goBack, goOnUnlocated],
    },
  ],
  locate: [
    {
      stages: ['created', 'locate_failed', 'ready', 'unfilled'],
      when: [unaskedThere],
      leads: ['locating', ...afterLocate],
      does: [locateAll],
    },
    { stages: ['sent', 'accepted'], when: [unaskedThere], does: [locateAll] },
  ],
  send: [
    {
      stages: ['ready', 'locate_failed', 'unfilled'],
      when: [pendingThere, nothingHolds],
      provided: [overridden],
      leads: ['sent', 'unfilled', 'closed'],
      does: [send],
    },
    {
      stages: ['sent'],
      alert: 'send_failed',
      when: [requestFailed, pendingThere],
      provided: [overridden],
      leads: ['sent', 'unfilled', 'closed'],
      does: [giveUp, send],
    },
  ],
}
