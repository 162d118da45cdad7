import type { Scenario } from '../scenario.ts'

const link =
  'url_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:book&rft.genre=book&rft.btitle=Sult' +
  '&rft.aulast=Hamsun&rft.aufirst=Knut&rft.isbn=82-05-47860-0&campus=North'

const sult = {
  title: 'Sult',
  author: 'Hamsun, Knut',
  identifiers: [{ type: 'ISBN', value: '9788205478602' }],
}

/** Creation of requests: by the API, by an OpenURL, on the patron page. The same rules hold for all of them. */
export const creating: readonly Scenario[] = [
  {
    name: 'by the API, by an OpenURL, by a patron on the page: one citation, one rota, one rule for sending',
    partners: { A: { status: 'inactive' }, B: {} },
    rules: {
      templates: { North: { choose: { by: 'list', partners: ['A', 'B'] } } },
      rota: { rules: [{ name: 'books', when: { identifiers: ['ISBN'] }, templates: ['North'] }] },
      sending: [{ name: 'numbered', when: { identifiers: 'any' }, does: { action: 'send' } }],
    },
    steps: [
      {
        create: {
          rota: 'by rules',
          citation: { ...sult, identifiers: [{ type: 'ISBN', value: '82-05-47860-0' }] },
        },
        status: 'request_sent',
        sends: ['B request'],
        partnersAre: ['B'],
        explains: ['rota: template North and rule 1 “books”', 'A left out: inactive'],
        shows: { citation: sult, createdBy: { kind: 'system' } },
      },
      {
        create: { rota: 'by rules', openUrl: link },
        status: 'request_sent',
        sends: ['B request'],
        partnersAre: ['B'],
        explains: ['rota: template North and rule 1 “books”', 'sending rule 1 “numbered”: sent at once'],
        shows: { citation: sult, openUrl: { version: '1.0', unknown: { campus: ['North'] } } },
      },
      {
        page: 'kind=book',
        patron: 'p1',
        fields: { title: 'Sult', author: 'Hamsun, Knut', isbn: '82-05-47860-0' },
        status: 'request_sent',
        sends: ['B request'],
        partnersAre: ['B'],
        explains: ['rota: template North and rule 1 “books”', 'sending rule 1 “numbered”: sent at once'],
        shows: { citation: sult, createdBy: { kind: 'patron', id: 'p1' }, patron: { id: 'p1' } },
      },
      {
        page: link,
        patron: 'p2',
        fields: { note: 'The old edition' },
        status: 'request_sent',
        sends: ['B request'],
        shows: {
          citation: sult,
          openUrl: { unknown: { campus: ['North'] } },
          service: { type: 'loan', note: 'The old edition' },
        },
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a patron who asks twice for the same is held as a duplicate, on the page too',
    workflow: { duplicates: { within: 'P30D', action: 'hold' } },
    steps: [
      { page: 'kind=book', patron: 'p1', fields: { title: 'Sult' }, status: 'created', rota: [] },
      { page: 'kind=book', patron: 'p2', fields: { title: 'Sult' }, status: 'created' },
      { page: 'kind=book', patron: 'p1', fields: { title: 'Sult' }, status: 'duplicate' },
      { do: { type: 'keep_duplicate' }, by: 'staff:ada', status: 'created' },
    ],
    ends: 'open in created',
  },
  {
    name: 'a patron’s request from the page waits for approval, and is declined',
    workflow: { steps: { approval: true } },
    steps: [
      { page: 'kind=chapter', patron: 'p1', fields: { title: 'Essays' }, status: 'pending_approval' },
      { do: { type: 'decline', note: 'We have it.' }, by: 'staff:ada', status: 'declined' },
    ],
    ends: 'closed as declined',
  },
]
