import { z } from 'zod'
import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import { Timeout } from '../../../src/borrowing/time.ts'
import { WebUrl } from '../../../src/borrowing/values.ts'
import { connectionReader } from '../../../src/partners/connection.ts'
import type { Incoming } from '../../../src/partners/incoming-message.ts'
import type { HttpRoute } from '../../../src/partners/message-route.ts'
import type { ReplyMeaning, WireAnswer } from '../../../src/partners/partner-reply.ts'
import type { Protocol } from '../../../src/partners/protocol.ts'
import type { ProtocolEntry } from '../../../src/partners/protocol-entry.ts'
import { textFault } from '../../../src/problem.ts'
import { reason } from '../../../src/translations/reason.ts'

/** A partner of the toy protocol: JSON over HTTP. */
const ToyConnection = z.object({
  protocol: z.literal('toy'),
  url: WebUrl,
  apiKey: z.string().meta({ 'x-secret': true }).optional(),
  timeout: Timeout.prefault('PT5S'),
  concurrency: z.int().min(1).prefault(1),
})
const connectionOf = connectionReader(ToyConnection, 'the toy protocol')

const Message = z.object({
  from: z.string(),
  request: z.string(),
  says: z.enum(['yes', 'sent', 'back']),
  item: z.string().optional(),
})

const json = 'application/json'
const reply = (status: number, content: object) => ({
  status,
  contentType: json,
  content: JSON.stringify(content),
})

const parse = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

type ToyMessage = z.infer<typeof Message>

const readMessage = (body: Uint8Array): Incoming<ToyMessage> => {
  const read = Message.safeParse(parse(body))
  if (!read.success)
    return { kind: 'unreadable', faults: [textFault({ path: '', message: 'no message of the toy' })] }
  const { from, request, says } = read.data
  return {
    kind: 'message',
    summary: says,
    requestId: request,
    supplyingAgency: { value: from },
    contentForFingerprint: JSON.stringify(read.data),
    notes: [],
    content: read.data,
  }
}

const interpret = ({ says, item }: ToyMessage): PartnerEvent => {
  switch (says) {
    case 'yes':
      return { type: 'will_supply' }
    case 'sent':
      return { type: 'shipped', items: item === undefined ? [] : [{ barcode: item }] }
    case 'back':
      return { type: 'checked_in' }
  }
}

const readReply = (_: string, { body }: WireAnswer): ReplyMeaning =>
  JSON.stringify(parse(body)) === '{"ok":true}'
    ? { kind: 'confirmed', events: [] }
    : { kind: 'unclear', reason: reason('failure.no_answer') }

const toy: Protocol<HttpRoute, ToyMessage> = {
  name: 'toy',
  capabilities: () => ({ takesStatusRequest: false, takesReminder: false, retryKeepsId: true }),
  render: (operation, { requestId }) => ({
    content: JSON.stringify({ request: requestId, asks: operation.kind }),
    contentType: json,
    summary: operation.kind,
  }),
  route: (content, contentType, partner) => {
    const { url, apiKey = '' } = connectionOf(partner)
    const headers = { 'content-type': contentType, 'x-api-key': apiKey }
    return { kind: 'http', url, headers, body: content, timeout: 5000, secrets: [apiKey] }
  },
  readReply,
  read: readMessage,
  interpret: ({ content }) => interpret(content),
  answer: (_, { kind }) => reply(200, { ok: kind === 'taken' }),
  isAgencyOf: ({ symbols }, agency) => symbols.some(({ value }) => value === agency),
  sender: (body) => {
    const read = Message.safeParse(parse(body))
    return read.success ? { value: read.data.from } : undefined
  },
}

/** A protocol that lendwire does not know: nothing in `src` names it. */
export const toyEntry: ProtocolEntry = {
  name: 'toy',
  title: 'Toy',
  connection: ToyConnection,
  endpoint: { path: 'toy', answer: 'Whether it was taken' },
  connectionFaults: (partner) =>
    connectionOf(partner).url.includes('?')
      ? [textFault({ path: 'connection/url', message: 'No question mark' })]
      : [],
  create: () => toy,
}
