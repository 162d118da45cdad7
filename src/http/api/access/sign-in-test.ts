import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Claims } from '../../../accounts/openid.ts'
import { openIdRefusals, refusalOf } from '../../../accounts/openid-refusal.ts'
import type { OpenIdRole } from '../../../accounts/openid-settings.ts'
import type { IdentityPreview } from '../../../accounts/openid-user.ts'
import { sentencesIn } from '../../../translations/gateway-sentences.ts'
import { respondTechnician } from '../../technicians/technician-page.ts'
import { languageOf } from '../views/reason.ts'

/** What a test of a sign-in found. */
export type SignInTest = {
  /** What came from the identity provider; null where nothing did. */
  readonly claims: Claims | null
  /** The row of LENDWIRE_OPENID_ROLES that matches; null where none does. */
  readonly row: OpenIdRole | null
  /** What a sign-in would do, or the error that refuses it. */
  readonly outcome: IdentityPreview | { readonly error: unknown }
}

/** Answers a test of a sign-in: the claims that came, the row that matches, and what a sign-in would do. */
export const respondSignInTest = (
  context: Context,
  { claims, row, outcome }: SignInTest,
): Promise<Response> => {
  const { t } = sentencesIn(languageOf(context))
  const code = typeof outcome === 'string' ? outcome : (refusalOf(outcome.error) ?? 'not_valid')
  const isRefused = code in openIdRefusals
  const refusal = Object.entries(openIdRefusals).find(([name]) => name === code)?.[1]
  const remedy = refusal !== undefined && 'remedy' in refusal ? refusal.remedy : null
  const content = html`<div class="${isRefused ? 'box warn' : 'panel'}" role="status">
<p><strong>${isRefused ? t('sign_in.test.refused', { code }) : t('sign_in.test.passed', { code })}</strong></p>
${remedy === null ? '' : html`<p>${t(remedy)}</p>`}</div>
<p>${row === null ? t('sign_in.test.no_row') : t('sign_in.test.row', { row: JSON.stringify(row) })}</p>
${claims === null ? '' : html`<p>${t('sign_in.test.claims')}</p><pre>${JSON.stringify(claims, null, 2)}</pre>`}
<p class="hint">${t('sign_in.test.nothing')}</p>`
  return respondTechnician(context, t('sign_in.test.title'), content)
}
