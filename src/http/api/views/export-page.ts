import { html } from 'hono/html'
import { sentencesIn, textsIn } from '../../../translations/gateway-sentences.ts'
import type { Language } from '../../../translations/language.ts'
import type { PatronExportView } from './patron-export.ts'

type Html = ReturnType<typeof html>

const style = `body { font: 11pt/1.4 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h2 { margin-top: 2rem; border-top: 1px solid #999; padding-top: 1rem }
.text { white-space: pre-wrap }
dt { font-weight: 600 } dd { margin: 0 0 .5rem } pre { white-space: pre-wrap; background: #f4f4f4; padding: .5rem }`

/** Returns the name of a member in words: `neededBy` is “Needed by”. */
const inWords = (name: string): string => {
  const words = name
    .replaceAll(/[A-Z](?![A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
    .replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Writes plain data as a list of names and values, without those that are empty. */
const definitions = (value: unknown, language: Language): Html | string => {
  if (typeof value === 'string') return html`<span class="text">${withoutLinks(value, language)}</span>`
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value))
    return html`<ol>${value.map((each) => html`<li>${definitions(each, language)}</li>`)}</ol>`
  const members = Object.entries(value).filter(([, each]) => !isEmpty(each))
  return html`<dl>${members.map(
    ([name, each]) => html`<dt>${inWords(name)}</dt><dd>${definitions(each, language)}</dd>`,
  )}</dl>`
}

/** Says where a letter gets its link or reply address at sending. */
const withoutLinks = (text: string, language: Language): string =>
  text
    .split('\u0001')
    .map((part, index) => (index % 2 === 1 ? textsIn(language).patron_export.atSending : part))
    .join('')

/** Writes the content of a message: a letter, which is stored as JSON, by its parts; another one as it is. */
const contentOf = (content: string, language: Language): Html | string => {
  try {
    const letter: unknown = JSON.parse(content)
    if (typeof letter === 'object') return definitions(letter, language)
  } catch {
    // It is no letter, but XML or a text.
  }
  return html`<pre>${content}</pre>`
}

const messageList = (messages: PatronExportView['unassignedMessages'], language: Language): Html[] => {
  const { t } = sentencesIn(language)
  return messages.map(
    ({ at: time, direction, to: partner, what, content, reply }) => html`<h4>${t(
      direction === 'in' ? 'patron_export.received' : 'patron_export.sent',
      { time, partner, what },
    )}</h4>
${contentOf(content, language)}${reply === null ? '' : html`<h5>${t('patron_export.reply')}</h5><pre>${reply}</pre>`}`,
  )
}

const fileList = (files: PatronExportView['requests'][number]['files'], language: Language): Html[] => {
  const { t } = sentencesIn(language)
  return files.map(({ name, contentType: type, storedAt: from, keepUntil: until, size, path, content }) => {
    const shownName = name ?? path
    const download =
      content === null
        ? html`<a href="${path}">${shownName}</a>`
        : html`<a download="${name ?? t('patron_export.unnamed')}" href="data:application/octet-stream;base64,${content}">${shownName}</a>`
    return html`<p>${download} (${t('patron_export.file', { type, size, from, until })})</p>`
  })
}

const declarationList = (
  declarations: PatronExportView['copyrightDeclarations'],
  language: Language,
): Html[] =>
  declarations.map(
    ({ request: number, version, text, at: time, keptUntil: until }) =>
      html`<h4>${sentencesIn(language).t('patron_export.declaration', { time, number, version, until })}</h4><pre>${text}</pre>`,
  )

/**
 * Renders the readable page of everything that is stored of a patron.
 *
 * @param language of the sentences; members have the names under which they are stored
 */
export const exportPage = (
  {
    library,
    patron,
    requests,
    earlierRequests,
    copyrightDeclarations,
    unassignedMessages,
    possibleMessages,
    savedViews,
  }: PatronExportView,
  language: Language,
): Html => {
  const { t } = sentencesIn(language)
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${t('patron_export.title', { patron })}</title><style>${style}</style></head>
<body><h1>${t('patron_export.heading', { library, patron })}</h1>
<p>${t('patron_export.summary', { count: requests.length })} ${t('patron_export.names')}</p>
${requests.map(
  ({
    request,
    events,
    messages,
    files,
  }) => html`<section><h2>${t('patron_export.request', { number: request.number })}</h2>
${definitions(request, language)}
<h3>${t('patron_export.events')}</h3>${definitions(
    events.map(({ at, input, status }) => ({ at, what: input.name, status })),
    language,
  )}
<h3>${t('patron_export.messages')}</h3>${messageList(messages, language)}
<h3>${t('patron_export.files')}</h3>${fileList(files, language)}</section>`,
)}
${earlierRequests.length === 0 ? '' : html`<section><h2>${t('patron_export.earlier')}</h2>${definitions(earlierRequests, language)}</section>`}
<section><h2>${t('patron_export.declarations')}</h2>
<p>${t('patron_export.declarationsHint')}</p>${declarationList(copyrightDeclarations, language)}</section>
<section><h2>${t('patron_export.unassigned')}</h2>
<p>${t('patron_export.named', { count: unassignedMessages.length })}</p>${messageList(unassignedMessages, language)}
<p>${t('patron_export.possible', { count: possibleMessages.length })}</p></section>
${savedViews.length === 0 ? '' : html`<section><h2>${t('patron_export.views')}</h2>${definitions(savedViews, language)}</section>`}</body></html>`
}
