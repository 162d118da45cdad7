import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { freePort } from './free-port.ts'

/** A person in the identity provider. */
export type Account = {
  readonly sub: string
  readonly email?: string
  readonly email_verified?: boolean
  readonly name?: string
  readonly groups?: readonly string[]
}

/** A real OpenID provider (`oidc-provider`) on loopback, at which one person is signed in already. */
export type IdentityProvider = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Sets the person who signs in next. */
  become(account: Account): void
  /** Follows the browser's way through the provider from an address, until it is sent back elsewhere. */
  pass(url: string, cookies?: Map<string, string>): Promise<string>
  /** Sets where the provider finds the public URL of the gateway, which it calls when a session ends. */
  findGateway(url: string): void
  readonly stop: () => Promise<void>
}

/**
 * Starts one.
 *
 * @param redirectUri the address to which it sends the browser back
 */
export const startIdentityProvider = async (redirectUri: string): Promise<IdentityProvider> => {
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const client = { clientId: 'lendwire', clientSecret: 'a-secret-of-the-client-at-the-provider' }
  let current: Account = { sub: 'nobody' }
  let gatewayUrl = ''
  const { origin } = new URL(redirectUri)
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
        post_logout_redirect_uris: [`${origin}/console/sign-in`],
        backchannel_logout_uri: `${origin}/v1/sign-in/openid/back-channel-logout`,
      },
    ],
    claims: { openid: ['sub', 'groups'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ ...current, sub }),
    }),
    cookies: { keys: ['a key of the test'] },
    features: { devInteractions: { enabled: true }, backchannelLogout: { enabled: true } },
    // The provider's own dispatcher calls nothing on loopback.
    fetch: (
      url: URL | string,
      { dispatcher: _dispatcher, ...options }: RequestInit & { dispatcher?: unknown },
    ) => fetch(String(url).replace(origin, gatewayUrl), options),
  })
  provider.on('server_error', () => undefined)
  // A busy machine would meet connections that end as they are used again.
  const server = createServer({ keepAliveTimeout: 65_000 }, provider.callback())
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))

  return {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...client,
    become: (account) => {
      current = account
    },
    findGateway: (url) => {
      gatewayUrl = url
    },
    pass: async (url, cookies = new Map<string, string>()) => {
      let next = url
      let form: Record<string, string> | undefined
      for (let step = 0; step < 12; step++) {
        if (!next.startsWith(issuer)) return next
        const response = await fetch(next, {
          redirect: 'manual',
          method: form === undefined ? 'GET' : 'POST',
          headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
          ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
        })
        for (const set of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
          cookies.set(name, value)
        }
        const location = response.headers.get('location')
        const page = await response.text()
        const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(page) ?? []
        form = undefined
        if (location !== null) next = new URL(location, issuer).href
        else if (page.includes('name="login"')) form = { prompt: 'login', login: current.sub, password: 'x' }
        else if (xsrf !== undefined) {
          form = { xsrf, logout: 'yes' }
          next = `${issuer}/session/end/confirm`
        } else if (page.includes('value="consent"')) form = { prompt: 'consent' }
        else throw new Error(`The provider stopped at ${next}: ${response.status} ${page.slice(0, 300)}`)
      }
      throw new Error('The provider sends the browser round and round.')
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
