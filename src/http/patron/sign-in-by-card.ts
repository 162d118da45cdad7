import type { Context } from 'hono'
import { deviceLifetime, findSession, patronLifetime, startSession } from '../../accounts/sessions.ts'
import { countSignIn } from '../../accounts/sign-in-limits.ts'
import type { Library } from '../../borrowing/library.ts'
import { Problem } from '../../problem.ts'
import { readSessionCookie, writeSessionCookie } from '../auth/cookies.ts'
import { sourceOf } from '../limits/source.ts'
import type { Services } from '../services.ts'
import { addressOf } from './layout.ts'
import { frameOf, problemPage, respondPage } from './page-frame.ts'
import { cardKey, startPatronSession } from './session.ts'
import { recordSignIn, sessionCookie } from './sign-in.ts'
import { type SignInFault, signInPage } from './sign-in-page.ts'

type Deps = Pick<
  Services,
  | 'audit'
  | 'configuration'
  | 'log'
  | 'lookUpPatron'
  | 'noteFailedAuthentication'
  | 'now'
  | 'pause'
  | 'peerAddress'
  | 'privacy'
  | 'publicUrl'
  | 'settings'
  | 'store'
  | 'subjects'
>

/** Returns the path to come back to. Only pages of this library are come back to: nobody is led elsewhere. */
export const safeBack = (text: string | null): string =>
  text !== null && /^(?:\/(?!\/)[^\\]{0,1000})?$/.test(text) ? text : ''

const takesCards = (library: Library | null): library is Library =>
  library?.patronPages?.signInByCard === true

/** Shows the page on which patrons sign in by card number and PIN. */
export const showCardSignIn = async (services: Deps, context: Context): Promise<Response> => {
  const frame = await frameOf(services, context)
  const { library } = frame
  if (!takesCards(library)) return problemPage(context, frame, 'notHere', 404)
  return respondPage(
    context,
    signInPage({ ...frame, library }, safeBack(context.req.query('back') ?? null), null),
  )
}

/** Asks the library's own system; where the library has none that looks patrons up, nothing answers. */
const askSystem = async (
  { lookUpPatron }: Deps,
  ...asked: Parameters<Services['lookUpPatron']>
): ReturnType<Services['lookUpPatron']> => {
  try {
    return await lookUpPatron(...asked)
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_allowed_now')
      return { kind: 'away', reason: error.reason }
    throw error
  }
}

/** What is kept of a browser in which a patron signed in by card: sealed with its cookie, and ended with the patron's sessions. */
const deviceOf = (account: string): string => JSON.stringify({ card: account })

const deviceCookie = ({ code }: Library): string => `patron_device_${code}`

/** Returns the hash of the token of this browser where a patron signed in with it by this card; null for any other. */
const knownDeviceOf = async (
  deps: Deps,
  context: Context,
  library: Library,
  account: string,
): Promise<string | null> => {
  const device = await findSession(deps, readSessionCookie(deps, context, deviceCookie(library)))
  return device?.data === deviceOf(account) ? device.tokenHash : null
}

/**
 * Signs a patron in by card number and PIN, which the library's own system checks (NCIP LookupUser). Failed attempts
 * are limited by card and address, and in a browser in which the patron signed in before by themselves; neither number
 * nor PIN is kept or logged.
 */
export const signInByCard = async (services: Deps, context: Context): Promise<Response> => {
  const frame = await frameOf(services, context)
  const { library } = frame
  if (!takesCards(library)) return problemPage(context, frame, 'notHere', 404)
  const site = context.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') return problemPage(context, frame, 'oldForm', 403)
  const form = new URLSearchParams(await context.req.text())
  const [barcode, pin] = [
    (form.get('card') ?? '').trim().slice(0, 100),
    (form.get('pin') ?? '').slice(0, 200),
  ]
  const back = safeBack(form.get('back'))
  const refuse = (fault: SignInFault, status: 401 | 403 | 503) =>
    respondPage(context, signInPage({ ...frame, library }, back, fault), status)
  if (barcode === '' || pin === '') return refuse('wrong', 401)
  const source = sourceOf(services, context)
  const account = await services.privacy.pseudonymOf(library.code, `card ${barcode}`)
  const knownDevice = await knownDeviceOf(services, context, library, account)
  const counted = await countSignIn(services, { account, source, knownDevice })
  const answer = await askSystem(services, library.code, { barcode, pin })
  switch (answer.kind) {
    case 'found': {
      await counted.uncount()
      await recordSignIn(services, library, answer.patron.id)
      const token = await startPatronSession(services, library, answer.patron, cardKey)
      writeSessionCookie(services, context, sessionCookie(library), token, patronLifetime.absolute / 1000)
      if (knownDevice === null) {
        const owner = await services.privacy.pseudonymOf(library.code, answer.patron.id)
        const device = await startSession(services, owner, deviceOf(account), deviceLifetime)
        writeSessionCookie(services, context, deviceCookie(library), device, deviceLifetime.absolute / 1000)
      }
      return context.redirect(addressOf(library, back), 303)
    }
    case 'blocked':
      return refuse('blocked', 403)
    case 'away':
    case 'unclear':
      await counted.uncount()
      return refuse(answer.kind, 503)
    case 'unknown':
    case 'wrong_pin':
      services.noteFailedAuthentication(source, {
        path: context.req.path,
        library: library.code,
        status: 401,
      })
      await counted.delayAnswer()
      return refuse('wrong', 401)
  }
}
