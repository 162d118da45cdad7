import { WriteError } from '@lendwire/iso18626'
import type { Trigger } from './iso18626/incoming.ts'
import { type LenderMessage, type OutgoingMessage, writeMoment } from './iso18626/vocabulary.ts'
import type { Ledger, Sent } from './ledger.ts'
import { LenderError } from './lender-error.ts'
import { pause } from './pause.ts'
import { afterMessage, type Register } from './register.ts'
import type { Act } from './scenario.ts'
import type { Gateway, Sender } from './sender.ts'
import type { WireProtocol, WriteContext } from './wire-protocol.ts'

export type MessengerOptions = {
  readonly wireProtocol: WireProtocol
  readonly register: Register
  readonly sender: Sender
  readonly ledger: Ledger
  readonly gateway: () => Gateway | undefined
  readonly now: () => Date
  /** Returns the timestamp of the next message. */
  readonly stamp: () => string
  /** The number of times that each message is sent. */
  readonly copies: number
  /** Factor on the pauses between acts. */
  readonly pace: number
  readonly signal: AbortSignal
  readonly report: (sent: Sent) => void
}

/** Sends the lender's messages. */
export type Messenger = {
  /**
   * Sends a message about a request, after the earlier messages about it.
   * @returns the result of the last copy; a failed connection is a result, not an error
   * @throws LenderError `not_found` for an unknown request, `invalid_input` for a message that the protocol does not have
   */
  send(requestId: string, outgoing: OutgoingMessage, copies?: number): Promise<Sent>
  /** Sends the messages of a scenario's acts in order and skips those that the protocol does not have. Never throws. */
  performActs(requestId: string, acts: readonly Act[]): Promise<void>
  /** Removes from acts the first one that belongs into the reply to a message, and records it as sent. */
  takeReply(
    trigger: Trigger | undefined,
    requestId: string,
    acts: readonly Act[],
  ): { readonly says: LenderMessage | undefined; readonly acts: readonly Act[] }
}

/** Creates the messenger: it writes each message, records it in register and ledger, and posts it. */
export function createMessenger(options: MessengerOptions): Messenger {
  const { wireProtocol, register, sender, ledger, now, stamp, signal, report } = options

  /** Writes a message and records its effect. Returns no text where the protocol does not have such a message. */
  const render = (requestId: string, lenderMessage: LenderMessage): readonly string[] => {
    const request = register.find(requestId)
    if (request === undefined)
      throw new LenderError(
        'not_found',
        `The lender has no request ${requestId}. It can send messages only about requests that it has accepted.`,
      )
    const date = now()
    const message = withItemsOf(lenderMessage, request.ordinal ?? 1)
    const timestamp = message.header?.timestamp ? writeMoment(message.header.timestamp, date) : stamp()
    const contents = write(wireProtocol, message, { request, timestamp, now: date })
    register.take(
      afterMessage(request, message, timestamp, message.dueDate && writeMoment(message.dueDate, date)),
    )
    return contents
  }

  const post = async (
    requestId: string,
    outgoing: OutgoingMessage,
    content: string,
    copies: number,
  ): Promise<Sent> => {
    const raw = 'raw' in outgoing
    const note = { at: now().toISOString(), requestId, content, message: raw ? undefined : outgoing }
    for (let copy = 1; ; copy += 1) {
      const delivery = await sender(
        options.gateway(),
        requestId,
        content,
        raw ? outgoing.contentType : undefined,
      )
      const sent = ledger.addSent({ ...note, ...delivery })
      report(sent)
      if (copy >= copies || signal.aborted) return sent
    }
  }

  /** Sends a message: several in order where the protocol needs several, none where it has no such message. */
  const say = async (
    requestId: string,
    outgoing: OutgoingMessage,
    copies: number,
  ): Promise<Sent | undefined> => {
    let sent: Sent | undefined
    for (const content of 'raw' in outgoing ? [outgoing.raw] : render(requestId, outgoing))
      sent = await post(requestId, outgoing, content, copies)
    return sent
  }

  const send: Messenger['send'] = async (requestId, outgoing, copies = options.copies) => {
    const sent = await say(requestId, outgoing, copies)
    if (sent === undefined) throw new LenderError('invalid_input', 'The protocol has no such message.')
    return sent
  }

  return {
    send,
    takeReply(trigger, requestId, acts) {
      const status = register.find(requestId)?.status
      const answeringAct = acts.find(
        ({ send: message, onlyIn, notIn }) =>
          trigger !== undefined &&
          status !== undefined &&
          onlyIn?.includes(status) !== false &&
          notIn?.includes(status) !== true &&
          wireProtocol.answersInReply(trigger, message),
      )
      if (answeringAct === undefined) return { says: undefined, acts }
      render(requestId, answeringAct.send)
      return { says: answeringAct.send, acts: acts.filter((act) => act !== answeringAct) }
    },
    async performActs(requestId, acts) {
      for (const { send: message, after, onlyIn, notIn } of acts) {
        if (!(await pause(after * options.pace, signal))) return
        const status = register.find(requestId)?.status
        if (status === undefined) return
        if (onlyIn?.includes(status) === false || notIn?.includes(status)) continue
        try {
          await say(requestId, message, options.copies)
        } catch (error) {
          if (!(error instanceof LenderError)) throw error
          const failed = { result: { kind: 'failed' as const, reason: error.message }, attempts: 0 }
          const at = now().toISOString()
          report(ledger.addSent({ at, requestId, message, content: '', confirmation: undefined, ...failed }))
        }
      }
    },
  }
}

/** Replaces `{n}` in item ids by a number of the request: 1001 for the first request. */
function withItemsOf(message: LenderMessage, ordinal: number): LenderMessage {
  const { delivery } = message
  if (delivery?.items === undefined) return message
  const items = delivery.items.map((item) => item.replaceAll('{n}', String(1000 + ordinal)))
  return { ...message, delivery: { ...delivery, items } }
}

function write(
  wireProtocol: WireProtocol,
  message: LenderMessage,
  speaking: WriteContext,
): readonly string[] {
  try {
    return wireProtocol.write(message, speaking)
  } catch (error) {
    if (!(error instanceof WriteError)) throw error
    throw new LenderError('invalid_input', error.message, { cause: error })
  }
}

/** Creates a source of timestamps that always rise, so that no two messages have the same one. */
export function createTimestampSource(now: () => Date): () => string {
  let last = 0
  return () => {
    last = Math.max(now().getTime(), last + 1)
    return new Date(last).toISOString()
  }
}
