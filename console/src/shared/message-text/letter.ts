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

/** Reads a letter in the form in which the outbox keeps it; null where it is none. */
export const readLetter = (content: string, contentType: string): Letter | null => {
  if (!contentType.startsWith('application/vnd.lendwire.mail+json')) return null
  const mail: unknown = JSON.parse(content)
  return isRecord(mail)
    ? {
        from: mailbox(mail.from),
        to: mailbox(mail.to),
        subject: String(mail.subject),
        text: String(mail.text),
      }
    : null
}
