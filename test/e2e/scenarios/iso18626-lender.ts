import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { closedCodes, type Edition, readMessage } from '@lendwire/iso18626'
import {
  alreadyExists,
  Confirm,
  createLender,
  type Received,
  type Sent,
  type Trigger,
} from '@lendwire/lender'
import type {
  LenderMessage,
  OutgoingMessage as LenderOutgoingMessage,
} from '../../../packages/lender/src/iso18626/vocabulary.ts'
import type { OperationKind } from '../../../src/borrowing/request/operation.ts'
import { messageOf } from './iso18626-messages.ts'
import type { WireReply } from './scenario.ts'
import type { LenderProtocol, ReceivedMessage, ScenarioLender, SendResult } from './scenario-lender.ts'

/**
 * A message that only a lender of ISO 18626 can send: in its own words, or bytes that no codec writes. In bytes, and in
 * fixtures of vendors, the ids of the row replace those of the fixtures.
 */
export type Iso18626WireMessage = LenderMessage | { readonly bytes: string } | { readonly fixture: string }

/** The message of each operation on the wire (ISO 18626:2017 and 2021: requestType, action). */
const words: Record<OperationKind, string> = {
  request: 'Request New',
  retry: 'Request Retry',
  reminder: 'Request Reminder',
  cancel: 'Cancel',
  accept_condition: 'Notification',
  decline_condition: 'Notification',
  received: 'Received',
  renew: 'Renew',
  shipped_return: 'ShippedReturn',
  shipped_forward: 'ShippedForward',
  status_request: 'StatusRequest',
  message: 'Notification',
  lost: 'Notification',
  damaged: 'Notification',
  hold_return: 'Notification',
}

const triggers: Readonly<Record<string, Trigger>> = {
  'Request New': 'request',
  'Request Retry': 'retry',
  'Request Reminder': 'reminder',
  Cancel: 'cancel',
  Notification: 'notification',
  Received: 'received',
  Renew: 'renew',
  ShippedReturn: 'shipped_return',
  ShippedForward: 'shipped_forward',
  StatusRequest: 'status_request',
  Lost: 'lost',
  HoldReturn: 'hold_return',
}

const wordIn = (edition: Edition, operation: OperationKind): string => {
  if (edition === '2021-2' && operation === 'lost') return 'Lost'
  if (edition === '2021-2' && operation === 'hold_return') return 'HoldReturn'
  return words[operation]
}

const confirms: Record<Exclude<WireReply, `error ${string}` | `answers ${string}`>, Confirm> = {
  ok: { answer: 'ok' },
  refused: { answer: 'error', errorType: 'UnrecognisedDataValue', errorValue: 'not today' },
  unknown_request: {
    answer: 'error',
    errorType: 'UnrecognisedDataValue',
    errorValue: 'requestingAgencyMessage/header/requestingAgencyRequestId',
  },
  already_exists: alreadyExists,
  drop: { answer: 'drop', taken: true },
  lost: { answer: 'drop', taken: false },
  unavailable: { answer: 'http', status: 503 },
  failing: { answer: 'http', status: 500, taken: true },
  unclear: {
    answer: 'http',
    status: 200,
    body: '<html>Welcome!</html>',
    contentType: 'text/html',
    taken: true,
  },
}

const confirmOf = (reply: WireReply): Confirm => {
  if (isOfNcip(reply)) throw new Error('a row for NCIP')
  if (!isOfProtocol(reply)) return confirms[reply]
  const [, errorType, errorValue = ''] = /^error (\w+):? ?(.*)$/.exec(reply) ?? []
  // Who says that it has the request already has it.
  const taken = /exists/i.test(errorValue)
  return Confirm.parse({ answer: 'error', errorType, ...(errorValue && { errorValue }), taken })
}

const isOfProtocol = (reply: WireReply): reply is `error ${string}` => reply.startsWith('error ')
const isOfNcip = (reply: WireReply): reply is `answers <${string}` => reply.startsWith('answers ')

const wordOf = ({ message: parsed }: Received): string => {
  if (parsed?.message.kind === 'request')
    return `Request ${parsed.message.body.serviceInfo?.requestType ?? 'New'}`
  if (parsed?.message.kind === 'requestingAgencyMessage') return parsed.message.body.action ?? 'no action'
  return 'unreadable'
}

const decoder = new TextDecoder()

const toReceivedMessage = (received: Received): ReceivedMessage => ({
  sequence: received.sequence,
  word: wordOf(received),
  requestId: received.message?.requestId ?? '',
  previousId: received.message?.previousId,
  note: received.message?.note,
  content: decoder.decode(received.bytes),
  again: received.repeats !== undefined,
  faults: received.faults.map(({ path, message }) => `${path}: ${message}`),
})

/** Returns the error of any confirmation, such as that of a message that no lender sends. */
const errorOf = (body: Uint8Array): string | undefined => {
  const read = readMessage(body)
  if (!read.ok || !('confirmationHeader' in read.message.body)) return undefined
  const [error] = [read.message.body.errorData].flat()
  return error && `${error.errorType}: ${error.errorValue ?? ''}`
}

const toSendResult = ({ result, confirmation }: Sent): SendResult => {
  if (confirmation?.status === 'OK') return { rejected: null }
  if (result.kind !== 'answered') return { rejected: result.kind }
  return { rejected: errorOf(result.answer.body) ?? `HTTP ${result.answer.status}` }
}

