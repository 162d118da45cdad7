import type { Examples } from './example.ts'
import { samples } from './sample-values.ts'

/** A message of a lending partner: it promises the item. */
const supplierMessage = `<?xml version="1.0" encoding="UTF-8"?>
<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="1.2">
  <supplyingAgencyMessage>
    <header>
      <supplyingAgencyId><agencyIdType>ISIL</agencyIdType><agencyIdValue>NO-1030310</agencyIdValue></supplyingAgencyId>
      <requestingAgencyId><agencyIdType>ISIL</agencyIdType><agencyIdValue>NO-0010100</agencyIdValue></requestingAgencyId>
      <timestamp>2026-11-24T10:00:00Z</timestamp>
      <requestingAgencyRequestId>${samples.request}-1</requestingAgencyRequestId>
    </header>
    <messageInfo><reasonForMessage>RequestResponse</reasonForMessage></messageInfo>
    <statusInfo><status>WillSupply</status><lastChange>2026-11-24T10:00:00Z</lastChange></statusInfo>
  </supplyingAgencyMessage>
</ISO18626Message>`

/** A message over NCIP: it asks for the version. */
const lookUpVersion = `<?xml version="1.0" encoding="UTF-8"?>
<NCIPMessage xmlns="http://www.niso.org/2008/ncip" xmlns:n="http://www.niso.org/2008/ncip" n:version="2.02">
  <LookupVersion>
    <FromAgencyId><AgencyId>SOLVIK</AgencyId></FromAgencyId>
    <ToAgencyId><AgencyId>ABC</AgencyId></ToAgencyId>
  </LookupVersion>
</NCIPMessage>`

/** A mail of a partner, with a file. */
const mail = [
  'From: ill@nordby.example.org',
  'To: ill@library.example.org',
  'Message-ID: <1@nordby.example.org>',
  'Subject: Your request',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=part',
  '',
  '--part',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'We have sent the book today.',
  '--part',
  'Content-Type: text/plain; name=slip.txt',
  'Content-Disposition: attachment; filename=slip.txt',
  '',
  'Slip',
  '--part--',
  '',
].join('\r\n')

/** Examples of messages in both directions. */
export const messageExamples: Examples = {
  receiveISO18626FromPartner: { parameters: { code: 'NORDBY' }, body: supplierMessage, status: 200 },
  receiveISO18626FromPartnerBySecret: {
    parameters: { code: 'NORDBY', secret: samples.partnerSecret },
    body: supplierMessage,
    status: 200,
  },
  receiveISO18626FromAnyPartner: { body: supplierMessage, status: 200 },
  receiveNCIPFromPartner: { parameters: { code: 'SOLVIK' }, body: lookUpVersion, status: 200 },
  receiveNCIPFromPartnerBySecret: {
    parameters: { code: 'SOLVIK', secret: samples.partnerSecret },
    body: lookUpVersion,
    status: 200,
  },
  receiveNCIPFromAnyPartner: { body: lookUpVersion, status: 200 },
  receiveFromIls: { parameters: { library: 'ABC' }, body: lookUpVersion, status: 200 },
  receiveFromIlsBySecret: {
    parameters: { library: 'ABC', secret: samples.ilsSecret },
    body: lookUpVersion,
    status: 200,
  },
  receiveMail: { body: mail, status: 200 },
  receiveMailBySecret: { parameters: { secret: samples.mailSecret }, body: mail, status: 200 },
  countMessages: { status: 200 },
  listMessages: { parameters: { state: 'review', limit: '1' }, status: 200 },
  getMessage: { parameters: { id: samples.review }, status: 200 },
  getMessageFile: { parameters: { id: samples.review, file: '0' }, status: 200 },
  assignMessage: {
    parameters: { id: samples.review },
    body: { request: samples.request, event: { type: 'message', note: 'We have sent the book today.' } },
    status: 200,
  },
  dismissMessage: { parameters: { id: samples.review }, status: 200 },
  reprocessMessage: { parameters: { id: samples.message }, status: 200 },
  listDeliveries: { parameters: { state: 'dead' }, status: 200 },
  getDelivery: { parameters: { id: samples.delivery }, status: 200 },
  resendDelivery: { parameters: { id: samples.delivery }, status: 202 },
  resendManyDeliveries: { body: { action: 'resend', ids: [samples.delivery] }, status: 200 },
  changeManyMessages: { body: { action: 'reprocess', ids: [samples.message] }, status: 200 },
  previewLetter: { parameters: { code: 'OSTBY', operation: 'request', language: 'en' }, status: 200 },
  showAnswerPage: { parameters: { token: samples.answerToken }, status: 200 },
  answerByLink: { parameters: { token: samples.answerToken }, status: 303 },
  previewNotice: {
    parameters: { code: 'ABC', name: 'due_date_near' },
    body: { language: 'en', words: { subject: '{title} is due', text: 'Bring it back by {dueDate}.' } },
    status: 200,
  },
  showUnsubscribePage: { parameters: { token: samples.noticeToken, lang: 'en' }, status: 200 },
  chooseNotices: {
    parameters: { token: samples.noticeToken },
    body: 'List-Unsubscribe=One-Click',
    status: 200,
  },
  getFile: { parameters: { id: samples.fileToken }, status: 200 },
}
