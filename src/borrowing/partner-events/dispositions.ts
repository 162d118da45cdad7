import { isNothing, isSameCost } from '../costs/amounts.ts'
import { costsOf } from '../costs/record-costs.ts'
import { withStatedDueDate } from '../items/due-dates.ts'
import { bindConditions, conditionsOfEntry } from '../items/item-conditions.ts'
import { itemsOf } from '../items/items.ts'
import { isNamed, matching } from '../items/match-items.ts'
import { nameItems } from '../items/ship-items.ts'
import { changeEntry, changeItems, type Draft, entryById } from '../life-cycle/draft.ts'
import { openTerms } from '../life-cycle/negotiation.ts'
import type { Entry } from '../request/entry.ts'
import type { Item } from '../request/item.ts'
import type { OtherStatement } from '../request/other-statement.ts'
import type { Request } from '../request/request.ts'
import { agencyKey } from '../rota-rules/lender.ts'
import type { AgencyId, Cost } from '../values.ts'
import { isOlder, statedAt } from './order-statements.ts'
import type { NamedItem, PartnerEvent } from './partner-event.ts'

/** The members of any event. */
type MemberOf<Event> = Event extends unknown ? Exclude<keyof Event, 'type'> : never
export type PartnerEventMember = MemberOf<PartnerEvent>

/** The disposition of one fact beside the status: it is taken over as data, or shown to staff in words. */
type Fact = {
  /** Takes it over, where the rules of the event have not done so and the present situation allows it. */
  readonly take: (draft: Draft, entry: Entry, event: PartnerEvent) => Draft
  /** Returns in words what of it is not current data of the request; undefined where all of it is. */
  readonly left: (request: Request, entry: Entry, event: PartnerEvent) => string | undefined
}

type FactRule<Value> = {
  readonly take?: (draft: Draft, entry: Entry, value: Value, event: PartnerEvent) => Draft
  readonly isHeld: (request: Request, entry: Entry, value: Value) => boolean
  readonly words: (value: Value) => string
}

const fact = <Value>(
  read: (event: PartnerEvent) => Value | undefined,
  { take, isHeld, words }: FactRule<Value>,
): Fact => ({
  take: (draft, entry, event) => {
    const value = read(event)
    return value === undefined || take === undefined || isHeld(draft.request, entry, value)
      ? draft
      : take(draft, entry, value, event)
  },
  left: (request, entry, event) => {
    const value = read(event)
    return value === undefined || isHeld(request, entry, value) ? undefined : words(value)
  },
})

/** Returns whether an item is on its way or here: it has details to keep. */
const isComingOrHere = ({ state }: Item): boolean =>
  !['returned', 'lost', 'expected', 'missing'].includes(state)

/** Sets members of the items of an entry that are on their way or here; where none is, of those that are expected. */
const setOnItems =
  <Value>(members: (item: Item, value: Value) => Partial<Item>) =>
  (draft: Draft, entry: Entry, value: Value): Draft => {
    const own = itemsOf(draft.request, entry.id)
    const hasShipped = own.some(isComingOrHere)
    const isMeant = (item: Item): boolean =>
      hasShipped ? isComingOrHere(item) : item.state === 'expected' || item.state === 'missing'
    return changeItems(
      draft,
      (item) => item.entry === entry.id && isMeant(item),
      (item) => members(item, value),
    )
  }

const someItem = (request: Request, entry: Entry, has: (item: Item) => boolean): boolean =>
  itemsOf(request, entry.id).some(has)

/** A fact of a shipment that each of its items keeps. */
const itemFact = (name: 'accessCode' | 'expiresOn' | 'format' | 'via' | 'courier'): Fact =>
  fact<string>((event) => event[name], {
    take: setOnItems((_, value) => ({ [name]: value })),
    isHeld: (request, entry, value) => someItem(request, entry, (item) => item[name] === value),
    words: (value) => value,
  })

