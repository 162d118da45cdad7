import type { TimelineView } from '../../src/http/api/views/messages.ts'
import { incoming, loan, loaned, outgoing } from './steps.ts'
import type { Story } from './story.ts'

type Timeline = readonly TimelineView[]

/** The libraries that borrow, and which of them have an ILS that speaks NCIP: its dialect, and how often it refuses an item. */
export const libraries: Readonly<
  Record<
    string,
    { readonly name: string; readonly system?: { readonly dialect: string; readonly refuses: number } }
  >
> = {
  DEMO: { name: 'Demo Library' },
  KOHA: { name: 'A library with Koha', system: { dialect: 'koha', refuses: 0 } },
  FOLIO: { name: 'A library with FOLIO', system: { dialect: 'folio', refuses: 1 } },
  ALMA: { name: 'A library with Alma', system: { dialect: 'alma', refuses: 1 } },
}

/** Returns the messages of a timeline in the order in which they came and went, each with its text. */
const messages = (timeline: Timeline) =>
  timeline.flatMap((item) => {
    if (item.kind === 'message_in') return [{ name: `← ${item.message.summary}`, xml: item.message.raw }]
    return item.kind === 'message_out'
      ? [{ name: `→ ${item.delivery.summary}`, xml: item.delivery.content }]
      : []
  })

/** Returns whether these messages are in the timeline in this order, each of them NCIP. */
const exchanged = (timeline: Timeline, ...wanted: readonly string[]): boolean => {
  const names = messages(timeline)
    .filter(({ xml }) => /<(\w+:)?NCIPMessage/.test(xml))
    .map(({ name }) => name)
  let from = 0
  return wanted.every((name) => {
    const index = names.indexOf(name, from)
    from = index + 1
    return index >= 0
  })
}

const says = (timeline: Timeline, text: string): boolean =>
  messages(timeline).some(({ xml }) => xml.includes(text))

/** Returns whether a look-up found the patron. Its data must not be kept, so only its answer is in the timeline. */
const knewPatron = (timeline: Timeline): boolean =>
  timeline.some(
    (item) =>
      item.kind === 'event' && item.explanations.some(({ code }) => code === 'explanation.patron_known'),
  )

/** A loan over NCIP: the answer to the request says that the lender has it. */
const accepted = ['request_sent', 'request_accepted', ...loaned] as const

