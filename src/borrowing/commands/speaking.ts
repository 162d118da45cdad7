import { shipItems, stageFromItems } from '../items.ts'
import { operationAgain } from '../operation-again.ts'
import { stages } from '../request.ts'
import { askedStages, leave, spokenTo, wasAsked } from '../rota.ts'
import { guard, hasActive, step } from '../rule.ts'
import {
  activeEntry,
  change,
  changeEntry,
  close,
  effect,
  endAlerts,
  endDeadlines,
  entryById,
  factsOf,
  tell,
  type Work,
} from '../work.ts'
import { staleEntry } from './receiving.ts'
import type { CommandOf, CommandRules } from './rule-of.ts'

const someoneWasAsked = guard('no partner was ever asked', (work) => spokenTo(work.request) !== undefined)

const namesAsked = guard<{ readonly entry?: number | undefined }>(
  'the entry was never asked',
  (work, { entry }) => entry === undefined || wasAsked(work.request, entry),
)

const say = step<CommandOf<'message'>>('the words go to the partner', (work, command) => {
  const entry = command.entry ?? spokenTo(work.request)?.id
  return entry === undefined ? work : tell(work, entry, { kind: 'message', note: command.note })
})

const takesClaims = guard('the partner takes no status requests', (work) => {
  const active = activeEntry(work.request)
  return factsOf(work, active)?.takesStatusRequest === true
})

/** Asks the active partner how things stand, and counts it. */
export const claimFrom = (work: Work, by: 'status_request' | 'reminder' = 'status_request'): Work => {
  const active = activeEntry(work.request)
  if (active === undefined) return work
  return tell(changeEntry(work, active.id, { claims: (active.claims ?? 0) + 1 }), active.id, {
    kind: by,
  })
}

const claim = step('the partner is asked for the status', (work) => claimFrom(work))

const failedAlert = (work: Work, command: CommandOf<'resend'>) =>
  work.request.alerts.find(
    (alert) =>
      alert.kind === 'send_failed' && (command.delivery === undefined || alert.delivery === command.delivery),
  )

const failedThere = guard('no sending has failed', (work) =>
  work.request.alerts.some((alert) => alert.kind === 'send_failed'),
)

const namesFailed = guard<CommandOf<'resend'>>(
  'that delivery is not one that failed',
  (work, command) => failedAlert(work, command) !== undefined,
)

const resend = step<CommandOf<'resend'>>(
  'the same bytes if it may have been taken, newly written after a refusal',
  (work, command) => {
    const alert = failedAlert(work, command)
    if (alert?.kind !== 'send_failed') return work
    const cleared = endAlerts(work, (each) => each === alert)
    const entry = entryById(cleared.request, alert.entry)
    const queued =
      entry !== undefined &&
      (alert.operation === 'request' || alert.operation === 'retry') &&
      entry.state === 'active'
        ? changeEntry(cleared, entry.id, { asked: 'queued' })
        : cleared
    const operation =
      entry === undefined || alert.refused !== true
        ? undefined
        : operationAgain(queued.request, entry, alert.operation)
    if (operation !== undefined && entry !== undefined) return tell(queued, entry.id, operation)
    return alert.delivery === undefined
      ? queued
      : effect(queued, { kind: 'requeue', delivery: alert.delivery })
  },
)

const adoptable = guard('no shipment waits that could be adopted', (work) => {
  const active = activeEntry(work.request)
  return staleEntry(work) !== undefined && active?.shipped !== true
})

const namesStale = guard<CommandOf<'adopt'>>('that partner shipped nothing', (work, { entry }) =>
  work.request.alerts.some((alert) => alert.kind === 'stale_shipment' && alert.entry === entry),
)

const adopt = step<CommandOf<'adopt'>>(
  'that entry becomes the active one; the other is left',
  (work, { entry }) => {
    const active = activeEntry(work.request)
    const left = active === undefined || active.id === entry ? work : leave(work, active, 'cancelled')
    const adopted = changeEntry(left, entry, { state: 'active', shipped: true, asked: 'delivered' })
    const here = endAlerts(
      { ...adopted, entry },
      (alert) => alert.kind === 'stale_shipment' && alert.entry === entry,
    )
    const ended = endDeadlines(here, 'response', 'will_supply', 'cancel_reply', 'date_of_interest', 'locate')
    return stageFromItems(
      shipItems(change(ended, { stage: 'shipped', negotiation: null, waitingFor: [] }), entry, [], {}, true),
    )
  },
)

const alertStands = guard<CommandOf<'dismiss'>>('no such alert stands', (work, command) =>
  work.request.alerts.some((alert) => alert.kind === command.alert),
)

const someAlert = guard('no alert stands', (work) => work.request.alerts.length > 0)

const dismiss = step<CommandOf<'dismiss'>>('the alert is cleared', (work, command) =>
  endAlerts(work, (alert) => alert.kind === command.alert),
)

const complete = step<CommandOf<'complete'>>(
  'closed by hand; the active partner gets a cancel where it has not shipped',
  (work, command) => {
    const active = activeEntry(work.request)
    const left =
      active === undefined ? work : leave(work, active, active.shipped === true ? 'supplied' : 'cancelled')
    return close(left, {
      kind: 'completed',
      ...(command.reason === undefined ? {} : { reason: command.reason }),
    })
  },
)

const open = stages.filter((stage) => stage !== 'closed')

/** Words, claims, what failed, and endings by hand. */
export const speaking: CommandRules<'message' | 'claim' | 'resend' | 'adopt' | 'dismiss' | 'complete'> = {
  message: [{ stages, when: [someoneWasAsked], provided: [namesAsked], does: [say] }],
  claim: [{ stages: [...askedStages, 'shipped', 'returned'], when: [hasActive, takesClaims], does: [claim] }],
  resend: [{ stages, alert: 'send_failed', when: [failedThere], provided: [namesFailed], does: [resend] }],
  adopt: [
    {
      stages: open,
      alert: 'stale_shipment',
      when: [adoptable],
      provided: [namesStale],
      leads: ['shipped'],
      does: [adopt],
    },
  ],
  dismiss: [{ stages, when: [someAlert], provided: [alertStands], does: [dismiss] }],
  complete: [{ stages: open, leads: ['closed'], does: [complete] }],
}
