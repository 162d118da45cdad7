import type { Scenario } from '../scenario.ts'
import { shipped } from './beginnings.ts'

/** The library's own system records what comes, and tells what patrons do with it. */
export const recording: readonly Scenario[] = [
  {
    name: 'the library’s own system has the item before the partner hears, lends it, and is cleaned up after it',
    ils: {},
    steps: [
      ...shipped,
      {
        do: { type: 'receive' },
        status: 'received_physically',
        told: ['A received'],
        shows: { items: [{ ils: { sure: true } }] },
      },
      { ils: 'ItemCheckedOut', status: 'loaned_to_patron', items: ['on_loan'] },
      { ils: 'ItemCheckedIn', status: 'returned_by_patron', items: ['patron_returned'] },
      { do: { type: 'return' }, status: 'lender_check_in', told: ['A shipped_return'] },
      { lender: 'A', says: { type: 'checked_in' }, status: 'request_completed' },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'the library’s own system refuses the item, and takes it when it is asked again',
    ils: { refuses: 1 },
    steps: [
      ...shipped,
      {
        do: { type: 'receive' },
        status: 'ils_refused',
        alerts: ['ils_refused'],
        allowed: ['retry_ils', 'skip_ils', 'undo_receive'],
        forbidden: ['receive'],
      },
      { do: { type: 'retry_ils' }, status: 'received_physically', told: ['A received'], alerts: [] },
    ],
    ends: 'open in received',
  },
  {
    name: 'what the library’s own system refuses is received without it',
    ils: { refuses: 1 },
    steps: [
      ...shipped,
      { do: { type: 'receive' }, status: 'ils_refused' },
      { do: { type: 'skip_ils' }, status: 'received_physically', told: ['A received'], items: ['received'] },
    ],
    ends: 'open in received',
  },
  {
    name: 'what the library’s own system refuses counts as on its way again, and can be received later',
    ils: { refuses: 1 },
    steps: [
      ...shipped,
      { do: { type: 'receive' }, status: 'ils_refused' },
      { do: { type: 'undo_receive' }, status: 'shipped_physically', items: ['shipped'], alerts: [] },
      { do: { type: 'receive' }, status: 'received_physically', told: ['A received'] },
    ],
    ends: 'open in received',
  },
]
