import { html } from 'hono/html'
import type { Library } from '../../borrowing/library.ts'
import type { Language } from '../../notices/words.ts'
import { kinds } from './fields.ts'
import type { Session } from './session.ts'
import { words } from './words.ts'

export type Html = ReturnType<typeof html>

/** What every page stands in. */
export type Frame = {
  readonly language: Language
  /** Null where the address names no library that has these pages. */
  readonly library: Library | null
  /** Null where nobody is signed in. */
  readonly session: Session | null
  /** The address of this page in the other language. */
  readonly otherLanguage: string
}

/** The address of a page of a library. */
export const addressOf = (library: Pick<Library, 'code'>, path = ''): string =>
  `/patron/${library.code}${path}`

/** What every form carries, so that no other site can send it. */
export const formToken = ({ form }: Session): Html => html`<input type="hidden" name="form" value="${form}">`

const nameOf = ({ patron }: Session): string => {
  const name = [patron.givenName, patron.surname].filter((part) => part !== undefined).join(' ')
  return name === '' ? patron.id : name
}

const menu = (library: Library, language: Language): Html => {
  const { menu: label, home, find, kinds: forms } = words[language]
  return html`<nav aria-label="${label}"><ul>
<li><a href="${addressOf(library)}">${home}</a></li>
<li><a href="${addressOf(library, '/find')}">${find}</a></li>
${kinds.map((kind) => html`<li><a href="${addressOf(library, `/request?kind=${kind}`)}">${forms[kind].link}</a></li>`)}
</ul></nav>`
}

const foot = (library: Library, session: Session, language: Language): Html => html`<footer>
<p>${words[language].signedInAs} ${nameOf(session)}</p>
<form method="post" action="${addressOf(library, '/leave')}">${formToken(session)}<button class="second">${words[language].leave}</button></form>
</footer>`

/**
 * A whole page.
 *
 * @param frame what it stands in
 * @param title its heading, and its name in the window's title
 * @param content what stands below the heading
 */
export const page = (frame: Frame, title: string, content: Html): Html => {
  const { language, library, session } = frame
  const { skip, menu: name, otherLanguage } = words[language]
  const of = library?.name ?? name
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${of}</title>
<link rel="stylesheet" href="/patron/style.css">
</head>
<body>
<a class="skip" href="#content">${skip}</a>
<header><p>${of}</p><a href="${frame.otherLanguage}" lang="${otherLanguage.code}" hreflang="${otherLanguage.code}" aria-label="${otherLanguage.label}">${otherLanguage.name}</a></header>
${library !== null && session !== null ? menu(library, language) : ''}
<main id="content" tabindex="-1">
<h1>${title}</h1>
${content}
</main>
${library !== null && session !== null ? foot(library, session, language) : ''}
</body>
</html>`
}
