import type { Scenario } from '../scenario.ts'
import { ready, requested } from './beginnings.ts'

const patron = { id: 'p1', surname: 'Moss' }

/** Before anything is sent: approval, duplicates, the rota, locate, what holds a request back. */
export const preparing: readonly Scenario[] = [
  {
    name: 'a request without partners waits for its rota',
    steps: [
      { create: { rota: [] }, status: 'created', forbidden: ['send'] },
      {
        do: { type: 'send' },
        status: 'created',
        refused: 'only in stage: ready to send, not located, unfilled and sent; now: ',
      },
      { do: { type: 'add_partners', partners: ['A'] }, status: 'ready_to_send', rota: ['pending'] },
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'with automatic sending it goes out with its first partner',
    workflow: { automaticSend: true },
    steps: [
      { create: { rota: [] }, status: 'created' },
      { do: { type: 'add_partners', partners: ['A'] }, status: 'request_sent', sends: ['A request'] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a partner is asked who it is, before and after it is asked for something',
    steps: [
      ...ready,
      { check: 'A', status: 'ready_to_send' },
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
      { check: 'A', status: 'request_sent' },
    ],
    ends: 'open in sent',
  },
  {
    name: 'the rota is put in another order, shortened, and rebuilt',
    partners: { A: {}, B: {}, C: {} },
    steps: [
      { create: {}, status: 'ready_to_send', rota: ['pending', 'pending', 'pending'] },
      {
        do: { type: 'move', entry: 3, to: 1 },
        status: 'ready_to_send',
        shows: { rota: [{ id: 3 }, { id: 1 }, { id: 2 }] },
      },
      {
        do: { type: 'remove_partner', entry: 1 },
        status: 'ready_to_send',
        shows: { rota: [{ id: 3 }, { id: 2 }] },
      },
      { do: { type: 'remove_partner', entry: 3 }, status: 'ready_to_send' },
      { do: { type: 'remove_partner', entry: 2 }, status: 'created', rota: [] },
      {
        do: { type: 'set_rota', partners: ['B', 'A'] },
        status: 'ready_to_send',
        rota: ['pending', 'pending'],
      },
      { do: { type: 'send' }, status: 'request_sent', sends: ['B request'] },
      { do: { type: 'set_rota', partners: ['C'] }, status: 'request_sent', rota: ['active', 'pending'] },
      { lender: 'B', says: { type: 'unfilled' }, status: 'request_sent', sends: ['C request'] },
      {
        do: { type: 'remove_partner', entry: 4 },
        status: 'request_sent',
        refused: 'no entry of the rota is pending',
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'approval first',
    workflow: { steps: { approval: true } },
    steps: [
      { create: {}, status: 'pending_approval', forbidden: ['send'], allowed: ['approve', 'decline'] },
      {
        do: { type: 'send' },
        status: 'pending_approval',
        refused: 'only in stage: ready to send, not located, unfilled and sent; now: ',
      },
      { do: { type: 'approve' }, by: 'staff:ada', status: 'ready_to_send' },
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'declined, reopened and approved',
    workflow: { steps: { approval: true }, automaticSend: true },
    steps: [
      { create: {}, status: 'pending_approval' },
      {
        do: { type: 'decline', note: 'We have it.' },
        by: 'staff:ada',
        status: 'declined',
        rota: ['skipped'],
      },
      { do: { type: 'reopen' }, status: 'pending_approval', rota: ['pending'] },
      { do: { type: 'approve' }, status: 'request_sent', sends: ['A request'] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a second request of the patron for the same item is held for staff',
    workflow: { duplicates: { within: 'P30D', action: 'hold' } },
    steps: [
      { create: { patron }, status: 'ready_to_send' },
      { create: { patron: { ...patron, id: 'p2' } }, status: 'ready_to_send' },
      { create: { patron }, status: 'duplicate', forbidden: ['send'], next: 'library keep_duplicate' },
      { do: { type: 'approve' }, status: 'duplicate', refused: 'it waits for no approval' },
      { do: { type: 'keep_duplicate' }, by: 'staff:ada', status: 'ready_to_send', next: 'library send' },
    ],
    ends: 'open in ready',
  },
  {
    name: 'a second request of the patron for the same item is refused, by the profile',
    workflow: { duplicates: { within: 'P30D', action: 'refuse' } },
    steps: [
      { create: { patron }, status: 'ready_to_send' },
      { create: { patron }, status: 'ready_to_send', refused: 'for the same item' },
      { do: { type: 'cancel' }, status: 'cancelled_by_staff' },
      { create: { patron }, status: 'ready_to_send' },
    ],
    ends: 'open in ready',
  },
  {
    name: 'held until staff have looked',
    steps: [
      { create: { hold: 'staff' }, status: 'waiting_for_staff' },
      {
        do: { type: 'send' },
        status: 'waiting_for_staff',
        refused: 'requires a review by staff: approve it',
      },
      { do: { type: 'approve' }, status: 'ready_to_send' },
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'held until a day has come',
    steps: [
      { create: { hold: { until: '2026-03-05' } }, status: 'scheduled' },
      { do: { type: 'send' }, status: 'scheduled', refused: 'it waits for its date' },
      { advance: 'P1D', status: 'scheduled', next: 'gateway date' },
      { advance: 'P1D', status: 'ready_to_send', next: 'library send' },
    ],
    ends: 'open in ready',
  },
  {
    name: 'held until a day has come, then sent automatically',
    workflow: { automaticSend: true },
    steps: [
      { create: { hold: { until: '2026-03-03' } }, status: 'scheduled' },
      { advance: 'PT15H', status: 'request_sent', sends: ['A request'] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'locate that nobody answers goes on after its time',
    partners: { A: { catalogue: 'busy' } },
    steps: [
      ...ready,
      { do: { type: 'locate' }, status: 'locate_in_process', forbidden: ['send'] },
      { advance: 'PT10M', status: 'ready_to_send' },
    ],
    ends: 'open in ready',
  },
  {
    name: 'the rota is emptied while locate is under way: it has failed, and goes on with another partner',
    partners: { A: { catalogue: 'busy' }, B: {} },
    steps: [
      { create: { rota: ['A'] }, status: 'ready_to_send' },
      { do: { type: 'locate' }, status: 'locate_in_process' },
      { do: { type: 'remove_partner', entry: 1 }, status: 'locate_failed', rota: [] },
      { do: { type: 'add_partners', partners: ['B'] }, status: 'ready_to_send', allowed: ['send', 'locate'] },
      { do: { type: 'send' }, status: 'request_sent', sends: ['B request'] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a locate that failed closes the request, by the profile',
    workflow: { onLocateFailure: 'close' },
    partners: { A: { catalogue: 'nothing' } },
    steps: [
      ...ready,
      { do: { type: 'locate' }, status: 'unfilled', rota: ['not_located'] },
      {
        do: { type: 'reopen' },
        status: 'created',
        rota: ['not_located'],
        allowed: ['locate', 'add_partners'],
      },
      { do: { type: 'locate' }, status: 'unfilled', rota: ['not_located'] },
    ],
    ends: 'closed as unfilled',
  },
  {
    name: 'a partner whose catalogue has nothing leaves the rota, the next one is asked',
    partners: { A: { catalogue: 'nothing' }, B: {} },
    steps: [
      ...ready,
      { do: { type: 'locate' }, status: 'ready_to_send', rota: ['not_located', 'pending'] },
      { do: { type: 'send' }, status: 'request_sent', sends: ['B request'] },
      {
        do: { type: 'complete' },
        status: 'request_completed',
        sends: ['B cancel'],
        rota: ['not_located', 'cancelled'],
        shows: { rota: [{ reason: { text: 'no title found by title On lending' } }, {}] },
      },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'an item that the library owns itself is not sent for, until staff override it',
    catalogue: 'held',
    partners: { A: { catalogue: 'held' }, B: { catalogue: 'held' } },
    workflow: { automaticLocate: true, automaticSend: true },
    steps: [
      {
        create: { citation: { title: 'Middlemarch' }, rota: ['A'] },
        status: 'locally_owned',
        rota: ['pending'],
        explains: [
          'the library owns the item',
          'the library’s own catalogue: held and available, Main Library, Stacks, PR4662 .A1',
        ],
      },
      { do: { type: 'send' }, status: 'locally_owned', refused: 'the library owns the item' },
      { do: { type: 'send', override: true }, status: 'request_sent', sends: ['A request'] },
      {
        do: { type: 'add_partners', partners: ['B'] },
        status: 'request_sent',
        rota: ['active', 'pending'],
        shows: { waitingFor: [] },
      },
      { lender: 'A', says: { type: 'unfilled' }, status: 'request_sent', sends: ['B request'] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a partner that has no time to be asked about stays in the rota, one that holds a copy too',
    partners: { A: { catalogue: 'held' }, B: {} },
    steps: [
      { create: { citation: { title: 'Middlemarch' } }, status: 'ready_to_send' },
      {
        do: { type: 'locate' },
        status: 'ready_to_send',
        rota: ['pending', 'pending'],
        shows: { rota: [{ located: { held: true, available: true } }, {}] },
      },
    ],
    ends: 'open in ready',
  },
  {
    name: 'automatic locate, then automatic sending',
    partners: { A: { catalogue: 'busy' } },
    workflow: { automaticLocate: true, automaticSend: true, deadlines: { locate: 'PT2M' } },
    steps: [
      { create: {}, status: 'locate_in_process' },
      { advance: 'PT2M', status: 'request_sent', sends: ['A request'] },
      { do: { type: 'locate' }, status: 'request_sent', refused: 'no entry is pending' },
    ],
    ends: 'open in sent',
  },
  {
    name: 'partners that are inactive or closed are skipped',
    partners: {
      A: { status: 'inactive' },
      B: { closures: [{ from: '2026-03-01', to: '2026-03-10' }] },
      C: {},
    },
    steps: [
      { create: {}, status: 'ready_to_send' },
      {
        do: { type: 'send' },
        status: 'request_sent',
        sends: ['C request'],
        rota: ['skipped', 'skipped', 'active'],
        shows: {
          rota: [{ reason: { text: 'inactive' } }, { reason: { text: 'closed until 10 March 2026' } }, {}],
        },
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a rota of which nobody can be asked is used up',
    partners: { A: { status: 'inactive' } },
    steps: [
      { create: {}, status: 'ready_to_send' },
      { do: { type: 'send' }, status: 'unfilled', rota: ['skipped'] },
    ],
    ends: 'open in unfilled',
  },
  {
    name: 'used up and closed, reopened with another partner',
    workflow: { onRotaUsedUp: 'close' },
    partners: { A: {}, B: {} },
    steps: [
      { create: { rota: ['A'] }, status: 'ready_to_send' },
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
      { lender: 'A', says: { type: 'unfilled', reason: 'NotHeld' }, status: 'unfilled', rota: ['rejected'] },
      {
        do: { type: 'send' },
        status: 'unfilled',
        refused: 'only in stage: ready to send, not located, unfilled and sent; now: ',
      },
      { do: { type: 'reopen' }, by: 'staff:ada', status: 'rejected_by_partner' },
      { do: { type: 'add_partners', partners: ['B'] }, status: 'ready_to_send', allowed: ['send'] },
      { do: { type: 'send' }, status: 'request_sent', sends: [{ message: 'B request', under: 2 }] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a completed request cannot be reopened',
    steps: [
      ...requested,
      { do: { type: 'complete' }, status: 'request_completed', sends: ['A cancel'] },
      {
        do: { type: 'reopen' },
        status: 'request_completed',
        refused: 'only unfilled, expired, declined and cancelled',
      },
    ],
    ends: 'closed as completed',
  },
]
