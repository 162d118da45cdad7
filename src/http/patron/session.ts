import { z } from 'zod'
import { csrfTokenOf, findSession, patronLifetime, startSession } from '../../accounts/sessions.ts'
import type { Library } from '../../borrowing/library.ts'
import type { PatronOpenId } from '../../borrowing/patron-open-id.ts'
import { Patron } from '../../borrowing/request/patron.ts'
import { LibraryCode } from '../../borrowing/values.ts'
import { sha256 } from '../../hash.ts'
import type { Services } from '../services.ts'
import { keyFingerprints } from './token.ts'

/** A patron who came by a signed link. */
export type Session = {
  readonly patron: Patron
  /** The token of every form of this session: another site cannot know it. */
  readonly form: string
  readonly tokenHash: string
}

/** The key of a patron who signed in by card number and PIN. */
export const cardKey = 'card'

/** Returns the key of a patron who signed in at an identity provider. */
export const openIdKey = ({ issuer, clientId }: Pick<PatronOpenId, 'issuer' | 'clientId'>): string =>
  `openid ${sha256(`${issuer}\n${clientId}`)}`

const Content = z.object({
  patron: Patron,
  library: LibraryCode,
  /** The fingerprint of the library's key that signed the link, or the other way by which the patron signed in. */
  key: z.string(),
})

type Deps = Pick<Services, 'store' | 'now' | 'log' | 'privacy'>

/**
 * Starts the session of a patron.
 *
 * @param key the fingerprint of the library's key that signed the link
 * @returns the token for the cookie
 */
export const startPatronSession = async (
  deps: Deps,
  { code }: Pick<Library, 'code'>,
  patron: Patron,
  key: string,
): Promise<string> =>
  startSession(
    deps,
    await deps.privacy.pseudonymOf(code, patron.id),
    JSON.stringify({ patron, library: code, key }),
    patronLifetime,
  )

/**
 * Finds the session of a patron.
 *
 * @returns null where it has ended, is another library's, or the key that signed its link is no longer the library's
 */
export const findPatronSession = async (
  deps: Pick<Deps, 'store' | 'now' | 'log'>,
  library: Library,
  token: string | undefined,
): Promise<Session | null> => {
  const session = await findSession(deps, token)
  if (session === null || token === undefined || !session.owner.startsWith('patron:')) return null
  const content = Content.safeParse(JSON.parse(session.data)).data
  // The token of a known browser is no session.
  if (content?.library !== library.code) return null
  const { keys = [], signInByCard = false, openId } = library.patronPages ?? {}
  const ways = [
    ...keyFingerprints(keys),
    ...(signInByCard ? [cardKey] : []),
    ...(openId === undefined ? [] : [openIdKey(openId)]),
  ]
  if (!ways.includes(content.key)) return null
  return { patron: content.patron, form: csrfTokenOf(token), tokenHash: session.tokenHash }
}
