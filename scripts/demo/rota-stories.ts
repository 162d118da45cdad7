import { unionCatalogue } from './catalogue.ts'
import { explained } from './steps.ts'
import type { Story } from './story.ts'

/** The profile of a partner that is closed while the demo runs, and rules that give maps and articles a rota of their own: paths and bodies. */
export const rotaDocuments: readonly (readonly [path: string, body: object])[] = [
  [
    '/v1/partners/on-holiday',
    {
      name: 'A lender that is on holiday',
      symbols: [{ type: 'ISIL', value: 'XX-on-holiday' }],
      holdingCodes: [{ source: unionCatalogue, value: 'on-holiday' }],
      closures: [{ from: '2020-01-01', to: '2099-12-31' }],
      connection: { protocol: 'iso18626', url: 'https://on-holiday.example/iso18626' },
    },
  ],
  [
    '/v1/rota-templates/maps',
    {
      choose: { by: 'list', partners: ['on-holiday', 'unfilled'] },
      lastResort: ['loaned-at-once'],
    },
  ],
  ['/v1/rota-templates/holders', { choose: { by: 'holdings', sources: [unionCatalogue], checkAhead: 0 } }],
  ['/v1/rota-templates/copies', { choose: { by: 'list', partners: ['unfilled', 'copy-at-once'] } }],
  [
    '/v1/rota-rules',
    {
      rules: [
        { name: 'maps', when: { publicationType: ['Map'] }, templates: ['maps'] },
        { name: 'articles', when: { publicationType: ['Article'] }, templates: ['copies'] },
        { name: 'theses', when: { publicationType: ['Thesis'] }, templates: ['holders'] },
      ],
    },
  ],
  [
    '/v1/sending-rules',
    {
      rules: [
        { name: 'articles', when: { publicationType: ['Article'] }, does: { action: 'send' } },
        { name: 'theses', when: { publicationType: ['Thesis'] }, does: { action: 'send' } },
      ],
    },
  ],
]

/** Stories whose rota comes from rules. */
export const rotaStories: readonly Story[] = [
  {
    name: 'rota from a rule',
    rota: ['unfilled', 'loaned-at-once'],
    request: { rota: undefined, citation: { title: 'A map of lending', publicationType: 'Map' } },
    steps: [
      { at: 'shipped_physically', does: { type: 'receive' } },
      { at: 'received_physically', does: { type: 'return' } },
    ],
    passes: ['ready_to_send', 'request_sent', 'shipped_physically', 'received_physically'],
    ends: 'request_completed',
    shows: {
      words: 'the rule, and the partner that it left out with the reason',
      holds: (timeline) =>
        explained(timeline, 'rota: template maps and rule 1 “maps”') &&
        explained(timeline, 'on-holiday left out: closed until 31 December 2099'),
    },
  },
  {
    name: 'rota from holdings',
    rota: ['loaned-at-once'],
    sends: 'automatically',
    request: {
      rota: undefined,
      citation: {
        title: 'Who holds what',
        publicationType: 'Thesis',
        identifiers: [{ type: 'ISBN', value: '9780306406157' }],
      },
    },
    steps: [
      { at: 'shipped_physically', does: { type: 'receive' } },
      { at: 'received_physically', does: { type: 'return' } },
    ],
    passes: ['locate_in_process', 'request_sent', 'shipped_physically', 'received_physically'],
    ends: 'request_completed',
    shows: {
      words: 'the holders that the union catalogue named, and the one that is closed',
      holds: (timeline) =>
        explained(timeline, 'union: 2 holders (1 question)') &&
        explained(timeline, 'on-holiday left out: closed until 31 December 2099'),
    },
  },
]
