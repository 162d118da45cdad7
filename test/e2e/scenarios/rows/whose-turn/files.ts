import { reachedAddress, refusedAddress } from '../../patron-mailboxes.ts'
import type { WhoseTurnScenario, WhoseTurnStep } from '../../scenario.ts'
import { requestedFor } from '../beginnings.ts'

const copy = { type: 'copy', form: 'digital' } as const
const url = 'https://lender.example/files/1.pdf'
const patron = { id: 'p1', surname: 'Moss', email: reachedAddress }
const movedAway = { ...patron, email: refusedAddress }

/** Returns the steps in which a file is asked for, for a patron with an address. */
const requestFor = (reader: typeof patron): readonly WhoseTurnStep[] => [
  ...requestedFor({ service: copy, patron: reader }),
]

/** Files, each step with whose turn it is. */
export const files: readonly WhoseTurnScenario[] = [
  {
    name: 'a digital copy to the library: checked, forwarded, closed',
    steps: [
      ...requestFor(patron),
      {
        lender: 'A',
        says: { type: 'shipped', items: [], url },
        status: 'shipped_digitally',
        shows: { items: [{ url, form: 'digital' }] },
        stage: 'shipped',
        attention: [],
        next: 'library receive',
      },
      {
        do: { type: 'receive' },
        status: 'received_digitally',
        sends: ['A received'],
        allowed: ['forward_to_patron'],
        forbidden: ['return', 'patron_loan'],
        stage: 'received',
        attention: [],
        next: 'library forward_to_patron',
      },
      {
        do: { type: 'forward_to_patron' },
        by: 'staff:ada',
        status: 'request_completed',
        stage: 'closed',
        attention: [],
        next: null,
      },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'a digital copy straight to the patron: the request carried the address, and the profile says so',
    workflow: { digitalDelivery: 'to_patron' },
    steps: [
      ...requestFor(patron),
      {
        lender: 'A',
        says: { type: 'shipped', items: [], url },
        status: 'request_completed',
        sends: ['A received'],
        shows: { outcome: { kind: 'completed', reason: 'delivered to the patron' } },
        stage: 'closed',
        attention: [],
        next: null,
      },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'a file straight to the patron comes back: staff correct the address, and it follows the patron there',
    workflow: { digitalDelivery: 'to_patron' },
    steps: [
      ...requestFor(movedAway),
      {
        lender: 'A',
        says: { type: 'shipped', items: [], url },
        status: 'request_completed',
        sends: ['A received'],
        notices: ['delivered refused'],
        attention: ['patron_not_reached'],
        next: 'library edit',
        allowed: ['edit', 'forward_to_patron', 'mark_read'],
        stage: 'closed',
      },
      {
        do: { type: 'edit', patron },
        status: 'request_completed',
        notices: ['delivered delivered'],
        stage: 'closed',
        attention: [],
        next: null,
      },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'a file that the library forwards comes back, and is forwarded once more',
    steps: [
      ...requestFor(movedAway),
      {
        lender: 'A',
        says: { type: 'shipped', items: [], url },
        status: 'shipped_digitally',
        stage: 'shipped',
        attention: [],
        next: 'library receive',
      },
      {
        do: { type: 'receive' },
        status: 'received_digitally',
        sends: ['A received'],
        stage: 'received',
        attention: [],
        next: 'library forward_to_patron',
      },
      {
        do: { type: 'forward_to_patron' },
        status: 'request_completed',
        notices: ['delivered refused'],
        attention: ['patron_not_reached'],
        next: 'library edit',
        stage: 'closed',
      },
      {
        do: { type: 'forward_to_patron' },
        status: 'request_completed',
        notices: ['delivered refused'],
        stage: 'closed',
        attention: ['patron_not_reached'],
        next: 'library edit',
      },
      { do: { type: 'mark_read' }, status: 'request_completed', stage: 'closed', attention: [], next: null },
    ],
    ends: 'closed as completed',
  },
]
