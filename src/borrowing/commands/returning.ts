import { hasAttention } from '../attention/has-attention.ts'
import { isOut } from '../items/item-states.ts'
import { allBack, expectItems, stageFromItems } from '../items/items.ts'
import { sendReturnOnce } from '../items/receive-items.ts'
import { holdingEntry, namesItems, pickItems } from '../items/select-items.ts'
import { isUnwanted, unwantedEntry } from '../items/unexpected-shipment.ts'
import {
  activeEntry,
  changeEntry,
  changeItems,
  type Draft,
  endAttention,
  entryById,
  factsOf,
  sendToPartner,
} from '../life-cycle/draft.ts'
import { endQuestions } from '../life-cycle/negotiation.ts'
import { guard, leadsFrom, notRecording, step } from '../life-cycle/rule.ts'
import { laterStages } from '../life-cycle/stage-groups.ts'
import type { Attention } from '../request/attention.ts'
import type { Entry } from '../request/entry.ts'
import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'
import { stages } from '../request/stage.ts'
import { removeFromIls } from './cleaning-up.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

type Return = CommandOf<'return'>

const outStates = ['received', 'on_loan', 'patron_returned'] as const

const physical = (draft: Draft, named: Pick<Return, 'items' | 'entry'>) =>
  pickItems(draft, outStates, named).filter(isOut)

const somethingOut = guard('refusal.none_to_return', (draft) => physical(draft, {}).length > 0)

const namesOut = namesItems('refusal.named_item_not_here', outStates)

/** The partner asks to keep what it lent until it says otherwise, and does not want it back: that needs a person who knows. */
const isReleased = guard<Return>(
  'refusal.partner_holds_return',
  (draft, { override, ...named }) =>
    override === true ||
    !hasAttention(draft.request, 'hold_return') ||
    hasAttention(draft.request, 'recalled') ||
    hasAttention(draft.request, 'overdue') ||
    holdingEntry(draft, outStates, named.entry) !== activeEntry(draft.request)?.id,
)

/** Ends the loan of an entry whose items are all on their way back. */
const endLoan = (draft: Draft, entry: number): Draft =>
  endQuestions(
    endAttention(
      draft,
      (attention) =>
        ['recalled', 'overdue', 'hold_return'].includes(attention.kind) ||
        (attention.kind === 'stale_shipment' && attention.entry === entry),
    ),
    'renew',
    'renew_review',
  )

const isReturnReason = (attention: Attention) =>
  attention.kind === 'recalled' ||
  attention.kind === 'overdue' ||
  attention.kind === 'hold_return' ||
  attention.kind === 'return_due'

/** Says why the items must go back now: what the attention says, and holds that ended. */
const returnReasons = (
  { attention }: Request,
  items: readonly Item[],
): NonNullable<Entry['returnReasons']> => {
  const open = attention.filter(isReturnReason).map((each) => ({
    kind: each.kind,
    ...('dueDate' in each ? { dueDate: each.dueDate } : {}),
    ...('informs' in each ? { informs: each.informs } : {}),
  }))
  // An expired hold asks for itself again, by attention hold_expired.
  const isCancelled = items.some(({ hold }) => hold === 'cancelled')
  return isCancelled && !open.some(({ kind }) => kind === 'return_due')
    ? [...open, { kind: 'return_due' }]
    : open
}

const sendBack = step<Return>(
  'the items go back; the library’s own system drops the hold of what nobody collected, then the record; with the last one the partner is informed, and recalled and overdue end',
  (draft, command) => {
    const entry = holdingEntry(draft, outStates, command.entry)
    if (entry === null) return draft
    const items = physical(draft, command)
    const ids = items.map((item) => item.id)
    const reasons = returnReasons(draft.request, items)
    const back = changeItems(
      changeEntry(draft, entry, { returnReasons: reasons.length === 0 ? undefined : reasons }),
      (item) => ids.includes(item.id),
      ({ state, hold }) => ({ state: 'returned', hold: 'none', beforeReturn: { state, hold } }),
    )
    const removed = removeFromIls(stageFromItems(back), items)
    const ended = allBack(removed.request, entry) ? endLoan(removed, entry) : removed
    const words = wordsOf(command)
    const sent = isPart(ended, entry) ? sendPartReturn(ended, entry, ids, words.note) : ended
    return sendReturnOnce(draft, sent, entry, words)
  },
)

