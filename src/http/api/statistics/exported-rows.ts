import { amountOf } from '../../../borrowing/costs/amounts.ts'
import { dayOf } from '../../../borrowing/time.ts'
import type { RelayedRequest } from '../../../delivery/relay/relayed-request.ts'
import { isFilled, type RequestFacts } from '../../../statistics/request-facts.ts'
import type { CellKind, ExportedCell } from './parquet.ts'

export const factKinds = ['requests', 'entries', 'charges'] as const
export const rowKinds = [...factKinds, 'relay', 'balance'] as const

export type Cells = Readonly<Record<string, ExportedCell>>

const requestCells = (facts: RequestFacts): Cells => ({
  number: facts.number,
  library: facts.library,
  service: facts.service,
  level: facts.level,
  format: facts.format,
  publication_type: facts.publicationType,
  decade: facts.decade,
  rota_template: facts.template,
  created_on: facts.createdOn,
  closed_on: facts.closedOn,
  outcome: facts.outcome,
  entries: facts.entries.length,
  filled: isFilled(facts),
})

const entryCells = (facts: RequestFacts): readonly Cells[] =>
  facts.entries.map((entry) => ({
    number: facts.number,
    library: facts.library,
    created_on: facts.createdOn,
    position: entry.position,
    partner: entry.partner,
    protocol: entry.protocol,
    result: entry.result,
    reason: entry.reason,
    filled: entry.isFilled,
    sent_on: entry.sentOn,
    answered_on: entry.answeredOn,
    shipped_on: entry.shippedOn,
    received_on: entry.receivedOn,
    loaned_on: entry.loanedOn,
    returned_on: entry.returnedOn,
    lost_on: entry.lostOn,
    ended_on: entry.endedOn,
    items: entry.items.length,
    renewals: entry.renewals ?? 0,
    items_lost: entry.items.filter(({ isLost }) => isLost).length,
  }))

const chargeCells = (facts: RequestFacts): readonly Cells[] =>
  facts.charges.map((charge) => ({
    number: facts.number,
    library: facts.library,
    created_on: facts.createdOn,
    on: charge.on,
    partner: charge.partner,
    currency: charge.currency,
    amount: amountOf(BigInt(charge.units)),
  }))

type ExportedRows = {
  /** What each column holds, in their order. */
  readonly columns: Readonly<Record<string, CellKind>>
  readonly read: (facts: RequestFacts) => readonly Cells[]
}

const identity = { number: 'text', library: 'text' } as const

/** The columns of each kind of exported rows, and how the rows of a request are read. */
export const exportedRows: Readonly<Record<(typeof factKinds)[number], ExportedRows>> = {
  requests: {
    columns: {
      ...identity,
      ...{ service: 'text', level: 'text', format: 'text', publication_type: 'text', decade: 'text' },
      ...{ rota_template: 'text', created_on: 'day', closed_on: 'day', outcome: 'text' },
      ...{ entries: 'count', filled: 'flag' },
    },
    read: (facts) => [requestCells(facts)],
  },
  entries: {
    columns: {
      ...identity,
      ...{ created_on: 'day', position: 'count', partner: 'text', protocol: 'text', result: 'text' },
      ...{ reason: 'text', filled: 'flag', sent_on: 'day', answered_on: 'day', shipped_on: 'day' },
      ...{ received_on: 'day', loaned_on: 'day', returned_on: 'day', lost_on: 'day', ended_on: 'day' },
      ...{ items: 'count', items_lost: 'count', renewals: 'count' },
    },
    read: entryCells,
  },
  charges: {
    columns: {
      ...identity,
      ...{ created_on: 'day', on: 'day', partner: 'text', currency: 'text', amount: 'money' },
    },
    read: chargeCells,
  },
}

/** The columns of requests that others made to libraries here, as the lending relay saw them, and how one is read. */
export const relayRows = {
  columns: {
    ...{ library: 'text', requester: 'text', system: 'text', created_on: 'day', shipped_on: 'day' },
    ...{ changed_on: 'day', status: 'text', messages: 'count', failed: 'count' },
  },
  read: (request: RelayedRequest, timeZone: string): Cells => {
    const { library, requester, system, createdAt, shippedAt, changedAt, status, messages } = request
    return {
      ...{ library, requester, system, created_on: dayOf(createdAt, timeZone) },
      shipped_on: shippedAt === null ? undefined : dayOf(shippedAt, timeZone),
      ...{ changed_on: dayOf(changedAt, timeZone), status: status ?? undefined, messages: messages.length },
      failed: messages.filter(({ state }) => state === 'dead').length,
    }
  },
} as const satisfies {
  readonly columns: Readonly<Record<string, CellKind>>
  readonly read: (request: RelayedRequest, timeZone: string) => Cells
}
