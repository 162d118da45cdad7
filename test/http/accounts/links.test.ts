import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeLinkToken } from '../../../src/accounts/account-links.ts'
import { instantOf } from '../../../src/borrowing/time.ts'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { type MailServer, startMailServer } from '../../support/smtp.ts'
import { expectProblem } from '../scene.ts'
import { createVisitor, goodPassword } from './visitor.ts'

let mailServer: MailServer
let gateway: TestGateway
beforeAll(async () => {
  mailServer = await startMailServer()
  gateway = await startHttp({ smtpUrl: mailServer.url })
  await gateway.makeLibrary('ABC')
})
afterAll(async () => {
  await gateway.close()
  await mailServer.stop()
})

/** Returns the text of a mail, without the soft line breaks of quoted-printable. */
const textOf = (raw: string) => raw.replaceAll('=\r\n', '').replaceAll('=3D', '=')
const mailsTo = (email: string) => mailServer.mails.filter(({ to }) => to.includes(email))
const linkIn = (raw: string | undefined) => /#token=([A-Za-z0-9_-]{43})/.exec(textOf(raw ?? ''))?.[1]
const invite = (email: string) =>
  gateway.call('POST', '/v1/users', { json: { name: 'Anna', email, role: 'staff', library: 'ABC' } })
const setPassword = (token: string | undefined, more: object = {}) =>
  gateway.call('POST', '/v1/passwords', { key: null, json: { token, password: goodPassword, ...more } })
const askForReset = (email: string) =>
  gateway.call('POST', '/v1/password-resets', { key: null, json: { email } })
const mailsCome = (email: string, count: number) =>
  vi.waitFor(() => expect(mailsTo(email)).toHaveLength(count), { timeout: 60_000 })

describe('an invitation', () => {
  test('is a mailed link to the public URL, which sets a password once', async () => {
    const made = await invite('one@example.org')
    expect(made.at('invitation')).toEqual({ state: 'mailed' })
    expect(made.at('user', 'status')).toBe('invited')
    const [mail] = mailsTo('one@example.org')
    expect(textOf(mail?.raw ?? '')).toContain('https://ill.example.org/console/set-password#token=')
    const token = linkIn(mail?.raw)
    expect(made.text).not.toContain(token ?? 'no token')
    expect((await setPassword(token)).json).toEqual({ email: 'one@example.org' })
    expectProblem(await setPassword(token), 400, 'invalid-input')
    expect((await createVisitor(gateway).signIn('one@example.org', goodPassword)).status).toBe(200)
  })

  test('is mailed nowhere without a public URL: the admin gets the link, and a reset says why in the log', async () => {
    const own = await startHttp({ smtpUrl: mailServer.url, sendsLinks: false })
    await own.makeLibrary('ABC')
    const before = mailServer.mails.length
    const json = { name: 'Anna', email: 'unlinked@example.org', role: 'staff', library: 'ABC' }
    const made = await own.call('POST', '/v1/users', { json })
    expect(made.at('invitation')).toEqual({
      state: 'not_set_up',
      link: expect.stringContaining('/console/set-password#token='),
    })
    await own.call('POST', '/v1/password-resets', { key: null, json: { email: json.email } })
    await vi.waitFor(() =>
      expect(own.log.map(({ message }) => message)).toContain('A link to set a password could not be mailed'),
    )
    expect(mailServer.mails).toHaveLength(before)
    await own.close()
  })

  test('sets no password that is the address of the person', async () => {
    const email = 'w4mq7vk2x9@example.org'
    await invite(email)
    const token = linkIn(mailsTo(email)[0]?.raw)
    expectProblem(await setPassword(token, { password: email }), 400, 'invalid-input')
  })

  test('ends after three days, and when a new one is sent', async () => {
    const made = await invite('two@example.org')
    const first = linkIn(mailsTo('two@example.org')[0]?.raw)
    await gateway.call('POST', `/v1/users/${made.words('user', 'id')}/invite`)
    expectProblem(await setPassword(first), 400, 'invalid-input')
    const second = linkIn(mailsTo('two@example.org')[1]?.raw)
    gateway.advance(72 * 3_600_000)
    expectProblem(await setPassword(second), 400, 'invalid-input')
  })

  test('sets one password in several calls at the same time', async () => {
    await invite('three@example.org')
    const token = linkIn(mailsTo('three@example.org')[0]?.raw)
    const answers = await Promise.all([1, 2, 3].map(() => setPassword(token)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('does not go to an address that somebody has already', async () => {
    await invite('four@example.org')
    expectProblem(await invite('FOUR@example.org'), 409, 'conflict')
  })
})

describe('a reset', () => {
  test('answers the same whether or not there is such a person, and mails the link', async () => {
    await invite('reset@example.org')
    await setPassword(linkIn(mailsTo('reset@example.org')[0]?.raw))
    const visitor = createVisitor(gateway)
    await visitor.signIn('reset@example.org', goodPassword)
    const [existing, unknown] = [
      await askForReset('reset@example.org'),
      await askForReset('nobody@example.org'),
    ]
    expect([existing.status, existing.text]).toEqual([unknown.status, unknown.text])
    await mailsCome('reset@example.org', 2)
    expect(mailsTo('nobody@example.org')).toEqual([])
    const password = 'quite-another-77-lantern-fjord'
    expect((await setPassword(linkIn(mailsTo('reset@example.org')[1]?.raw), { password })).status).toBe(200)
    expect((await visitor.call('GET', '/v1/session')).status).toBe(401)
    expect((await createVisitor(gateway).signIn('reset@example.org', goodPassword)).status).toBe(401)
    expect((await createVisitor(gateway).signIn('reset@example.org', password)).status).toBe(200)
  })

  test('is mailed three times an hour to one person at most', async () => {
    await invite('often@example.org')
    for (let ask = 0; ask < 5; ask++) expect((await askForReset('often@example.org')).status).toBe(202)
    await mailsCome('often@example.org', 4)
  })

  test('is refused from an address that asks without end', async () => {
    let refused = 0
    for (let ask = 0; ask < 25; ask++)
      refused += Number((await askForReset(`x${ask}@example.org`)).status === 429)
    expect(refused).toBeGreaterThan(0)
  })
})

describe('the link of the first admin', () => {
  const token = () =>
    makeLinkToken(
      { store: gateway.store, now: () => instantOf(gateway.time()) },
      'first_admin',
      'first-admin',
    )

  test('makes an admin’s account, once', async () => {
    const link = await token()
    expectProblem(await setPassword(link), 400, 'invalid-input')
    const more = { email: 'boss@example.org', name: 'Boss' }
    // An address that somebody has does not use the link up.
    await gateway.call('POST', '/v1/users', {
      json: { name: 'Taken', email: 'taken@example.org', role: 'viewer' },
    })
    expectProblem(await setPassword(link, { ...more, email: 'taken@example.org' }), 409, 'conflict')
    expect((await setPassword(link, more)).status).toBe(200)
    expectProblem(await setPassword(link, { ...more, email: 'second@example.org' }), 400, 'invalid-input')
    const signed = await createVisitor(gateway).signIn('boss@example.org', goodPassword)
    expect(signed.at('role')).toBe('admin')
  })

  test('ends after a day', async () => {
    const link = await token()
    gateway.advance(24 * 3_600_000)
    expectProblem(await setPassword(link, { email: 'late@example.org', name: 'Late' }), 400, 'invalid-input')
  })
})
