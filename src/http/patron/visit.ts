import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Library } from '../../borrowing/library.ts'
import { LibraryCode } from '../../borrowing/values.ts'
import { isLanguage, type Language } from '../../notices/words.ts'
import { isSecure, readSessionCookie, writeSessionCookie } from '../auth/cookies.ts'
import { patronLifetime, useOnce } from '../auth/sessions.ts'
import { sourceOf } from '../limits/source.ts'
import { type Html, respondPage as respondWithPage } from '../pages/page.ts'
import type { Services } from '../services.ts'
import { addressOf, type Frame, page } from './layout.ts'
import { findPatronSession, type Session, startPatronSession } from './session.ts'
import { cardSignInLink } from './sign-in-page.ts'
import { readToken } from './token.ts'
import { words } from './words.ts'

type Shell = Pick<
  Services,
  | 'store'
  | 'configuration'
  | 'now'
  | 'log'
  | 'audit'
  | 'privacy'
  | 'subjects'
  | 'noteFailedAuthentication'
  | 'publicUrl'
  | 'peerAddress'
  | 'settings'
>

/** A patron’s call of a page: who, where, and what the address says. */
export type Visit = {
  readonly frame: Frame & { readonly library: Library; readonly session: Session }
  /** Keys of the pages themselves. */
  readonly own: URLSearchParams
  /** The rest of the query, encoded as it was sent: an OpenURL, or ''. */
  readonly openUrl: string
}

/** Keys of the pages themselves: no OpenURL has them. */
const ownKeys = ['kind', 'q', 'what', 'said', 'lang', 'token']

const isOwn = (pair: string): boolean => ownKeys.some((key) => pair === key || pair.startsWith(`${key}=`))

const pairsOf = (context: Context): readonly string[] =>
  new URL(context.req.url).search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '')

const addressWith = (context: Context, pairs: readonly string[]): string =>
  context.req.path + (pairs.length === 0 ? '' : `?${pairs.join('&')}`)

/** Returns the address of this page without a token, and in another language where one is named. */
const addressIn = (context: Context, language?: Language): string => {
  const others = pairsOf(context).filter((pair) => !pair.startsWith('token='))
  return addressWith(
    context,
    language === undefined
      ? others
      : [...others.filter((pair) => !pair.startsWith('lang=')), `lang=${language}`],
  )
}

/** Not less: without it a browser hides from our own forms where they come from. */
const headers = { 'referrer-policy': 'same-origin' }

/** Answers with a page of patrons. */
export const respondPage = (
  context: Context,
  content: Html,
  status: ContentfulStatusCode = 200,
): Promise<Response> => respondWithPage(context, content, status, headers)

const languageCookie = 'lendwire_language'

/** Chooses the language of a page. As the patron chose, else as the browser asks, else the library's. */
const languageOf = (deps: Shell, context: Context, library: Library | null): Language => {
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
  const preferred = (context.req.header('accept-language') ?? '')
    .split(',')
    .map((each) => each.trim().slice(0, 2).toLowerCase())
    .find(isLanguage)
  return preferred ?? library?.language ?? 'en'
}

const libraryOf = async ({ configuration }: Shell, text: string | undefined): Promise<Library | null> => {
  const code = LibraryCode.safeParse(text)
  if (!code.success) return null
  const library = (await configuration.snapshot()).findLibrary(code.data)
  return library?.patronPages === undefined ? null : library
}

/**
 * Returns the cookie of a session. Each library has a cookie of its own: a patron of two libraries has a session at
 * each.
 */
export const sessionCookie = ({ code }: Library): string => `patron_${code}`

/** Ends the session of a patron, in the store and in this browser. */
export const endSession = async (deps: Shell, context: Context, { frame }: Visit): Promise<void> => {
  await deps.store.endSession(frame.session.tokenHash)
  writeSessionCookie(deps, context, sessionCookie(frame.library), '', 0)
}

/** Creates the frame of a page for an unknown visitor. */
export const frameOf = async (shell: Shell, context: Context): Promise<Frame> =>
  frameAbout(shell, context, await libraryOf(shell, context.req.param('library')))

/**
 * Describes the frame of a page as `frame` does, of a library that was read already; of none where it could not be
 * read.
 */
export const frameAbout = (deps: Shell, context: Context, library: Library | null): Frame => {
  const language = languageOf(deps, context, library)
  return {
    language,
    library,
    session: null,
    otherLanguage: addressIn(context, words[language].otherLanguage.code),
  }
}

