import { html } from 'hono/html'
import type { Library } from '../../borrowing/library.ts'
import { textsIn } from '../../translations/gateway-sentences.ts'
import type { Html } from '../pages/page.ts'
import { addressOf, type Frame, page } from './layout.ts'

/** Why nobody was signed in; `unclear`: the library's system answered, and not about the patron. */
export type SignInFault = 'wrong' | 'blocked' | 'away' | 'unclear'

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
  const texts = textsIn(frame.language).patron_page.card
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
  html`<p><a class="button" href="${addressOf(library, `/sign-in?back=${encodeURIComponent(back)}`)}">${textsIn(language).patron_page.card.title}</a></p>`
