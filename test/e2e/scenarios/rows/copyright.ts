import type { Scenario, Step } from '../scenario.ts'

const article = (title: string): Step => ({
  create: {
    citation: {
      title: 'Annals',
      titleOfComponent: title,
      identifiers: [{ type: 'ISSN', value: '0028-0836' }],
      publicationDate: '2025',
    },
    service: { type: 'copy' },
  },
  status: 'ready_to_send',
})

/** Copies that count against the library's limit for a journal. */
export const copyright: readonly Scenario[] = [
  {
    name: 'copies of a journal are counted; at the limit the request waits until staff give a reason',
    copyright: { limit: { copies: 2 } },
    steps: [
      { ...article('One'), shows: { service: { copyrightCompliance: 'CCG' } } },
      article('Two'),
      {
        ...article('Three'),
        status: 'awaiting_copyright_clearance',
        stage: 'ready',
        next: 'library clear_copyright',
        shows: {
          waitingFor: [{ for: 'copyright' }],
          attention: [{ kind: 'copyright', detail: { count: { filled: 0, pending: 2, limit: 2 } } }],
          service: { copyrightCompliance: 'CCL' },
        },
      },
      { do: { type: 'send' }, status: 'awaiting_copyright_clearance', refused: 'clear_copyright' },
      {
        do: { type: 'clear_copyright', reason: 'a licence was bought' },
        by: 'staff:ada',
        status: 'ready_to_send',
        shows: { copyright: { cleared: { reason: 'a licence was bought', by: { id: 'ada' } } } },
      },
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'an article that is too old, a chapter, and a loan are not counted',
    copyright: { limit: { copies: 1 } },
    steps: [
      article('One'),
      {
        create: {
          citation: {
            title: 'Annals',
            identifiers: [{ type: 'ISSN', value: '0028-0836' }],
            publicationDate: '1998',
          },
          service: { type: 'copy' },
        },
        status: 'ready_to_send',
        shows: { waitingFor: [] },
      },
      {
        create: {
          citation: { title: 'Annals', identifiers: [{ type: 'ISSN', value: '0028-0836' }] },
        },
        status: 'ready_to_send',
      },
    ],
    ends: 'open in ready',
  },
]
