import { faultsOf } from '../../input-faults.ts'
import { fault } from '../../problem.ts'
import { LinkAnswer, linkAnswerType } from '../answer-link.ts'
import type { Incoming } from '../incoming-message.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })

const parse = (body: Uint8Array) => {
  try {
    return LinkAnswer.safeParse(JSON.parse(decoder.decode(body)))
  } catch {
    return undefined
  }
}

/**
 * Reads an answer that a lender gave on the page behind a letter's link. Refuses mails: they come in by mailboxes, which
 * `read-mail.ts` reads.
 */
export const read = (body: Uint8Array, contentType: string | undefined): Incoming<LinkAnswer> => {
  if (contentType !== linkAnswerType) return unreadable([fault('', 'fault.answer_page_only')])
  const parsed = parse(body)
  if (parsed?.success !== true)
    return unreadable(parsed === undefined ? [fault('', 'fault.answer_page_json')] : faultsOf(parsed.error))
  const answer = parsed.data
  return {
    kind: 'message',
    summary: `link ${answer.answer}`,
    requestId: answer.requestId,
    contentForFingerprint: JSON.stringify(answer),
    notes: [],
    content: answer,
  }
}

type Unreadable = Extract<Incoming, { kind: 'unreadable' }>

const unreadable = (faults: Unreadable['faults']): Unreadable => ({ kind: 'unreadable', faults })