/** Returns whether an edition can write a message. 1.2 has no word for holding a return, and one itemId alone. */
const canWrite = ({ status, delivery }: LenderMessage, edition: Edition): boolean =>
  (status === undefined || closedCodes(edition, 'status').has(status)) &&
  (edition !== '1.2' || (delivery?.items?.length ?? 0) < 2)

const fixtures = join(import.meta.dirname, '../../../fixtures/iso18626/vendor')

/** Replaces the ids of the fixtures in a text with those of the row. */
const filledIn = (text: string, ids: { requestId: string; lender: string; library: string }): string =>
  text
    .replaceAll('BORR-7K2MQ4X9-1', ids.requestId)
    .replaceAll('XX-LEND', ids.lender)
    .replaceAll('XX-BORR', ids.library)

/** Returns the closed codes in what came and went, each as `list code`. */
const codesOf = (received: readonly Received[], sent: readonly Sent[]): readonly string[] => {
  const codes: string[] = []
  const note = (list: string, code: string | undefined) => {
    if (code !== undefined) codes.push(`${list} ${code}`)
  }
  for (const { message: parsed, confirm } of received) {
    note('messageStatus', confirm.answer === 'ok' ? 'OK' : confirm.answer === 'error' ? 'ERROR' : undefined)
    if (confirm.answer === 'error') note('errorType', confirm.errorType)
    if (parsed?.message.kind === 'request') {
      const { serviceInfo } = parsed.message.body
      note('requestType', serviceInfo?.requestType)
      note('serviceType', serviceInfo?.serviceType)
      for (const each of serviceInfo?.requestSubType ?? []) note('requestSubType', each)
      if (serviceInfo !== undefined && 'preferredEdition' in serviceInfo)
        note('preferredEdition', serviceInfo.preferredEdition)
    }
    if (parsed?.message.kind === 'requestingAgencyMessage') note('action', parsed.message.body.action)
  }
  for (const each of sent) {
    const { content, confirmation } = each
    const read = readMessage(content)
    if (read.ok && read.message.kind === 'supplyingAgencyMessage' && confirmation?.status === 'OK') {
      const { messageInfo, statusInfo } = read.message.body
      note('reasonForMessage', messageInfo.reasonForMessage)
      note('yesNo', messageInfo.answerYesNo)
      note('status', statusInfo.status)
    }
    note('messageStatus', confirmation?.status)
    note('errorType', toSendResult(each).rejected?.match(/^(\w+):/)?.[1])
  }
  return codes
}

/** Returns the lenders of ISO 18626 in one of its editions: the real lender, driven step by step. */
export const iso18626Lenders = (edition: Edition): LenderProtocol<Iso18626WireMessage> => ({
  name: `ISO 18626 ${edition}`,
  testMessages: ['StatusRequest'],
  word: (operation) => wordIn(edition, operation),
  shows: ['note', 'under', 'names'],
  carries: (event) => event,
  start: async ({ partner, token, gatewayUrl, vendor, now }) => {
    const lender = createLender({
      scenario: 'manual',
      system: vendor === 'koha' ? 'koha' : undefined,
      now,
      gateway: { url: `${gatewayUrl}/partners/${partner}/iso18626`, token },
    })
    const url = await lender.start(0)
    const send = async (requestId: string, event: LenderOutgoingMessage) =>
      toSendResult(await lender.send(requestId, event))

    const scenarioLender: ScenarioLender<Iso18626WireMessage> = {
      connection: ({ vendor, takesReminder, takesStatusRequest, reachable, patronRequest }) => ({
        protocol: 'iso18626',
        url: reachable === false ? 'http://127.0.0.1:9/iso18626' : url,
        edition,
        timeout: 'PT5S',
        vendor,
        takesReminder,
        takesStatusRequest,
        ...(patronRequest === undefined ? {} : { patronRequest }),
      }),
      reply: (operation, replies) => {
        const trigger = triggers[wordIn(edition, operation)]
        if (trigger === undefined) throw new Error(`no lender hears ${operation}`)
        lender.confirmNext(trigger, replies.map(confirmOf))
      },
      sendEvent: async (event, about) => {
        const message = messageOf(event, about)
        if (message === null || !canWrite(message, edition)) return null
        return send(about.requestId, {
          ...message,
          ...(about.names === undefined ? {} : { header: { requestId: about.names } }),
        })
      },
      repeat: async (how, { requestId }) => {
        const sent = lender.sent({ requestId })
        const bytes = sent.at(-1)?.content
        const message = sent.findLast((each) => each.message !== undefined)?.message
        if (bytes === undefined || message === undefined) throw new Error('there is nothing to repeat')
        return send(requestId, how === 'content' ? message : { raw: bytes })
      },
      sendOwn: async (own, { requestId }) => {
        if ('reason' in own) return send(requestId, own)
        const request = lender.requests().find(({ id }) => id === requestId)
        const ids = {
          requestId,
          lender: request?.supplyingAgency.value ?? '',
          library: request?.requestingAgency.value ?? '',
        }
        const text = 'bytes' in own ? own.bytes : readFileSync(join(fixtures, own.fixture), 'utf8')
        return send(requestId, { raw: filledIn(text, ids) })
      },
      parsed: (after) => lender.received({ after }).map(toReceivedMessage),
      codes: () => codesOf(lender.received(), lender.sent()),
      stop: lender.stop,
    }
    return scenarioLender
  },
})
