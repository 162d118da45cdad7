import type { CustomFetch } from 'openid-client'
import { z } from 'zod'
import { Problem } from '../problem.ts'
import type { OpenIdSettings } from './openid-settings.ts'

/** The state between the start of a sign-in and the answer of the identity provider. */
export const SignInState = z.object({
  codeVerifier: z.string(),
  state: z.string(),
  nonce: z.string(),
  returnTo: z.string(),
})
export type SignInState = z.infer<typeof SignInState>

/** The claims of the identity provider about a person. */
export const Claims = z.looseObject({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  email: z.email().max(254).toLowerCase().optional(),
  email_verified: z.boolean().optional(),
  name: z.string().trim().min(1).max(200).optional(),
})
export type Claims = z.infer<typeof Claims>

/** Signing in by OpenID Connect: the authorization code flow with PKCE (RFC 7636), state and nonce. */
export type OpenId = {
  /** Makes the address of the identity provider to which the browser is sent, and what to keep meanwhile. */
  readonly start: (
    redirectUri: string,
    returnTo: string,
  ) => Promise<{ readonly url: URL; readonly state: SignInState }>
  /**
   * Reads the answer of the identity provider, which the browser brings.
   *
   * @param callback the address that the browser called, as the public URL has it
   * @throws Problem not_authenticated where the answer is not valid
   */
  readonly finish: (callback: URL, kept: SignInState) => Promise<Claims>
}

/** A client of an identity provider. */
export type OpenIdClient = Pick<OpenIdSettings, 'issuer' | 'clientId' | 'clientSecret'> & {
  readonly scope?: string
  /** True to read the claims of the UserInfo endpoint besides: many providers give names and addresses only there. */
  readonly readsUserInfo?: boolean
  /** Calls the provider. */
  readonly fetch: CustomFetch
}

const isLoopback = ({ hostname }: URL): boolean => ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)

/**
 * Makes the client of an identity provider. Its addresses and keys are read when somebody signs in first, by
 * `openid-client`, which also checks the ID token.
 */
export const createOpenId = ({
  issuer,
  clientId,
  clientSecret,
  scope = 'openid email profile',
  readsUserInfo = false,
  fetch,
}: OpenIdClient): OpenId => {
  const load = async () => {
    const client = await import('openid-client')
    const server = new URL(issuer)
    const insecure = server.protocol === 'http:' && isLoopback(server) ? [client.allowInsecureRequests] : []
    const authentication = client.ClientSecretPost(clientSecret)
    const provider = await client.discovery(server, clientId, undefined, authentication, {
      // The signature of ID tokens is checked too, which the standard leaves out for tokens that come over TLS.
      execute: [...insecure, client.enableNonRepudiationChecks],
      [client.customFetch]: fetch,
    })
    return { client, provider }
  }
  let loading: ReturnType<typeof load> | undefined

  const loaded = async () => {
    loading ??= load()
    return loading.catch((cause: unknown) => {
      loading = undefined
      throw new Problem('unavailable', 'The identity provider does not answer: try again later.', { cause })
    })
  }

  return {
    start: async (redirectUri, returnTo) => {
      const { client, provider } = await loaded()
      const state: SignInState = {
        codeVerifier: client.randomPKCECodeVerifier(),
        state: client.randomState(),
        nonce: client.randomNonce(),
        returnTo,
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
      const { client, provider } = await loaded()
      const tokens = await client
        .authorizationCodeGrant(provider, callback, {
          pkceCodeVerifier: codeVerifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        })
        .catch((cause: unknown) => {
          throw new Problem(
            'not_authenticated',
            'The identity provider did not confirm the sign-in: sign in again.',
            {
              cause,
            },
          )
        })
      const idToken = tokens.claims()
      const userInfo =
        readsUserInfo && idToken !== undefined && provider.serverMetadata().userinfo_endpoint !== undefined
          ? await client.fetchUserInfo(provider, tokens.access_token, idToken.sub).catch((cause: unknown) => {
              throw new Problem('unavailable', 'The identity provider does not answer: try again later.', {
                cause,
              })
            })
          : {}
      const claims = Claims.safeParse({ ...userInfo, ...idToken })
      if (!claims.success)
        throw new Problem('not_authenticated', 'The identity provider sent claims that cannot be read.')
      return claims.data
    },
  }
}
