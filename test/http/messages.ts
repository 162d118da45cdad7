/** Returns a supplying agency's message in the 1.2 edition, such as a partner posts. */
export const supplierMessage = ({
  requestId,
  status = 'WillSupply',
  reason = 'RequestResponse',
  supplier = 'SUP',
  requester = 'LIB-ABC',
  timestamp = '2026-11-24T10:00:00Z',
  note = '',
}: {
  readonly requestId: string
  readonly status?: string
  readonly reason?: string
  readonly supplier?: string
  readonly requester?: string
  readonly timestamp?: string
  readonly note?: string
}): string => `<?xml version="1.0" encoding="UTF-8"?>
<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="1.2">
  <supplyingAgencyMessage>
    <header>
      <supplyingAgencyId><agencyIdType>ISIL</agencyIdType><agencyIdValue>${supplier}</agencyIdValue></supplyingAgencyId>
      <requestingAgencyId><agencyIdType>ISIL</agencyIdType><agencyIdValue>${requester}</agencyIdValue></requestingAgencyId>
      <timestamp>${timestamp}</timestamp>
      <requestingAgencyRequestId>${requestId}</requestingAgencyRequestId>
    </header>
    <messageInfo><reasonForMessage>${reason}</reasonForMessage><note>${note}</note></messageInfo>
    <statusInfo><status>${status}</status><lastChange>${timestamp}</lastChange></statusInfo>
  </supplyingAgencyMessage>
</ISO18626Message>`

/** Returns a Request in the 1.2 edition that a library abroad makes for a patron. */
export const requestMessage = ({
  requester,
  supplier,
  requestId,
  note,
}: {
  readonly requester: string
  readonly supplier: string
  readonly requestId: string
  readonly note: string
}): string => `<?xml version="1.0" encoding="UTF-8"?>
<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="1.2">
  <request>
    <header>
      <supplyingAgencyId><agencyIdType>ISIL</agencyIdType><agencyIdValue>${supplier}</agencyIdValue></supplyingAgencyId>
      <requestingAgencyId><agencyIdType>ISIL</agencyIdType><agencyIdValue>${requester}</agencyIdValue></requestingAgencyId>
      <multipleItemRequestId/>
      <timestamp>2026-11-24T10:00:00Z</timestamp>
      <requestingAgencyRequestId>${requestId}</requestingAgencyRequestId>
    </header>
    <bibliographicInfo><title>On lending</title></bibliographicInfo>
    <serviceInfo><requestType>New</requestType><serviceType>Loan</serviceType><note>${note}</note></serviceInfo>
  </request>
</ISO18626Message>`
