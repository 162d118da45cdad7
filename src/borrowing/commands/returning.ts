import { isOut } from '../items/item-states.ts'
import { allBack, expectItems, stageFromItems } from '../items/items.ts'
import { tellReturnOnce } from '../items/receive-items.ts'
import { holdingEntry, namesItems, pickItems } from '../items/select-items.ts'
import { isUnwanted, unwantedEntry } from '../items/unexpected-shipment.ts'
import { activeEntry, changeItems, endAlerts, tell, tellIls, type Work } from '../life-cycle/draft.ts'
import { endQuestions } from '../life-cycle/negotiation.ts'
import { guard, notRecording, step } from '../life-cycle/rule.ts'
import { laterStages } from '../life-cycle/stage-groups.ts'
import type { Item } from '../request/item.ts'
import { stages } from '../request/stage.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

type Return = CommandOf<'return'>

const outStates = ['received', 'on_loan', 'patron_returned'] as const

const physical = (work: Work, named: Pick<Return, 'items' | 'entry'>) =>
  pickItems(work, outStates, named).filter(isOut)

const somethingOut = guard('no item is here to go back', (work) => physical(work, {}).length > 0)

const namesOut = namesItems('an item is named that is not here', outStates)

/** What is over once an entry's items are all on their way back. */
const endLoan = (work: Work, entry: number): Work =>
  endQuestions(
    endAlerts(
      work,
      (alert) =>
        ['recalled', 'overdue', 'hold_return'].includes(alert.kind) ||
        (alert.kind === 'stale_shipment' && alert.entry === entry),
    ),
    'renew',
    'renew_review',
  )

const sendBack = step<Return>(
  'the items go back; with the last one the partner is told, and recalled and overdue end',
  (work, command) => {
    const entry = holdingEntry(work, outStates, command.entry)
    if (entry === null) return work
    const ids = physical(work, command).map((item) => item.id)
    const back = changeItems(
      work,
      (item) => ids.includes(item.id),
      () => ({ state: 'returned', hold: 'none' }),
    )
    const removed = tellIls(stageFromItems(back), 'remove_items', ids)
    const ended = allBack(removed.request, entry) ? endLoan(removed, entry) : removed
    return tellReturnOnce(work, ended, entry, command)
  },
)

const unwantedShipment = (work: Work, entry: number | undefined): readonly Item[] =>
  work.request.items.filter(
    (item) => item.entry === entry && item.state === 'shipped' && isUnwanted(work.request, item),
  )

const unwantedThere = guard(
  'nothing is on its way that nobody waits for',
  (work) => unwantedShipment(work, unwantedEntry(work.request)).length > 0,
)

const namesUnwanted = guard<Return>(
  'that partner shipped nothing that could go back',
  (work, { entry, items }) =>
    items === undefined &&
    (entry === undefined ? physical(work, {}).length === 0 : unwantedShipment(work, entry).length > 0),
)

const returnUnwanted = step<Return>(
  'what nobody waits for goes back; its partner is told',
  (work, command) => {
    const entry = command.entry ?? unwantedEntry(work.request)
    if (entry === undefined) return work
    const ids = unwantedShipment(work, entry).map((item) => item.id)
    const back = changeItems(
      work,
      (item) => ids.includes(item.id) || (item.entry === entry && isOut(item)),
      () => ({ state: 'returned', hold: 'none' }),
    )
    const cleared = endAlerts(back, (alert) => alert.kind === 'stale_shipment' && alert.entry === entry)
    const told = tellReturnOnce(work, cleared, entry, command)
    return activeEntry(told.request)?.id === entry ? expectItems(told, entry) : told
  },
)

const tellHold = step<CommandOf<'hold_return'>>('the partner is told', (work, { note }) => {
  const active = activeEntry(work.request)
  return active === undefined
    ? work
    : tell(work, active.id, { kind: 'hold_return', ...(note === undefined ? {} : { note }) })
})

/** How items go back. */
export const returning: CommandRules<'return' | 'hold_return'> = {
  return: [
    {
      stages,
      when: [somethingOut],
      provided: [namesOut],
      leads: laterStages,
      does: [sendBack],
    },
    { stages, when: [notRecording, unwantedThere], provided: [namesUnwanted], does: [returnUnwanted] },
  ],
  hold_return: [{ stages: ['received', 'on_loan', 'patron_returned', 'returned'], does: [tellHold] }],
}
