import { html } from 'hono/html'
import type { Library } from '../../borrowing/library.ts'
import { textsIn } from '../../translations/gateway-sentences.ts'
import type { Language } from '../../translations/language.ts'
import { type Html, pageOf } from '../pages/page.ts'
import { kinds } from './fields.ts'
import type { Session } from './session.ts'

/** The frame of every page. */
export type Frame = {
  readonly language: Language
  /** Null where the address names no library that has these pages. */
  readonly library: Library | null
  /** Null where nobody is signed in. */
  readonly session: Session | null
  /** Returns the address of this page in another language. */
  readonly addressIn: (language: Language) => string
}

/** Returns the address of a page of a library. */
export const addressOf = (library: Pick<Library, 'code'>, path = ''): string =>
  `/patron/${library.code}${path}`

/** Returns the token of every form, which protects against forged calls of other sites. */
export const formToken = ({ form }: Session): Html => html`<input type="hidden" name="form" value="${form}">`

const nameOf = ({ patron }: Session): string => {
  const name = [patron.givenName, patron.surname].filter((part) => part !== undefined).join(' ')
  return name === '' ? patron.id : name
}

/** Returns whether an entry of the menu is the page that is shown. Of the query only the kind of form counts. */
const isCurrent = (address: string, { language, addressIn }: Frame): boolean => {
  const [shown, entry] = [addressIn(language), address].map((each) => new URL(each, 'http://page'))
  const kind = entry?.searchParams.get('kind')
  return shown?.pathname === entry?.pathname && (kind === null || kind === shown?.searchParams.get('kind'))
}

const menu = (library: Library, frame: Frame): Html => {
  const { menu: label, home, find, kinds: forms } = textsIn(frame.language).patron_page
  const entries = [
    { address: addressOf(library), text: home },
    { address: addressOf(library, '/find'), text: find },
    ...kinds.map((kind) => ({
      address: addressOf(library, `/request?kind=${kind}`),
      text: forms[kind].link,
    })),
  ]
  return html`<nav class="menu" aria-label="${label}"><div class="inner"><ul>
${entries.map(
  ({ address, text }) =>
    html`<li><a href="${address}"${isCurrent(address, frame) ? html` aria-current="page"` : ''}>${text}</a></li>`,
)}
</ul></div></nav>`
}

const foot = (
  library: Library,
  session: Session,
  language: Language,
): Html => html`<footer class="foot"><div class="inner">
<p>${textsIn(language).patron_page.signedInAs} ${nameOf(session)}</p>
<form method="post" action="${addressOf(library, '/leave')}">${formToken(session)}<button class="second">${textsIn(language).patron_page.leave}</button></form>
</div></footer>`

/**
 * Renders a whole page.
 *
 * @param frame the page around it
 * @param title its heading, and its name in the window's title
 * @param content the content below the heading
 */
export const page = (frame: Frame, title: string, content: Html): Html => {
  const { language, library, session } = frame
  const { skip, menu: name } = textsIn(language).patron_page
  const owner = library?.name ?? name
  const isSignedIn = library !== null && session !== null
  return pageOf({
    ...{ language, owner },
    title: `${title} – ${owner}`,
    isListed: true,
    skip: html`<a class="skip" href="#content">${skip}</a>`,
    addressIn: frame.addressIn,
    menu: isSignedIn ? menu(library, frame) : undefined,
    content: html`<h1>${title}</h1>
${content}`,
    foot: isSignedIn ? foot(library, session, language) : undefined,
  })
}
