import {
  asItemsOfTheirOwn,
  type NamedItem,
  type PartnerEvent,
} from '../../borrowing/partner-events/partner-event.ts'
import { unreadDueDate } from '../due-date-doubt.ts'
import { type FactsBeside, missingFrom } from '../facts-beside.ts'
import { readFileAccess } from '../file-access.ts'
import type { Situation } from '../incoming-message.ts'
import { isCancelOpen } from '../open-cancel.ts'
import { joinNoteLines } from '../text.ts'
import { matchesPattern } from '../vendor-use.ts'
import { readDay } from './calendar.ts'
import { itemsOfEvent, separateIds } from './item-ids.ts'
import type { ParsedMessage } from './parsed-message.ts'
import { asksConditions, isExpired, statusNamed } from './status.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

/** The context in which a lender's message is read. */
type MessageContext = {
  readonly parsed: ParsedMessage
  readonly vendor: Vendor
  readonly situation: Situation
}

/** The meaning of one service, as a lender uses it. */
type Meaning = (context: MessageContext) => PartnerEvent

/**
 * Interprets a lender's message: exactly one event (docs/life-cycle.md, “Partner events”). Both sides use the same
 * services, but only the lender sends them here: what says of itself that the borrower did it, is words for staff.
 */
export const interpret = (parsed: ParsedMessage, vendor: Vendor, situation: Situation): PartnerEvent => {
  const context = { parsed, vendor, situation }
  const event = saysBorrower(parsed) ? message(context) : (meanings[parsed.kind] ?? message)(context)
  const { charge } = parsed
  const url = event.url ?? parsed.url
  const access = readFileAccess(parsed.note, url)
  return {
    ...event,
    ...missingFrom(event, factsBeside(context)),
    ...(charge === undefined ? {} : { costs: [charge] }),
    dueDateDoubt: unreadDueDate(parsed.dueDate, dueDay(parsed, situation)),
    ...access,
    note: joinNoteLines([access.note, ...partsWithoutMember(event, context)]),
  }
}

/** Returns every fact of a message, whatever its service: the core decides the disposition of each. */
const factsBeside = (context: MessageContext): FactsBeside => {
  const { parsed, situation } = context
  const items = describedItems(context)
  const conditions = conditionsOf(context)
  return {
    dueDate: dueDay(parsed, situation),
    expectedDelivery: readDay(parsed.expectedDelivery, situation.library.timeZone),
    url: parsed.url,
    via: parsed.via,
    ...(items.length === 0 ? {} : { items: [...items] }),
    ...(conditions.length === 0 ? {} : { conditions: [...conditions] }),
    ...(parsed.requiredFee === undefined ? {} : { cost: parsed.requiredFee }),
  }
}

const saysBorrower = ({ notice }: ParsedMessage): boolean => /\.borrower\b/i.test(notice ?? '')

const message: Meaning = () => ({ type: 'message' })

/** Interprets ItemShipped by the lender: it is on its way. The library, not the lender, reports its return. */
const shipped: Meaning = ({ parsed, vendor, situation }) => ({
  type: 'shipped',
  form: formOf(parsed),
  items: shippedItems({ parsed, vendor, situation }),
  dueDate: dueDay(parsed, situation),
  via: parsed.via,
  ...(parsed.restrictions.length === 0 ? {} : { conditions: [...conditionsOf({ parsed, vendor })] }),
  url: parsed.url,
})

const shippedItems = (context: MessageContext): NamedItem[] => {
  const named = itemsOf(context)
  return named.length > 0 ? asItemsOfTheirOwn(named) : [...unnamedItem(context)]
}

const conditionsOf = ({ parsed, vendor }: Pick<MessageContext, 'parsed' | 'vendor'>): readonly string[] =>
  parsed.restrictions.map((words) => vendor.conditions[words.toLowerCase()] ?? words)

const formOf = ({ url, electronic }: ParsedMessage): 'physical' | 'digital' | undefined => {
  if (url !== undefined || electronic === true) return 'digital'
  return electronic === false ? 'physical' : undefined
}

/** Interprets ItemReceived by the lender: it has the item back. */
const checkedIn: Meaning = (context) => {
  const items = itemsOf(context)
  return { type: 'checked_in', ...(items.length === 0 ? {} : { items }) }
}

/** Interprets CancelRequestItem by the lender: it will not supply, or the request ran out of time there. */
const rejected: Meaning = ({ parsed, vendor }) => {
  const words = [parsed.notice, parsed.note].filter(Boolean).join(' ')
  return {
    type: matchesPattern(vendor.expired, words) ? 'expired' : 'unfilled',
    reason: reasonOf(parsed, vendor),
  }
}

const reasonOf = ({ note }: ParsedMessage, { reasons }: Vendor): string | undefined => {
  const [number] = /^\d{1,3}\b/.exec(note ?? '') ?? []
  return number === undefined ? undefined : reasons[number]
}

