import type { ReplyMail } from '../scenarios/email-reply-lender.ts'
import { promised, requested } from '../scenarios/rows/beginnings.ts'
import type { WhoseTurnScenario, WhoseTurnStep } from '../scenarios/scenario.ts'

type Step = WhoseTurnStep<ReplyMail>
type Stage = 'sent' | 'accepted' | 'will_supply'

/** Each stage before a shipment was announced. */
const beginnings: Readonly<Record<Stage, readonly Step[]>> = {
  sent: requested as readonly Step[],
  accepted: [
    ...(requested as readonly Step[]),
    {
      lender: 'A',
      says: { type: 'request_received' },
      status: 'request_accepted',
      stage: 'accepted',
      attention: [],
      next: 'partner answer',
    },
  ],
  will_supply: promised as readonly Step[],
}

const shipped = { stage: 'shipped', next: 'library receive' } as const

/** Mails of a lender whose item is out, as it writes them by itself. */
const mails: Readonly<Record<string, Step>> = {
  'it is overdue': {
    lender: 'A',
    wire: { mail: 'This loan is overdue. Please return it.' },
    means: 'overdue',
    status: 'overdue',
    attention: ['shipped_without_notice', 'overdue', 'not_arrived'],
    ...shipped,
  },
  'it is recalled': {
    lender: 'A',
    wire: { mail: 'We have to recall this loan. Please return it by 20 March 2026.' },
    means: 'recalled',
    status: 'recalled_by_partner',
    attention: ['shipped_without_notice', 'recalled'],
    ...shipped,
  },
  'it is back': {
    lender: 'A',
    wire: { mail: 'We have received your return. Thank you.' },
    means: 'checked_in',
    status: 'shipped_physically',
    attention: ['shipped_without_notice', 'not_arrived'],
    ...shipped,
  },
  'it is sent': {
    lender: 'A',
    wire: { mail: 'The book was sent today.' },
    means: 'shipped',
    status: 'shipped_physically',
    stage: 'shipped',
    attention: [],
    next: 'partner arrival',
  },
}

/** It may be the loan of another reader: nothing is guessed. */
const unclear: Step = {
  lender: 'A',
  wire: { mail: 'The book is overdue.', review: true },
  review: true,
  status: 'will_supply',
  stage: 'will_supply',
  attention: ['mail_review'],
  next: 'library mark_read',
}

const row = (stage: Stage, name: string, step: Step): WhoseTurnScenario<ReplyMail> => ({
  name: `no shipment was announced, and in ${stage} a mail says: ${name}`,
  partners: { A: {}, B: {} },
  steps: [...beginnings[stage], { ...step, rota: ['active', 'pending'] }],
  ends: step.stage === 'shipped' ? 'open in shipped' : 'open in will_supply',
})

/** Rows for mails that say that the item is out, before one said that it was sent: no second copy is asked for. */
export const earlyEvidence: readonly WhoseTurnScenario<ReplyMail>[] = [
  ...(['sent', 'accepted', 'will_supply'] as const).flatMap((stage) =>
    Object.entries(mails).map(([name, step]) => row(stage, name, step)),
  ),
  row('will_supply', 'that the book is overdue, perhaps at another reader', unclear),
]
