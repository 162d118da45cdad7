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
  if (contentType !== linkAnswerType)
    return unreadable([
      { path: '', message: 'must be an answer given on the page of a letter: mails come in by a mailbox' },
    ])
  const parsed = parse(body)
  if (parsed?.success !== true)
    return unreadable(
      parsed === undefined
        ? [{ path: '', message: 'must be JSON in UTF-8, as the answer page sends it' }]
        : parsed.error.issues.map(({ path, message }) => ({ path: path.join('/'), message })),
    )
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
