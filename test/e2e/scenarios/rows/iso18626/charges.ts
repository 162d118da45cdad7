import type { Iso18626WireMessage } from '../../iso18626-lender.ts'
import type { Scenario } from '../../scenario.ts'
import { promised } from '../beginnings.ts'

const eur = (amount: string) => ({ currency: 'EUR', amount })

/** Charges of a partner when it ships, in an element that names its kind; NCIP and mails have rows and tests of their own. */
export const charges: readonly Scenario<Iso18626WireMessage>[] = [
  {
    name: 'a charge that nobody agreed to asks staff until they settle it; others are added and corrected',
    steps: [
      ...promised,
      {
        lender: 'A',
        says: { type: 'shipped', items: [], cost: eur('8') },
        status: 'shipped_physically',
        next: 'library settle_cost',
        shows: { costs: [{ kind: 'delivery', ...eur('8'), source: { kind: 'message' } }] },
      },
      {
        do: { type: 'add_cost', kind: 'copy', amount: '2.5', currency: 'EUR', note: 'invoice 12' },
        by: 'staff:ada',
        status: 'shipped_physically',
        shows: { costTotals: [{ currency: 'EUR', charged: '10.50', open: '10.50' }] },
      },
      {
        do: { type: 'correct_cost', cost: 2, amount: '2' },
        status: 'shipped_physically',
        shows: { costs: [{ id: 1 }, { id: 2, amount: '2', agreed: true, source: { kind: 'staff' } }] },
      },
      {
        do: { type: 'settle_cost', cost: 1, invoiceNumber: 'R-17', paidOn: '2026-03-02' },
        status: 'shipped_physically',
        next: 'partner arrival',
        shows: {
          costs: [{ id: 1, invoiceNumber: 'R-17', paidOn: '2026-03-02' }, { id: 2 }],
          costTotals: [{ currency: 'EUR', charged: '10', settled: '8', open: '2' }],
        },
      },
    ],
    ends: 'open in shipped',
  },
]
