import { expectItems, outItems, stageFromItems } from '../items/items.ts'
import { countAsShipped } from '../items/receive-items.ts'
import { close } from '../life-cycle/close-request.ts'
import {
  activeEntry,
  change,
  changeEntry,
  changeItems,
  type Draft,
  endAttention,
  entryById,
  sendToPartner,
} from '../life-cycle/draft.ts'
import { ask, endQuestion } from '../life-cycle/negotiation.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { beforeShipped } from '../life-cycle/stage-groups.ts'
import type { Attention } from '../request/attention.ts'
import { stages } from '../request/stage.ts'
import { leave } from '../rota/leave-entry.ts'
import { sendIfAutomatic } from '../rota/next-entry.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

const nothingSupplied = guard(
  'refusal.supplied_already',
  (draft) =>
    activeEntry(draft.request)?.shipped !== true &&
    draft.request.rota.every((entry) => entry.state !== 'supplied'),
)

const isStale =
  (entry: number) =>
  (attention: Attention): boolean =>
    attention.kind === 'stale_shipment' && attention.entry === entry

const isLate =
  (entry: number) =>
  (attention: Attention): boolean =>
    attention.kind === 'late_promise' && attention.entry === entry

const namesStale = guard<CommandOf<'adopt'>>('refusal.shipped_nothing', (draft, { entry }) =>
  draft.request.attention.some(isStale(entry)),
)

const namesLate = guard<CommandOf<'adopt'>>('refusal.promised_nothing', (draft, { entry }) =>
  draft.request.attention.some(isLate(entry)),
)

/** Makes a partner that was left the active one again; the one that is asked meanwhile is left. */
const activateAgain = (draft: Draft, entry: number): Draft => {
  const active = activeEntry(draft.request)
  const left =
    active === undefined || active.id === entry
      ? endQuestion(draft)
      : leave(draft, active, { state: 'cancelled' })
  const adopted = changeEntry(left, entry, {
    state: 'active',
    requestState: 'delivered',
    claims: 0,
    reason: undefined,
  })
  return change({ ...adopted, entry }, { waitingFor: [], outcome: null })
}

const adopt = step<CommandOf<'adopt'>>(
  'that entry becomes the active one; the other is left',
  (draft, { entry }) => {
    const cleared = endAttention(activateAgain(draft, entry), isStale(entry))
    const shipped = change(countAsShipped(cleared, entry), { stage: 'shipped' })
    return outItems(shipped.request, entry).length > 0 ? stageFromItems(shipped) : shipped
  },
)

const adoptPromise = step<CommandOf<'adopt'>>(
  'that entry becomes the active one, in the stage that it stated; its terms are asked; where it had got a cancel, a note says that the request stands',
  (draft, { entry }) => {
    const promise = draft.request.attention.find(isLate(entry))
    if (promise?.kind !== 'late_promise') return draft
    const hadCancel = entryById(draft.request, entry)?.cancel !== undefined
    const active = changeEntry(endAttention(activateAgain(draft, entry), isLate(entry)), entry, {
      cancel: undefined,
    })
    const expecting = change(expectItems(active, entry), {
      stage: promise.event === 'will_supply' ? 'will_supply' : 'accepted',
    })
    const { conditions = [], cost } = promise
    const reactivated =
      conditions.length === 0 && cost === undefined
        ? expecting
        : ask(expecting, { kind: 'condition', conditions, ...(cost === undefined ? {} : { cost }) })
    return hadCancel
      ? sendToPartner(reactivated, entry, {
          kind: 'message',
          note: 'Please disregard our cancellation: the request stands.',
        })
      : reactivated
  },
)

const namesUnexpected = guard<CommandOf<'report_not_coming'>>(
  'refusal.no_shipment_expected',
  (draft, { entry }) => draft.request.attention.some(isStale(entry)),
)

const giveUpShipment = step<CommandOf<'report_not_coming'>>(
  'its items count as missing, and can be received all the same; sending goes on where it was held by that',
  (draft, { entry }) => {
    const missing = changeItems(
      draft,
      (item) => item.entry === entry && item.state === 'shipped',
      () => ({ state: 'missing' }),
    )
    const settled = changeEntry(missing, entry, { cancel: 'agreed' })
    return sendIfAutomatic(endAttention(settled, isStale(entry)))
  },
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
export const settling: CommandRules<'adopt' | 'complete' | 'report_not_coming'> = {
  adopt: [
    {
      stages: [...beforeShipped, 'unfilled', 'closed'],
      attention: 'stale_shipment',
      when: [nothingSupplied],
      provided: [namesStale],
      leads: ['shipped', 'received'],
      does: [adopt],
    },
    {
      stages: [...beforeShipped, 'unfilled', 'closed'],
      attention: 'late_promise',
      when: [nothingSupplied],
      provided: [namesLate],
      leads: ['accepted', 'will_supply'],
      does: [adoptPromise],
    },
  ],
  report_not_coming: [
    {
      stages,
      attention: 'stale_shipment',
      provided: [namesUnexpected],
      leads: { ready: ['sent', 'created', 'unfilled'] },
      does: [giveUpShipment],
    },
  ],
  complete: [{ stages: stages.filter((stage) => stage !== 'closed'), leads: ['closed'], does: [complete] }],
}
