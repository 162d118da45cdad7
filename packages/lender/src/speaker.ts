import { WriteError } from '@lendwire/iso18626'
import type { Trigger } from './iso18626/incoming.ts'
import { type LenderMessage, type Saying, writeMoment } from './iso18626/vocabulary.ts'
import type { Language, Speaking } from './language.ts'
import type { Ledger, Sent } from './ledger.ts'
import { LenderError } from './lender-error.ts'
import { pause } from './pause.ts'
import { afterSaying, type Register } from './register.ts'
import type { Act } from './scenario.ts'
import type { Gateway, Sender } from './sender.ts'

export type SpeakerOptions = {
  readonly language: Language
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
   * @throws LenderError `not_found` for an unknown request, `invalid_input` for what the protocol cannot say
   */
  send(requestId: string, saying: Saying, copies?: number): Promise<Sent>
  /** Says one thing after the other, as a scenario has it, but what the protocol has no word for; never throws. */
  perform(requestId: string, acts: readonly Act[]): Promise<void>
  /** Takes from acts the first one that the answer to a message says at once, and notes that it was said. */
  answering(
    trigger: Trigger | undefined,
    requestId: string,
    acts: readonly Act[],
  ): { readonly says: LenderMessage | undefined; readonly acts: readonly Act[] }
}

/** Makes the lender's voice: what it says is written, noted in the register and the ledger, and posted. */
export function createSpeaker(options: SpeakerOptions): Speaker {
  const { language, register, sender, ledger, now, stamp, signal, report } = options

  /** Writes what is said: nothing where the protocol has no word for it, which the lender means all the same. */
  const render = (requestId: string, said: LenderMessage): readonly string[] => {
    const request = register.find(requestId)
    if (request === undefined)
      throw new LenderError(
        'not_found',
        `the lender knows no request ${requestId}: it can speak of what it has taken`,
      )
    const date = now()
    const message = withItemsOf(said, request.ordinal ?? 1)
    const timestamp = message.header?.timestamp ? writeMoment(message.header.timestamp, date) : stamp()
    const contents = write(language, message, { request, timestamp, now: date })
    register.take(
      afterSaying(request, message, timestamp, message.dueDate && writeMoment(message.dueDate, date)),
    )
    return contents
  }

  const post = async (requestId: string, saying: Saying, content: string, copies: number): Promise<Sent> => {
    const raw = 'raw' in saying
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

  /** Says it where the protocol has a word for it: one message after the other where it needs several. */
  const say = async (requestId: string, saying: Saying, copies: number): Promise<Sent | undefined> => {
    let sent: Sent | undefined
    for (const content of 'raw' in saying ? [saying.raw] : render(requestId, saying))
      sent = await post(requestId, saying, content, copies)
    return sent
  }

  const send: Speaker['send'] = async (requestId, saying, copies = options.copies) => {
    const sent = await say(requestId, saying, copies)
    if (sent === undefined) throw new LenderError('invalid_input', 'the protocol has no word for that')
    return sent
  }

  return {
    send,
    answering(trigger, requestId, acts) {
      const status = register.find(requestId)?.status
      const said = acts.find(
        ({ send: message, onlyIn, notIn }) =>
          trigger !== undefined &&
          status !== undefined &&
          onlyIn?.includes(status) !== false &&
          notIn?.includes(status) !== true &&
          language.answersAtOnce(trigger, message),
      )
      if (said === undefined) return { says: undefined, acts }
      render(requestId, said.send)
      return { says: said.send, acts: acts.filter((act) => act !== said) }
    },
    async perform(requestId, acts) {
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
          report(ledger.say({ at, requestId, message, content: '', confirmation: undefined, ...failed }))
        }
      }
    },
  }
}

/** Scenarios name items by `{n}`, so that each request has its own: 1001 for the first one. */
function withItemsOf(message: LenderMessage, ordinal: number): LenderMessage {
  const { delivery } = message
  if (delivery?.items === undefined) return message
  const items = delivery.items.map((item) => item.replaceAll('{n}', String(1000 + ordinal)))
  return { ...message, delivery: { ...delivery, items } }
}

function write(language: Language, message: LenderMessage, speaking: Speaking): readonly string[] {
  try {
    return language.write(message, speaking)
  } catch (error) {
    if (!(error instanceof WriteError)) throw error
    throw new LenderError('invalid_input', error.message, { cause: error })
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
