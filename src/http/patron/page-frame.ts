import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Library } from '../../borrowing/library.ts'
import { LibraryCode } from '../../borrowing/values.ts'
import { type GatewayAreas, textsIn } from '../../translations/gateway-sentences.ts'
import { acceptedLanguage, isLanguage, type Language } from '../../translations/language.ts'
import { isSecure } from '../auth/cookies.ts'
import { type Html, respondPage as respondWithPage } from '../pages/page.ts'
import { type Frame, page } from './layout.ts'
import { pageAddress } from './page-address.ts'
import type { PatronPageDeps } from './patron-page-deps.ts'

const languageCookie = 'lendwire_language'

/** Chooses the language of a page: the one that the patron chose, else that of the browser, else the library's. */
const chooseLanguage = (deps: PatronPageDeps, context: Context, library: Library | null): Language => {
  const chosen = context.req.query('lang')
  if (isLanguage(chosen)) {
    setCookie(context, languageCookie, chosen, {
      path: '/patron',
      sameSite: 'Lax',
      secure: isSecure(deps, context),
      maxAge: 31_536_000,
    })
    return chosen
  }
  const kept = getCookie(context, languageCookie)
  if (isLanguage(kept)) return kept
  return acceptedLanguage(context.req.header('accept-language')) ?? library?.language ?? 'en'
}

/** With `no-referrer`, browsers would send our own forms without their origin. */
const headers = { 'referrer-policy': 'same-origin' }

/** Answers with a page of patrons. */
export const respondPage = (
  context: Context,
  content: Html,
  status: ContentfulStatusCode = 200,
): Promise<Response> => respondWithPage(context, content, status, headers)

const libraryOf = async (
  { configuration }: PatronPageDeps,
  text: string | undefined,
): Promise<Library | null> => {
  const code = LibraryCode.safeParse(text)
  if (!code.success) return null
  const library = (await configuration.snapshot()).findLibrary(code.data)
  return library?.patronPages === undefined ? null : library
}

/** Creates the frame of a page for an unknown visitor. */
export const frameOf = async (deps: PatronPageDeps, context: Context): Promise<Frame> =>
  frameAbout(deps, context, await libraryOf(deps, context.req.param('library')))

/** Creates the frame of a page as `frameOf` does, for a library that was read already; null where it could not be read. */
export const frameAbout = (deps: PatronPageDeps, context: Context, library: Library | null): Frame => {
  const language = chooseLanguage(deps, context, library)
  return {
    language,
    library,
    session: null,
    addressIn: (other) => pageAddress(context, other),
  }
}

/** Renders a page that refuses an action. */
export const problemPage = (
  context: Context,
  frame: Frame,
  problem: keyof GatewayAreas['patron_page']['problems'],
  status: ContentfulStatusCode,
  more: Html | '' = '',
): Promise<Response> => {
  const { title, text } = textsIn(frame.language).patron_page.problems[problem]
  return respondPage(
    context,
    page(frame, title, html`<div class="panel"><p>${text}</p>${more}</div>`),
    status,
  )
}
