import type { Scenario, Step } from '../scenario.ts'
import { received } from './beginnings.ts'

const copy = { type: 'copy', form: 'digital' } as const
const url = 'https://lender.example/files/1.pdf'
const patron = { id: 'p1', surname: 'Moss', email: 'moss@example.org' }

const digitalAsked = (more: object = {}): readonly Step[] => [
  { create: { service: copy, ...more }, status: 'ready_to_send' },
  { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
]

/** Copies and files, and what need not go back. */
export const copies: readonly Scenario[] = [
  {
    name: 'a copy on paper is handed over for good',
    steps: [
      { create: { service: { type: 'copy', form: 'physical' } }, status: 'ready_to_send' },
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
      { lender: 'A', says: { type: 'shipped', items: [], form: 'physical' }, status: 'shipped_physically' },
      {
        do: { type: 'receive' },
        status: 'received_physically',
        sends: ['A received'],
        forbidden: ['forward_to_patron'],
      },
      { do: { type: 'hand_over' }, status: 'request_completed', forbidden: ['return'] },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'a volume that need not go back is handed over; another must be returned',
    steps: [
      ...received,
      { do: { type: 'hand_over' }, status: 'received_physically', refused: 'must be returned' },
      { create: { service: { type: 'loan', nonReturnable: true } }, status: 'ready_to_send' },
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
      { lender: 'A', says: { type: 'shipped', items: [] }, status: 'shipped_physically' },
      { do: { type: 'receive' }, status: 'received_physically', sends: ['A received'] },
      { do: { type: 'hand_over' }, status: 'request_completed' },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'a digital copy comes to the library where the request carried no address of the patron',
    basedOn: 'standard copy',
    steps: [
      ...digitalAsked(),
      { lender: 'A', says: { type: 'shipped', items: [], url }, status: 'shipped_digitally' },
      { do: { type: 'receive' }, status: 'received_digitally', sends: ['A received'] },
    ],
    ends: 'open in received',
  },
  {
    name: 'a digital copy that the lender sent to the patron itself',
    basedOn: 'standard copy',
    steps: [
      ...digitalAsked({ patron }),
      {
        lender: 'A',
        says: { type: 'shipped', items: [], form: 'digital', sentToPatron: true },
        status: 'request_completed',
        sends: ['A received'],
      },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'a file that comes before the lender says so, and has no number',
    steps: [
      ...digitalAsked({ patron }),
      {
        do: { type: 'attach_file', url, title: 'article.pdf' },
        status: 'received_digitally',
        sends: ['A received'],
        shows: { items: [{ url, title: 'article.pdf' }] },
      },
      { do: { type: 'forward_to_patron' }, status: 'request_completed' },
      {
        do: { type: 'revoke_link' },
        status: 'request_completed',
        shows: { items: [{ patronLink: 'closed' }] },
      },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'a file with words of the lender goes to the patron once staff pass it on',
    basedOn: 'standard copy',
    workflow: { digitalDelivery: 'to_patron' },
    steps: [
      ...digitalAsked({ patron }),
      {
        lender: 'A',
        says: { type: 'shipped', items: [], url, note: 'The file opens with your shelf number.' },
        status: 'shipped_digitally',
        attention: ['file_not_passed_on', 'message_received'],
        allowed: ['forward_to_patron'],
      },
      {
        do: { type: 'forward_to_patron', note: 'It opens with QA 76.' },
        status: 'request_completed',
        sends: ['A received'],
      },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'a copy that cannot be used is asked for again, also once it went to the patron',
    basedOn: 'standard copy',
    steps: [
      ...digitalAsked({ patron }),
      { do: { type: 'receive' }, status: 'received_digitally', sends: ['A received'] },
      { do: { type: 'forward_to_patron' }, status: 'request_completed' },
      {
        do: { type: 'report_faulty_copy', reason: 'page 7 is missing' },
        status: 'will_supply',
        sends: ['A message'],
      },
      {
        lender: 'A',
        says: { type: 'shipped', items: [], url },
        status: 'request_completed',
        sends: ['A received'],
      },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'a copy was asked for as a file and comes on paper',
    steps: [
      ...digitalAsked(),
      { lender: 'A', says: { type: 'shipped', items: [], form: 'physical' }, status: 'shipped_physically' },
      { do: { type: 'receive' }, status: 'received_physically', sends: ['A received'] },
    ],
    ends: 'open in received',
  },
]
