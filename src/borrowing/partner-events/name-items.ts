import { itemsOf } from '../items/items.ts'
import { unmatchedNames } from '../items/match-items.ts'
import { renameItems } from '../items/ship-items.ts'
import { type Draft, endAttention, raise } from '../life-cycle/draft.ts'
import type { Entry } from '../request/entry.ts'
import { meaningOf } from './note-answer.ts'
import type { NamedItem, PartnerEvent } from './partner-event.ts'

const idOf = ({ partnerItemId, barcode, volume }: NamedItem): NamedItem => ({
  ...(partnerItemId === undefined ? {} : { partnerItemId }),
  ...(barcode === undefined ? {} : { barcode }),
  ...(volume === undefined ? {} : { volume }),
})

const unmatchedOf = (draft: Draft, { id }: Entry, event: PartnerEvent) => {
  const { items = [] } = event
  const isNone = items.length === 0 || itemsOf(draft.request, id).every(({ state }) => state === 'expected')
  return isNone ? null : unmatchedNames(draft.request, id, items, meaningOf(event) === 'shipped')
}

/**
 * Gives items the new names that an event has for as many as there are, before the event is decided, so that it is about
 * them. A shipment names its items itself.
 */
export const renameFirst = (draft: Draft, entry: Entry, event: PartnerEvent): Draft =>
  meaningOf(event) === 'shipped' ? draft : renameItems(draft, unmatchedOf(draft, entry, event)?.renamed ?? [])

/**
 * Takes the names of an event that no item has: as many as there are other items of the partner are their new names, and
 * attention `items_review` asks about the rest. Items are neither invented nor dropped.
 */
export const takeNames = (draft: Draft, entry: Entry, event: PartnerEvent): Draft => {
  const { id } = entry
  const own = itemsOf(draft.request, id)
  const unmatched = unmatchedOf(draft, entry, event)
  if (unmatched === null) return draft
  const { renamed, unclear } = unmatched
  const named = renameItems(draft, renamed)
  if (unclear.length === 0) return named
  const { message } = draft.context
  const open = named.request.attention.find((each) => each.kind === 'items_review' && each.entry === id)
  const openNames = open?.kind === 'items_review' ? open.named : []
  const isAsked = (name: NamedItem): boolean =>
    openNames.some((each) => JSON.stringify(each) === JSON.stringify(name))
  const names = unclear.map(idOf).filter((name) => !isAsked(name))
  // One question for all of them: a partner may name each in a message of its own.
  return names.length === 0
    ? named
    : raise(
        endAttention(named, (each) => each === open),
        {
          kind: 'items_review',
          entry: id,
          named: [...openNames, ...names].slice(0, 100),
          items: own.filter(({ state }) => state !== 'expected').map((item) => item.id),
          ...(message === undefined ? {} : { message }),
        },
      )
}
