import nodemailer from 'nodemailer'
import { LenderError } from '../lender-error.ts'
import type { Gateway } from '../sender.ts'
import type { EmailAnswer } from './email-answer.ts'
import { fillForm, inWords } from './form.ts'
import type { Letter } from './letter.ts'

/** A lender's reply to a letter, before it is written as a mail. */
export type Reply = {
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly messageId: string
  readonly inReplyTo: string
  readonly references: string
}

/** Posts a reply; returns the result in words. */
export type Post = (reply: Reply) => Promise<string>

/**
 * Answers a letter in its form, or in words where that offers no such answer.
 *
 * @param from the address that the letter came for
 * @throws LenderError `invalid_input` for what there is neither a form nor a word for, or a letter that takes no replies
 */
export const replyTo = (letter: Letter, from: string, emailAnswer: EmailAnswer): Reply => {
  const form = fillForm(letter.text, emailAnswer)
  const text =
    form === undefined ? inWords(emailAnswer) : `Dear colleagues,\n\nplease see below.\n\n${form}\n`
  if (text === undefined || letter.replyTo === undefined)
    throw new LenderError('invalid_input', 'the letter has no form that offers this')
  return {
    from,
    to: letter.replyTo,
    subject: `Re: ${letter.subject}`,
    text,
    messageId: `<${crypto.randomUUID()}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    inReplyTo: letter.messageId,
    references: letter.messageId,
  }
}

/** Makes a function that posts replies by a mail server, as `smtp://user:password@mail.example:587`. */
export const postByMail = (url: string): Post => {
  const server = nodemailer.createTransport({ url, connectionTimeout: 10_000 })
  return async (reply) => {
    await server.sendMail(reply)
    return 'sent'
  }
}

/** Makes a function that pushes replies to a gateway, as mail services do (`POST /email/inbound`). */
export const postByHook = ({ url, token }: Gateway): Post => {
  const writer = nodemailer.createTransport({ streamTransport: true, buffer: true })
  return async (reply) => {
    const { message } = await writer.sendMail(reply)
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'message/rfc822',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: message.toString(),
      signal: AbortSignal.timeout(30_000),
    })
    const answer: unknown = await response.json().catch(() => undefined)
    const state = typeof answer === 'object' && answer !== null && 'state' in answer ? ` ${answer.state}` : ''
    return `HTTP ${response.status}${state}`
  }
}
