import type { Scenario } from '../scenario.ts'
import { shipped } from './beginnings.ts'

/** Calls of the library's own system after the receipt, and those that it refuses. */
export const librarySystem: readonly Scenario[] = [
  {
    name: 'a new due date goes to the patron’s loan in the library’s own system',
    ils: {},
    steps: [
      ...shipped,
      { do: { type: 'receive' }, status: 'received_physically', sends: ['A received'] },
      { ils: 'ItemCheckedOut', status: 'loaned_to_patron', next: 'patron patron_return' },
      {
        lender: 'A',
        says: { type: 'renewed', dueDate: '2026-05-04' },
        status: 'renewed_by_partner',
        attention: [],
        inIls: [{ onLoan: true, dueDate: '2026-05-04T23:59:59' }],
      },
      {
        lender: 'A',
        says: { type: 'recalled', dueDate: '2026-04-10' },
        status: 'recalled_by_partner',
        attention: ['recalled'],
        inIls: [{ onLoan: true, dueDate: '2026-04-10T23:59:59' }],
      },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'a library’s own system that takes no new due dates: staff change it there',
    ils: { calls: { renew_item: false } },
    steps: [
      ...shipped,
      { do: { type: 'receive' }, status: 'received_physically', sends: ['A received'] },
      { ils: 'ItemCheckedOut', status: 'loaned_to_patron' },
      {
        lender: 'A',
        says: { type: 'renewed', dueDate: '2026-05-04' },
        status: 'renewed_by_partner',
        attention: ['ils_refused'],
        next: 'library retry_ils',
        allowed: ['retry_ils', 'skip_ils'],
      },
      { do: { type: 'skip_ils' }, status: 'loaned_to_patron', attention: [], next: 'patron patron_return' },
    ],
    ends: 'open in on_loan',
  },
]
