import { fillInWords } from '@lendwire/email'
import { createMailLender, type MailHost, type ReceivedLetter } from '@lendwire/lender'
import type { EmailAnswer } from '../../../packages/lender/src/email/email-answer.ts'
import { fillForm } from '../../../packages/lender/src/email/form.ts'
import { letterToReceivedMessage, receptionOf, wordOf } from './email-lender.ts'
import type { LenderEvent } from './scenario.ts'
import type { LenderProtocol, ScenarioLender, SendResult } from './scenario-lender.ts'

/** A mail in the lender's own words, as a reply to its last letter. */
export type ReplyMail = { readonly mail: string; readonly review?: true }

/** The token by which the lenders' mails come in. */
export const inboundToken = 'the-token-of-the-mailbox-of-the-rows'

const ticks: Readonly<Record<string, string>> = fillInWords.en.answers

/** The words of a reply for values that the form has no field for. */
const words: Readonly<Partial<Record<LenderEvent['type'], string>>> = {
  request_received: 'We have received your request.',
  cancelled_by_partner: 'We have cancelled your request.',
  overdue: 'This loan is overdue.',
}

/** The words of messages that a lender sends unasked, for which no letter has a form. */
const unasked: Readonly<Partial<Record<LenderEvent['type'], (dueDate: string | undefined) => string>>> = {
  renewed: (dueDate) =>
    `We have extended the loan period${dueDate === undefined ? '' : ` until ${dueDate}`}.`,
  checked_in: () => 'We have received your return. Thank you.',
}

/** Returns whether a reply can say it. */
export const hasReply = (type: string): boolean => ticks[type] !== undefined || Object.hasOwn(words, type)

/** Codes of ISO 18626 that the lender has words for. */
const reasons = ['NotHeld', 'NotOnShelf', 'OnLoan', 'NonCirculating', 'PoorCondition', 'AtBindery', 'OnOrder']
const conditions = ['LibraryUseOnly', 'NoReproduction', 'SignatureRequired', 'SpecCollSupervReq']

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Picks the parts of a lender's message that a filled form has fields for. */
const carried: Readonly<Record<string, (value: unknown, type: string) => boolean>> = {
  type: () => true,
  note: (_, type) => ticks[type] !== undefined,
  dueDate: (_, type) => ['shipped', 'renewed', 'recalled', 'overdue'].includes(type),
  items: (value, type) => type === 'shipped' && listed(value).length > 0,
  reason: (value, type) => ['unfilled', 'retry_possible'].includes(type) && reasons.includes(String(value)),
  conditions: (value, type) =>
    ['conditional', 'shipped'].includes(type) &&
    listed(value).length > 0 &&
    listed(value).every((each) => conditions.includes(String(each))),
  cost: (_, type) => type === 'conditional',
  url: (_, type) => type === 'shipped',
}

const carries = (event: LenderEvent): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(event).filter(([name, value]) => carried[name]?.(value, event.type) === true),
  )

/** Returns the values that are filled in for a lender's message. */
const saidOf = (event: LenderEvent): EmailAnswer => {
  const fields: Readonly<Record<string, never>> = Object(carries(event))
  const items = listed(fields.items).map((item) => String(Object(item).partnerItemId))
  const after = event.type === 'retry_possible' ? event.after?.slice(0, 10) : undefined
  return { ...fields, answer: event.type, items, after }
}

/**
 * Returns the lenders of email, answered by replies to letters: the real lender and its mails, filled in or in words.
 */
export const emailReplyLenders = (host: MailHost): LenderProtocol<ReplyMail> => ({
  name: 'email by reply',
  hasOwnWords: true,
  library: { replyAddress: 'ill+{token}@library.example' },
  word: wordOf,
  shows: ['note', 'under', 'names'],
  carries,
  start: async ({ partner, gatewayUrl, now }) => {
    const address = `${partner.toLowerCase()}@replier.example`
    const lender = createMailLender({ host, address })
    let last: string | undefined

    const push = async (mail: string, review = false): Promise<SendResult> => {
      const response = await fetch(`${gatewayUrl}/email/inbound`, {
        method: 'POST',
        headers: { authorization: `Bearer ${inboundToken}`, 'content-type': 'message/rfc822' },
        body: mail,
      })
      const { state } = (await response.json()) as { state?: string }
      if ((state === 'review') !== review)
        throw new Error(`it was ${review ? 'understood' : 'not understood'}: ${mail}`)
      return { rejected: response.ok ? null : `HTTP ${response.status}` }
    }

    const mailOf = ({ messageId, subject, replyTo = '' }: ReceivedLetter, text: string): string =>
      [
        `From: ${address}`,
        `To: ${replyTo}`,
        `Subject: Re: ${subject.replace(/[^\x20-\x7e]/g, '?')}`,
        `Date: ${now().toUTCString()}`,
        `Message-ID: <${crypto.randomUUID()}@replier.example>`,
        `In-Reply-To: ${messageId}`,
        'Content-Type: text/plain; charset=utf-8',
        '',
        ...text.split('\n'),
        '',
      ].join('\r\n')

    const scenarioLender: ScenarioLender<ReplyMail> = {
      connection: ({ reachable }) => ({
        protocol: 'email',
        address: reachable === false ? `nobody.${address}` : address,
        timeout: 'PT1M',
        links: false,
        linksValidFor: 'P999D',
        senderChecks: { token: true },
      }),
      reply: (operation, replies) => lender.receiveNext(wordOf(operation), replies.map(receptionOf)),
      sendEvent: async (event, { requestId }) => {
        if (!hasReply(event.type)) return null
        const letters = lender.received().filter((letter) => letter.requestId === requestId)
        const forms = letters.toReversed().flatMap((each) => {
          const form = fillForm(each.text, saidOf(event))
          return form === undefined ? [] : [[each, form] as const]
        })
        const dueDate = 'dueDate' in event ? event.dueDate : undefined
        const spoken = words[event.type] ?? unasked[event.type]?.(dueDate)
        const [letter, text] = forms[0] ?? [letters.at(-1), spoken]
        if (letter === undefined || text === undefined) throw new Error(`no letter offers ${event.type}`)
        last = mailOf(letter, text)
        return push(last)
      },
      repeat: async () => {
        if (last === undefined) throw new Error('there is nothing to repeat')
        return push(last)
      },
      sendOwn: async ({ mail, review }, { requestId }) => {
        const letter = lender.received().findLast((each) => each.requestId === requestId)
        if (letter === undefined) throw new Error('there is no letter to reply to')
        last = mailOf(letter, mail)
        return push(last, review)
      },
      parsed: (after) =>
        lender.received(after).map((letter) => ({
          ...letterToReceivedMessage(letter),
          faults: letter.text.includes('=== Answer form') ? [] : ['the letter has no form'],
        })),
      codes: () => [],
      stop: lender.stop,
    }
    return scenarioLender
  },
})
