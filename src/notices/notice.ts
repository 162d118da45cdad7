import { html } from 'hono/html'
import { dateInWords } from '../borrowing/date-in-words.ts'
import type { Library } from '../borrowing/library.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { Instant } from '../borrowing/values.ts'
import type { Mail } from '../partners/mail.ts'
import { frame, type Language, sentenceOf } from './words.ts'

/** One line: what stands in a header or a line of its own holds no line break. */
const line = (text: string): string => text.replace(/\s+/g, ' ').trim()

const titleOf = ({ citation }: Request): string =>
  line(
    [citation.titleOfComponent, citation.title, citation.author]
      .filter((part) => part !== undefined)
      .join(' / '),
  ).slice(0, 300)

const dateLine = (request: Request, library: Library, language: Language): string | undefined => {
  const due = request.items.find((item) => item.state === 'received' || item.state === 'on_loan')?.dueDate
  if (due === undefined) return undefined
  const day = dateInWords(due, language, library.timeZone)
  return language === 'de' ? `Rückgabe bis: ${day}` : `Due back: ${day}`
}

/** Where what was delivered is read: several items may share an address. */
const addressesOf = ({ items }: Request): readonly string[] => [
  ...new Set(items.flatMap(({ url }) => (url === undefined ? [] : [url]))),
]

/**
 * Writes the mail that tells a patron of a status, in text and HTML from the same lines.
 *
 * @param facts the request as it is now, its library, the status reached (or `delivered` for a file that goes straight to
 *   the patron), the language, a Message-ID's left part that is unique, and the time
 * @returns null where the patron gave no address, or the library has none to send from
 */
export const renderNotice = async (facts: {
  readonly request: Request
  readonly library: Library
  readonly status: string
  readonly language: Language
  readonly id: string
  readonly now: Instant
}): Promise<Mail | null> => {
  const { request, library, status, language } = facts
  const address = request.patron?.email
  if (address === undefined || library.email === undefined) return null
  const words = frame[language]
  const title = titleOf(request)
  const urls = status === 'delivered' ? addressesOf(request) : []
  const lines = [
    words.greeting,
    words.about,
    title,
    `${words.number}: ${request.number}`,
    sentenceOf(status, language),
    dateLine(request, library, language),
  ].filter((each) => each !== undefined)
  const links = urls.map((url, place) => {
    const count = urls.length === 1 ? '' : ` (${place + 1}/${urls.length})`
    return html`<p><a href="${url}">${words.link}${count}</a></p>
`
  })
  const page = await html`<!doctype html><html lang="${language}"><body>
${lines.map((each) => html`<p>${each}</p>`)}
${links}<p>${words.regards}<br>${line(library.name)}</p>
</body></html>`
  const { patron } = request
  return {
    from: { name: line(library.name), address: library.email },
    to: {
      name: line([patron?.givenName, patron?.surname].filter((part) => part !== undefined).join(' ')),
      address,
    },
    subject: line(`${sentenceOf(status, language)} (${request.number})`),
    text: [...lines, ...urls, `${words.regards}\n${line(library.name)}`].join('\n\n'),
    html: page.toString(),
    messageId: `<${facts.id}.${request.number}@${library.email.split('@').at(-1) ?? 'lendwire'}>`,
    date: facts.now,
  }
}
