import type { OpenIdSettings } from '../../accounts/openid-settings.ts'
import type { Config } from '../../config.ts'
import { isRecord } from '../../is-record.ts'
import type { Store } from '../../store/ports/store.ts'
import { type Finding, reasonOf, timeout } from './finding.ts'

const check = 'openid'
const callbackPath = '/v1/sign-in/openid/callback'

const failed = (detail: string, remedy: string): Finding => ({ check, result: 'failed', detail, remedy })
const ok = (detail: string): Finding => ({ check, result: 'ok', detail })

const readJson = async (url: string): Promise<Readonly<Record<string, unknown>>> => {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeout), redirect: 'manual' })
  if (!response.ok) throw new TypeError(`${url} answers with status ${response.status}`)
  const body: unknown = await response.json()
  if (!isRecord(body)) throw new TypeError(`${url} answers with no JSON object`)
  return body
}

/** Asks the token endpoint about a code that nobody issued: it tells whether the secret of the client is right. */
const checkSecret = async (
  endpoint: string,
  { clientId, clientSecret }: OpenIdSettings,
  redirectUri: string,
): Promise<Finding> => {
  const response = await fetch(endpoint, {
    method: 'POST',
    signal: AbortSignal.timeout(timeout),
    redirect: 'manual',
    body: new URLSearchParams({
      ...{ grant_type: 'authorization_code', code: 'lendwire-doctor', redirect_uri: redirectUri },
      ...{ code_verifier: 'x'.repeat(43), client_id: clientId, client_secret: clientSecret },
    }),
  })
  const body: unknown = await response.json().catch(() => undefined)
  const error = isRecord(body) ? body.error : undefined
  if (error === 'invalid_client' || error === 'unauthorized_client' || response.status === 401)
    return failed(
      `the client secret is refused (${String(error ?? response.status)})`,
      'Enter the secret of the client in LENDWIRE_OPENID_CLIENT_SECRET again, and compare LENDWIRE_OPENID_CLIENT_ID.',
    )
  return error === 'invalid_grant'
    ? ok('the client secret is right')
    : {
        check,
        result: 'warning',
        detail: `whether the client secret is right is not known (${String(error ?? response.status)})`,
        remedy: 'Try to sign in.',
      }
}

/** Asks the authorization endpoint to answer without a person: it sends the browser back to registered addresses only. */
const checkRedirect = async (
  endpoint: string,
  { clientId }: OpenIdSettings,
  redirectUri: string,
): Promise<Finding> => {
  const url = new URL(endpoint)
  const parameters = {
    ...{ client_id: clientId, redirect_uri: redirectUri, response_type: 'code', scope: 'openid' },
    ...{ prompt: 'none', state: 'lendwire-doctor', nonce: 'lendwire-doctor' },
    ...{ code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' },
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  const response = await fetch(url, { signal: AbortSignal.timeout(timeout), redirect: 'manual' })
  const location = response.headers.get('location') ?? ''
  return location.startsWith(redirectUri)
    ? ok(`the redirect address ${redirectUri} is registered`)
    : failed(
        `the redirect address ${redirectUri} is not accepted`,
        'Register it at the identity provider exactly so, and compare LENDWIRE_PUBLIC_URL.',
      )
}

/**
 * Checks the identity provider of staff: discovery, keys, client secret and redirect address. Nobody signs in. Nothing is
 * checked where none is set up.
 */
export const checkOpenId = async ({
  openId,
  publicUrl,
}: Pick<Config, 'openId' | 'publicUrl'>): Promise<readonly Finding[]> => {
  if (openId === undefined) return []
  const findings: Finding[] = []
  try {
    const document = await readJson(`${openId.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
    if (document.issuer !== openId.issuer)
      return [
        failed(
          `the provider names itself ${String(document.issuer)}, not ${openId.issuer}`,
          'Set LENDWIRE_OPENID_ISSUER to what the provider names, character by character.',
        ),
      ]
    findings.push(ok(`${openId.issuer} answers`))
    const { keys } = await readJson(String(document.jwks_uri))
    findings.push(
      Array.isArray(keys) && keys.length > 0
        ? ok('the keys of the provider can be read')
        : failed('the provider publishes no keys', 'Look at the keys of the provider.'),
    )
    if (publicUrl === undefined) return findings
    const redirectUri = publicUrl + callbackPath
    findings.push(await checkSecret(String(document.token_endpoint), openId, redirectUri))
    findings.push(await checkRedirect(String(document.authorization_endpoint), openId, redirectUri))
  } catch (error) {
    findings.push(
      failed(
        reasonOf(error),
        'Look at the identity provider, at DNS and at the firewall: nobody can sign in there.',
      ),
    )
  }
  return findings
}

/** Finds rows of the table of roles that name a library which does not exist: their people are refused. */
export const checkOpenIdLibraries = async (
  store: Pick<Store, 'getDocument'>,
  { openId }: Pick<Config, 'openId'>,
): Promise<readonly Finding[]> => {
  const libraries = [...new Set(openId?.roles.flatMap(({ library }) => library ?? []))]
  const findings = await Promise.all(
    libraries.map(async (library) =>
      (await store.getDocument('library', library)) === null
        ? [
            failed(
              `LENDWIRE_OPENID_ROLES names the library ${library}, which does not exist`,
              'Create the library, or correct the row: its people are refused.',
            ),
          ]
        : [],
    ),
  )
  return findings.flat()
}
