import type { JourneyStep } from '../scenario.ts'

/** Beginnings that many rows share: each goes on from the one before. */

/** The library makes a request. */
export const ready: readonly JourneyStep[] = [
  { create: {}, status: 'ready_to_send', stage: 'ready', attention: [], next: 'library send' },
]

/** The first partner is asked. */
export const requested: readonly JourneyStep[] = [
  ...ready,
  {
    do: { type: 'send' },
    status: 'request_sent',
    sends: ['A request'],
    stage: 'sent',
    attention: [],
    next: 'partner answer',
  },
]

/** It promises to supply. */
export const promised: readonly JourneyStep[] = [
  ...requested,
  {
    lender: 'A',
    says: { type: 'will_supply' },
    status: 'will_supply',
    stage: 'will_supply',
    attention: [],
    next: 'partner shipment',
  },
]

/** It ships a volume. */
export const shipped: readonly JourneyStep[] = [
  ...requested,
  {
    lender: 'A',
    says: { type: 'shipped', items: [{ partnerItemId: '39001' }], dueDate: '2026-04-07' },
    status: 'shipped_physically',
    items: ['shipped'],
    stage: 'shipped',
    attention: [],
    next: 'partner arrival',
  },
]

/** The volume arrives. */
export const received: readonly JourneyStep[] = [
  ...shipped,
  {
    do: { type: 'receive' },
    status: 'received_physically',
    sends: ['A received'],
    items: ['received'],
    stage: 'received',
    attention: [],
    next: 'library place_on_shelf',
  },
]

/** The patron takes it home. */
export const onLoan: readonly JourneyStep[] = [
  ...received,
  {
    do: { type: 'patron_loan' },
    status: 'loaned_to_patron',
    items: ['on_loan'],
    stage: 'on_loan',
    attention: [],
    next: 'patron patron_return',
  },
]

/** It goes back, and its check-in is awaited. */
export const sentBack: readonly JourneyStep[] = [
  ...received,
  {
    do: { type: 'return' },
    status: 'lender_check_in',
    sends: ['A shipped_return'],
    items: ['returned'],
    stage: 'returned',
    attention: [],
    next: 'partner check_in',
  },
]
