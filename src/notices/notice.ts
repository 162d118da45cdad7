import { html } from 'hono/html'
import { patronDueDate } from '../borrowing/due-date-notices.ts'
import type { Library } from '../borrowing/library.ts'
import { fillNotice, isNoticeName, readyForPickup } from '../borrowing/notice-words.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { Day } from '../borrowing/values.ts'
import { dateInWords } from '../translations/date-in-words.ts'
import { colonIn, sentencesIn, textsIn } from '../translations/gateway-sentences.ts'
import type { Language } from '../translations/language.ts'

/** A notice, before it is a mail: its texts, and the names of its sender and receiver. */
type WrittenNotice = {
  readonly library: string
  readonly patron: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** The address at which the patron unsubscribes, and that of the request; left out where there is no such page. */
export type NoticeLinks = { readonly unsubscribe?: string; readonly request?: string }

type Facts = {
  readonly request: Request
  readonly library: Library
  readonly name: string
  readonly dueDate?: Day | undefined
  /** Words of staff for the patron. */
  readonly note?: string | undefined
  readonly language: Language
  readonly links: NoticeLinks
}

/** Returns the sentence of a status or another notice; what is neither has none. */
const sentenceOf = (name: string, language: Language): string =>
  isNoticeName(name) ? textsIn(language).notice.sentence[name] : ''

/** Returns one line: text in a header or a line of its own holds no line break. */
const line = (text: string): string => text.replace(/\s+/g, ' ').trim()

const titleOf = ({ citation }: Request): string =>
  line(
    [citation.titleOfComponent, citation.title, citation.author]
      .filter((part) => part !== undefined)
      .join(' / '),
  ).slice(0, 300)

/**
 * Returns the day on which the item must be back: the one that the notice is about, else that of the item that is here.
 */
const dueDayOf = ({ request, library, dueDate, language }: Facts): string | undefined => {
  const here = request.items.find((item) => item.state === 'received' || item.state === 'on_loan')
  const due = dueDate ?? (here === undefined ? undefined : patronDueDate(here))
  return due === undefined ? undefined : dateInWords(due, language, library.timeZone)
}

const patronName = ({ patron }: Request): string =>
  line([patron?.givenName, patron?.surname].filter((part) => part !== undefined).join(' '))

/** Returns the notice in the library's own words; undefined where it has none of this name in the language. */
const ownWords = (
  facts: Facts,
): { readonly subject: string; readonly lines: readonly string[] } | undefined => {
  const { request, library, name, language } = facts
  const words = library.notices?.[language]?.[name]
  if (words === undefined) return undefined
  const patron = patronName(request)
  const values = {
    library: line(library.name),
    title: titleOf(request),
    number: request.number,
    dueDate: dueDayOf(facts),
    pickupLocation: request.pickupLocation,
    ...(patron === '' ? {} : { patron }),
  }
  const fill = (template: string): string | undefined => fillNotice(template, values)
  return {
    subject: line(fill(words.subject) ?? `${sentenceOf(name, language)} (${request.number})`),
    lines: words.text.split(/\n\s*\n/).flatMap((paragraph) => fill(paragraph.trim()) ?? []),
  }
}

const builtInLines = (facts: Facts): readonly string[] => {
  const { request, name, language } = facts
  const words = textsIn(language).notice.frame
  const day = dueDayOf(facts)
  const patron = patronName(request)
  const colon = colonIn(language)
  return [
    patron === ''
      ? words.greeting_without_name
      : sentencesIn(language).t('notice.frame.greeting', { patron }),
    sentenceOf(name, language),
    [
      `${words.item}${colon} ${titleOf(request)}`,
      ...(name === readyForPickup && request.pickupLocation !== undefined
        ? [`${words.pickup}${colon} ${line(request.pickupLocation)}`]
        : []),
      ...(day === undefined ? [] : [`${words.dueBack}${colon} ${day}`]),
      `${words.number}${colon} ${request.number}`,
    ].join('\n'),
  ]
}

/** Lists the addresses where a delivered copy is read: several items may share an address. */
const addressesOf = ({ items }: Request): readonly string[] => [
  ...new Set(items.flatMap(({ url }) => (url === undefined ? [] : [url]))),
]

/** Lists the passwords of a delivered copy, and the days until which it can be read. */
const accessLines = ({ request: { items }, language, library }: Facts): readonly string[] => {
  const words = textsIn(language).notice.frame
  const colon = colonIn(language)
  const lines = items.flatMap(({ accessCode, expiresOn }) => [
    ...(accessCode === undefined ? [] : [`${words.accessCode}${colon} ${line(accessCode)}`]),
    ...(expiresOn === undefined
      ? []
      : [`${words.readUntil}${colon} ${dateInWords(expiresOn, language, library.timeZone)}`]),
  ])
  return lines.length === 0 ? [] : [[...new Set(lines)].join('\n')]
}

/** Writes a notice in text and HTML from the same lines. */
export const renderNotice = async (facts: Facts): Promise<WrittenNotice> => {
  const { request, library, name, language, links } = facts
  const words = textsIn(language).notice.frame
  const own = ownWords(facts)
  const lines = [
    ...(own?.lines ?? builtInLines(facts)),
    ...(name === 'delivered' ? accessLines(facts) : []),
    ...(facts.note === undefined ? [] : [facts.note.trim()]),
  ]
  const urls = name === 'delivered' ? addressesOf(request) : []
  const actions = [
    ...urls.map((url, place) => {
      const count = urls.length === 1 ? '' : ` (${place + 1}/${urls.length})`
      return { label: `${words.openFile}${count}`, url }
    }),
    ...(links.request === undefined ? [] : [{ label: words.seeRequest, url: links.request }]),
  ]
  const sender = line(library.name)
  const why = sentencesIn(language).t('notice.frame.why', { library: sender })
  const htmlLines = lines.map(
    (each) => html`<p>${each.split('\n').map((part, place) => (place === 0 ? part : html`<br>${part}`))}</p>
`,
  )
  const page =
    await html`<!doctype html><html lang="${language}"><body style="font-family: sans-serif; line-height: 1.5">
${htmlLines}${actions.map(
  ({ label, url }) => html`<p><a href="${url}">${label}</a></p>
`,
)}<p>${words.regards}<br>${sender}</p>
${
  links.unsubscribe === undefined
    ? ''
    : html`<p style="color: #595f69; font-size: 0.875em">${why}<br><a href="${links.unsubscribe}">${words.unsubscribe}</a></p>
`
}</body></html>`
  const text = [
    ...lines,
    ...actions.map(({ label, url }) => `${label}:\n${url}`),
    `${words.regards}\n${sender}`,
    ...(links.unsubscribe === undefined ? [] : [`-- \n${why}\n${words.unsubscribe}:\n${links.unsubscribe}`]),
  ].join('\n\n')
  return {
    library: sender,
    patron: patronName(request),
    subject: own?.subject ?? line(`${sentenceOf(name, language)} (${request.number})`),
    text,
    html: page.toString(),
  }
}
