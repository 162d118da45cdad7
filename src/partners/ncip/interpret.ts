import type { PartnerEvent } from '../../borrowing/partner-events/partner-event.ts'
import type { Situation } from '../protocol.ts'
import { readDay } from './calendar.ts'
import type { Heard } from './heard.ts'
import { heardItems, separateIds } from './item-ids.ts'
import { cancelOpen } from './light.ts'
import { statusNamed } from './status.ts'
import { noteOf } from './text.ts'
import type { Vendor } from './vendors/vendor.ts'

/** What a lender's message is read with. */
type Light = { readonly heard: Heard; readonly vendor: Vendor; readonly situation: Situation }

/** The meaning of one service, as a lender uses it. */
type Meaning = (light: Light) => PartnerEvent

/**
 * What a lender's message means for the request: exactly one event (the table of borrowing.md). Both sides use the same
 * services, but only the lender sends them here: what says of itself that the borrower did it, is words for staff.
 */
export const interpret = (heard: Heard, vendor: Vendor, situation: Situation): PartnerEvent => {
  const light = { heard, vendor, situation }
  const event = saysBorrower(heard) ? message(light) : (meanings[heard.kind] ?? message)(light)
  return { ...event, note: noteOf([heard.note, ...unsaid(event, light)]) }
}

const saysBorrower = ({ notice }: Heard): boolean => /\.borrower\b/i.test(notice ?? '')

const message: Meaning = () => ({ type: 'message' })

/** ItemShipped by the lender: it is on its way. Its return is told to the lender by us. */
const shipped: Meaning = ({ heard, vendor, situation }) => ({
  type: 'shipped',
  form: formOf(heard),
  items: itemsOf({ heard, vendor, situation }),
  dueDate: dueDay(heard, situation),
  via: heard.via,
  ...(heard.restrictions.length === 0
    ? {}
    : { conditions: heard.restrictions.map((words) => vendor.conditions[words.toLowerCase()] ?? words) }),
  url: heard.url,
})

const formOf = ({ url, electronic }: Heard): 'physical' | 'digital' | undefined => {
  if (url !== undefined || electronic === true) return 'digital'
  return electronic === false ? 'physical' : undefined
}

/** ItemReceived by the lender: it has the item back. */
const checkedIn: Meaning = (light) => {
  const items = itemsOf(light)
  return { type: 'checked_in', ...(items.length === 0 ? {} : { items }) }
}

/** CancelRequestItem by the lender: it will not supply, or the request ran out of time there. */
const rejected: Meaning = ({ heard, vendor }) => {
  const said = [heard.notice, heard.note].filter(Boolean).join(' ')
  return { type: vendor.expired.test(said) ? 'expired' : 'unfilled', reason: reasonOf(heard, vendor) }
}

const reasonOf = ({ note }: Heard, { reasons }: Vendor): string | undefined => {
  const [number] = /^\d{1,3}\b/.exec(note ?? '') ?? []
  return number === undefined ? undefined : reasons[number]
}

/** ItemRequestCancelled answers our cancel; without one it is the lender's own doing. */
const cancelled: Meaning = ({ heard, vendor, situation }) =>
  cancelOpen(situation)
    ? { type: 'cancel_accepted' }
    : { type: 'cancelled_by_partner', reason: reasonOf(heard, vendor) }

const renewed: Meaning = ({ heard, situation }) => ({ type: 'renewed', dueDate: dueDay(heard, situation) })

const recalled: Meaning = ({ heard, situation }) => ({ type: 'recalled', dueDate: dueDay(heard, situation) })

/** ItemRequestUpdated: a status where it names one, else words. */
const updated: Meaning = (light) => (light.heard.status === undefined ? message(light) : statusOf(light))

/** A status acts as the event that it names, where that moves forward. */
const statusOf: Meaning = (light) => {
  const { heard, vendor, situation } = light
  const items = itemsOf(light)
  return {
    type: 'status',
    code: heard.status?.slice(0, 60) ?? '',
    names: statusNamed(heard.status, vendor),
    dueDate: dueDay(heard, situation),
    expectedDelivery: readDay(heard.expectedDelivery, situation.library.timeZone),
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

const itemsOf = ({ heard, vendor, situation }: Light) => {
  const ids = heard.itemId === undefined ? [] : separateIds(heard.itemId, vendor)
  const { callNumber, volume, title } = heard
  return heardItems(
    ids,
    {
      ...(callNumber === undefined ? {} : { callNumber }),
      ...(volume === undefined ? {} : { volume }),
      ...(title === undefined ? {} : { title }),
    },
    situation.partner,
  )
}

const dueDay = ({ dueDate }: Heard, { library }: Situation) => readDay(dueDate, library.timeZone)

/** What the message says and the event has no place for, in words for people. */
const unsaid = (event: PartnerEvent, { heard }: Light): readonly (string | undefined)[] => [
  event.type === 'message' && heard.notice !== undefined ? `${heard.kind}: ${heard.notice}` : undefined,
]