/** Loans over NCIP: with lenders in their two real profiles, and with the library's own ILS. */
export const ncipStories: readonly Story[] = [
  {
    name: 'NCIP with Alma: a loan and a renewal',
    rota: ['will-supply-then-loaned.alma_p2p'],
    steps: [
      { at: 'shipped_physically', does: { type: 'receive' } },
      { at: 'received_physically', does: { type: 'patron_loan' } },
      { at: 'loaned_to_patron', does: { type: 'renew' } },
      { at: 'renewed_by_partner', does: { type: 'patron_return' } },
      { at: 'returned_by_patron', does: { type: 'return' } },
    ],
    passes: ['request_accepted', 'loaned_to_patron', 'renewed_by_partner', 'returned_by_patron'],
    ends: 'request_completed',
    shows: {
      words: 'RequestItem, ItemShipped, ItemReceived, RenewItem, ItemShipped back, ItemReceived there',
      holds: (timeline) =>
        exchanged(
          timeline,
          '→ RequestItem',
          '← ItemShipped',
          '→ ItemReceived',
          '→ RenewItem',
          '→ ItemShipped (return)',
          '← ItemReceived',
        ) && says(timeline, 'ALMA_NCIP_ILL'),
    },
  },
  {
    name: 'NCIP with Alma: a cancel refused',
    rota: ['cancel-refused.alma_p2p'],
    steps: [{ at: 'request_accepted', does: { type: 'cancel' } }, ...loan],
    passes: ['request_accepted', 'cancel_requested', 'cancel_not_accepted', ...loaned],
    ends: 'request_completed',
    shows: {
      words: 'the response to CancelRequestItem held a Problem',
      holds: (timeline) =>
        outgoing(timeline).some(
          ({ operation, reply }) => operation === 'cancel' && /Request Already Processed/.test(reply ?? ''),
        ),
    },
  },
  {
    name: 'NCIP with Alma: a cancel accepted',
    rota: ['cancel-accepted.alma_p2p'],
    steps: [{ at: 'request_accepted', does: { type: 'cancel' } }],
    passes: ['request_accepted', 'cancel_requested'],
    ends: 'cancelled_by_staff',
    shows: {
      words: 'an ItemRequestCancelled answered the cancel',
      holds: (timeline) => exchanged(timeline, '→ CancelRequestItem', '← ItemRequestCancelled'),
    },
  },
  {
    name: 'NCIP, Norwegian: rejected, next partner',
    rota: ['unfilled.nncipp', 'loaned-at-once.nncipp'],
    steps: loan,
    passes: ['request_accepted', ...accepted],
    ends: 'request_completed',
    shows: {
      words: 'NoticeContent tells who did what, a number why it was rejected',
      holds: (timeline, { rota }) =>
        exchanged(
          timeline,
          '← CancelRequestItem CancelledBy.Lender',
          '← ItemShipped ShippedBy.Lender',
          '→ ItemReceived',
          '← ItemReceived ReceivedBy.Lender',
        ) &&
        says(timeline, 'ShippedBy.Borrower') &&
        rota[0]?.reason?.text === 'NotOnShelf',
    },
  },
  {
    name: 'NCIP, Norwegian: a recall',
    rota: ['recalled.nncipp'],
    steps: [
      { at: 'shipped_physically', does: { type: 'receive' } },
      { at: 'recalled_by_partner', does: { type: 'return' } },
    ],
    passes: ['received_physically', 'recalled_by_partner', 'returned_to_partner'],
    ends: 'request_completed',
    shows: {
      words: 'RecallItem was known by its item alone',
      holds: (timeline) => exchanged(timeline, '← RecallItem'),
    },
  },
  {
    name: 'own ILS, Koha: recorded, lent, returned there',
    library: 'KOHA',
    rota: ['loaned-at-once'],
    steps: [
      { at: 'shipped_physically', does: { type: 'receive' } },
      { at: 'returned_by_patron', does: { type: 'return' } },
    ],
    passes: ['shipped_physically', 'receiving', ...loaned.slice(1)],
    ends: 'request_completed',
    shows: {
      words: 'the ILS knew the patron, accepted the item, told of loan and return, and cleaned up',
      holds: (timeline, { patron }) =>
        patron?.surname === 'Reader' &&
        knewPatron(timeline) &&
        exchanged(
          timeline,
          '→ AcceptItem',
          '← ItemCheckedOut',
          '← ItemCheckedIn',
          '→ CheckInItem',
          '→ DeleteItem',
        ) &&
        outgoing(timeline).every(({ state }) => state === 'delivered'),
    },
  },
  {
    name: 'own ILS, FOLIO: refuses, asked again',
    library: 'FOLIO',
    rota: ['will-supply-then-loaned.nncipp'],
    steps: [
      { at: 'shipped_physically', does: { type: 'receive' } },
      { at: 'ils_refused', does: { type: 'retry_ils' } },
      ...loan.slice(1),
    ],
    passes: ['receiving', 'ils_refused', 'receiving', ...loaned.slice(1)],
    ends: 'request_completed',
    shows: {
      words: 'the partner heard of the receipt only when the ILS had the item',
      holds: (timeline) =>
        outgoing(timeline)
          .map(({ operation, state }) => `${operation} ${state}`)
          .join(', ')
          .includes('accept_item refused, accept_item delivered, received delivered'),
    },
  },
  {
    name: 'own ILS, Alma: refuses, received without it',
    library: 'ALMA',
    rota: ['loaned-at-once.alma_p2p'],
    steps: [
      { at: 'shipped_physically', does: { type: 'receive' } },
      { at: 'ils_refused', does: { type: 'skip_ils' } },
      ...loan.slice(1),
    ],
    passes: ['receiving', 'ils_refused', ...loaned.slice(1)],
    ends: 'request_completed',
    shows: {
      words: 'nothing was recorded, so nothing was cleaned up',
      holds: (timeline) =>
        incoming(timeline).length > 0 &&
        outgoing(timeline).filter(({ partner }) => partner === null).length === 1,
    },
  },
]
