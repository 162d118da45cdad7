import { afterAll, expect } from 'vitest'
import { OpenIdRoles } from '../../../src/accounts/openid-settings.ts'
import type { Answer } from '../../support/answer.ts'
import { startHttp } from '../../support/http.ts'
import {
  type Account,
  type IdentityProvider,
  startIdentityProvider,
} from '../../support/identity-provider.ts'
import type { Visitor } from './visitor.ts'

export const publicUrl = 'https://ill.example.org'

/** The settings of a gateway for a provider, whose groups give roles. */
export const settingsOf = (identityProvider: IdentityProvider) => ({
  ...identityProvider,
  allowPrivateNetwork: true,
  roles: OpenIdRoles.parse([
    { claim: 'groups', value: 'ill-admins', role: 'admin' },
    { claim: 'groups', value: 'ill-abc', role: 'staff', library: 'ABC' },
    { claim: 'groups', value: 'ill-look', role: 'viewer', allLibraries: true },
    { claim: 'groups', value: 'ill-gone', role: 'staff', library: 'GONE' },
  ]),
})

export const ada: Account = {
  sub: 'ada',
  email: 'ada@example.org',
  email_verified: true,
  name: 'Ada',
  groups: ['x', 'ill-abc'],
}

export const start = (visitor: Visitor, query = '') => visitor.call('GET', `/v1/sign-in/openid${query}`)

/** Expects that the browser is sent to the page to sign in, with the code of the refusal. */
export const expectRefusal = (answer: Answer, refusal: string): void => {
  expect(answer.status, answer.text).toBe(303)
  expect(answer.headers.get('location')).toBe(`/console/sign-in?problem=${refusal}`)
}

/** Starts an identity provider, and a gateway where it signs people in, until the tests of the file are over. */
export const startOpenIdScene = async () => {
  const provider = await startIdentityProvider(`${publicUrl}/v1/sign-in/openid/callback`)
  const gateway = await startHttp({ openId: settingsOf(provider) })
  await gateway.makeLibrary('ABC')
  afterAll(async () => {
    await gateway.close()
    await provider.stop()
  })
  /** Goes to the provider and back; gives the path and query of the callback. */
  const throughProvider = async (visitor: Visitor, account: Account, query = ''): Promise<string> => {
    provider.become(account)
    const started = await start(visitor, query)
    expect(started.status, started.text).toBe(302)
    return (await provider.pass(started.headers.get('location') ?? '')).slice(publicUrl.length)
  }
  const signIn = async (visitor: Visitor, account: Account, query = ''): Promise<Answer> =>
    visitor.call('GET', await throughProvider(visitor, account, query))
  return { provider, gateway, throughProvider, signIn }
}