const conditionsHeld = (request: Request, entry: Entry): readonly string[] => [
  ...(entry.state === 'active' ? (openTerms(request)?.conditions ?? []) : []),
  ...conditionsOfEntry(entryById(request, entry.id)),
  ...(entryById(request, entry.id)?.waived ?? []),
  ...request.attention.flatMap((each) =>
    each.kind === 'late_promise' && each.entry === entry.id ? (each.conditions ?? []) : [],
  ),
]

const isRecordedCost = (request: Request, entry: Entry, cost: Cost): boolean =>
  isNothing(cost.amount) || costsOf(request).some((each) => each.entry === entry.id && isSameCost(each, cost))

const words = ({ amount, currency }: Cost): string => `${amount} ${currency}`

/** Returns whether staff are asked what a name means: the question holds no details of the item. */
const isInReview = (request: Request, { id }: Entry, name: NamedItem): boolean =>
  name.title === undefined &&
  name.callNumber === undefined &&
  request.attention.some(
    (each) =>
      each.kind === 'items_review' &&
      each.entry === id &&
      each.named.some(
        ({ partnerItemId, barcode, volume }) =>
          partnerItemId === name.partnerItemId && barcode === name.barcode && volume === name.volume,
      ),
  )

/** Returns whether an item of the entry is the one that a partner names. */
const isKnownItem = (request: Request, entry: Entry, name: NamedItem): boolean => {
  const own = itemsOf(request, entry.id)
  if (isInReview(request, entry, name)) return true
  return (isNamed(name) ? matching(own, name) : own).some(
    ({ title, callNumber }) =>
      (name.title === undefined || title === name.title) &&
      (name.callNumber === undefined || callNumber === name.callNumber),
  )
}

const nameOf = ({ partnerItemId, barcode, volume, title, callNumber, url }: NamedItem): string =>
  [partnerItemId ?? barcode, volume, title, callNumber, url].filter((each) => each !== undefined).join(', ')

const sameLines = (one: readonly string[] = [], other: readonly string[]): boolean =>
  one.length === other.length && one.every((line, index) => line === other[index])

/** Returns whether staff are asked about these due dates. */
const isReviewed = (request: Request, { id }: Entry, days: readonly string[], text?: string): boolean =>
  request.attention.some(
    (each) =>
      each.kind === 'due_date_review' &&
      each.entry === id &&
      (text === undefined || each.text === text) &&
      days.every((day) => each.candidates.some((candidate) => candidate === day)),
  )

/** Keeps a member of the offer to retry on the entry, whether it is open now or not. */
const setOnOffer =
  <Value>(members: (value: Value) => NonNullable<Entry['offer']>) =>
  (draft: Draft, { id }: Entry, value: Value): Draft =>
    changeEntry(draft, id, { offer: { ...entryById(draft.request, id)?.offer, ...members(value) } })

const offerOf = (request: Request, { id }: Entry): NonNullable<Entry['offer']> =>
  entryById(request, id)?.offer ?? {}

/** Events that answer no to a renewal, or say that nothing is supplied: a date beside them changes none. */
const datesNothing: readonly PartnerEvent['type'][] = [
  'renew_refused',
  'unfilled',
  'expired',
  'cancelled_by_partner',
  'cancel_accepted',
]

/**
 * The disposition of each member of a partner's event. `table`: the table of outcomes decides by it, or `asOf` and the ids
 * that every event sets. `note`: it is shown until somebody has read it. A fact is taken over as data of the request; what
 * cannot be is shown with the note. A member without a rule does not compile.
 */
