import type { CustomFetch } from 'openid-client'
import { z } from 'zod'
import { type OpenIdRefusal, refusedSignIn } from './openid-refusal.ts'
import type { OpenIdSettings } from './openid-settings.ts'

/** The state between the start of a sign-in and the answer of the identity provider. */
export const SignInState = z.object({
  codeVerifier: z.string(),
  state: z.string(),
  nonce: z.string(),
  returnTo: z.string(),
  /** True where the sign-in only shows what it would do. */
  isTest: z.boolean().prefault(false),
})
export type SignInState = z.infer<typeof SignInState>

/** The claims of the identity provider about a person. */
export const Claims = z.looseObject({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  email: z.email().max(254).toLowerCase().optional(),
  email_verified: z.boolean().optional(),
  name: z.string().trim().min(1).max(200).optional(),
  /** The session at the identity provider. */
  sid: z.string().max(500).optional(),
})
export type Claims = z.infer<typeof Claims>

/** Signing in by OpenID Connect: the authorization code flow with PKCE (RFC 7636), state and nonce. */
export type OpenId = {
  /** Makes the address of the identity provider to which the browser is sent, and what to keep meanwhile. */
  readonly start: (
    redirectUri: string,
    returnTo: string,
    isTest?: boolean,
  ) => Promise<{ readonly url: URL; readonly state: SignInState }>
  /**
   * Reads the answer of the identity provider, which the browser brings.
   *
   * @param callback the address that the browser called, as the public URL has it
   * @returns the claims, and the ID token with which the session at the provider is ended
   * @throws Problem with a code of `OpenIdRefusal` where the answer is not valid
   */
  readonly finish: (
    callback: URL,
    kept: SignInState,
  ) => Promise<{ readonly claims: Claims; readonly idToken: string }>
  /**
   * Makes the address at which the session at the identity provider ends (OpenID Connect RP-Initiated Logout 1.0).
   *
   * @param returnTo the address to which the provider sends the browser back
   * @returns null where the provider offers none
   */
  readonly signOut: (idToken: string, returnTo: string) => Promise<URL | null>
  /** Reads the logout token of the provider (OpenID Connect Back-Channel Logout 1.0). It throws as `finish` does. */
  readonly readLogoutToken: (token: string) => Promise<{
    readonly issuer: string
    readonly subject: string | undefined
    /** The session at the provider. */
    readonly sid: string | undefined
    /** Identifies the token: each is used once. */
    readonly jti: string
  }>
}

/** A client of an identity provider. */
export type OpenIdClient = Pick<OpenIdSettings, 'issuer' | 'clientId' | 'clientSecret'> & {
  readonly scope?: string
  /** True to read the claims of the UserInfo endpoint besides: many providers give names and addresses only there. */
  readonly readsUserInfo?: boolean
  /** Tells, after a call that found nobody, whether that is because of a private network that is not allowed. */
  readonly isKeptOut?: () => Promise<boolean>
  /** Calls the provider. */
  readonly fetch: CustomFetch
}

const isLoopback = ({ hostname }: URL): boolean => ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)

/** The seconds by which clocks may differ. */
const tolerance = 30
/** The shortest time between two fetches of a provider’s keys for an unknown key id, in milliseconds. */
const keyCooldown = 2_000

