import { itemsOf, outItems, stageFromItems } from '../items/items.ts'
import { askAboutPastDueDate } from '../items/past-due-date.ts'
import { countAsShipped } from '../items/receive-items.ts'
import { close } from '../life-cycle/close-request.ts'
import { activeEntry, change, changeEntry, endAttention } from '../life-cycle/draft.ts'
import { endQuestion } from '../life-cycle/negotiation.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { beforeShipped } from '../life-cycle/stage-groups.ts'
import { stages } from '../request/stage.ts'
import { leave } from '../rota/leave-entry.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

const nothingSupplied = guard(
  'the partner that is asked has shipped, or another one has supplied',
  (draft) =>
    activeEntry(draft.request)?.shipped !== true &&
    draft.request.rota.every((entry) => entry.state !== 'supplied'),
)

const namesStale = guard<CommandOf<'adopt'>>('that partner shipped nothing', (draft, { entry }) =>
  draft.request.attention.some(
    (attention) => attention.kind === 'stale_shipment' && attention.entry === entry,
  ),
)

const adopt = step<CommandOf<'adopt'>>(
  'that entry becomes the active one; the other is left',
  (draft, { entry }) => {
    const active = activeEntry(draft.request)
    const left =
      active === undefined || active.id === entry
        ? endQuestion(draft)
        : leave(draft, active, { state: 'cancelled' })
    const adopted = changeEntry(left, entry, { state: 'active', requestState: 'delivered', claims: 0 })
    const cleared = endAttention(
      { ...adopted, entry },
      (attention) => attention.kind === 'stale_shipment' && attention.entry === entry,
    )
    const shipped = change(countAsShipped(cleared, entry), {
      stage: 'shipped',
      waitingFor: [],
      outcome: null,
    })
    return outItems(shipped.request, entry).length > 0 ? stageFromItems(shipped) : shipped
  },
)

const askAboutDueDates = step<CommandOf<'adopt'>>(
  'attention due_date_past for a due date of its shipment that has passed',
  (draft, { entry }) =>
    itemsOf(draft.request, entry).reduce(
      (done, { dueDate }) => askAboutPastDueDate(done, entry, 'shipped', dueDate),
      draft,
    ),
)

const complete = step<CommandOf<'complete'>>(
  'closed by hand; the active entry has supplied where it shipped, else it is left',
  (draft, { reason }) => {
    const active = activeEntry(draft.request)
    const left =
      active === undefined || active.shipped === true ? draft : leave(draft, active, { state: 'cancelled' })
    return close(left, { kind: 'completed', ...(reason === undefined ? {} : { reason }) })
  },
)

/** The rules of commands that complete a request by hand or adopt an unexpected shipment. */
export const settling: CommandRules<'adopt' | 'complete'> = {
  adopt: [
    {
      stages: [...beforeShipped, 'unfilled', 'closed'],
      attention: 'stale_shipment',
      when: [nothingSupplied],
      provided: [namesStale],
      leads: ['shipped', 'received'],
      does: [adopt, askAboutDueDates],
    },
  ],
  complete: [{ stages: stages.filter((stage) => stage !== 'closed'), leads: ['closed'], does: [complete] }],
}
