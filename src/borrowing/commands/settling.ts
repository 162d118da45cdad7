import { countAsShipped } from '../arrival.ts'
import { close } from '../closing.ts'
import { outItems, stageFromItems } from '../items.ts'
import { leave } from '../leaving.ts'
import { endQuestion } from '../question.ts'
import { stages } from '../request.ts'
import { guard, step } from '../rule.ts'
import { beforeShipped } from '../stages.ts'
import { activeEntry, change, changeEntry, endAlerts } from '../work.ts'
import type { CommandOf, CommandRules } from './rule-of.ts'

const nothingSupplied = guard(
  'the partner that is asked has shipped, or another one has supplied',
  (work) =>
    activeEntry(work.request)?.shipped !== true &&
    work.request.rota.every((entry) => entry.state !== 'supplied'),
)

const namesStale = guard<CommandOf<'adopt'>>('that partner shipped nothing', (work, { entry }) =>
  work.request.alerts.some((alert) => alert.kind === 'stale_shipment' && alert.entry === entry),
)

const adopt = step<CommandOf<'adopt'>>(
  'that entry becomes the active one; the other is left',
  (work, { entry }) => {
    const active = activeEntry(work.request)
    const left =
      active === undefined || active.id === entry
        ? endQuestion(work)
        : leave(work, active, { state: 'cancelled' })
    const adopted = changeEntry(left, entry, { state: 'active', asked: 'delivered', claims: 0 })
    const cleared = endAlerts(
      { ...adopted, entry },
      (alert) => alert.kind === 'stale_shipment' && alert.entry === entry,
    )
    const shipped = change(countAsShipped(cleared, entry), {
      stage: 'shipped',
      waitingFor: [],
      outcome: null,
    })
    return outItems(shipped.request, entry).length > 0 ? stageFromItems(shipped) : shipped
  },
)

const complete = step<CommandOf<'complete'>>(
  'closed by hand; the active entry has supplied where it shipped, else it is left',
  (work, { reason }) => {
    const active = activeEntry(work.request)
    const left =
      active === undefined || active.shipped === true ? work : leave(work, active, { state: 'cancelled' })
    return close(left, { kind: 'completed', ...(reason === undefined ? {} : { reason }) })
  },
)

/** Endings by hand, and shipments that nobody waited for. */
export const settling: CommandRules<'adopt' | 'complete'> = {
  adopt: [
    {
      stages: [...beforeShipped, 'unfilled', 'closed'],
      alert: 'stale_shipment',
      when: [nothingSupplied],
      provided: [namesStale],
      leads: ['shipped', 'received'],
      does: [adopt],
    },
  ],
  complete: [{ stages: stages.filter((stage) => stage !== 'closed'), leads: ['closed'], does: [complete] }],
}
