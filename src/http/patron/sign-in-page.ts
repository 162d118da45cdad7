import { html } from 'hono/html'
import type { Library } from '../../borrowing/library.ts'
import type { Language } from '../../translations/language.ts'
import type { Html } from '../pages/page.ts'
import { addressOf, type Frame, page } from './layout.ts'

/** Why nobody was signed in; `unclear`: the library's system answered, and not about the patron. */
export type SignInFault = 'wrong' | 'blocked' | 'away' | 'unclear'

type SignInWords = {
  readonly title: string
  readonly card: string
  readonly pin: string
  readonly button: string
  readonly faults: Readonly<Record<SignInFault, string>>
}

const signInWords: Readonly<Record<Language, SignInWords>> = {
  en: {
    title: 'Sign in with your library card',
    card: 'Number of your library card',
    pin: 'PIN or password',
    button: 'Sign in',
    faults: {
      wrong: 'The number and PIN do not fit together. Please check both.',
      blocked: 'The library does not let you borrow at the moment. Please ask at the library.',
      away: 'The library’s system does not answer at the moment. Please try again later.',
      unclear: 'You cannot sign in at the moment. Please ask at the library.',
    },
  },
  de: {
    title: 'Mit dem Bibliotheksausweis anmelden',
    card: 'Nummer des Bibliotheksausweises',
    pin: 'PIN oder Passwort',
    button: 'Anmelden',
    faults: {
      wrong: 'Nummer und PIN passen nicht zusammen. Bitte prüfen Sie beides.',
      blocked: 'Die Bibliothek lässt Sie im Augenblick nicht ausleihen. Bitte fragen Sie in der Bibliothek.',
      away: 'Das System der Bibliothek antwortet im Augenblick nicht. Bitte versuchen Sie es später.',
      unclear: 'Sie können sich im Augenblick nicht anmelden. Bitte fragen Sie in der Bibliothek.',
    },
  },
}

/**
 * Renders the page on which a patron signs in by card number and PIN. Neither is shown again.
 *
 * @param back the page of this library to come back to, without its address before it
 * @param fault what was wrong with the last attempt
 */
export const signInPage = (
  frame: Frame & { readonly library: Library },
  back: string,
  fault: SignInFault | null,
): Html => {
  const texts = signInWords[frame.language]
  return page(
    frame,
    texts.title,
    html`${fault === null ? '' : html`<div class="box bad" role="alert"><p>${texts.faults[fault]}</p></div>`}
<form class="panel" method="post" action="${addressOf(frame.library, '/sign-in')}" autocomplete="off">
<input type="hidden" name="back" value="${back}">
<div class="field"><label for="card">${texts.card}</label>
<input type="text" id="card" name="card" maxlength="100" autocomplete="username" autocapitalize="none" spellcheck="false" required></div>
<div class="field"><label for="pin">${texts.pin}</label>
<input type="password" id="pin" name="pin" maxlength="200" autocomplete="current-password" required></div>
<div class="actions"><button>${texts.button}</button></div>
</form>`,
  )
}

/** Renders the link to that page. */
export const cardSignInLink = (
  { library, language }: Frame & { readonly library: Library },
  back: string,
): Html =>
  html`<p><a class="button" href="${addressOf(library, `/sign-in?back=${encodeURIComponent(back)}`)}">${signInWords[language].title}</a></p>`
