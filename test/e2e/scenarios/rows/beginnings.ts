import type { Step } from '../scenario.ts'

/** Beginnings that many rows share: each goes on from the one before. */

/** The library makes a request. */
export const ready: readonly Step[] = [{ create: {}, status: 'ready_to_send' }]

/** The first partner is asked. */
export const requested: readonly Step[] = [
  ...ready,
  { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
]

/** It promises to supply. */
export const promised: readonly Step[] = [
  ...requested,
  { lender: 'A', says: { type: 'will_supply' }, status: 'will_supply' },
]

/** It ships a volume. */
export const shipped: readonly Step[] = [
  ...requested,
  {
    lender: 'A',
    says: { type: 'shipped', items: [{ partnerItemId: '39001' }], dueDate: '2026-04-07' },
    status: 'shipped_physically',
    items: ['shipped'],
  },
]

/** The volume arrives. */
export const received: readonly Step[] = [
  ...shipped,
  { do: { type: 'receive' }, status: 'received_physically', sends: ['A received'], items: ['received'] },
]

/** The patron takes it home. */
export const onLoan: readonly Step[] = [
  ...received,
  { do: { type: 'patron_loan' }, status: 'loaned_to_patron', items: ['on_loan'] },
]

/** It goes back, and its check-in is awaited. */
export const sentBack: readonly Step[] = [
  ...received,
  { do: { type: 'return' }, status: 'lender_check_in', sends: ['A shipped_return'], items: ['returned'] },
]
