import type { Context } from 'hono'
import { html } from 'hono/html'
import { patronLifetime, useOnce } from '../../accounts/sessions.ts'
import type { Library } from '../../borrowing/library.ts'
import { textsIn } from '../../translations/gateway-sentences.ts'
import { readSessionCookie, writeSessionCookie } from '../auth/cookies.ts'
import { sourceOf } from '../limits/source.ts'
import type { Html } from '../pages/page.ts'
import { addressOf, type Frame } from './layout.ts'
import { pageAddress } from './page-address.ts'
import { problemPage } from './page-frame.ts'
import type { PatronPageDeps } from './patron-page-deps.ts'
import { findPatronSession, type Session, startPatronSession } from './session.ts'
import { cardSignInLink } from './sign-in-page.ts'
import { readToken } from './token.ts'

/**
 * Returns the cookie of a session. Each library has a cookie of its own: a patron of two libraries has a session at
 * each.
 */
export const sessionCookie = ({ code }: Library): string => `patron_${code}`

/** Finds the session of the patron who calls a page by its cookie; null where there is none. */
export const findSessionOf = (
  deps: PatronPageDeps,
  context: Context,
  library: Library,
): Promise<Session | null> =>
  findPatronSession(deps, library, readSessionCookie(deps, context, sessionCookie(library)))

/** Returns the link to sign in and come back to this address. */
export const signInLink = (
  deps: Pick<PatronPageDeps, 'publicUrl'>,
  context: Context,
  frame: Frame,
  back = pageAddress(context).slice(`/patron/${frame.library?.code ?? ''}`.length),
): Html | '' => {
  const { library, language } = frame
  const address = library?.patronPages?.signIn
  const byCard =
    library?.patronPages?.signInByCard === true ? cardSignInLink({ ...frame, library }, back) : ''
  const byOpenId =
    library?.patronPages?.openId === undefined
      ? ''
      : html`<p class="actions"><a class="button" href="${addressOf(library, `/openid?back=${encodeURIComponent(back)}`)}">${textsIn(language).patron_page.signInOpenId}</a></p>`
  if (address === undefined) return html`${byOpenId}${byCard}`
  const url = new URL(address)
  url.searchParams.set('return', deps.publicUrl() + pageAddress(context))
  return html`<p class="actions"><a class="button" href="${url.href}">${textsIn(language).patron_page.signIn}</a></p>${byOpenId}${byCard}`
}

/** Records in the audit log that a patron signed in. */
export const recordSignIn = async (
  deps: Pick<PatronPageDeps, 'subjects' | 'audit' | 'now'>,
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

/**
 * Starts a session by the token of a signed link, and redirects to the address without the token. So the token is in no
 * history and in no log of another page.
 */
export const signInByToken = async (
  deps: PatronPageDeps,
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
    const session = await findSessionOf(deps, context, library)
    if (session !== null && result.ok && session.patron.id === result.patron.id)
      return context.redirect(pageAddress(context), 303)
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
  return context.redirect(pageAddress(context), 303)
}
