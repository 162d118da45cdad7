import { createServer } from 'node:http'
import { writeMessage } from '@lendwire/iso18626'

/**
 * A lender that answers at once, or after the milliseconds in ANSWER_AFTER, or never: every message is confirmed, with the
 * request id and timestamp that it names.
 */
const answerAfter = process.env.ANSWER_AFTER ?? '0'
const time = '2000-01-01T00:00:00Z'
const confirmation = writeMessage({
  edition: '1.2',
  kind: 'requestConfirmation',
  body: {
    confirmationHeader: {
      timestamp: time,
      requestingAgencyRequestId: '@request@',
      timestampReceived: time,
      messageStatus: 'OK',
    },
  },
})

const textOf = (xml: string, element: string): string =>
  new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1] ?? ''

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const xml = Buffer.concat(chunks).toString()
    const answer = () =>
      response
        .writeHead(200, { 'content-type': 'application/xml' })
        .end(
          confirmation
            .replace('@request@', textOf(xml, 'requestingAgencyRequestId'))
            .replaceAll(time, textOf(xml, 'timestamp')),
        )
    if (answerAfter === '0') answer()
    else if (answerAfter !== 'never') setTimeout(answer, Number(answerAfter))
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null)
    console.log(`listens on http://127.0.0.1:${address.port}`)
})
process.once('SIGTERM', () => {
  server.close(() => process.exit(0))
  server.closeAllConnections()
})
