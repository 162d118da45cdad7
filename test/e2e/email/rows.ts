import type { ReplyMail } from '../scenarios/email-reply-lender.ts'
import { promised, requested } from '../scenarios/rows/beginnings.ts'
import type { Scenario } from '../scenarios/scenario.ts'

/** Rows for what only mails in words have: charges beside other news, and what is left to staff. */
export const replyScenarios: readonly Scenario<ReplyMail>[] = [
  {
    name: 'a charge in the mail about the shipment is recorded, and asks staff until they settle it',
    steps: [
      ...promised,
      {
        lender: 'A',
        wire: {
          mail: 'The book was sent today. Please return it by 7 April 2026.\nThe charge is EUR 12.50.',
        },
        means: 'shipped',
        status: 'shipped_physically',
        stage: 'shipped',
        attention: ['message_received', 'cost'],
        next: 'library settle_cost',
        shows: {
          items: [{ dueDate: '2026-04-07' }],
          costs: [{ kind: 'charged', amount: '12.50', currency: 'EUR', source: { kind: 'message' } }],
          costTotals: [{ currency: 'EUR', charged: '12.50', settled: '0', open: '12.50' }],
        },
      },
      {
        do: { type: 'settle_cost', cost: 1 },
        status: 'shipped_physically',
        attention: ['message_received'],
        next: 'library mark_read',
        shows: { costTotals: [{ currency: 'EUR', charged: '12.50', settled: '12.50', open: '0' }] },
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'what a mail credits is no charge: it asks, and counts once it is settled',
    steps: [
      ...promised,
      {
        lender: 'A',
        wire: { mail: 'The book was sent today. We refund 12 EUR for the postage.' },
        means: 'shipped',
        status: 'shipped_physically',
        attention: ['message_received', 'cost'],
        shows: { costs: [{ kind: 'credit', amount: '12', currency: 'EUR' }], costTotals: [] },
      },
      {
        lender: 'A',
        wire: { mail: 'Wir schreiben Ihnen 3,50 EUR gut.' },
        means: 'message',
        status: 'shipped_physically',
        attention: ['message_received', 'message_received', 'cost'],
        shows: { costs: [{ amount: '12' }, { kind: 'credit', amount: '3.50', currency: 'EUR' }] },
      },
      {
        do: { type: 'settle_cost', cost: 1 },
        status: 'shipped_physically',
        shows: { costTotals: [{ currency: 'EUR', charged: '-12', settled: '-12', open: '0' }] },
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'a mail that cannot be read in one way waits for staff, and nothing of it is applied',
    steps: [
      ...requested,
      {
        lender: 'A',
        wire: { mail: 'The book was sent today. Unfortunately we cannot supply it.', review: true },
        review: true,
        status: 'request_sent',
        stage: 'sent',
        attention: ['mail_review'],
        next: 'library mark_read',
      },
      { do: { type: 'mark_read' }, status: 'request_sent', attention: [], next: 'partner answer' },
    ],
    ends: 'open in sent',
  },
]
