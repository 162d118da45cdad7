import { amountOf } from '../../../borrowing/costs/amounts.ts'
import { isFilled } from '../../../statistics/measures.ts'
import type { RequestFacts } from '../../../statistics/request-facts.ts'

export const rowKinds = ['requests', 'entries', 'charges'] as const

type Cells = Readonly<Record<string, string | number | boolean | undefined>>

const requestCells = (facts: RequestFacts): Cells => ({
  number: facts.number,
  library: facts.library,
  service: facts.service,
  level: facts.level,
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
  readonly columns: readonly string[]
  readonly read: (facts: RequestFacts) => readonly Cells[]
}

/** The columns of each kind of exported rows, and how the rows of a request are read. */
export const exportedRows: Readonly<Record<(typeof rowKinds)[number], ExportedRows>> = {
  requests: {
    columns: [
      ...['number', 'library', 'service', 'level', 'rota_template', 'created_on', 'closed_on', 'outcome'],
      ...['entries', 'filled'],
    ],
    read: (facts) => [requestCells(facts)],
  },
  entries: {
    columns: [
      ...['number', 'library', 'created_on', 'position', 'partner', 'protocol', 'result', 'reason', 'filled'],
      ...['sent_on', 'answered_on', 'shipped_on', 'received_on', 'loaned_on', 'returned_on', 'lost_on'],
      ...['ended_on', 'items', 'items_lost'],
    ],
    read: entryCells,
  },
  charges: {
    columns: ['number', 'library', 'created_on', 'on', 'partner', 'currency', 'amount'],
    read: chargeCells,
  },
}
