import { type Mail, readMail } from '@lendwire/email'
import { until } from './gateway.ts'
import type { MailServer } from './smtp.ts'

const encoder = new TextEncoder()

/** Reads a letter as the lender's mail program reads it. */
export const readLetter = async (raw: string): Promise<Mail> => {
  const result = await readMail(encoder.encode(raw))
  if (!result.ok) throw new Error(`the letter cannot be read: ${result.message}`)
  return result.mail
}

/** Returns the address of the page behind a letter's link. */
export const linkIn = ({ text }: Pick<Mail, 'text'>): string => {
  const [link] = /https?:\/\/\S+\/respond\/\S+/.exec(text) ?? []
  if (link === undefined) throw new Error('the letter has no link')
  return link
}

/** Waits for the letter about a request with given words in its subject. */
export const letterAbout = (server: MailServer, number: string, words: string): Promise<Mail> =>
  until(`a letter about ${number} that says ${words}`, async () => {
    const letters = await Promise.all(server.mails.map(({ raw }) => readLetter(raw)))
    return letters.findLast(({ subject }) => subject.includes(number) && subject.includes(words))
  })

/** Waits for the letter about a request; returns the address of the page behind its link. */
export const linkAbout = async (server: MailServer, number: string, words = ''): Promise<string> =>
  linkIn(await letterAbout(server, number, words))

/** Lists the mails to an address so far. */
export const mailsTo = (server: MailServer, address: string): MailServer['mails'] =>
  server.mails.filter(({ to }) => to.includes(address))
