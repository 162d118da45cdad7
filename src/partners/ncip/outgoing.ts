import type { ItemId } from 'node-ncip'
import type { LeftOutPart } from '../../borrowing/request/left-out.ts'
import { type Operation, type OperationKind, operationKinds } from '../../borrowing/request/operation.ts'
import { reason } from '../../translations/reason.ts'
import type { Partner } from '../partner.ts'
import type { NotSent, Rendered, Subject } from '../rendered-message.ts'
import { joinNoteLines } from '../text.ts'
import { connectionOf } from './connection.ts'
import { itemIds, itemsOfEntry } from './item-ids.ts'
import {
  cancel,
  itemDamaged,
  itemLost,
  itemReceived,
  itemRequestUpdated,
  itemShipped,
  lookupRequest,
  renewItem,
  request,
} from './messages.ts'
import { deliveryLeftOut, identifiersLeftOut, partsInNote } from './request-item.ts'
import type { Service } from './services.ts'
import { takes, vendorOf } from './vendors/read-vendor-settings.ts'
import type { Vendor } from './vendors/vendor-settings.ts'
import { contentType, type Message2, write } from './write-message.ts'

type NotSendable = Pick<NotSent, 'notSendable'>

/** The messages that say an operation: one, or one an item. */
type Words = readonly Message2[] | NotSendable

/** The service that an operation needs; those without one have none. */
const serviceOf: Readonly<Partial<Record<OperationKind, Service | null>>> = {
  cancel: 'CancelRequestItem',
  renew: 'RenewItem',
  received: 'ItemReceived',
  shipped_return: 'ItemShipped',
  message: 'ItemRequestUpdated',
  shipped_forward: null,
  hold_return: null,
}

/** Returns the operations for which a partner's system takes no message. */
export const refusedOperations = (partner: Partner): readonly OperationKind[] =>
  operationKinds.filter((kind) => {
    const service = serviceOf[kind]
    return service === null || (service !== undefined && !takes(partner, service))
  })

/**
 * Renders an operation as NCIP messages (docs/life-cycle.md). What needs an item id and has none, or a
 * service that the partner does not have, is not sendable.
 */
export const render = (operation: Operation, subject: Subject): Rendered | NotSendable => {
  const { partner } = subject
  const vendor = vendorOf(partner)
  const words = wordsOf(operation, subject, vendor)
  if ('notSendable' in words) return words
  const refused = words.find(({ kind }) => !takes(partner, kind))
  if (refused !== undefined)
    return { notSendable: reason('not_sendable.action_refused', { action: refused.kind }) }
  const { edition, version } = connectionOf(partner)
  const [first, ...further] = words.flatMap((message) => {
    const content = write(message, { edition, version }, vendor)
    return content === undefined ? [] : [{ content, contentType, summary: summaryOf(message, operation) }]
  })
  if (first === undefined)
    return { notSendable: reason('not_sendable.ncip_version_has_none', { version: edition }) }
  const leftOut = [
    ...(hasNotes(subject, vendor) ? [] : onlyInNote(operation, subject)),
    ...(operation.kind === 'request' || operation.kind === 'retry'
      ? [...identifiersLeftOut(subject, vendor), ...deliveryLeftOut(subject)]
      : []),
  ]
  return {
    ...first,
    ...(further.length === 0 ? {} : { further }),
    ...(leftOut.length === 0 ? {} : { leftOut }),
  }
}

/** Notes are in Ext, which version 1 does not have, and which a vendor's profile or its version may leave out. */
const hasNotes = ({ partner }: Subject, { notes }: Vendor): boolean =>
  connectionOf(partner).edition === '2' && notes !== 'none'

/** Returns the parts of an operation that NCIP writes in the note only. */
const onlyInNote = (operation: Operation, subject: Subject): readonly LeftOutPart[] => {
  switch (operation.kind) {
    case 'request':
      return partsInNote(subject)
    case 'retry':
      return [...noteOf(operation), ...partsInNote(subject)]
    case 'cancel':
    case 'accept_condition':
    case 'received':
    case 'shipped_return':
    case 'lost':
      return noteOf(operation)
    default:
      return []
  }
}

const noteOf = ({ note }: { readonly note?: string | undefined }): readonly LeftOutPart[] =>
  note === undefined ? [] : [{ part: 'note', text: note }]

