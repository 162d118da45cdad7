import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Library } from '../../borrowing/library.ts'
import { acceptedLanguage, isLanguage, type Language } from '../../translations/language.ts'
import { isSecure } from '../auth/cookies.ts'
import type { PatronPageDeps } from './patron-page-deps.ts'

const languageCookie = 'lendwire_language'

/** Chooses the language of a page: the one that the patron chose, else that of the browser, else the library's. */
export const chooseLanguage = (deps: PatronPageDeps, context: Context, library: Library | null): Language => {
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
