import type { Scenario } from '../scenario.ts'
import { requested, shipped } from './beginnings.ts'

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
        sends: ['A received'],
        shows: { items: [{ ils: { confirmed: true } }] },
      },
      { ils: 'ItemCheckedOut', status: 'loaned_to_patron', items: ['on_loan'] },
      { ils: 'ItemCheckedIn', status: 'returned_by_patron', items: ['patron_returned'] },
      { do: { type: 'return' }, status: 'lender_check_in', sends: ['A shipped_return'] },
      { lender: 'A', says: { type: 'checked_in' }, status: 'request_completed' },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'an item that nobody collects goes back: its hold and its record leave the library’s own system',
    ils: { calls: { delete_item: false } },
    workflow: { deadlines: { shelf: 'P3D' } },
    steps: [
      ...shipped,
      {
        do: { type: 'receive', onHoldShelf: true },
        status: 'received_physically',
        sends: ['A received'],
        inIls: [{ hold: true }],
      },
      {
        advance: 'P3D',
        status: 'received_physically',
        attention: ['hold_expired'],
        inIls: [{ hold: true }],
      },
      {
        do: { type: 'return' },
        status: 'lender_check_in',
        sends: ['A shipped_return'],
        attention: ['ils_records_left'],
        inIls: [{ hold: false }],
      },
      {
        do: { type: 'undo_return' },
        status: 'received_physically',
        sends: ['A message'],
        attention: ['hold_expired'],
      },
    ],
    ends: 'open in received',
  },
  {
    name: 'a return by mistake is undone: the library’s own system has the item again, to be lent anew',
    ils: {},
    steps: [
      ...shipped,
      { do: { type: 'receive' }, status: 'received_physically', sends: ['A received'] },
      { ils: 'ItemCheckedOut', status: 'loaned_to_patron', inIls: [{ onLoan: true }] },
      { do: { type: 'return' }, status: 'lender_check_in', sends: ['A shipped_return'], inIls: [] },
      {
        do: { type: 'undo_return' },
        status: 'received_physically',
        sends: ['A message'],
        items: ['received'],
        inIls: [{ hold: true, onLoan: false }],
      },
      { ils: 'ItemCheckedOut', status: 'loaned_to_patron' },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'an item that the library’s own system refuses is received without it',
    ils: { refuses: 1 },
    steps: [
      ...shipped,
      { do: { type: 'receive' }, status: 'ils_refused' },
      { do: { type: 'skip_ils' }, status: 'received_physically', sends: ['A received'], items: ['received'] },
    ],
    ends: 'open in received',
  },
  {
    name: 'an item that the library’s own system refuses counts as on its way again, and can be received later',
    ils: { refuses: 1 },
    steps: [
      ...shipped,
      { do: { type: 'receive' }, status: 'ils_refused' },
      { do: { type: 'undo_receive' }, status: 'shipped_physically', items: ['shipped'], attention: [] },
      { do: { type: 'receive' }, status: 'received_physically', sends: ['A received'] },
    ],
    ends: 'open in received',
  },
  {
    name: 'the library’s own system knows the patron, has the record with the request, and lends it',
    ils: { calls: { create_item: true } },
    steps: [
      {
        create: { patron: { id: 'P-1' } },
        status: 'ready_to_send',
        shows: { patron: { surname: 'Holm', givenName: 'Mira' } },
      },
      ...requested.slice(1),
      ...shipped.slice(requested.length),
      { do: { type: 'receive' }, status: 'received_physically', sends: ['A received'] },
      { ils: 'CheckOutItem', status: 'loaned_to_patron', items: ['on_loan'] },
      { ils: 'CheckInItem', status: 'returned_by_patron', items: ['patron_returned'] },
      { do: { type: 'return' }, status: 'lender_check_in', sends: ['A shipped_return'] },
    ],
    ends: 'open in returned',
  },
  {
    name: 'an item whose recording was not answered is looked up, and its hold cancelled in both systems',
    ils: { drops: 1 },
    steps: [
      ...shipped,
      {
        do: { type: 'receive' },
        status: 'received_physically',
        sends: ['A received'],
        shows: { items: [{ ils: { confirmed: true }, hold: 'placed' }] },
      },
      {
        ils: 'CirculationStatusUpdated',
        status: 'received_physically',
        shows: { items: [{ hold: 'on_shelf' }] },
      },
      {
        do: { type: 'cancel_hold' },
        status: 'received_physically',
        shows: { items: [{ hold: 'cancelled' }] },
      },
    ],
    ends: 'open in received',
  },
  ...(['CancelRequestItem', 'ItemRequestCancelled'] as const).map(
    (news): Scenario => ({
      name: `the library’s own system cancels the hold by ${news}`,
      ils: {},
      steps: [
        ...shipped,
        { do: { type: 'receive' }, status: 'received_physically', sends: ['A received'] },
        {
          ils: 'ItemRequestUpdated',
          status: 'received_physically',
          shows: { items: [{ hold: 'on_shelf' }] },
        },
        { ils: news, status: 'received_physically', shows: { items: [{ hold: 'cancelled' }] } },
      ],
      ends: 'open in received',
    }),
  ),
]
