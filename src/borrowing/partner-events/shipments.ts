import { reason } from '../../translations/reason.ts'
import { unsettledCosts } from '../costs/unsettled-costs.ts'
import { isPrintOnly } from '../items/condition-effects.ts'
import { bindConditions } from '../items/item-conditions.ts'
import { itemsOf, stageFromItems } from '../items/items.ts'
import { furtherItems, isNamed, matching } from '../items/match-items.ts'
import { arrive, countAsShipped } from '../items/receive-items.ts'
import { addFile, shipItems, shipPart } from '../items/ship-items.ts'
import { close } from '../life-cycle/close-request.ts'
import {
  changeItems,
  type Draft,
  draftEntry,
  effect,
  endAttention,
  entryById,
  explain,
  raise,
  workflowOf,
} from '../life-cycle/draft.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { sentStages, withItem } from '../life-cycle/stage-groups.ts'
import type { Attention } from '../request/attention.ts'
import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'
import type { EventOf, EventRules } from './event-rule.ts'
import { statedAt } from './order-statements.ts'
import type { NamedItem } from './partner-event.ts'

type Shipped = EventOf<'shipped'>

/** Returns the facts that a shipment states about each of its items. */
export const shippedFacts = (event: Omit<Shipped, 'type' | 'items'>): Partial<Item> => {
  const form = event.form ?? (event.url === undefined ? undefined : 'digital')
  return {
    ...(form === undefined ? {} : { form }),
    ...(event.dueDate === undefined ? {} : { dueDate: event.dueDate }),
    ...(event.url === undefined ? {} : { url: event.url }),
    ...(event.copy === true ? { copy: true } : {}),
    ...(event.accessCode === undefined ? {} : { accessCode: event.accessCode }),
    ...(event.expiresOn === undefined ? {} : { expiresOn: event.expiresOn }),
    ...(event.returnTo === undefined ? {} : { returnTo: event.returnTo }),
  }
}

/** The condition of files whose licences, as the workflow profile says, allow a print only. */
const printOnly = 'Print only'

/** Binds the conditions of a shipment to its items; files are for printing where the workflow profile says so. */
const bindTerms = (draft: Draft, entry: number, stated: readonly string[] = []): Draft => {
  const isFile = itemsOf(draft.request, entry).some(
    ({ form, state }) => form === 'digital' && state !== 'expected',
  )
  const isForPrint =
    isFile && workflowOf(draft, entryById(draft.request, entry)).digitalDelivery === 'print_only'
  return bindConditions(draft, entry, isForPrint ? [...stated, printOnly] : stated)
}

const ship = step<Shipped>(
  'the items are on their way, and those that are to follow stay expected; open questions end; shipped wins over a cancel',
  (draft, event) =>
    draft.entry === null
      ? draft
      : bindTerms(
          (event.moreFollow === true ? shipPart : shipItems)(
            countAsShipped(draft, draft.entry),
            draft.entry,
            event.items,
            shippedFacts(event),
            statedAt(draft, event),
          ),
          draft.entry,
          event.conditions,
        ),
)

/**
 * Returns whether an item goes to the patron at once. A file that the patron may have at once: the request carried the
 * address, and the profile says so.
 */
const goesToPatron = (draft: Draft, event: Shipped): boolean => {
  const items = itemsOf(draft.request, draft.entry)
  const digital = items.length > 0 && items.every((item) => item.form === 'digital')
  const addressed = items.every((item) => item.url !== undefined)
  const mayGo = workflowOf(draft).digitalDelivery === 'to_patron' && draft.request.patron?.email !== undefined
  return digital && (event.sentToPatron === true || (mayGo && addressed))
}

type Obstacle = Extract<Attention, { kind: 'file_not_passed_on' }>['because']

/**
 * Returns what keeps a file from the patron: nothing is passed on that may be incomplete. Words may hold a password, and
 * conditions or a charge that nobody agreed to are for staff.
 */
const obstacleOf = (draft: Draft, event: Shipped): Obstacle | undefined => {
  const entry = draftEntry(draft)
  const accepted = entry?.accepted?.conditions ?? []
  if (event.note !== undefined && event.noteIsAnswer !== true) return 'note'
  if (isPrintOnly(accepted)) return 'conditions'
  if ((event.conditions ?? []).some((each) => !accepted.includes(each))) return 'conditions'
  return unsettledCosts(draft.request).some((cost) => cost.entry === entry?.id) ? 'cost' : undefined
}

/** Tells staff that a file was too large to keep: the lender is asked for a link, or the file is put in by hand. */
const refuseFile = (
  draft: Draft,
  entry: number,
  { note }: Shipped,
  file: NonNullable<Shipped['refusedFile']>,
): Draft =>
  raise(draft, {
    kind: 'file_not_passed_on',
    entry,
    because: 'too_large',
    ...file,
    ...(note === undefined ? {} : { note }),
  })

/** Ends the question about a file that was too large once the lender has sent it in another way. */
const takeLaterFile = step<Shipped>(
  'attention file_not_passed_on where a file is too large; it ends once the file is there',
  (draft, event) => {
    const { entry } = draft
    if (entry !== null && event.refusedFile !== undefined)
      return refuseFile(draft, entry, event, event.refusedFile)
    return event.url === undefined && !event.items.some(({ url }) => url !== undefined)
      ? draft
      : endAttention(
          draft,
          (each) =>
            each.kind === 'file_not_passed_on' && each.because === 'too_large' && each.entry === entry,
        )
  },
)

