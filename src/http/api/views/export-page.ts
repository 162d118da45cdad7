import { html } from 'hono/html'
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
const definitions = (value: unknown): Html | string => {
  if (typeof value === 'string') return html`<span class="text">${withoutLinks(value)}</span>`
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return html`<ol>${value.map((each) => html`<li>${definitions(each)}</li>`)}</ol>`
  const members = Object.entries(value).filter(([, each]) => !isEmpty(each))
  return html`<dl>${members.map(
    ([name, each]) => html`<dt>${inWords(name)}</dt><dd>${definitions(each)}</dd>`,
  )}</dl>`
}

/** Says where a letter gets its link or reply address at sending. */
const withoutLinks = (text: string): string =>
  text
    .split('\u0001')
    .map((part, index) => (index % 2 === 1 ? '[filled in at sending]' : part))
    .join('')

/** Writes the content of a message: a letter, which is stored as JSON, by its parts; another one as it is. */
const contentOf = (content: string): Html | string => {
  try {
    const letter: unknown = JSON.parse(content)
    if (typeof letter === 'object') return definitions(letter)
  } catch {
    // It is no letter, but XML or a text.
  }
  return html`<pre>${content}</pre>`
}

const messageList = (messages: PatronExportView['unassignedMessages']): Html[] =>
  messages.map(
    ({
      at,
      direction,
      to,
      what,
      content,
      reply,
    }) => html`<h4>${at} ${direction === 'in' ? 'from' : 'to'} ${to}: ${what}</h4>
${contentOf(content)}${reply === null ? '' : html`<h5>The answer to it</h5><pre>${reply}</pre>`}`,
  )

const fileList = (files: PatronExportView['requests'][number]['files']): Html[] =>
  files.map(({ name, contentType, storedAt, keepUntil, size, path, content }) => {
    const shownName = name ?? path
    const download =
      content === null
        ? html`<a href="${path}">${shownName}</a>`
        : html`<a download="${name ?? 'file'}" href="data:application/octet-stream;base64,${content}">${shownName}</a>`
    return html`<p>${download} (${contentType}, ${size} bytes), from ${storedAt}, kept until ${keepUntil}</p>`
  })

const declarationList = (declarations: PatronExportView['copyrightDeclarations']): Html[] =>
  declarations.map(
    ({ request, version, text, at, keptUntil }) =>
      html`<h4>${at}: request ${request}, version ${version}, kept until ${keptUntil}</h4><pre>${text}</pre>`,
  )

/** Renders the readable page of everything that is stored of a patron. */
export const exportPage = ({
  library,
  patron,
  requests,
  earlierRequests,
  copyrightDeclarations,
  unassignedMessages,
  possibleMessages,
  savedViews,
}: PatronExportView): Html => html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Data of the patron ${patron}</title><style>${style}</style></head>
<body><h1>What the library ${library} stores of the patron ${patron}</h1>
<p>${requests.length} requests for interlibrary loan, with everything that happened with them.</p>
${requests.map(
  ({ request, events, messages, files }) => html`<section><h2>Request ${request.number}</h2>
${definitions(request)}
<h3>What happened</h3>${definitions(events.map(({ at, input, status }) => ({ at, what: input.name, status })))}
<h3>Messages, letters and mails</h3>${messageList(messages)}
<h3>Files</h3>${fileList(files)}</section>`,
)}
${earlierRequests.length === 0 ? '' : html`<section><h2>Requests that were for this patron before</h2>${definitions(earlierRequests)}</section>`}
<section><h2>Copyright declarations</h2>
<p>The library must keep these longer than the other data; they do not name the patron.</p>${declarationList(copyrightDeclarations)}</section>
<section><h2>Messages that belong to no request</h2>
<p>${unassignedMessages.length} messages that name the patron.</p>${messageList(unassignedMessages)}
<p>${possibleMessages.length} messages have the surname alone and may be about others: they are not shown.</p></section>
${savedViews.length === 0 ? '' : html`<section><h2>Saved lists of staff that name the patron</h2>${definitions(savedViews)}</section>`}</body></html>`
