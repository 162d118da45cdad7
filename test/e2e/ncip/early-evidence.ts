import { requested } from '../scenarios/rows/beginnings.ts'
import type { WhoseTurnScenario, WhoseTurnStep } from '../scenarios/scenario.ts'
import type { NcipWireMessage } from './rows.ts'

const requestId = '<RequestId><RequestIdentifierValue>@request@</RequestIdentifierValue></RequestId>'
const itemId = '<ItemId><ItemIdentifierValue>39001</ItemIdentifierValue></ItemId>'
const dueDate = '<DateDue>2026-03-20T00:00:00Z</DateDue>'
const updated = (status: string): string =>
  `${requestId}<AddRequestFields><RequestStatusType>${status}</RequestStatusType></AddRequestFields>`

type Step = WhoseTurnStep<NcipWireMessage>
type Stage = 'sent' | 'accepted' | 'will_supply'

const [made, send] = requested as readonly [Step, Step]

/** The lender's answer to the request names the item that it will send. */
const promised: Step = { ...send, replies: { A: { request: [`answers ${itemId}`] } } }

/** Each stage before a shipment was announced. */
const beginnings: Readonly<Record<Stage, readonly Step[]>> = {
  sent: [made, promised],
  accepted: [made, { ...promised, status: 'request_accepted', stage: 'accepted' }],
  will_supply: [
    made,
    promised,
    {
      lender: 'A',
      wire: { service: 'ItemRequestUpdated', content: updated('Will Supply') },
      means: 'status',
      status: 'will_supply',
      stage: 'will_supply',
      attention: [],
      next: 'partner shipment',
    },
  ],
}

const recalled = {
  status: 'recalled_by_partner',
  stage: 'shipped',
  attention: ['shipped_without_notice', 'recalled'],
  next: 'library receive',
} as const
const overdue = {
  ...recalled,
  status: 'overdue',
  attention: ['shipped_without_notice', 'overdue', 'not_arrived'],
} as const
const notArrived = {
  ...recalled,
  status: 'shipped_physically',
  attention: ['shipped_without_notice', 'not_arrived'],
} as const

const says = (service: string, content: string) => ({ lender: 'A', wire: { service, content } }) as const

/** The messages of a lender whose item is out, by the item or by the request that the message names. */
const stepsByName: Readonly<Record<string, Step>> = {
  'ItemRecalled names the item': {
    ...says('ItemRecalled', `${itemId}${dueDate}`),
    means: 'recalled',
    ...recalled,
  },
  'ItemReceived names the request': {
    ...says('ItemReceived', `${itemId}${requestId}<DateReceived>2026-03-02T10:00:00Z</DateReceived>`),
    means: 'checked_in',
    ...notArrived,
  },
  'the status Overdue in ItemRequestUpdated': {
    ...says('ItemRequestUpdated', updated('Overdue')),
    means: 'status',
    ...overdue,
  },
}

/** Messages with the same meaning in each stage: once each. */
const once: Readonly<Record<string, Step>> = {
  'ItemCheckedIn names the item': {
    ...says('ItemCheckedIn', itemId),
    means: 'checked_in',
    ...notArrived,
  },
  'ItemRenewed names the item': {
    ...says('ItemRenewed', `${itemId}${dueDate}`),
    means: 'renewed',
    status: 'renewed_by_partner',
    stage: 'shipped',
    attention: ['shipped_without_notice'],
    next: 'partner arrival',
  },
  'the answer to LookupRequest says On Loan': {
    do: { type: 'claim' },
    sends: ['A status_request'],
    replies: {
      A: { status_request: [`answers ${itemId}<RequestStatusType>On Loan</RequestStatusType>`] },
    },
    status: 'shipped_physically',
    stage: 'shipped',
    attention: ['shipped_without_notice'],
    next: 'partner arrival',
  },
}

const row = (stage: Stage, name: string, step: Step): WhoseTurnScenario<NcipWireMessage> => ({
  name: `the item is out though no shipment was announced, in ${stage}: ${name}`,
  partners: { A: {}, B: {} },
  ...(stage === 'accepted' && { workflow: { steps: { requestAccepted: true } } }),
  steps: [...beginnings[stage], { ...step, rota: ['active', 'pending'] }],
  ends: 'open in shipped',
})

/** Rows for evidence that the item is out, before ItemShipped came: no second copy is asked for. */
export const earlyEvidence: readonly WhoseTurnScenario<NcipWireMessage>[] = [
  ...(['sent', 'accepted', 'will_supply'] as const).flatMap((stage) =>
    Object.entries(stepsByName).map(([name, step]) => row(stage, name, step)),
  ),
  ...Object.entries(once).map(([name, step]) => row('will_supply', name, step)),
]
