import type { Request } from '../../../borrowing/request/request.ts'
import type { ShownMail } from '../../../partners/mail-reader.ts'
import type { MailDeps } from '../../deps.ts'
import type { RequestMatch } from '../find-request.ts'
import type { ArrivedMail } from './arrived-mail.ts'

/** Letters and digits of a text in lower case, for comparing titles. */
const comparable = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** A shorter title may be in any text: it counts in quotation marks, or with a name of its author. */
const shortestTitle = 10
const shortestName = 4
const quotation = /["“”„«»‚‘‹›']([^"“”„«»‚‘’‹›']{2,100})["“”«»‘’‹›']/g

/** The words of a mail, and what is in quotation marks in it. */
type Words = { readonly all: string; readonly quoted: ReadonlySet<string> }

const wordsOf = ({ subject, text }: ShownMail): Words => {
  const words = `${subject} ${text}`
  return {
    all: ` ${comparable(words)} `,
    quoted: new Set([...words.matchAll(quotation)].map(([, quoted = '']) => comparable(quoted))),
  }
}

/** Returns how well a mail names what a request is about: by the whole title, without its subtitle, or not at all. */
const nameOf = ({ citation }: Request, { all, quoted }: Words): 'title' | 'main_title' | undefined => {
  const title = citation.titleOfComponent ?? citation.title ?? ''
  const author = citation.authorOfComponent ?? citation.author ?? ''
  const holds = (words: string): boolean => words !== '' && all.includes(` ${words} `)
  const isByAuthor = comparable(author)
    .split(' ')
    .some((name) => name.length >= shortestName && holds(name))
  const isNamed = (words: string): boolean =>
    holds(words) && (words.length >= shortestTitle || isByAuthor || quoted.has(words))
  if (isNamed(comparable(title))) return 'title'
  return isNamed(comparable(title.split(/[:;/=(]/)[0] ?? '')) ? 'main_title' : undefined
}

const pageOfRequests = 200
const maxPages = 5

/**
 * Finds the one open request of the partner that a mail says it is from whose title the mail names. Nothing acts on it: it
 * tells staff where to look.
 */
export const findTitledRequest = async (
  deps: MailDeps,
  shown: ShownMail | null,
  mailbox: ArrivedMail['mailbox'],
): Promise<RequestMatch | undefined> => {
  const sender = shown?.from ?? undefined
  if (shown === null || sender === undefined) return undefined
  const snapshot = await deps.configuration.snapshot()
  const partners = snapshot.partners().filter((each) => deps.mails.writesFor(each, sender))
  if (partners.length === 0) return undefined
  const words = wordsOf(shown)
  const matches: Readonly<Record<'title' | 'main_title', RequestMatch[]>> = { title: [], main_title: [] }
  let cursor: string | undefined
  for (let page = 0; page < maxPages && matches.title.length < 2; page += 1) {
    const activePartner = partners.map(({ code }) => code)
    const { items, next } = await deps.store.listRequests({
      ...{ library: mailbox.library ?? null, activePartner, limit: pageOfRequests },
      ...(cursor === undefined ? {} : { cursor }),
    })
    for (const stored of items) {
      const { library, stage, rota } = stored.value
      const entry = rota.find((each) => each.state === 'active')
      const requestId = entry?.requestIds.at(-1)
      const name = stage === 'closed' ? undefined : nameOf(stored.value, words)
      if (name !== undefined && entry !== undefined && requestId !== undefined)
        matches[name].push({ library, stored, entry, requestId })
    }
    if (next === null) break
    cursor = next
  }
  const { title, main_title: mainTitle } = matches
  const named = title.length > 0 ? title : mainTitle
  return named.length === 1 ? named[0] : undefined
}
