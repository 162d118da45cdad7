import type { Iso18626WireMessage } from '../../iso18626-lender.ts'
import type { Scenario } from '../../scenario.ts'
import { requested } from '../beginnings.ts'

/** The content of a Request, and the answers to it. */
export const requests: readonly Scenario<Iso18626WireMessage>[] = [
  {
    name: 'the partner is asked for the item of the OpenURL',
    steps: [
      {
        create: {
          openUrl:
            'https://resolver.example/?url_ver=Z39.88-2004&rft.genre=article&rft.jtitle=Journal+of+Lending' +
            '&rft.atitle=On+%C3%9Cbersee&rft.aulast=Meyer&rft.aufirst=Anna&rft.volume=12&rft.issue=3' +
            '&rft.spage=45&rft.epage=67&rft.issn=03785955&rft_id=info:pmid/0012&campus=North',
          service: { type: 'copy' },
        },
        status: 'ready_to_send',
      },
      {
        do: { type: 'send' },
        status: 'request_sent',
        sends: [
          {
            message: 'A request',
            holds: [
              '<title>Journal of Lending<',
              '<titleOfComponent>On Übersee<',
              '<authorOfComponent>Meyer, Anna<',
              '<volume>12<',
              '<pagesRequested>45-67<',
              '>0378-5955<',
              '>PMID<',
              '<publicationType>Article<',
            ],
            lacks: ['North', 'campus'],
          },
        ],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'days go out as 23:59:59Z, wherever the library is',
    timeZone: 'Europe/Oslo',
    steps: [
      {
        create: { service: { type: 'copy_or_loan', neededBy: '2026-03-20', anyEdition: true } },
        status: 'ready_to_send',
      },
      {
        do: { type: 'send' },
        status: 'request_sent',
        sends: [
          {
            message: 'A request',
            holds: ['<needBeforeDate>2026-03-20T23:59:59Z<', '<serviceType>CopyOrLoan<', 'nyEdition'],
          },
        ],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a partner learns who wants it only where its profile says so',
    partners: { A: {}, B: { sendsRequesterInformation: true, patronRequest: true } },
    quirks: ['standard.patronRequest'],
    steps: [
      {
        create: { patron: { id: 'p1', surname: 'Moss', givenName: 'Ida', email: 'moss@example.org' } },
        status: 'ready_to_send',
      },
      {
        do: { type: 'send' },
        status: 'request_sent',
        sends: [
          {
            message: 'A request',
            lacks: ['Moss', 'Ida', 'p1', 'example.org', 'PatronRequest'],
          },
        ],
      },
      {
        lender: 'A',
        wire: { reason: 'RequestResponse', status: 'Unfilled' },
        means: 'unfilled',
        status: 'request_sent',
        sends: [
          {
            message: 'B request',
            holds: ['<surname>Moss<', '<patronId>p1<', '<requestSubType>PatronRequest<'],
            lacks: ['example.org'],
          },
        ],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a copy under an address of the web, in the place where the edition has it',
    steps: [
      { create: { service: { type: 'copy', form: 'digital' } }, status: 'ready_to_send' },
      {
        do: { type: 'send' },
        status: 'request_sent',
        sends: [{ message: 'A request', holds: ['<serviceType>Copy<', '>PDF<'] }],
      },
      {
        lender: 'A',
        wire: {
          reason: 'StatusChange',
          status: 'CopyCompleted',
          delivery: { url: 'https://lender.example/1.pdf?key=x&n=2', format: 'PDF' },
        },
        means: 'shipped',
        status: 'shipped_digitally',
        shows: { items: [{ url: 'https://lender.example/1.pdf?key=x&n=2' }] },
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'the partner’s own id for the request is kept, and said back to it',
    steps: [
      ...requested,
      {
        lender: 'A',
        wire: {
          reason: 'RequestResponse',
          status: 'WillSupply',
          header: { supplierRequestId: 'their-77' },
        },
        means: 'will_supply',
        status: 'will_supply',
        shows: { rota: [{ partnerRequestId: 'their-77' }] },
      },
      {
        do: { type: 'message', note: 'Thank you.' },
        status: 'will_supply',
        sends: [{ message: 'A message', holds: ['<supplyingAgencyRequestId>their-77<'] }],
      },
    ],
    ends: 'open in will_supply',
  },
]