/** The algorithms of ID tokens and logout tokens: signatures by a key that the provider publishes. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
]

/** The claims of a logout token (OpenID Connect Back-Channel Logout 1.0, section 2.4). */
const LogoutToken = z
  .object({
    sub: z.string().optional(),
    sid: z.string().optional(),
    jti: z.string().min(1).max(500),
    exp: z.number().optional(),
    iat: z.number(),
    events: z.looseObject({ 'http://schemas.openid.net/event/backchannel-logout': z.looseObject({}) }),
    nonce: z.undefined().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined)

/**
 * Makes the client of an identity provider. Its addresses and keys are read when somebody signs in first. `openid-client`
 * checks the answers and claims, `jose` the signatures: it fetches the keys again for a key that it does not know.
 */
export const createOpenId = ({
  issuer,
  clientId,
  clientSecret,
  scope = 'openid email profile',
  readsUserInfo = false,
  isKeptOut = async () => false,
  fetch,
}: OpenIdClient): OpenId => {
  const load = async () => {
    const [client, jose] = await Promise.all([import('openid-client'), import('jose')])
    const server = new URL(issuer)
    const insecure = server.protocol === 'http:' && isLoopback(server) ? [client.allowInsecureRequests] : []
    const authentication = client.ClientSecretPost(clientSecret)
    const provider = await client.discovery(server, clientId, undefined, authentication, {
      execute: [...insecure],
      [client.customFetch]: fetch,
    })
    const { jwks_uri: address } = provider.serverMetadata()
    if (address === undefined) throw new TypeError('the identity provider names no `jwks_uri`')
    const keys = jose.createRemoteJWKSet(new URL(address), {
      cooldownDuration: keyCooldown,
      [jose.customFetch]: (url, { method, headers }) =>
        fetch(url, { method, headers: Object.fromEntries(headers), body: null, redirect: 'manual' }),
    })
    return { client, jose, provider, keys }
  }
  type Loaded = Awaited<ReturnType<typeof load>>
  let loading: Promise<Loaded> | undefined

  const loaded = async (): Promise<Loaded> => {
    loading ??= load()
    return loading.catch(async (cause: unknown) => {
      loading = undefined
      throw refusedSignIn((await isKeptOut()) ? 'private_network' : 'provider_down', cause)
    })
  }

  /** Returns why a step of the sign-in failed. */
  const causeOf = ({ client, jose }: Loaded, error: unknown): OpenIdRefusal => {
    if (error instanceof client.AuthorizationResponseError) return 'provider_refused'
    if (error instanceof client.ResponseBodyError)
      return ['invalid_client', 'unauthorized_client'].includes(error.error) ? 'wrong_secret' : 'not_valid'
    if (error instanceof client.WWWAuthenticateChallengeError) return 'wrong_secret'
    if (error instanceof jose.errors.JWKSNoMatchingKey) return 'unknown_key'
    if (error instanceof jose.errors.JWTExpired) return 'clock_skew'
    if (error instanceof client.ClientError && error.code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED')
      return 'clock_skew'
    return error instanceof TypeError || error instanceof jose.errors.JWKSTimeout
      ? 'provider_down'
      : 'not_valid'
  }

  const attempt = async <T>(parts: Loaded, work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw refusedSignIn(causeOf(parts, error), error)
    }
  }

  const verify = ({ jose, keys }: Loaded, token: string) =>
    jose.jwtVerify(token, keys, { algorithms, clockTolerance: tolerance, audience: clientId })

  return {
    start: async (redirectUri, returnTo, isTest = false) => {
      const { client, provider } = await loaded()
      const state: SignInState = {
        codeVerifier: client.randomPKCECodeVerifier(),
        state: client.randomState(),
        nonce: client.randomNonce(),
        returnTo,
        isTest,
      }
      const url = client.buildAuthorizationUrl(provider, {
        redirect_uri: redirectUri,
        scope,
        code_challenge: await client.calculatePKCECodeChallenge(state.codeVerifier),
        code_challenge_method: 'S256',
        state: state.state,
        nonce: state.nonce,
      })
      return { url, state }
    },
    finish: async (callback, { codeVerifier, state, nonce }) => {
      const parts = await loaded()
      const { client, provider } = parts
      return attempt(parts, async () => {
        const tokens = await client.authorizationCodeGrant(provider, callback, {
          pkceCodeVerifier: codeVerifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        })
        // The standard leaves the signature out for tokens that come over TLS.
        const { payload } = await verify(parts, tokens.id_token ?? '')
        const userInfo =
          readsUserInfo && provider.serverMetadata().userinfo_endpoint !== undefined
            ? await client.fetchUserInfo(provider, tokens.access_token, payload.sub ?? '')
            : {}
        const claims = Claims.parse({ ...userInfo, ...payload })
        return { claims, idToken: tokens.id_token ?? '' }
      })
    },
    signOut: async (idToken, returnTo) => {
      const { client, provider } = await loaded()
      if (provider.serverMetadata().end_session_endpoint === undefined) return null
      return client.buildEndSessionUrl(provider, {
        id_token_hint: idToken,
        post_logout_redirect_uri: returnTo,
      })
    },
    readLogoutToken: async (token) => {
      const parts = await loaded()
      return attempt(parts, async () => {
        const { payload } = await parts.jose.jwtVerify(token, parts.keys, {
          algorithms,
          clockTolerance: tolerance,
          audience: clientId,
          issuer: parts.provider.serverMetadata().issuer,
        })
        const { sub, sid, jti } = LogoutToken.parse(payload)
        return { issuer: parts.provider.serverMetadata().issuer, subject: sub, sid, jti }
      })
    },
  }
}
