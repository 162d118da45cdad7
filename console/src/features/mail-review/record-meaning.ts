import type { Api } from '../../api/api.ts'
import type { MessageSummary } from '../../api/types.ts'
import { firstRetryChanges } from '../request/commands/retry-choices.ts'
import type { OfferDraft } from './mail-offer.tsx'

/** What a person says of a mail. */
export type MailDecision = {
  readonly type: string
  /** The reply; empty for none. */
  readonly reply: string
  readonly offer: OfferDraft
}

type Mail = {
  readonly message: MessageSummary
  readonly number: string
  /** The places of the attachments that are the delivery. */
  readonly files: readonly number[]
}

const maxOfNote = 4000

/** Returns the event that a mail means: what was read out of it, where that is what the person chose. */
const eventOf = ({ mail }: MessageSummary, { type, offer }: MailDecision) => {
  const read = mail?.reading?.event
  const note = mail?.written.slice(0, maxOfNote)
  const edition = offer.edition.trim()
  return {
    ...(read?.type === type ? read : type === 'shipped' ? { type, items: [] } : { type }),
    ...(note === undefined || note === '' ? {} : { note }),
    ...(type === 'retry_possible' && edition !== '' ? { offer: { editions: [edition] } } : {}),
  }
}

/** Answers an offer. The reply is the note of the letter that accepts it: no second letter goes out. */
const answerOffer = async (api: Api, number: string, { reply, offer }: MailDecision): Promise<void> => {
  if (offer.answer === 'accept') {
    const { request } = await api.request(number)
    const changes = firstRetryChanges(request)
    await api.runCommand(number, {
      type: 'retry',
      ...(changes === undefined ? {} : { changes }),
      ...(reply === '' ? {} : { note: reply }),
    })
    return
  }
  if (offer.answer === 'ask')
    await api.runCommand(number, { type: 'ask_patron', question: offer.question.trim() })
  if (reply !== '') await api.runCommand(number, { type: 'message', note: reply })
}

/**
 * Records what a mail means, and sends what follows.
 *
 * @returns whether something was sent; `not_replied` where the meaning stands and the rest failed
 */
export const recordMeaning = async (
  api: Api,
  { message, number, files }: Mail,
  decision: MailDecision,
): Promise<'recorded' | 'replied' | 'not_replied'> => {
  const { type, reply, offer } = decision
  await api.assignMail(message.id, {
    request: number,
    event: eventOf(message, decision),
    ...(type === 'shipped' && files.length > 0 ? { files } : {}),
  })
  const answers = type === 'retry_possible' && offer.answer !== 'leave'
  if (!answers && reply === '') return 'recorded'
  // The meaning stands whatever the result of the reply.
  return answerOffer(
    api,
    number,
    type === 'retry_possible' ? decision : { ...decision, offer: { ...offer, answer: 'leave' } },
  ).then(
    () => 'replied' as const,
    () => 'not_replied' as const,
  )
}
