import { WriteError, writeMessage } from '@lendwire/iso18626'
import { Problem } from '../problem.ts'
import { type Speaking, toMessage } from './iso18626/outgoing.ts'
import { type LenderMessage, type Saying, writeMoment } from './iso18626/vocabulary.ts'
import type { Ledger, Sent } from './ledger.ts'
import { pause } from './pause.ts'
import { afterSaying, type Register } from './register.ts'
import type { Act } from './scenario.ts'
import type { Gateway, Sender } from './sender.ts'

export type SpeakerOptions = {
  readonly register: Register
  readonly sender: Sender
  readonly ledger: Ledger
  readonly gateway: () => Gateway | undefined
  readonly now: () => Date
  /** Gives the timestamp of a message. */
  readonly stamp: () => string
  /** How often each message goes out. */
  readonly copies: number
  /** Factor on the pauses between acts. */
  readonly pace: number
  readonly signal: AbortSignal
  readonly report: (sent: Sent) => void
}

/** The lender's voice. */
export type Speaker = {
  /**
   * Says something about a request, after what was said about it before.
   * @returns how the last copy fared; failures on the wire are a result
   * @throws Problem `not_found` for an unknown request, `invalid_input` for what the edition cannot say
   */
  send(requestId: string, saying: Saying, copies?: number): Promise<Sent>
  /** Says one thing after the other, as a scenario has it; never throws. */
  perform(requestId: string, acts: readonly Act[]): Promise<void>
}

/** Makes the lender's voice: what it says is written, noted in the register and the ledger, and posted. */
export function createSpeaker(options: SpeakerOptions): Speaker {
  const { register, sender, ledger, now, stamp, signal, report } = options

  const render = (requestId: string, message: LenderMessage): string => {
    const request = register.find(requestId)
    if (request === undefined)
      throw new Problem(
        'not_found',
        `the lender knows no request ${requestId}: it can speak of what it has taken`,
      )
    const date = now()
    const timestamp = message.header?.timestamp ? writeMoment(message.header.timestamp, date) : stamp()
    const content = write(message, { request, timestamp, now: date })
    register.take(
      afterSaying(request, message, timestamp, message.dueDate && writeMoment(message.dueDate, date)),
    )
    return content
  }

  const send: Speaker['send'] = async (requestId, saying, copies = options.copies) => {
    const raw = 'raw' in saying
    const content = raw ? saying.raw : render(requestId, saying)
    const note = { at: now().toISOString(), requestId, content, message: raw ? undefined : saying }
    for (let copy = 1; ; copy += 1) {
      const delivery = await sender(
        options.gateway(),
        requestId,
        content,
        raw ? saying.contentType : undefined,
      )
      const sent = ledger.say({ ...note, ...delivery })
      report(sent)
      if (copy >= copies || signal.aborted) return sent
    }
  }

  return {
    send,
    async perform(requestId, acts) {
      for (const { send: message, after, onlyIn, notIn } of acts) {
        if (!(await pause(after * options.pace, signal))) return
        const status = register.find(requestId)?.status
        if (status === undefined) return
        if (onlyIn?.includes(status) === false || notIn?.includes(status)) continue
        try {
          await send(requestId, message)
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          const failed = { result: { kind: 'not_taken' as const, reason: error.message }, attempts: 0 }
          const at = now().toISOString()
          report(ledger.say({ at, requestId, message, content: '', confirmation: undefined, ...failed }))
        }
      }
    },
  }
}

function write(message: LenderMessage, speaking: Speaking): string {
  try {
    return writeMessage(toMessage(message, speaking))
  } catch (error) {
    if (!(error instanceof WriteError)) throw error
    throw new Problem('invalid_input', error.message, { cause: error })
  }
}

/** Gives timestamps that always rise, so that no two messages have the same one. */
export function createStamp(now: () => Date): () => string {
  let last = 0
  return () => {
    last = Math.max(now().getTime(), last + 1)
    return new Date(last).toISOString()
  }
}
