import { createServer, type IncomingMessage } from 'node:http'
import {
  type Edition,
  type Edition12,
  type Edition20212,
  readMessage,
  type ValidationResult,
  validateMessage,
  writeMessage,
} from '@lendwire/iso18626'
import { expect } from 'vitest'
import type { Trigger } from '../../packages/lender/src/iso18626/incoming.ts'

export const editions: readonly Edition[] = ['1.2', '2021-2']

const agencies = {
  supplyingAgencyId: { agencyIdType: { value: 'ISIL' }, agencyIdValue: 'SUP' },
  requestingAgencyId: { agencyIdType: { value: 'ISIL' }, agencyIdValue: 'REQ' },
}
let clock = Date.parse('2026-11-24T10:00:00Z')

const requestTypes: Partial<Record<Trigger, 'New' | 'Retry' | 'Reminder'>> = {
  request: 'New',
  retry: 'Retry',
  reminder: 'Reminder',
}
const actions: Partial<Record<Trigger, Edition12.Action>> = {
  status_request: 'StatusRequest',
  received: 'Received',
  cancel: 'Cancel',
  renew: 'Renew',
  shipped_return: 'ShippedReturn',
  shipped_forward: 'ShippedForward',
  notification: 'Notification',
}
const newActions: Partial<Record<Trigger, Edition20212.Action>> = {
  ...actions,
  hold_return: 'HoldReturn',
  lost: 'Lost',
}

/** Writes what a library says: a Request, or a RequestingAgencyMessage. */
export function libraryMessage(
  edition: Edition,
  trigger: Trigger,
  requestId: string,
  { note, timestamp }: { readonly note?: string; readonly timestamp?: string } = {},
): string {
  clock += 1000
  const header = {
    ...agencies,
    timestamp: timestamp ?? new Date(clock).toISOString(),
    requestingAgencyRequestId: requestId,
  }
  const requestType = requestTypes[trigger]
  if (requestType !== undefined) {
    const body = {
      header: { ...header, multipleItemRequestId: '' },
      bibliographicInfo: { title: 'On lending' },
      serviceInfo: { requestType, serviceType: 'Loan' as const, note },
    }
    return writeMessage({ edition, kind: 'request', body })
  }
  const kind = 'requestingAgencyMessage'
  if (edition === '1.2') {
    const action = actions[trigger]
    if (action === undefined) throw new Error(`edition 1.2 has no action for ${trigger}`)
    return writeMessage({
      edition,
      kind,
      body: { header: { ...header, multipleItemRequestId: '' }, action, note },
    })
  }
  const action = newActions[trigger]
  if (action === undefined) throw new Error(`there is no action for ${trigger}`)
  return writeMessage({ edition, kind, body: { header, action, note } })
}

/** Polls until it holds, for as long as a loaded machine may need. */
export const eventually = <T>(look: () => T) => expect.poll(look, { interval: 10 })

/** Posts what a library says to a lender. */
export async function post(url: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/xml', ...headers },
    body,
  })
  const text = await response.text()
  const read = readMessage(text)
  const confirmation = read.ok && 'confirmationHeader' in read.message.body ? read.message.body : undefined
  const error = [confirmation?.errorData].flat()[0]
  return {
    status: response.status,
    text,
    messageStatus: confirmation?.confirmationHeader.messageStatus,
    error: error && `${error.errorType} ${error.errorValue ?? ''}`.trim(),
  }
}

/** A message that the gateway's partner endpoint received. */
type Arrived = {
  readonly xml: string
  readonly headers: IncomingMessage['headers']
  readonly validation: ValidationResult
  /** Reason, status and answer, such as `CancelResponse Cancelled Y`. */
  readonly words: string
}

/** Starts a receiving server in place of the gateway; it confirms what it can read. */
export async function startGateway(port = 0) {
  const arrived: Arrived[] = []
  /** Its answer instead of a confirmation: a status, or nothing but a closed connection. */
  const failures: (number | 'drop')[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const xml = Buffer.concat(chunks).toString()
    const read = readMessage(xml)
    const message = read.ok && read.message.kind === 'supplyingAgencyMessage' ? read.message : undefined
    const { reasonForMessage, answerYesNo } = message?.body.messageInfo ?? {}
    const words = [reasonForMessage, message?.body.statusInfo.status, answerYesNo].filter(Boolean).join(' ')
    arrived.push({ xml, headers: request.headers, validation: validateMessage(xml), words })
    const failure = failures.shift()
    if (failure === 'drop') request.socket.destroy()
    else if (failure !== undefined) response.writeHead(failure).end()
    else if (message === undefined) response.writeHead(400).end()
    else
      response.writeHead(200, { 'content-type': 'application/xml' }).end(
        writeMessage({
          edition: '1.2',
          kind: 'supplyingAgencyMessageConfirmation',
          body: {
            confirmationHeader: {
              timestamp: message.body.header.timestamp,
              timestampReceived: new Date().toISOString(),
              messageStatus: 'OK',
            },
            reasonForMessage,
          },
        }),
      )
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}/partners/sup/iso18626`,
    port: address.port,
    arrived,
    failures,
    words: () => arrived.map(({ words }) => words),
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
