import type { RequestInput } from '../../scenario.ts'

/** Messages that an Alma or ILLiad system would drop or not know. */
export const awkward: RequestInput = {
  citation: {
    title: 'On lending',
    identifiers: [
      { type: 'isbn', value: '9780306406157' },
      { type: 'DOI', value: '10.1000/182' },
    ],
    supplierRecordId: 'own-1',
  },
  service: { type: 'loan', level: 'Core', maximumCost: { currency: 'NOK', amount: '150' } },
}
