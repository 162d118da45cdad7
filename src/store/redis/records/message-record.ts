import { parseStored, reasonToText, storedJson } from '../../policy/parse-stored.ts'
import { InboxMessage, type ListedMessage } from '../../ports/inbox.ts'

/** The part of a message in its field `body`: everything except its bytes and the parts that change. */
const BodyColumn = storedJson(InboxMessage.omit({ raw: true, state: true, reason: true }))

const Fields = InboxMessage.pick({ state: true, reason: true, raw: true }).extend({ body: BodyColumn })

/** The fields of a message's hash that `messageOf` reads, in its order. */
export const messageFields = ['body', 'state', 'reason', 'raw'] as const

/** Returns a message, from its fields as bytes; null where it is not there. */
export const messageOf = (fields: readonly (Uint8Array | null)[]): InboxMessage | null => {
  const [body, state, reason, raw] = fields
  if (body === null || body === undefined) return null
  const text = (bytes: Uint8Array | null | undefined): string | null =>
    bytes === null || bytes === undefined ? null : Buffer.from(bytes).toString()
  const read = parseStored('message', Fields, {
    body: text(body),
    state: text(state),
    reason: text(reason),
    raw: raw === null || raw === undefined ? raw : new Uint8Array(raw),
  })
  return { ...read.body, state: read.state, reason: read.reason, raw: read.raw }
}

/** The fields of a message's hash that `listedMessageOf` reads, in its order. */
export const listedFields = ['body', 'state', 'reason'] as const

const Listed = Fields.omit({ raw: true })

/** Returns a message as it is listed, from its fields; null where it is not there. */
export const listedMessageOf = (
  [body, state, reason]: readonly (string | null)[],
  withMail: boolean,
): ListedMessage | null => {
  if (body === null || body === undefined) return null
  const read = parseStored('message', Listed, { body, state, reason })
  const { reply: _reply, share: _share, mail, ...listed } = read.body
  const isShown = withMail && mail !== undefined
  return { ...listed, state: read.state, reason: read.reason, ...(isShown ? { mail } : {}) }
}

/** Returns the reply in the field `body` of a message. */
export const replyOf = (body: unknown) => parseStored('message', BodyColumn, body).reply

/** Returns a message as scripts take it: what they need to know of it, its field `body`, its bytes. */
export const messageArguments = ({ raw, state, reason, ...body }: InboxMessage) => ({
  plan: {
    id: body.id,
    state,
    ...(reason === null ? {} : { reason: reasonToText(reason) }),
    ...(body.partner === null ? {} : { partner: body.partner }),
    ...(body.request === null ? {} : { request: body.request }),
    ...(body.share === undefined ? {} : { share: { ...body.share, bytes: raw.length } }),
  },
  body: JSON.stringify(body),
  raw,
})