/** Renders a page that refuses an action. */
export const problemPage = (
  context: Context,
  frame: Frame,
  problem: keyof (typeof words)['en']['problems'],
  status: ContentfulStatusCode,
  more: Html | '' = '',
): Promise<Response> => {
  const { title, text } = words[frame.language].problems[problem]
  return respondPage(
    context,
    page(frame, title, html`<div class="panel"><p>${text}</p>${more}</div>`),
    status,
  )
}

/** Returns the link to sign in and come back to this address. */
export const signInLink = (
  deps: Pick<Shell, 'publicUrl'>,
  context: Context,
  frame: Frame,
  back = addressIn(context).slice(`/patron/${frame.library?.code ?? ''}`.length),
): Html | '' => {
  const { library, language } = frame
  const address = library?.patronPages?.signIn
  const byCard =
    library?.patronPages?.signInByCard === true ? cardSignInLink({ ...frame, library }, back) : ''
  const byOpenId =
    library?.patronPages?.openId === undefined
      ? ''
      : html`<p class="actions"><a class="button" href="${addressOf(library, `/openid?back=${encodeURIComponent(back)}`)}">${words[language].signInOpenId}</a></p>`
  if (address === undefined) return html`${byOpenId}${byCard}`
  const url = new URL(address)
  url.searchParams.set('return', deps.publicUrl() + addressIn(context))
  return html`<p class="actions"><a class="button" href="${url.href}">${words[language].signIn}</a></p>${byOpenId}${byCard}`
}

/** Records in the audit log that a patron signed in. */
export const recordSignIn = async (
  deps: Pick<Shell, 'subjects' | 'audit' | 'now'>,
  { code: library }: Library,
  patron: string,
): Promise<void> => {
  const subject = await deps.subjects.subjectOf({ library, kind: 'patron', id: patron })
  deps.audit.record({
    at: deps.now(),
    action: 'patron_signed_in',
    actor: null,
    onBehalfOf: `patron:${subject}`,
    library,
  })
}

/** Takes a token out of the address and starts a session, so that it is in no history and no log of another page. */
const enterBy = async (
  deps: Shell,
  context: Context,
  frame: Frame & { readonly library: Library },
  token: string,
): Promise<Response> => {
  const { library } = frame
  const result = await readToken(token, library.code, library.patronPages?.keys ?? [], deps.now())
  const isFirstUse =
    result.ok && (await useOnce(deps, `patron ${library.code} ${result.identity}`, result.expiresAt))
  if (!result.ok || !isFirstUse) {
    // A link that is followed twice in one browser, as with the back button, goes on with its session.
    const session = await findPatronSession(
      deps,
      library,
      readSessionCookie(deps, context, sessionCookie(library)),
    )
    if (session !== null && result.ok && session.patron.id === result.patron.id)
      return context.redirect(addressIn(context), 303)
    deps.noteFailedAuthentication(sourceOf(deps, context), {
      path: context.req.path,
      library: library.code,
      status: 401,
    })
    deps.log({
      level: 'warn',
      message: 'The token of a patron was refused',
      facts: { library: library.code, reason: result.ok ? 'used' : result.reason },
    })
    return problemPage(context, frame, 'badToken', 401, signInLink(deps, context, frame))
  }
  await recordSignIn(deps, library, result.patron.id)
  const started = await startPatronSession(deps, library, result.patron, result.key)
  writeSessionCookie(deps, context, sessionCookie(library), started, patronLifetime.absolute / 1000)
  return context.redirect(addressIn(context), 303)
}

/**
 * Finds out who calls a page: by a token in the address, which begins a session, else by the session.
 *
 * @returns the visit; or the answer, where there is no such library, the token is not valid, or nobody is signed in
 */
export const enter = async (shell: Shell, context: Context): Promise<Visit | Response> => {
  const frame = await frameOf(shell, context)
  const { library } = frame
  if (library === null) return problemPage(context, frame, 'notHere', 404)
  const token = context.req.query('token')
  if (token !== undefined && context.req.method === 'GET')
    return enterBy(shell, context, { ...frame, library }, token)
  const session = await findPatronSession(
    shell,
    library,
    readSessionCookie(shell, context, sessionCookie(library)),
  )
  if (session === null) return problemPage(context, frame, 'signIn', 401, signInLink(shell, context, frame))
  const pairs = pairsOf(context)
  return {
    frame: { ...frame, library, session },
    own: new URLSearchParams(pairs.filter(isOwn).join('&')),
    openUrl: pairs.filter((pair) => !isOwn(pair)).join('&'),
  }
}

/** Returns whether a form was sent from a page of this session. Another site knows nothing of its token. */
export const isOwnForm = (context: Context, { frame }: Visit, form: URLSearchParams): boolean => {
  const site = context.req.header('sec-fetch-site')
  return form.get('form') === frame.session.form && (site === undefined || site === 'same-origin')
}
