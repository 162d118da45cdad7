import type { Iso18626WireMessage } from '../../iso18626-lender.ts'

/** Returns a message that no codec would write. The ids of the row replace those of the fixtures. */
export const bytes = (
  messageInfo: string,
  statusInfo: string,
  kind = 'supplyingAgencyMessage',
): Iso18626WireMessage => ({
  bytes: `<?xml version="1.0" encoding="UTF-8"?>
<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="1.2">
  <${kind}>
    <header>
      <supplyingAgencyId><agencyIdType>ISIL</agencyIdType><agencyIdValue>XX-LEND</agencyIdValue></supplyingAgencyId>
      <requestingAgencyId><agencyIdType>ISIL</agencyIdType><agencyIdValue>XX-BORR</agencyIdValue></requestingAgencyId>
      <multipleItemRequestId/>
      <timestamp>2026-03-02T10:00:00Z</timestamp>
      <requestingAgencyRequestId>BORR-7K2MQ4X9-1</requestingAgencyRequestId>
    </header>
    ${messageInfo}
    ${statusInfo}
  </${kind}>
</ISO18626Message>`,
})
/** Says a reason. */
export const messageInfo = (reason: string) =>
  `<messageInfo><reasonForMessage>${reason}</reasonForMessage></messageInfo>`
/** Says a status. */
export const statusInfo = (status: string) =>
  `<statusInfo><status>${status}</status><lastChange>2026-03-02T10:00:00Z</lastChange></statusInfo>`
