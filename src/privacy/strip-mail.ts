import type { InboxMessage, KeptMail } from '../store/ports/inbox.ts'
import { namesPerson, type PersonWords } from './person.ts'

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
export const stripMail = (
  { state, mail }: Pick<InboxMessage, 'state' | 'mail'>,
  words: PersonWords,
): KeptMail | undefined => {
  const reading = mail?.reading
  if (state !== 'review' || reading === undefined) return undefined
  const { event, ...others } = reading
  const isNamed = event !== undefined && namesPerson(JSON.stringify(event), words)
  return { ...noWords, reading: { ...others, ...(event === undefined || isNamed ? {} : { event }) } }
}
