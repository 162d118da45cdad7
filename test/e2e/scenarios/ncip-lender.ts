import {
  act,
  alreadyExists,
  type Confirm,
  createLender,
  LenderError,
  type LenderMessage,
  on,
  type ProfileName,
  type Received,
  type Scenario,
  type Sent,
  type Trigger,
} from '@lendwire/lender'
import type { OperationKind } from '../../../src/borrowing/request/operation.ts'
import { header, message as messageOfNcip } from '../../partners/ncip/sample-messages.ts'
import type { NcipWireMessage } from '../ncip/rows.ts'
import { messageOf } from './iso18626-messages.ts'
import type { LenderEvent, WireReply } from './scenario.ts'
import type { About, LenderProtocol, ReceivedMessage, ScenarioLender, SendResult } from './scenario-lender.ts'

/** The message of each operation on the wire (docs/life-cycle.md). */
const services: Record<OperationKind, string | null> = {
  request: 'RequestItem',
  retry: 'RequestItem',
  reminder: 'LookupRequest',
  cancel: 'CancelRequestItem',
  accept_condition: 'RequestItem',
  decline_condition: 'ItemRequestUpdated',
  received: 'ItemReceived',
  renew: 'RenewItem',
  shipped_return: 'ItemShipped',
  shipped_forward: null,
  status_request: 'LookupRequest',
  message: 'ItemRequestUpdated',
  lost: 'ReportCirculationStatusChange',
  damaged: 'ItemRequestUpdated',
  hold_return: null,
}

/** The services that Alma and NNCIPP have between libraries. */
const shortList = ['RequestItem', 'CancelRequestItem', 'RenewItem', 'ItemShipped', 'ItemReceived']

const wordIn = (profile: ProfileName, operation: OperationKind): string | null => {
  const service = services[operation]
  return profile === 'standard' || service === null || shortList.includes(service) ? service : null
}

const withoutStatus = [...new Set(Object.values(services))].filter(
  (service) => service !== null && service !== 'LookupRequest',
)

const triggers: Partial<Record<OperationKind, Trigger>> = {
  request: 'request',
  retry: 'retry',
  reminder: 'status_request',
  cancel: 'cancel',
  accept_condition: 'notification',
  decline_condition: 'notification',
  received: 'received',
  renew: 'renew',
  shipped_return: 'shipped_return',
  status_request: 'status_request',
  message: 'notification',
  lost: 'lost',
  damaged: 'notification',
}

const problem = (type: string, more: Partial<Extract<Confirm, { answer: 'error' }>> = {}): Confirm => ({
  answer: 'error',
  errorType: 'UnrecognisedDataValue',
  problem: type,
  ...more,
})

const confirms: Record<Exclude<WireReply, `error ${string}` | `answers ${string}`>, Confirm> = {
  ok: { answer: 'ok' },
  refused: problem('Element Rule Violated', { errorValue: 'not today' }),
  unknown_request: problem('Unknown Request'),
  already_exists: alreadyExists,
  drop: { answer: 'drop', taken: true },
  lost: { answer: 'drop', taken: false },
  unavailable: { answer: 'http', status: 503 },
  failing: { answer: 'http', status: 500, taken: true },
  unclear: { answer: 'http', status: 200, body: '<html/>', contentType: 'text/html', taken: true },
}

const confirmOf = (reply: WireReply, operation: OperationKind): Confirm => {
  if (isOfProtocol(reply)) return problem(reply.slice('error '.length))
  if (!isAnswer(reply)) return confirms[reply]
  const body = messageOfNcip(`${services[operation]}Response`, reply.slice('answers '.length), '')
  return { answer: 'http', status: 200, contentType: 'application/xml', body, taken: true }
}

const isOfProtocol = (reply: WireReply): reply is `error ${string}` => reply.startsWith('error ')
const isAnswer = (reply: WireReply): reply is `answers <${string}` => reply.startsWith('answers ')

const decoder = new TextDecoder()

const toReceivedMessage = (received: Received): ReceivedMessage => ({
  sequence: received.sequence,
  word: received.message?.message.kind ?? 'unreadable',
  requestId: received.message?.requestId ?? '',
  previousId: received.message?.previousId,
  note: received.message?.note,
  content: decoder.decode(received.bytes),
  again: received.repeats !== undefined,
  faults: received.faults.map(({ path, message }) => `${path}: ${message}`),
})

const toSendResult = ({ result, confirmation }: Sent): SendResult => {
  if (confirmation?.status === 'OK') return { rejected: null }
  if (confirmation !== undefined)
    return { rejected: `${confirmation.errorType}: ${confirmation.errorValue ?? ''}` }
  return { rejected: result.kind === 'answered' ? `HTTP ${result.answer.status}` : result.kind }
}

const hasShipped = (earlier: readonly Sent[]): boolean =>
  earlier.some(({ message }) => message?.delivery?.items !== undefined)