export const dispositions: { readonly [Member in PartnerEventMember]: 'table' | 'note' | Fact } = {
  note: 'note',
  unclear: 'note',
  noteIsAnswer: 'table',
  isAutomatic: 'table',
  absence: 'note',
  asOf: 'table',
  notification: 'table',
  promiseWithdrawn: 'table',
  refusal: 'table',
  refusedBy: 'table',
  moreFollow: 'table',
  supplierChanged: 'table',
  supplierStays: 'table',
  status: 'table',
  states: 'table',
  names: 'table',
  code: 'table',
  copy: 'table',
  sentToPatron: 'table',
  agency: fact<AgencyId>((event) => event.agency, {
    take: (draft, { id }, agency) => changeEntry(draft, id, { agency }),
    isHeld: (request, { id }, agency) => {
      const known = entryById(request, id)?.agency
      return known !== undefined && agencyKey(known) === agencyKey(agency)
    },
    words: ({ type, value }) => `${type}:${value}`,
  }),
  partnerRequestId: fact<string>((event) => event.partnerRequestId, {
    take: (draft, { id }, partnerRequestId) => changeEntry(draft, id, { partnerRequestId }),
    // The number of an earlier request id is history: only the first and the present one are of use.
    isHeld: (request, entry) => entryById(request, entry.id)?.partnerRequestId !== undefined,
    words: (value) => value,
  }),
  supplier: fact<NonNullable<PartnerEvent['supplier']>>((event) => event.supplier, {
    take: (draft, { id }, supplier) =>
      entryById(draft.request, id)?.supplier === undefined ? changeEntry(draft, id, { supplier }) : draft,
    isHeld: (request, entry, { type, value }) => {
      const supplier = entryById(request, entry.id)?.supplier
      return supplier?.type === type && supplier.value === value
    },
    words: ({ type, value }) => `${type}:${value}`,
  }),
  cost: fact<Cost>((event) => event.cost, { isHeld: isRecordedCost, words }),
  costs: fact<NonNullable<PartnerEvent['costs']>>((event) => event.costs, {
    isHeld: (request, entry, costs) => costs.every((cost) => isRecordedCost(request, entry, cost)),
    words: (costs) => costs.map(words).join(', '),
  }),
  conditions: fact<readonly string[]>((event) => event.conditions, {
    take: (draft, { id }, conditions) => {
      const entry = entryById(draft.request, id)
      return entry?.shipped === true || entry?.state !== 'active'
        ? bindConditions(draft, id, conditions)
        : draft
    },
    isHeld: (request, entry, conditions) => {
      const held = conditionsHeld(request, entry)
      return conditions.every((each) => held.includes(each))
    },
    words: (conditions) => conditions.join(', '),
  }),
  reason: fact<string>((event) => event.reason, {
    isHeld: (request, { id, state }, reason) => {
      const entry = entryById(request, id)
      const open = state === 'active' ? openTerms(request) : undefined
      return (
        [entry?.reason, entry?.lastStatement?.reason, entry?.offer?.reason].includes(reason) ||
        (open?.kind === 'retry' && open.reason === reason)
      )
    },
    words: (value) => value,
  }),
  items: fact<readonly NamedItem[]>((event) => event.items, {
    take: (draft, { id }, items) => nameItems(draft, id, items),
    isHeld: (request, entry, items) => items.every((name) => isKnownItem(request, entry, name)),
    words: (items) => items.map(nameOf).join('; '),
  }),
  form: fact<Item['form']>((event) => event.form, {
    isHeld: (request, entry, form) => someItem(request, entry, (item) => item.form === form),
    words: (value) => value,
  }),
  dueDate: fact<NonNullable<PartnerEvent['dueDate']>>((event) => event.dueDate, {
    take: (draft, entry, dueDate, event) =>
      datesNothing.includes(event.type)
        ? draft
        : setOnItems((item) => withStatedDueDate(item, dueDate, statedAt(draft, event)))(
            draft,
            entry,
            dueDate,
          ),
    isHeld: (request, entry, dueDate) =>
      isReviewed(request, entry, [dueDate]) ||
      someItem(
        request,
        entry,
        (item) => item.dueDate === dueDate || item.formerDueDates?.includes(dueDate) === true,
      ),
    words: (value) => value,
  }),
  dueDateDoubt: fact<NonNullable<PartnerEvent['dueDateDoubt']>>((event) => event.dueDateDoubt, {
    isHeld: (request, entry, { readings, text }) =>
      isReviewed(request, entry, readings, text) ||
      someItem(request, entry, ({ dueDate }) => dueDate !== undefined && readings.includes(dueDate)),
    words: ({ text, readings }) => [text, ...readings].filter((each) => each !== undefined).join(', '),
  }),
  expectedDelivery: fact<NonNullable<PartnerEvent['expectedDelivery']>>((event) => event.expectedDelivery, {
    take: (draft, entry, expectedDelivery, event) =>
      isOlder(draft, entry, event) ? draft : changeEntry(draft, entry.id, { expectedDelivery }),
    isHeld: (request, entry, day) => entryById(request, entry.id)?.expectedDelivery === day,
    words: (value) => value,
  }),
  via: itemFact('via'),
  courier: itemFact('courier'),
  format: itemFact('format'),
  sentOn: fact<NonNullable<PartnerEvent['sentOn']>>((event) => event.sentOn, {
    take: setOnItems((item, sentOn) => (item.sentOn === undefined ? { sentOn } : {})),
    // Systems stamp later messages of a shipment with a day of their own: only the first one counts.
    isHeld: (request, entry) => someItem(request, entry, (item) => item.sentOn !== undefined),
    words: (value) => value,
  }),
  accessCode: itemFact('accessCode'),
  refusedFile: 'table',
  expiresOn: itemFact('expiresOn'),
  trackingIds: fact<readonly string[]>((event) => event.trackingIds, {
    take: setOnItems((item, ids) => ({
      trackingIds: [...new Set([...(item.trackingIds ?? []), ...ids])].slice(-20),
    })),
    isHeld: (request, entry, ids) =>
      ids.every((id) => someItem(request, entry, ({ trackingIds }) => trackingIds?.includes(id) === true)),
    words: (ids) => ids.join(', '),
  }),
  url: fact<string>((event) => event.url, {
    isHeld: (request, entry, url) => someItem(request, entry, (item) => item.url === url),
    words: (value) => value,
  }),
  returnTo: fact<readonly string[]>((event) => event.returnTo, {
    take: setOnItems((_, returnTo) => ({ returnTo: [...returnTo] })),
    isHeld: (request, entry, lines) => someItem(request, entry, (item) => sameLines(item.returnTo, lines)),
    words: (lines) => lines.join(', '),
  }),
  after: fact<NonNullable<PartnerEvent['after']>>((event) => event.after, {
    take: setOnOffer((after) => ({ after })),
    isHeld: (request, entry, after) => offerOf(request, entry).after === after,
    words: (value) => value,
  }),
  before: fact<NonNullable<PartnerEvent['before']>>((event) => event.before, {
    take: setOnOffer((before) => ({ before })),
    isHeld: (request, entry, before) => offerOf(request, entry).before === before,
    words: (value) => value,
  }),
  offer: fact<NonNullable<PartnerEvent['offer']>>((event) => event.offer, {
    take: setOnOffer((offer) => offer),
    isHeld: (request, entry, offer) => {
      const held: Readonly<Record<string, unknown>> = offerOf(request, entry)
      return Object.entries(offer).every(
        ([name, value]) => JSON.stringify(held[name]) === JSON.stringify(value),
      )
    },
    words: (offer) =>
      Object.entries(offer)
        .map(([name, value]) => `${name}: ${[value].flat().join(', ')}`)
        .join('; '),
  }),
}

const isMember = (name: string): name is PartnerEventMember => Object.hasOwn(dispositions, name)
const facts = Object.keys(dispositions)
  .filter(isMember)
  .flatMap((name) => {
    const disposition = dispositions[name]
    return typeof disposition === 'string' ? [] : [{ name, fact: disposition }]
  })

/** The longest words that are kept of one fact. */
const longestWords = 500

/** Takes over as data what a partner's event says beside its status, as far as its rules have not. */
export const takeFacts = (draft: Draft, { id }: Entry, event: PartnerEvent): Draft =>
  facts.reduce((done, { fact }) => {
    const entry = entryById(done.request, id)
    return entry === undefined ? done : fact.take(done, entry, event)
  }, draft)

/** Returns the facts of a partner's event that are no current data of the request, in words. */
export const otherFacts = (
  { request }: Draft,
  entry: Entry,
  event: PartnerEvent,
): readonly Pick<OtherStatement, 'member' | 'text'>[] =>
  facts.flatMap(({ name, fact: { left } }) => {
    const text = left(request, entry, event)?.slice(0, longestWords)
    return text === undefined || text === '' ? [] : [{ member: name, text }]
  })
