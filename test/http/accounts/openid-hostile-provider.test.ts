import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OpenIdRoles } from '../../../src/accounts/openid-settings.ts'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { createVisitor } from './visitor.ts'

const keys = await generateKeyPair('RS256')
const otherKeys = await generateKeyPair('RS256')
const clientId = 'lendwire'
const now = Math.floor(Date.now() / 1000)

let issuer = ''
let idToken = ''
/** The body of the last call of the token endpoint. */
let exchanged = new URLSearchParams()

/** The endpoints of a provider that issues whatever ID token a test made. */
const provider = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', async () => {
    const answers: Readonly<Record<string, () => unknown>> = {
      '/.well-known/openid-configuration': () => ({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256', 'none'],
      }),
      '/keys': async () => ({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256' }] }),
      '/token': () => {
        exchanged = new URLSearchParams(Buffer.concat(chunks).toString())
        return { access_token: 'a', token_type: 'Bearer', id_token: idToken }
      },
    }
    const answer = await answers[request.url ?? '']?.()
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? {}))
  })
})
let gateway: TestGateway

beforeAll(async () => {
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
  const roles = OpenIdRoles.parse([{ claim: 'groups', value: 'ill', role: 'admin' }])
  const clientSecret = 'a-secret-of-the-client-at-the-provider'
  gateway = await startHttp({ openId: { issuer, clientId, clientSecret, roles, allowPrivateNetwork: true } })
})
afterAll(async () => {
  await gateway.close()
  provider.close()
})

type Claims = Readonly<Record<string, unknown>>
const sign = (claims: Claims, key = keys.privateKey, kid = 'one') =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(key)

/** Signs in with an ID token that is good but for what a test changes; gives the answer of the gateway. */
const signIn = async (changed: Claims, make: (claims: Claims) => Promise<string> | string = sign) => {
  const visitor = createVisitor(gateway)
  const started = await visitor.call('GET', '/v1/sign-in/openid')
  const { searchParams } = new URL(started.headers.get('location') ?? '')
  const good = {
    ...{ iss: issuer, sub: 'eve', aud: clientId, iat: now, exp: now + 300, groups: ['ill'] },
    ...{ nonce: searchParams.get('nonce'), email: 'eve@example.org', name: 'Eve' },
  }
  idToken = await make({ ...good, ...changed })
  const callback = `/v1/sign-in/openid/callback?code=c&state=${searchParams.get('state')}`
  return { searchParams, answer: await visitor.call('GET', callback) }
}

test('a sign-in sends the challenge of PKCE, and its verifier to the provider alone', async () => {
  const { searchParams, answer } = await signIn({})
  expect(answer.status, answer.text).toBe(303)
  expect(searchParams.get('code_challenge_method')).toBe('S256')
  expect(searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/)
  expect(exchanged.get('code_verifier')).toMatch(/^[\w-]{43,}$/)
})

type Token = readonly [fault: string, changed: Claims, make: (claims: Claims) => Promise<string> | string]

const badTokens: readonly Token[] = [
  ['has no nonce', { nonce: undefined }, sign],
  ['has the nonce of another sign-in', { nonce: 'another' }, sign],
  ['is for another client', { aud: 'another-client' }, sign],
  ['is for several clients, and was issued to another', { aud: [clientId, 'other'], azp: 'other' }, sign],
  ['is of another issuer', { iss: 'https://login.example.edu' }, sign],
  ['has expired', { iat: now - 7_200, exp: now - 3_600 }, sign],
  ['has no end', { exp: undefined }, sign],
  ['has no subject', { sub: undefined }, sign],
  ['is not signed', {}, (claims) => new UnsecuredJWT(claims).encode()],
  ['is signed with another key', {}, (claims) => sign(claims, otherKeys.privateKey)],
  ['names a key that the provider does not have', {}, (claims) => sign(claims, otherKeys.privateKey, 'two')],
  [
    'is signed with the secret of the client',
    {},
    (claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .sign(new TextEncoder().encode('a-secret-of-the-client-at-the-provider')),
  ],
]

test.each(badTokens)('an ID token is refused that %s', async (_, changed, make) => {
  const { answer } = await signIn(changed, make)
  expect(answer.status, answer.text).toBe(303)
  expect(answer.headers.get('location')).toMatch(
    /^\/console\/sign-in\?problem=(not_valid|unknown_key|clock_skew)$/,
  )
})
