/** A letter as staff read it. */
export type Letter = {
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const mailbox = (value: unknown): string =>
  isRecord(value) ? [value.name, `<${String(value.address)}>`].filter((part) => part !== '').join(' ') : ''

// biome-ignore lint/suspicious/noControlCharactersInRegex: the outbox keeps the places of links and tokens between these
const places = /\u0001(link|reply) [^\u0001]*\u0001/g

/** Returns a text of a letter with words in the places of its links and tokens, which are made when it is sent. */
const withPlaces = (text: string, link: string): string =>
  text.replaceAll(places, (_, kind: string) => (kind === 'link' ? `[${link}]` : '…'))

/**
 * Reads a letter in the form in which the outbox keeps it; null where it is none.
 *
 * @param link what is in the place of the link to the page for the answer
 */
export const readLetter = (content: string, contentType: string, link: string): Letter | null => {
  if (!contentType.startsWith('application/vnd.lendwire.mail+json')) return null
  const mail: unknown = JSON.parse(content)
  return isRecord(mail)
    ? {
        from: withPlaces(mailbox(mail.from), link),
        to: mailbox(mail.to),
        subject: String(mail.subject),
        text: withPlaces(String(mail.text), link),
      }
    : null
}
