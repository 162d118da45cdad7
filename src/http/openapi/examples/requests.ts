import type { Examples } from './example.ts'
import { samples } from './sample-values.ts'

/** Examples of requests: a loan from its creation to its label, and what is read about it. */
export const requestExamples: Examples = {
  lookUpCitation: { body: { text: 'ISBN 978-0-8070-8369-7' }, status: 200 },
  createRequest: {
    parameters: { 'Idempotency-Key': 'order-2026-000815', 'X-Actor': 'staff:anna' },
    body: {
      library: 'ABC',
      reference: 'order-2026-000815',
      citation: {
        title: 'Kindred',
        author: 'Butler, Octavia E.',
        identifiers: [{ type: 'ISBN', value: '9780807083697' }],
      },
      service: { type: 'loan', neededBy: '2026-12-20' },
      patron: { id: '4711', surname: 'Reader', givenName: 'Ann', email: 'ann@reader.example.org' },
      pickupLocation: 'Main desk',
      rota: ['NORDBY'],
    },
    status: 201,
  },
  createRequestByOpenUrl: {
    body: {
      library: 'ABC',
      openUrl:
        'ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:book&rft.btitle=Kindred&rft.isbn=9780807083697',
      rota: ['NORDBY'],
    },
    status: 201,
  },
  listRequests: {
    parameters: { worklist: 'to_send', sort: '-created', limit: '20' },
    status: 200,
  },
  countRequests: { parameters: { library: 'ABC' }, status: 200 },
  getRequest: { parameters: { number: samples.request }, status: 200 },
  getPatronNotices: { parameters: { number: samples.request }, status: 200 },
  editRequest: {
    parameters: { number: samples.request },
    body: { labels: ['urgent'], internalNote: 'The patron comes on Friday.' },
    status: 200,
  },
  submitCommand: {
    parameters: { number: samples.request, 'X-Actor': 'staff:anna' },
    body: { type: 'send' },
    status: 202,
  },
  changeManyRequests: {
    body: { action: 'command', command: { type: 'claim' }, numbers: [samples.request], dryRun: true },
    status: 200,
  },
  startBulkJob: {
    body: {
      command: { type: 'edit', labels: ['chase'] },
      filters: { worklist: ['overdue_or_recalled'] },
    },
    status: 202,
  },
  listBulkJobs: { status: 200 },
  getBulkJob: { parameters: { id: samples.job }, status: 200 },
  listBulkJobResults: { parameters: { id: samples.job }, status: 200 },
  cancelBulkJob: { parameters: { id: samples.job }, status: 200 },
  listRelayedRequests: { status: 200 },
  getRelayedRequest: { parameters: { id: samples.relayed }, status: 200 },
  resendRelayedMessage: {
    parameters: { id: samples.relayed, message: samples.relayedMessage },
    status: 200,
  },
  dropRelayedMessage: {
    parameters: { id: samples.relayed, message: samples.relayedMessage },
    status: 200,
  },
  getTimeline: { parameters: { number: samples.request }, status: 200 },
  getLabel: { parameters: { number: samples.request }, status: 200 },
  getReturnSlip: { parameters: { number: samples.request }, status: 200 },
  attachFile: {
    parameters: { number: samples.request, title: 'article.pdf' },
    body: '%PDF-1.4\n%%EOF\n',
    status: 202,
  },
  listPartnerChoices: { parameters: { number: samples.request }, status: 200 },
  getRotaCandidates: { parameters: { number: samples.request }, status: 200 },
  putView: {
    parameters: { code: 'overdue-abc' },
    body: { name: 'Overdue', filters: { worklist: ['overdue_or_recalled'] }, sort: 'due', shared: false },
    status: 201,
  },
  getView: { parameters: { code: 'overdue-abc' }, status: 200 },
  listViews: { status: 200 },
  deleteView: { parameters: { code: 'overdue-abc' }, status: 204 },
  recordParcel: {
    body: { library: 'ABC', lender: 'NORDBY', barcode: '30124005551234', shelf: 'Trolley 2' },
    status: 201,
  },
  listParcels: { status: 200 },
  matchParcel: { parameters: { id: samples.parcel }, body: { request: samples.request }, status: 202 },
  removeParcel: { parameters: { id: samples.parcel }, status: 204 },
  listGatewayEvents: { parameters: { limit: '2', type: 'partner.changed' }, status: 200 },
  listEvents: {
    parameters: { library: 'ABC', limit: '2', type: 'request.created,request.sent' },
    status: 200,
  },
}
