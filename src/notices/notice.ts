import { html } from 'hono/html'
import { dateInWords } from '../borrowing/date-in-words.ts'
import type { Library } from '../borrowing/library.ts'
import { fillNotice } from '../borrowing/notice-words.ts'
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

const dueDayOf = (request: Request, library: Library, language: Language): string | undefined => {
  const due = request.items.find((item) => item.state === 'received' || item.state === 'on_loan')?.dueDate
  return due === undefined ? undefined : dateInWords(due, language, library.timeZone)
}

const patronName = ({ patron }: Request): string =>
  line([patron?.givenName, patron?.surname].filter((part) => part !== undefined).join(' '))

/** The notice in the library's own words; undefined where it has none for the status and language. */
const ownWords = (
  request: Request,
  library: Library,
  status: string,
  language: Language,
): { readonly subject: string; readonly lines: readonly string[] } | undefined => {
  const words = library.notices?.[language]?.[status]
  if (words === undefined) return undefined
  const name = patronName(request)
  const values = {
    library: line(library.name),
    title: titleOf(request),
    number: request.number,
    dueDate: dueDayOf(request, library, language),
    ...(name === '' ? {} : { patron: name }),
  }
  const fill = (template: string): string | undefined => fillNotice(template, values)
  return {
    subject: line(fill(words.subject) ?? `${sentenceOf(status, language)} (${request.number})`),
    lines: words.text.split(/\n\s*\n/).flatMap((paragraph) => fill(paragraph.trim()) ?? []),
  }
}

const dateLine = (request: Request, library: Library, language: Language): string | undefined => {
  const day = dueDayOf(request, library, language)
  if (day === undefined) return undefined
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
  const own = ownWords(request, library, status, language)
  const lines =
    own?.lines ??
    [
      words.greeting,
      words.about,
      title,
      `${words.number}: ${request.number}`,
      sentenceOf(status, language),
      dateLine(request, library, language) ?? '',
    ].filter((each) => each !== '')
  const links = urls.map((url, place) => {
    const count = urls.length === 1 ? '' : ` (${place + 1}/${urls.length})`
    return html`<p><a href="${url}">${words.link}${count}</a></p>
`
  })
  const page = await html`<!doctype html><html lang="${language}"><body>
${lines.map((each) => html`<p>${each}</p>`)}
${links}<p>${words.regards}<br>${line(library.name)}</p>
</body></html>`
  return {
    from: { name: line(library.name), address: library.email },
    to: {
      name: patronName(request),
      address,
    },
    subject: own?.subject ?? line(`${sentenceOf(status, language)} (${request.number})`),
    text: [...lines, ...urls, `${words.regards}\n${line(library.name)}`].join('\n\n'),
    html: page.toString(),
    messageId: `<${facts.id}.${request.number}@${library.email.split('@').at(-1) ?? 'lendwire'}>`,
    date: facts.now,
  }
}