/** Returns whether an item of the entry is still here or still to come. */
const isPart = ({ request }: Draft, entry: number): boolean => !allBack(request, entry)

const namesOf = (items: readonly Item[]): string =>
  items
    .map((item) => item.volume ?? item.partnerItemId ?? item.barcode ?? `item ${item.id}`)
    .join(', ')
    .slice(0, 3800)

/** Sends a part return: each item has its own message where the protocol has one, else a note names the items. */
const sendPartReturn = (
  draft: Draft,
  entry: number,
  ids: readonly number[],
  note: string | undefined,
): Draft => {
  const each = factsOf(draft, entryById(draft.request, entry))?.returnsEachItem === true
  const items = draft.request.items.filter(({ id }) => ids.includes(id))
  return each
    ? sendToPartner(
        changeItems(
          draft,
          (item) => ids.includes(item.id),
          () => ({ returnSent: true }),
        ),
        entry,
        { kind: 'shipped_return', items: [...ids], ...(note === undefined ? {} : { note }) },
      )
    : sendToPartner(draft, entry, {
        kind: 'message',
        note: [`Returned: ${namesOf(items)}`, note]
          .filter((each) => each !== undefined)
          .join('. ')
          .slice(0, 4000),
      })
}

/** Returns the words that go with a return: those of the person, and how the parcel can be followed. */
const wordsOf = ({ note, courier, trackingId, ...command }: Return): Return => {
  const words = [
    note,
    courier === undefined || courier === '' ? undefined : `Sent by ${courier}.`,
    trackingId === undefined || trackingId === '' ? undefined : `Tracking number: ${trackingId}.`,
  ].filter((each) => each !== undefined)
  return words.length === 0 ? command : { ...command, note: words.join(' ').slice(0, 4000) }
}

const unwantedShipment = (draft: Draft, entry: number | undefined): readonly Item[] =>
  draft.request.items.filter(
    (item) => item.entry === entry && item.state === 'shipped' && isUnwanted(draft.request, item),
  )

const unwantedThere = guard(
  'refusal.nothing_unexpected',
  (draft) => unwantedShipment(draft, unwantedEntry(draft.request)).length > 0,
)

const namesUnwanted = guard<Return>(
  'refusal.nothing_to_return_to_partner',
  (draft, { entry, items }) =>
    items === undefined &&
    (entry === undefined ? physical(draft, {}).length === 0 : unwantedShipment(draft, entry).length > 0),
)

const returnUnwanted = step<Return>(
  'items that nobody waits for go back; their partner is informed',
  (draft, command) => {
    const entry = command.entry ?? unwantedEntry(draft.request)
    if (entry === undefined) return draft
    const ids = unwantedShipment(draft, entry).map((item) => item.id)
    const back = changeItems(
      draft,
      (item) => ids.includes(item.id) || (item.entry === entry && isOut(item)),
      () => ({ state: 'returned', hold: 'none' }),
    )
    const cleared = endAttention(
      back,
      (attention) => attention.kind === 'stale_shipment' && attention.entry === entry,
    )
    const sent = sendReturnOnce(draft, cleared, entry, wordsOf(command))
    return activeEntry(sent.request)?.id === entry ? expectItems(sent, entry) : sent
  },
)

const sendHoldReturn = step<CommandOf<'hold_return'>>('the partner is informed', (draft, { note }) => {
  const active = activeEntry(draft.request)
  return active === undefined
    ? draft
    : sendToPartner(draft, active.id, { kind: 'hold_return', ...(note === undefined ? {} : { note }) })
})

/** The rules for the return of items. */
export const returning: CommandRules<'return' | 'hold_return'> = {
  return: [
    {
      stages,
      when: [somethingOut],
      provided: [namesOut, isReleased],
      leads: {
        ...laterStages,
        ...leadsFrom(
          ['received', 'on_loan', 'patron_returned'],
          ['shipped', 'on_loan', 'patron_returned', 'returned'],
        ),
      },
      does: [sendBack],
    },
    { stages, when: [notRecording, unwantedThere], provided: [namesUnwanted], does: [returnUnwanted] },
  ],
  hold_return: [{ stages: ['received', 'on_loan', 'patron_returned', 'returned'], does: [sendHoldReturn] }],
}
