import { isRecord } from '../is-record.ts'
import type { AnyReason } from '../translations/parameter.ts'
import { type KeysOf, type Reason, reason } from '../translations/reason.ts'
import { failureOf } from '../transport/failure-of.ts'
import type { Fetch } from '../transport/fetch-over-wire.ts'
import type { OpenIdSettings } from './openid-settings.ts'

/** The steps of the test, in their order. A sign-in that shows the claims is a test of its own. */
export const openIdSteps = ['discovery', 'keys', 'secret', 'redirect', 'roles'] as const

/** What a step of the test found. */
export type OpenIdStep = {
  readonly step: (typeof openIdSteps)[number]
  readonly result: 'passed' | 'warning' | 'failed'
  readonly found: Reason<KeysOf<'identity_provider'>>
  readonly remedy: Reason<KeysOf<'identity_provider_remedy'>> | null
}

/** The path at which the identity provider sends people back. */
export const openIdCallbackPath = '/v1/sign-in/openid/callback'

type Remedy = KeysOf<'identity_provider_remedy'>

const passed = (step: OpenIdStep['step'], found: OpenIdStep['found']): OpenIdStep => ({
  ...{ step, result: 'passed', found, remedy: null },
})
const failed = (step: OpenIdStep['step'], found: OpenIdStep['found'], remedy: Remedy): OpenIdStep => ({
  ...{ step, result: 'failed', found, remedy: reason(remedy) },
})

/** Returns what an error goes back to: `fetch` says only that it failed. */
const rootOf = (error: unknown): Error =>
  error instanceof Error
    ? error.cause instanceof Error
      ? rootOf(error.cause)
      : error
    : new Error(String(error))

const readJson = async (fetch: Fetch, url: string): Promise<Readonly<Record<string, unknown>>> => {
  const response = await fetch(url, { method: 'GET', headers: { accept: 'application/json' } })
  if (!response.ok) throw new TypeError(`${url} answers with status ${response.status}`)
  const body: unknown = await response.json()
  if (!isRecord(body)) throw new TypeError(`${url} answers with no JSON object`)
  return body
}

/** Asks the token endpoint about a code that nobody issued: it tells whether the secret of the client is right. */
const checkSecret = async (
  fetch: Fetch,
  endpoint: string,
  { clientId, clientSecret }: OpenIdSettings,
  redirectUri: string,
): Promise<OpenIdStep> => {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({
      ...{ grant_type: 'authorization_code', code: 'lendwire-test', redirect_uri: redirectUri },
      ...{ code_verifier: 'x'.repeat(43), client_id: clientId, client_secret: clientSecret },
    }),
  })
  const body: unknown = await response.json().catch(() => undefined)
  const error = isRecord(body) ? body.error : undefined
  const answer = String(error ?? response.status)
  if (error === 'invalid_client' || error === 'unauthorized_client' || response.status === 401)
    return failed(
      'secret',
      reason('identity_provider.secret_refused', { answer }),
      'identity_provider_remedy.secret',
    )
  return error === 'invalid_grant'
    ? passed('secret', reason('identity_provider.secret_right'))
    : {
        ...{ step: 'secret', result: 'warning' },
        found: reason('identity_provider.secret_unclear', { answer }),
        remedy: reason('identity_provider_remedy.try_sign_in'),
      }
}

/** Asks the authorization endpoint to answer without a person: it sends the browser back to registered addresses only. */
const checkRedirect = async (
  fetch: Fetch,
  endpoint: string,
  { clientId }: OpenIdSettings,
  address: string,
): Promise<OpenIdStep> => {
  const url = new URL(endpoint)
  const parameters = {
    ...{ client_id: clientId, redirect_uri: address, response_type: 'code', scope: 'openid' },
    ...{ prompt: 'none', state: 'lendwire-test', nonce: 'lendwire-test' },
    ...{ code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' },
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  const response = await fetch(url.href, { method: 'GET', headers: {} })
  const location = response.headers.get('location') ?? ''
  return location.startsWith(address)
    ? passed('redirect', reason('identity_provider.redirect_registered', { address }))
    : failed(
        'redirect',
        reason('identity_provider.redirect_refused', { address }),
        'identity_provider_remedy.redirect',
      )
}

/**
 * Tests the identity provider of staff: discovery, keys, client secret and redirect address. Nobody signs in.
 *
 * @param publicUrl where browsers reach the gateway; without it the last two steps are left out
 * @returns the steps up to the first after which nothing more can be asked
 */
export const testOpenId = async (
  settings: OpenIdSettings,
  publicUrl: string | undefined,
  fetch: Fetch,
): Promise<readonly OpenIdStep[]> => {
  const { issuer } = settings
  const steps: OpenIdStep[] = []
  const step = (): OpenIdStep['step'] => openIdSteps[steps.length] ?? 'discovery'
  try {
    const document = await readJson(fetch, `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
    if (document.issuer !== issuer) {
      const found = reason('identity_provider.other_issuer', { named: String(document.issuer), issuer })
      return [failed('discovery', found, 'identity_provider_remedy.issuer')]
    }
    steps.push(passed('discovery', reason('identity_provider.answers', { issuer })))
    const { keys } = await readJson(fetch, String(document.jwks_uri))
    steps.push(
      Array.isArray(keys) && keys.length > 0
        ? passed('keys', reason('identity_provider.keys'))
        : failed('keys', reason('identity_provider.no_keys'), 'identity_provider_remedy.keys'),
    )
    if (publicUrl === undefined) return steps
    const redirectUri = publicUrl + openIdCallbackPath
    steps.push(await checkSecret(fetch, String(document.token_endpoint), settings, redirectUri))
    steps.push(await checkRedirect(fetch, String(document.authorization_endpoint), settings, redirectUri))
  } catch (error) {
    const why: AnyReason = failureOf(rootOf(error))
    steps.push(
      failed(step(), reason('identity_provider.failed', { reason: why }), 'identity_provider_remedy.reach'),
    )
  }
  return steps
}

/** Finds the libraries of the table of roles that do not exist: their people are refused. */
export const testOpenIdLibraries = async (
  { roles }: OpenIdSettings,
  isKnown: (library: string) => boolean | Promise<boolean>,
): Promise<readonly OpenIdStep[]> => {
  const steps: OpenIdStep[] = []
  for (const library of new Set(roles.flatMap((row) => row.library ?? [])))
    if (!(await isKnown(library))) {
      const found = reason('identity_provider.unknown_library', { library })
      steps.push(failed('roles', found, 'identity_provider_remedy.library'))
    }
  return steps
}