/**
 * Adds its item to a first shipment. A first shipment names its item: NCIP's ItemReceived and RenewItem can name
 * nothing else.
 */
const withItems = (
  message: LenderMessage,
  event: LenderEvent,
  { requestId }: About,
  earlier: readonly Sent[],
): LenderMessage =>
  event.type === 'shipped' && message.delivery?.items === undefined && !hasShipped(earlier)
    ? { ...message, delivery: { ...message.delivery, items: [`L-${requestId}`] } }
    : message

/** Its messages have no place for what things cost but Ext, and none for parcels' numbers, for whom a file was sent to. */
const lost: readonly string[] = ['cost', 'costs', 'trackingIds', 'sentToPatron', 'via']

/** A request that is not filled says why in a note of its own. */
const saysWhyInNote: readonly string[] = ['unfilled', 'expired']

const carried = (event: LenderEvent, profile: ProfileName): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(event).filter(
      ([name, value]) =>
        !lost.includes(name) &&
        !(name === 'items' && Array.isArray(value) && value.length === 0) &&
        !(name === 'note' && saysWhyInNote.includes(event.type)) &&
        !(name === 'reason' && profile !== 'nncipp'),
    ),
  )

/** It says nothing by itself, but tells the truth when it is asked for a status: the answer is the place for that. */
const truthful: Scenario = {
  name: 'truthful',
  about: 'confirms everything, and tells the status when it is asked',
  customs: 'none',
  copies: 1,
  steps: [on('status_request', [act({ reason: 'StatusRequestResponse' })])],
}

const serviceIn = (xml: string): string =>
  /<(?:\w+:)?NCIPMessage[^>]*>\s*<(?:\w+:)?(\w+)/.exec(xml)?.[1] ?? 'nothing'

/** Returns the lenders of NCIP by one of its profiles: the real lender, driven step by step. */
export const ncipLenders = (profile: ProfileName): LenderProtocol<NcipWireMessage> => ({
  name: `NCIP ${profile}`,
  testMessages: ['LookupAgency'],
  word: (operation) => wordIn(profile, operation),
  shows: ['under'],
  carries: (event) => carried(event, profile),
  start: async ({ partner, token, gatewayUrl, now }) => {
    const lender = createLender({
      protocol: 'ncip',
      profile,
      scenario: truthful,
      now,
      gateway: { url: `${gatewayUrl}/partners/${partner}/ncip`, token },
    })
    const url = await lender.start(0)
    const send = async (requestId: string, message: LenderMessage): Promise<SendResult | null> => {
      try {
        return toSendResult(await lender.send(requestId, message))
      } catch (error) {
        if (error instanceof LenderError && error.code === 'invalid_input') return null
        throw error
      }
    }
    const scenarioLender: ScenarioLender<NcipWireMessage> = {
      connection: ({ reachable, takesStatusRequest }) => ({
        protocol: 'ncip',
        url: reachable === false ? 'http://127.0.0.1:9/ncip' : url,
        profile,
        timeout: 'PT5S',
        cancelSettledBy: 'message',
        ...(takesStatusRequest === false && { takes: withoutStatus }),
      }),
      reply: (operation, replies) => {
        const trigger = triggers[operation]
        if (trigger !== undefined)
          lender.confirmNext(
            trigger,
            replies.map((each) => confirmOf(each, operation)),
          )
      },
      sendEvent: async (event, about) => {
        const message = messageOf(event, about)
        if (message === null) return null
        return send(about.requestId, {
          ...withItems(message, event, about, lender.sent({ requestId: about.requestId })),
          ...(about.names === undefined ? {} : { header: { requestId: about.names } }),
        })
      },
      repeat: async (_, { requestId }) => {
        const bytes = lender.sent({ requestId }).at(-1)?.content
        if (bytes === undefined) throw new Error('there is nothing to repeat')
        return toSendResult(await lender.send(requestId, { raw: bytes }))
      },
      sendOwn: async ({ service, content, answer }, { requestId }) => {
        const request = lender.requests().find(({ id }) => id === requestId)
        const filledIn = (text: string): string =>
          text
            .replaceAll('@request@', requestId)
            .replaceAll('@library@', request?.requestingAgency.value ?? '')
        const head = header(request?.supplyingAgency.value, request?.requestingAgency.value)
        const sent = await lender.send(requestId, {
          raw: messageOfNcip(service, filledIn(content), head),
        })
        const came = sent.result.kind === 'answered' ? decoder.decode(sent.result.answer.body) : ''
        return answer === undefined || came.includes(filledIn(answer))
          ? toSendResult(sent)
          : { rejected: came }
      },
      parsed: (after) => lender.received({ after }).map(toReceivedMessage),
      codes: () => [
        ...lender.received().map(({ message: parsed }) => `ncip out ${parsed?.message.kind ?? 'nothing'}`),
        ...lender.sent().map(({ content }) => `ncip in ${serviceIn(content)}`),
      ],
      stop: lender.stop,
    }
    return scenarioLender
  },
})
