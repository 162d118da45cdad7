import { createServer, type Server } from 'node:http'
import { text } from 'node:stream/consumers'

/** Starts a partner that answers each message by its content. */
export const startAnswering = (
  answer: (body: string) => string,
  status = 200,
  contentType = 'application/xml',
): Promise<{ readonly server: Server; readonly url: string }> =>
  new Promise((resolve) => {
    const server = createServer(async (request, response) => {
      const body = answer(await text(request))
      response.writeHead(status, { 'content-type': contentType }).end(body)
    })
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      resolve({ server, url: `http://127.0.0.1:${port}/` })
    })
  })

/** Returns the confirmation of ISO 18626 with an ERROR about a value. */
export const confirmation = (
  errorValue: string,
  { supplier = 'X-NORTH', requestId = 'lendwire-connection-test' } = {},
): string => `<?xml version="1.0" encoding="UTF-8"?>
<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="1.2">
  <requestingAgencyMessageConfirmation>
    <confirmationHeader>
      <supplyingAgencyId><agencyIdType>ISIL</agencyIdType><agencyIdValue>${supplier}</agencyIdValue></supplyingAgencyId>
      <timestamp>2026-01-01T00:00:00Z</timestamp>
      <requestingAgencyRequestId>${requestId}</requestingAgencyRequestId>
      <multipleItemRequestId></multipleItemRequestId>
      <timestampReceived>2026-01-01T00:00:00Z</timestampReceived>
      <messageStatus>ERROR</messageStatus>
    </confirmationHeader>
    <errorData><errorType>UnrecognisedDataValue</errorType><errorValue>${errorValue}</errorValue></errorData>
    <action>StatusRequest</action>
  </requestingAgencyMessageConfirmation>
</ISO18626Message>`
