import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createVisitor, hiddenFields, type PatronVisitor } from '../support/patron-visitor.ts'
import { library, startWorld, type World } from './support.ts'

let world: World
const users = [
  { id: 'p1', barcode: '2001', pin: '4711', surname: 'Reader', givenName: 'Ann' },
  { id: 'p2', barcode: '2002', pin: '1', surname: 'Barred', givenName: 'Bob', blocked: true },
]

const putLibrary = async (patronPages: object) => {
  const { body } = await world.gateway.api('GET', `/v1/libraries/${library}`)
  const answer = await world.gateway.api('PUT', `/v1/libraries/${library}`, { ...Object(body), patronPages })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
}

beforeAll(async () => {
  world = await startWorld({ users })
  await putLibrary({ signInByCard: true })
})
afterAll(() => world.stop())

const newVisitor = (): PatronVisitor =>
  createVisitor((method, path, init) =>
    fetch(world.gateway.url + path, { method, redirect: 'manual', ...init }),
  )

const signIn = async (visitor: PatronVisitor, card: string, pin: string, back = '') => {
  const form = await visitor.get(`/patron/${library}/sign-in?back=${encodeURIComponent(back)}`)
  return visitor.post(`/patron/${library}/sign-in`, { ...hiddenFields(form.text), card, pin })
}

describe('a patron who signs in by card number and PIN', () => {
  test('is shown the way there, and comes back to the page', async () => {
    const visitor = newVisitor()
    const outside = await visitor.get(`/patron/${library}/request?kind=book`)
    expect(outside.status).toBe(401)
    expect(outside.text).toContain(`/patron/${library}/sign-in?back=`)
    const entered = await signIn(visitor, '2001', '4711', '/request?kind=book')
    expect([entered.status, entered.headers.get('location')]).toEqual([
      303,
      `/patron/${library}/request?kind=book`,
    ])
    expect((await visitor.get(`/patron/${library}`)).text).toContain('Ann Reader')
  })

  test('is refused with a wrong PIN or as blocked, and neither is kept', async () => {
    const wrong = await signIn(newVisitor(), '2001', 'not-it-at-all')
    expect([wrong.status, wrong.text.includes('not-it-at-all')]).toEqual([401, false])
    expect((await signIn(newVisitor(), '2002', '1')).status).toBe(403)
    expect(JSON.stringify(world.gateway.log)).not.toMatch(/\b4711\b|not-it-at-all|\b2001\b/)
  })

  test('is not told that nothing answers where something did: the cause is in the log and an alarm', async () => {
    world.ils.behaveNext('LookupUser', { answer: 'http', status: 200, body: 'It works!' })
    const unclear = await signIn(newVisitor(), '2001', '4711')
    expect([unclear.status, unclear.text.includes('does not answer')]).toEqual([503, false])
    expect(unclear.text).toContain('You cannot sign in at the moment')
    expect(JSON.stringify(world.gateway.log)).toContain('A patron was not looked up')
    const failures = () => world.gateway.store.listDocuments('patron_look_up_failure')
    expect(JSON.stringify(await failures())).toContain('reply.because.token')
    world.ils.behaveNext('LookupUser', { answer: 'http', status: 500 })
    await signIn(newVisitor(), '2001', '4711')
    expect(await failures()).toHaveLength(1)
    await signIn(newVisitor(), '2001', '4711')
    expect(await failures()).toEqual([])
    expect(JSON.stringify(world.gateway.log)).not.toMatch(/\b4711\b|\b2001\b/)
  })

  test.each([
    ['Koha’s server takes “0” for no PIN', {}, '0', 401, 400],
    ['Evergreen’s server reads no PIN', { dialect: 'evergreen' }, '4711', 503, 503],
  ])('is not let in by a PIN that is not compared: %s', async (_, more, pin, page, api) => {
    await world.settings(more)
    const before = world.ils.calls().length
    expect((await signIn(newVisitor(), '2001', pin)).status).toBe(page)
    const login = await world.gateway.api('POST', '/v1/requests', {
      library: 'OWN',
      citation: { title: 'A title' },
      service: { type: 'loan' },
      patronLogin: { barcode: '2001', pin },
    })
    expect([login.status, world.ils.calls().length]).toEqual([api, before])
    await world.settings()
  })

  test('is told that it does not work now where the library has no system of its own', async () => {
    await world.gateway.api('PUT', '/v1/libraries/NOILS', {
      name: 'Without a system',
      symbols: [{ type: 'ISIL', value: 'X-NOILS' }],
      patronPages: { signInByCard: true },
    })
    const visitor = newVisitor()
    const form = await visitor.get('/patron/NOILS/sign-in')
    const answer = await visitor.post('/patron/NOILS/sign-in', {
      ...hiddenFields(form.text),
      card: '2001',
      pin: '4711',
    })
    expect(answer.status).toBe(503)
  })

  test('is never led to another site', async () => {
    const entered = await signIn(newVisitor(), '2001', '4711', '//elsewhere.example/')
    expect(entered.headers.get('location')).toBe(`/patron/${library}`)
  })

  test('has no session any more once the library ends this way in', async () => {
    const visitor = newVisitor()
    await signIn(visitor, '2001', '4711')
    expect((await visitor.get(`/patron/${library}`)).status).toBe(200)
    await putLibrary({ signInByCard: false })
    expect((await visitor.get(`/patron/${library}`)).status).toBe(401)
    expect((await visitor.get(`/patron/${library}/sign-in`)).status).toBe(404)
    await putLibrary({ signInByCard: true })
  })

  test('cannot be guessed for long, goes on in a browser of before, and that browser is no session', async () => {
    const known = newVisitor()
    await signIn(known, '2001', '4711')
    const statuses: number[] = []
    for (let attempt = 0; attempt < 9; attempt += 1)
      statuses.push((await signIn(newVisitor(), '2001', String(attempt))).status)
    expect([statuses[0], statuses.at(-1)]).toEqual([401, 429])
    expect((await signIn(newVisitor(), '2001', '4711')).status).toBe(429)
    known.cookies.delete(`lendwire_patron_${library}`)
    expect((await signIn(known, '2001', '4711')).status).toBe(303)
    const visitor = newVisitor()
    visitor.cookies.set(
      `lendwire_patron_${library}`,
      known.cookies.get(`lendwire_patron_device_${library}`) ?? '',
    )
    expect((await visitor.get(`/patron/${library}`)).status).toBe(401)
  })
})