/** Interprets ItemRequestCancelled: it answers our cancel; without one it is the lender's own doing. */
const cancelled: Meaning = ({ parsed, vendor, situation }) =>
  isCancelOpen(situation)
    ? { type: 'cancel_accepted' }
    : { type: 'cancelled_by_partner', reason: reasonOf(parsed, vendor) }

const renewed: Meaning = (context) => ({
  type: 'renewed',
  dueDate: dueDay(context.parsed, context.situation),
})

const recalled: Meaning = (context) => ({
  type: 'recalled',
  dueDate: dueDay(context.parsed, context.situation),
})

/** Interprets ItemRequestUpdated: a status where it names one that is known, else words. */
const updated: Meaning = (context) => {
  const { status } = context.parsed
  if (status === undefined) return message(context)
  if (isExpired(status)) return { type: 'expired' }
  if (!asksConditions(status) && statusNamed(status, context.vendor) === undefined) return message(context)
  return asksConditions(status)
    ? {
        type: 'conditional',
        conditions: [...conditionsOf(context)],
        ...(context.parsed.requiredFee === undefined ? {} : { cost: context.parsed.requiredFee }),
      }
    : statusOf(context)
}

/** Returns the event of a status. A status acts as the event that it names, where that moves forward. */
const statusOf: Meaning = (context) => {
  const { parsed, vendor, situation } = context
  const items = itemsOf(context)
  return {
    type: 'status',
    code: parsed.status?.slice(0, 60) ?? '',
    names: statusNamed(parsed.status, vendor),
    dueDate: dueDay(parsed, situation),
    expectedDelivery: readDay(parsed.expectedDelivery, situation.library.timeZone),
    ...(items.length === 0 ? {} : { items }),
  }
}

const meanings: Readonly<Record<string, Meaning>> = {
  ItemShipped: shipped,
  ItemReceived: checkedIn,
  ItemCheckedIn: checkedIn,
  CancelRequestItem: rejected,
  ItemRequestCancelled: cancelled,
  ItemRenewed: renewed,
  RecallItem: recalled,
  ItemRecalled: recalled,
  ItemRequestUpdated: updated,
}

/** The services that a lender may ask of a library that borrows, or tell it of. */
export const lenderServices: ReadonlySet<string> = new Set(Object.keys(meanings))

const itemsOf = ({ parsed, vendor, situation }: MessageContext) => {
  const ids = parsed.itemId === undefined ? [] : separateIds(parsed.itemId, vendor)
  const { callNumber, volume, title } = parsed
  return itemsOfEvent(
    ids,
    {
      ...(callNumber === undefined ? {} : { callNumber }),
      ...(volume === undefined ? {} : { volume }),
      ...(title === undefined ? {} : { title }),
    },
    situation.partner,
  )
}

/** Returns the items that a message names, else what it says of the item without naming it. */
const describedItems = (context: MessageContext): readonly NamedItem[] => {
  const named = itemsOf(context)
  return named.length > 0 ? named : unnamedItem(context)
}

/** Returns what a message without an item id says of the item: a title that was asked for is none. */
const unnamedItem = ({ parsed: { callNumber, title }, situation }: MessageContext): readonly NamedItem[] => {
  const isKnown = title?.toLowerCase() === situation.request.citation.title?.toLowerCase()
  const details = {
    ...(callNumber === undefined ? {} : { callNumber }),
    ...(title === undefined || isKnown ? {} : { title }),
  }
  return Object.keys(details).length === 0 ? [] : [details]
}

const dueDay = ({ dueDate }: ParsedMessage, { library, partner }: Situation) =>
  readDay(dueDate, partner.timeZone ?? library.timeZone)

/** Lists the parts of the message that the event has no place for, in words for people. */
const partsWithoutMember = (
  event: PartnerEvent,
  { parsed }: MessageContext,
): readonly (string | undefined)[] => [unknownStatus(event, parsed), noticeWords(event, parsed)]

/** Returns the words of a status that is none that is known: nothing follows from it, and staff read it. */
const unknownStatus = ({ type }: PartnerEvent, { status }: ParsedMessage): string | undefined =>
  type === 'message' && status !== undefined ? `Status: ${status.slice(0, 200)}` : undefined

/** Says who did what in the words of NNCIPP, such as `CancelledBy.Borrower`; another notice may be free text. */
const isNotice = /^[A-Za-z]{1,40}By\.[A-Za-z]{1,20}$/

const noticeWords = (event: PartnerEvent, { kind, notice }: ParsedMessage): string | undefined => {
  if (notice === undefined) return undefined
  if (event.type === 'message') return `${kind}: ${notice}`
  return isNotice.test(notice) ? undefined : notice
}
