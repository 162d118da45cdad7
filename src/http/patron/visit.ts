import type { Context } from 'hono'
import type { Library } from '../../borrowing/library.ts'
import { writeSessionCookie } from '../auth/cookies.ts'
import type { Frame } from './layout.ts'
import { isOwnPair, queryPairs } from './page-address.ts'
import { frameOf, problemPage } from './page-frame.ts'
import type { PatronPageDeps } from './patron-page-deps.ts'
import type { Session } from './session.ts'
import { findSessionOf, sessionCookie, signInByToken, signInLink } from './sign-in.ts'

/** A patron’s call of a page: the library, the session and the query. */
export type Visit = {
  readonly frame: Frame & { readonly library: Library; readonly session: Session }
  /** Keys of the pages themselves. */
  readonly own: URLSearchParams
  /** The rest of the query, encoded as it was sent: an OpenURL, or ''. */
  readonly openUrl: string
}

/** Ends the session of a patron, in the store and in this browser. */
export const endSession = async (deps: PatronPageDeps, context: Context, { frame }: Visit): Promise<void> => {
  await deps.store.endSession(frame.session.tokenHash)
  writeSessionCookie(deps, context, sessionCookie(frame.library), '', 0)
}

/**
 * Finds out who calls a page: by a token in the address, which begins a session, else by the session.
 *
 * @returns the visit; or the answer, where there is no such library, the token is not valid, or nobody is signed in
 */
export const enter = async (deps: PatronPageDeps, context: Context): Promise<Visit | Response> => {
  const frame = await frameOf(deps, context)
  const { library } = frame
  if (library === null) return problemPage(context, frame, 'notHere', 404)
  const token = context.req.query('token')
  if (token !== undefined && context.req.method === 'GET')
    return signInByToken(deps, context, { ...frame, library }, token)
  const session = await findSessionOf(deps, context, library)
  if (session === null) return problemPage(context, frame, 'signIn', 401, signInLink(deps, context, frame))
  const pairs = queryPairs(context)
  return {
    frame: { ...frame, library, session },
    own: new URLSearchParams(pairs.filter(isOwnPair).join('&')),
    openUrl: pairs.filter((pair) => !isOwnPair(pair)).join('&'),
  }
}

/** Returns whether a form was sent from a page of this session. Another site knows nothing of its token. */
export const isOwnForm = (context: Context, { frame }: Visit, form: URLSearchParams): boolean => {
  const site = context.req.header('sec-fetch-site')
  return form.get('form') === frame.session.form && (site === undefined || site === 'same-origin')
}
