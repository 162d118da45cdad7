import type { Scenario } from '../scenario.ts'

/** Results of locate, and the partners that leave the rota for them. */
export const locating: readonly Scenario[] = [
  {
    name: 'a partner that has it out, does not lend it or does not hold it leaves the rota, each with the reason',
    partners: { A: { catalogue: 'out' }, B: { catalogue: 'nothing' }, C: {} },
    steps: [
      { create: { citation: { title: 'The Iliad' } }, status: 'ready_to_send' },
      {
        do: { type: 'locate' },
        status: 'ready_to_send',
        rota: ['not_located', 'not_located', 'pending'],
        shows: {
          rota: [
            { reason: { text: 'held, but not available now' }, located: { held: true, available: false } },
            { reason: { text: 'no title found by title The Iliad' }, located: { held: false } },
            {},
          ],
        },
        explains: [
          'Lender A left out: held, but not available now',
          'Lender B left out: no title found by title The Iliad',
        ],
      },
      { do: { type: 'send' }, status: 'request_sent', sends: ['C request'] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a partner that holds it and does not lend it is asked for a copy only',
    partners: { A: { catalogue: 'not lent' } },
    steps: [
      { create: { citation: { title: 'Borrowing at a distance' } }, status: 'ready_to_send' },
      {
        do: { type: 'locate' },
        status: 'locate_failed',
        rota: ['not_located'],
        shows: {
          rota: [{ reason: { text: 'held, but not supplied' }, located: { held: true, lendable: false } }],
        },
      },
      {
        create: { citation: { title: 'Borrowing at a distance' }, service: { type: 'copy' } },
        status: 'ready_to_send',
      },
      { do: { type: 'locate' }, status: 'ready_to_send', rota: ['pending'] },
    ],
    ends: 'open in ready',
  },
  {
    name: 'by setting, who has it out stays in the rota, and of whom nothing is known leaves it',
    partners: {
      A: { catalogue: 'out', whenUnavailable: 'keep' },
      B: { catalogue: 'unclear' },
      C: { catalogue: 'unclear', whenUncertain: 'drop' },
    },
    steps: [
      { create: { citation: { title: 'The Iliad' } }, status: 'ready_to_send' },
      {
        do: { type: 'locate' },
        status: 'ready_to_send',
        rota: ['pending', 'pending', 'not_located'],
        shows: { rota: [{ located: { held: true } }, { located: { held: undefined } }, {}] },
        explains: ['Lender A stays: held, but not available now'],
      },
    ],
    ends: 'open in ready',
  },
  {
    name: 'the library itself and a partner at its limit are skipped when their turn comes',
    partners: { A: { itself: true }, B: { limit: 1 }, C: {} },
    steps: [
      { create: { rota: ['B'] }, status: 'ready_to_send' },
      { do: { type: 'send' }, status: 'request_sent', sends: ['B request'] },
      { create: {}, status: 'ready_to_send' },
      {
        do: { type: 'send' },
        status: 'request_sent',
        sends: ['C request'],
        rota: ['skipped', 'skipped', 'active'],
        shows: {
          rota: [
            { reason: { text: 'it is the library itself' } },
            { reason: { text: 'at its limit: 1 of 1 requests open' } },
            {},
          ],
        },
        explains: ['Lender A skipped: it is the library itself'],
      },
    ],
    ends: 'open in sent',
  },
]