const summaryOf = ({ kind }: Message2, operation: Operation): string =>
  operation.kind === 'shipped_return' ? `${kind} (return)` : kind

const wordsOf = (operation: Operation, subject: Subject, vendor: Vendor): Words => {
  switch (operation.kind) {
    case 'request':
    case 'retry':
      return [request(operation, subject, vendor)]
    case 'cancel':
      return [cancel(operation.note, subject, vendor)]
    case 'received':
      if (operation.items.length === 0) return inWords(joinNoteLines([operation.note]), subject, vendor)
      return perItem(operation.items, subject, vendor, (id, first) =>
        itemReceived(id, first ? operation.note : undefined, subject, vendor),
      )
    case 'renew':
      return perItem(itemsOfEntry(subject), subject, vendor, (id) =>
        renewItem(id, operation.dueDateWanted, subject, vendor),
      )
    case 'shipped_return':
      return shippedReturn(operation, subject, vendor)
    case 'status_request':
    case 'reminder':
      return [lookupRequest(subject, vendor)]
    case 'message':
      return inWords(operation.note, subject, vendor)
    case 'accept_condition':
      return operation.conditions.length === 0 && operation.cost === undefined
        ? inWords(joinNoteLines(['Conditions accepted.', operation.note]), subject, vendor)
        : [request(operation, subject, vendor)]
    case 'decline_condition':
      return inWords(conditionWords('Conditions declined', operation.conditions), subject, vendor)
    case 'lost':
      return takes(subject.partner, 'ReportCirculationStatusChange')
        ? perItem(operation.items, subject, vendor, (id) => itemLost(id, operation.note, subject, vendor))
        : inWords(joinNoteLines(['Lost by the borrower.', operation.note]), subject, vendor)
    case 'damaged':
      return damagedItems(operation, subject, vendor)
    case 'shipped_forward':
    case 'hold_return':
      return { notSendable: reason('not_sendable.ncip_has_none') }
  }
}

/** Returns a message for each item that has an id. */
const perItem = (
  items: readonly number[],
  subject: Subject,
  vendor: Vendor,
  message: (id: ItemId, first: boolean) => Message2,
): Words => {
  const ids = itemIds(items, subject, vendor)
  return ids.length === 0
    ? { notSendable: reason('not_sendable.no_item_id') }
    : ids.map((id, index) => message(id, index === 0))
}

const damagedItems = (
  { items, note }: Extract<Operation, { kind: 'damaged' }>,
  subject: Subject,
  vendor: Vendor,
): Words => {
  const { damaged } = vendor
  return damaged !== null && takes(subject.partner, 'ItemUpdated')
    ? perItem(items, subject, vendor, (id) => itemDamaged(id, damaged, note, subject, vendor))
    : inWords(joinNoteLines([damagedWords(items, subject, vendor), note]), subject, vendor)
}

const damagedWords = (items: readonly number[], subject: Subject, vendor: Vendor): string => {
  const ids = itemIds(items, subject, vendor).map(({ ItemIdentifierValue }) => ItemIdentifierValue)
  return ids.length === 0 ? 'Damaged.' : `Damaged: ${ids.join(', ')}`
}

const shippedReturn = (
  { items, note }: Extract<Operation, { kind: 'shipped_return' }>,
  subject: Subject,
  vendor: Vendor,
): Words => {
  const ids = itemIds(items, subject, vendor)
  return ids.length === 0
    ? [itemShipped(undefined, note, subject, vendor)]
    : ids.map((id, index) => itemShipped(id, index === 0 ? note : undefined, subject, vendor))
}

const conditionWords = (what: string, conditions: readonly string[]): string =>
  conditions.length === 0 ? `${what}.` : `${what}: ${conditions.join(', ')}`

/** Words go into the Ext of an ItemRequestUpdated, and version 1 has no Ext. */
const inWords = (note: string | undefined, subject: Subject, vendor: Vendor): Words =>
  note === undefined
    ? { notSendable: reason('not_sendable.nothing_to_say') }
    : hasNotes(subject, vendor)
      ? [itemRequestUpdated(note, subject, vendor)]
      : { notSendable: reason('not_sendable.no_place_for_words') }