const deliverToPatron = step<Shipped>(
  'a file goes straight to the patron where the profile says so: `received` is sent, closed as completed; attention file_not_passed_on where something came with it',
  (draft, event) => {
    if (draft.entry === null) return draft
    if (event.refusedFile !== undefined) return refuseFile(draft, draft.entry, event, event.refusedFile)
    if (!goesToPatron(draft, event)) return draft
    const obstacle = event.sentToPatron === true ? undefined : obstacleOf(draft, event)
    if (obstacle !== undefined)
      return raise(draft, {
        kind: 'file_not_passed_on',
        entry: draft.entry,
        because: obstacle,
        ...(event.note === undefined ? {} : { note: event.note }),
      })
    const ids = itemsOf(draft.request, draft.entry).map((item) => item.id)
    const received = arrive(draft, draft.entry, ids, [])
    const closed = close(explain(received, reason('explanation.file_to_patron')), {
      kind: 'completed',
      reason: 'delivered to the patron',
    })
    const shown = changeItems(
      closed,
      ({ entry, form, url }) => entry === draft.entry && form === 'digital' && url !== undefined,
      () => ({ patronLink: 'open' }),
    )
    return event.sentToPatron === true ? closed : effect(shown, { kind: 'notice', status: 'delivered' })
  },
)

/** A file at an address of its own, where each item has a file already: it is a further one, and takes the place of none. */
const asFurtherFile = (draft: Draft, event: Shipped): Shipped => {
  const files = itemsOf(draft.request, draft.entry)
  const isFurther =
    event.url !== undefined &&
    event.items.length === 0 &&
    files.length > 0 &&
    files.every(({ url }) => url !== undefined && url !== event.url)
  return isFurther ? { ...event, url: undefined, form: 'digital', items: [{ url: event.url }] } : event
}

const shipAgain = step<Shipped>(
  'items match by name; new named ones are added, an unnamed one never but as a further file; due dates change',
  (draft, said) => {
    const { entry } = draft
    if (entry === null) return draft
    const event = asFurtherFile(draft, said)
    const shipped = shipItems(draft, entry, event.items, shippedFacts(event), statedAt(draft, event))
    return endAttention(
      bindTerms(shipped, entry, event.conditions),
      ({ kind }) => kind === 'shipped_without_notice',
    )
  },
)

/** Returns the names of items that were not shipped before: further ones, and those that are still expected. */
const furtherNames = (
  request: Request,
  entry: number | null,
  named: readonly NamedItem[],
): readonly NamedItem[] =>
  itemsOf(request, entry).some(({ state }) => state === 'expected')
    ? named.filter((name) => isNamed(name) && matching(itemsOf(request, entry), name).length === 0)
    : furtherItems(request, entry, named)

const shipsFurtherItems = guard<Shipped>(
  'refusal.item_on_its_way_back',
  (draft, { items }) => furtherNames(draft.request, draft.entry, items).length > 0,
)

const shipFurther = step<Shipped>(
  'items that it names for the first time are on their way; what goes back has its message already',
  (draft, event) => {
    const { entry } = draft
    if (entry === null) return draft
    const goingBack = changeItems(
      draft,
      (item) => item.entry === entry && item.state === 'returned',
      () => ({ returnSent: true }),
    )
    const further = furtherNames(draft.request, entry, event.items)
    const shipped = shipItems(goingBack, entry, further, shippedFacts(event), statedAt(draft, event))
    return stageFromItems(bindTerms(shipped, entry, event.conditions))
  },
)

/** Returns the addresses of files that a shipment names and that the request does not have. */
const newFiles = ({ request }: Draft, { url, items }: Shipped): readonly string[] =>
  [url, ...items.map((item) => item.url)]
    .filter((each) => each !== undefined)
    .filter((each) => request.items.every((item) => item.url !== each))

const bringsFile = guard<Shipped>(
  'refusal.brings_no_file',
  (draft, event) => event.refusedFile !== undefined || newFiles(draft, event).length > 0,
)

const takeLateFile = step<Shipped>(
  'a further file is kept with those that were delivered: attention file_not_passed_on, also where it is too large',
  (draft, event) => {
    const { entry } = draft
    if (entry === null) return draft
    if (event.refusedFile !== undefined) return refuseFile(draft, entry, event, event.refusedFile)
    const { items: _, type: __, ...facts } = event
    const added = newFiles(draft, event).reduce(
      (done, url) => addFile(done, entry, { ...shippedFacts({ ...facts, url }), url }),
      draft,
    )
    return raise(added, {
      kind: 'file_not_passed_on',
      entry,
      because: 'completed',
      ...(event.note === undefined ? {} : { note: event.note }),
    })
  },
)

/** The rules of a partner's shipments. */
export const shipments: EventRules<'shipped'> = {
  shipped: [
    { stages: sentStages, leads: ['shipped', 'closed'], does: [ship, deliverToPatron] },
    { stages: withItem, does: [shipAgain, takeLaterFile] },
    {
      stages: ['returned'],
      provided: [shipsFurtherItems],
      leads: ['shipped'],
      does: [shipFurther],
    },
    { stages: ['closed'], provided: [bringsFile], does: [takeLateFile] },
  ],
}
