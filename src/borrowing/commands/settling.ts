import { outItems, stageFromItems } from '../items/items.ts'
import { countAsShipped } from '../items/receive-items.ts'
import { close } from '../life-cycle/close-request.ts'
import { activeEntry, change, changeEntry, endAlerts } from '../life-cycle/draft.ts'
import { endQuestion } from '../life-cycle/negotiation.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { beforeShipped } from '../life-cycle/stage-groups.ts'
import { stages } from '../request/stage.ts'
import { leave } from '../rota/leave-entry.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

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
