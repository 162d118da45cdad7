import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeLinkToken } from '../../../src/accounts/account-links.ts'
import { openIdRefusals } from '../../../src/accounts/openid-refusal.ts'
import { OpenIdRoles } from '../../../src/accounts/openid-settings.ts'
import { instantOf } from '../../../src/borrowing/time.ts'
import { IdentityProviderTest } from '../../../src/http/api/access/identity-provider-test.ts'
import { sentencesIn } from '../../../src/translations/gateway-sentences.ts'
import { startHttp, type TestGateway } from '../../support/http.ts'
import type { Account } from '../../support/identity-provider.ts'
import { type MailServer, startMailServer } from '../../support/smtp.ts'
import { expectProblem } from '../scene.ts'
import { ada, publicUrl, settingsOf, start, startOpenIdScene } from './openid-scene.ts'
import { createVisitor, goodPassword } from './visitor.ts'

const { provider } = await startOpenIdScene()

describe('what is set up wrongly', () => {
  const refusedWith = async (
    changed: object,
    account: Account = ada,
  ): Promise<readonly [string, TestGateway]> => {
    const wrong = await startHttp({ openId: { ...settingsOf(provider), ...changed } })
    const visitor = createVisitor(wrong)
    provider.become(account)
    const started = await start(visitor)
    const location = started.headers.get('location') ?? ''
    const answer = location.startsWith('/')
      ? started
      : await visitor.call('GET', (await provider.pass(location)).slice(publicUrl.length))
    await wrong.close()
    return [answer.headers.get('location') ?? '', wrong]
  }

  test.each([
    ['wrong_secret', { clientSecret: 'another-secret-of-the-client' }, 'LENDWIRE_OPENID_CLIENT_SECRET'],
    ['private_network', { allowPrivateNetwork: false }, 'LENDWIRE_OPENID_PRIVATE_NETWORK'],
    ['provider_down', { issuer: 'http://127.0.0.1:9' }, '`lendwire doctor` tests it'],
  ] as const)('is named to admins: %s', async (code, changed, remedy) => {
    const [location, { log }] = await refusedWith(changed)
    expect(location).toBe(`/console/sign-in?problem=${code}`)
    const messages = log.map(({ message }) => message)
    expect(messages).toContain(`A sign-in by OpenID Connect was refused: ${code}`)
    expect(messages).toContain(`Sign-ins by OpenID Connect are refused: ${code}`)
    expect(sentencesIn('en').t(openIdRefusals[code].remedy)).toContain(remedy)
  })

  test('has a cause that an admin reads step by step, in German too', async () => {
    const check = async (changed: object) => {
      const other = await startHttp({ openId: { ...settingsOf(provider), ...changed } })
      const headers = { 'accept-language': 'de' }
      const answer = await other.call('GET', '/v1/sign-in/openid/check', { headers })
      await other.close()
      expect(answer.status, answer.text).toBe(200)
      expect(answer.text).toContain('LENDWIRE_OPENID_ROLES nennt die Bibliothek GONE, die es nicht gibt')
      return IdentityProviderTest.parse(answer.json).steps.map(({ step, result, found }) => [
        ...[step, result, found.code.split('.')[1]],
      ])
    }
    const rest = [
      ['redirect', 'passed', 'redirect_registered'],
      ['roles', 'failed', 'unknown_library'],
      ['roles', 'failed', 'unknown_library'],
    ]
    const first = [
      ['discovery', 'passed', 'answers'],
      ['keys', 'passed', 'keys'],
    ]
    expect(await check({})).toEqual([...first, ['secret', 'passed', 'secret_right'], ...rest])
    expect(await check({ clientSecret: 'another-secret-of-the-client' })).toEqual([
      ...first,
      ['secret', 'failed', 'secret_refused'],
      ...rest,
    ])
    expect((await check({ allowPrivateNetwork: false }))[0]).toEqual(['discovery', 'failed', 'failed'])
  })

  test('is a row for staff or viewers without a library that does not say `allLibraries`', () => {
    const row = { claim: 'groups', value: 'x', role: 'staff' }
    expect(OpenIdRoles.safeParse([row]).success).toBe(false)
    expect(OpenIdRoles.safeParse([{ ...row, allLibraries: true }]).success).toBe(true)
    expect(OpenIdRoles.safeParse([{ ...row, library: 'ABC', allLibraries: true }]).success).toBe(false)
  })
})

describe('with LENDWIRE_PASSWORDS=off', () => {
  let mailServer: MailServer
  let strict: TestGateway
  beforeAll(async () => {
    mailServer = await startMailServer()
    strict = await startHttp({
      openId: settingsOf(provider),
      smtpUrl: mailServer.url,
      settings: { passwords: 'off' },
    })
  })
  afterAll(async () => {
    await strict.close()
    await mailServer.stop()
  })
  const mailsTo = (email: string) => mailServer.mails.filter(({ to }) => to.includes(email))
  const firstMailTo = (email: string) =>
    vi.waitFor(() => {
      expect(mailsTo(email)).not.toHaveLength(0)
      return mailsTo(email)[0]?.raw ?? ''
    }, 60_000)

  test('only accounts that `lendwire admin link` made have a password, and their use is an alarm', async () => {
    expect((await strict.call('GET', '/v1/sign-in', { key: null })).json).toMatchObject({
      ...{ password: false, emergencyPassword: true },
    })
    const deps = { store: strict.store, now: () => instantOf(strict.time()) }
    const token = await makeLinkToken(deps, 'first_admin', 'first-admin')
    const account = { email: 'rescue@example.org', name: 'Rescue' }
    const set = await strict.call('POST', '/v1/passwords', {
      ...{ key: null, json: { token, password: goodPassword, ...account } },
    })
    expect(set.status, set.text).toBe(200)
    const visitor = createVisitor(strict)
    expect((await visitor.signIn(account.email, goodPassword)).status).toBe(200)
    expect(await firstMailTo(account.email)).toContain('An emergency account was used')
    expect(strict.log.map(({ message }) => message)).toContain('An emergency account was used')
  })

  test('an invitation and a forgotten password are answered without a link', async () => {
    const made = await strict.call('POST', '/v1/users', {
      json: { name: 'Zoe', email: 'zoe@example.org', role: 'viewer' },
    })
    expect(made.at('invitation')).toEqual({ state: 'mailed' })
    expect(await firstMailTo('zoe@example.org')).not.toContain('token')
    const asked = await strict.call('POST', '/v1/password-resets', {
      ...{ key: null, json: { email: 'zoe@example.org' } },
    })
    expect(asked.status).toBe(202)
    await vi.waitFor(() => expect(mailsTo('zoe@example.org')).toHaveLength(2), 60_000)
    expect(mailsTo('zoe@example.org')[1]?.raw).toContain('Your account has no password')
    expect(mailsTo('zoe@example.org')[1]?.raw).not.toContain('token')
  })
})

test('no sign-in by OpenID is offered where no identity provider is set', async () => {
  const plain = await startHttp()
  expect((await plain.call('GET', '/v1/sign-in', { key: null })).json).toEqual({
    password: true,
    emergencyPassword: false,
    openId: null,
  })
  expectProblem(await plain.call('GET', '/v1/sign-in/openid', { key: null }), 404, 'not-found')
  await plain.close()
})
