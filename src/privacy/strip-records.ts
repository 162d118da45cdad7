import type { InboxMessage, KeptMail } from '../store/ports/inbox.ts'
import type { Delivery } from '../store/ports/outbox.ts'
import type { StrippedDelivery, StrippedMessage } from '../store/ports/privacy.ts'
import { mapReasonTexts } from '../translations/map-reason-texts.ts'
import type { AnyReason } from '../translations/parameter.ts'
import { decodeMessage } from './message-text.ts'
import { isCode, namesPerson, type PersonWords } from './person.ts'
import { createRedaction } from './redact-content.ts'
import type { RemovedTexts } from './removed-texts.ts'
import { stripXml } from './strip-xml.ts'

const noWords: KeptMail = {
  ...{
    from: null,
    to: [],
    subject: '',
    date: null,
    written: '',
    text: '',
    shortened: false,
    attachments: [],
  },
  areWordsRemoved: true,
}

/**
 * Strips a mail that waits for review: staff can still act on what was read out of it, which has no words of the mail. A
 * meaning that names the person goes too.
 *
 * @returns undefined where nothing of the mail stays
 */
const stripMail = (
  { state, mail }: Pick<InboxMessage, 'state' | 'mail'>,
  words: PersonWords,
): KeptMail | undefined => {
  const reading = mail?.reading
  if (state !== 'review' || reading === undefined) return undefined
  const { event, ...others } = reading
  const isNamed = event !== undefined && namesPerson(JSON.stringify(event), words)
  return { ...noWords, reading: { ...others, ...(event === undefined || isNamed ? {} : { event }) } }
}

/** Removes texts, names and addresses from records. */
export type Stripper = {
  readonly message: (message: InboxMessage, words: PersonWords) => StrippedMessage
  readonly delivery: (delivery: Delivery, words: PersonWords) => StrippedDelivery
  /** Takes the person out of a delivery that still goes out: the receiver can read what is left. */
  readonly pendingDelivery: (delivery: Delivery, texts: RemovedTexts) => StrippedDelivery
  /** Keeps the coded elements of an answer of which nothing else is known; nothing of what is no XML. */
  readonly text: (text: string) => string
}

const isXml = (contentType: string): boolean => /\bxml\b/i.test(contentType)

/** Keeps the codes of a reason, and of its texts those that are codes. */
export const stripTexts = (reason: AnyReason, words: PersonWords): AnyReason =>
  mapReasonTexts(reason, (text) => (isCode(text, words) ? text : '…'))

/** Keeps the codes of a reason, and of its texts those that are codes; null where it was nothing but words. */
export const stripReason = (reason: AnyReason, words: PersonWords): AnyReason | null =>
  reason.code === 'text' && !isCode(String(reason.params.text), words) ? null : stripTexts(reason, words)

const encoder = new TextEncoder()

const shortWords = (text: string, words: PersonWords): string => (namesPerson(text, words) ? '' : text)

/**
 * Creates the functions that strip records. Of an XML message its coded elements stay. Letters, notices and answer forms hold
 * words of people only: nothing of them stays. Of a mail that waits for review its reading stays.
 *
 * @param coded the local names of the elements that hold codes, of all protocols
 */
export const createStripper = (coded: ReadonlySet<string>): Stripper => {
  const strip = (text: string, contentType: string, words: PersonWords): string =>
    isXml(contentType) || text.trimStart().startsWith('<?xml') ? stripXml(text, coded, words) : ''
  const delivery: Stripper['delivery'] = (
    { id, content, contentType, summary, lastError, reply },
    words,
  ) => ({
    id,
    content: strip(content, contentType, words),
    summary: shortWords(summary, words),
    lastError: lastError === null ? null : stripReason(lastError, words),
    reply: reply === null ? null : strip(reply, contentType, words),
  })
  return {
    message: (message, words) => {
      const { id, raw, contentType, summary, reply } = message
      const mail = stripMail(message, words)
      return {
        id,
        raw: encoder.encode(strip(decodeMessage(raw), contentType, words)),
        summary: shortWords(summary, words),
        reason: message.reason === null ? null : stripReason(message.reason, words),
        reply: reply === null ? null : { ...reply, content: strip(reply.content, reply.contentType, words) },
        mail,
      }
    },
    delivery,
    pendingDelivery: (pending, texts) => ({
      ...delivery(pending, texts.words),
      content: createRedaction(coded, texts)(pending.content),
    }),
    text: (text) => (text.trimStart().startsWith('<') ? stripXml(text, coded, []) : ''),
  }
}
