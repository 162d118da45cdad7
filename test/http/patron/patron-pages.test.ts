import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { patronPages, patronSecret, patronToken } from '../../support/patron-link.ts'
import { createVisitor, hiddenFields, type PatronVisitor } from '../../support/patron-visitor.ts'
import { patronWords } from '../scene.ts'

const start = Date.parse('2026-11-24T10:00:00.000Z')
let gateway: TestGateway

const putLibrary = (code: string, more: object = {}) =>
  gateway.call('PUT', `/v1/libraries/${code}`, {
    json: {
      name: `Library ${code}`,
      symbols: [{ type: 'ISIL', value: `LIB-${code}` }],
      patronPages,
      ...more,
    },
  })

beforeAll(async () => {
  gateway = await startHttp()
  await putLibrary('ABC')
  await putLibrary('XYZ')
  await gateway.makeLibrary('NOPAGES')
})
afterAll(() => gateway.close())

const newVisitor = (): PatronVisitor =>
  createVisitor((method, path, init) => gateway.fetch(method, path, { key: null, ...init }))

const signedIn = async (sub: string, library = 'ABC', claims = {}): Promise<PatronVisitor> => {
  const visitor = newVisitor()
  const token = await patronToken({ sub, ...claims }, start, { library })
  const entered = await visitor.get(`/patron/${library}?token=${token}`)
  expect(entered.status).toBe(303)
  return visitor
}

const ask = async (
  visitor: PatronVisitor,
  fields: Readonly<Record<string, string>>,
  query = '?kind=book',
) => {
  const form = await visitor.get(`/patron/ABC/request${query}`)
  return visitor.post('/patron/ABC/request', { ...hiddenFields(form.text), service: 'loan', ...fields })
}

const madeBy = async (visitor: PatronVisitor, title: string): Promise<string> => {
  const made = await ask(visitor, { title })
  expect(made.status, made.text).toBe(303)
  return /requests\/([^?]+)\?/.exec(made.headers.get('location') ?? '')?.[1] ?? ''
}

describe('a signed link', () => {
  test('begins a session, and leaves the address', async () => {
    const visitor = newVisitor()
    const token = await patronToken({ sub: 'p-1', name: 'Ada Reader' }, start)
    const entered = await visitor.get(`/patron/ABC/request?rft.title=On%20links&token=${token}&lang=en`)
    expect(entered.status).toBe(303)
    expect(entered.headers.get('location')).toBe('/patron/ABC/request?rft.title=On%20links&lang=en')
    const [cookie] = entered.headers
      .getSetCookie()
      .filter((each) => each.startsWith('__Host-lendwire_patron_ABC'))
    expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(cookie).not.toContain('p-1')
    const page = await visitor.get('/patron/ABC')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Signed in as Ada Reader')
  })

  test('is used once, by however many calls at the same time', async () => {
    const token = await patronToken({ sub: 'p-once' }, start)
    const entered = await Promise.all(
      Array.from({ length: 5 }, () => newVisitor().get(`/patron/ABC?token=${token}`)),
    )
    expect(entered.map(({ status }) => status).toSorted()).toEqual([303, 401, 401, 401, 401])
  })

  test('that comes again in the browser that used it goes on with its session', async () => {
    const visitor = newVisitor()
    const token = await patronToken({ sub: 'p-back' }, start)
    await visitor.get(`/patron/ABC?token=${token}`)
    expect((await visitor.get(`/patron/ABC?token=${token}`)).status).toBe(303)
  })

  test('lives ten minutes at most', async () => {
    const token = await patronToken({ sub: 'p-long', exp: start / 1000 + 3600 }, start)
    expect((await newVisitor().get(`/patron/ABC?token=${token}`)).status).toBe(401)
  })

  test('has a cookie that is Secure only where the client has TLS, which no stranger can pretend', async () => {
    const cookies = async (settings: object, forwarded: string) => {
      const plain = await startHttp({ settings, publicUrl: 'http://127.0.0.1:8600' })
      const json = { name: 'Library', symbols: [{ type: 'ISIL', value: 'X' }], patronPages }
      await plain.call('PUT', '/v1/libraries/ABC', { json })
      const token = await patronToken({ sub: 'p-1' }, start)
      const headers = { 'x-forwarded-proto': forwarded }
      const entered = await plain.call('GET', `/patron/ABC?token=${token}`, { key: null, headers })
      await plain.close()
      return entered.headers.getSetCookie().join()
    }
    expect(await cookies({ trustedProxies: ['127.0.0.0/8'] }, 'https')).toMatch(/^__Host-.*Secure/)
    expect(await cookies({}, 'https')).not.toMatch(/Secure|__Host-/)
  })

  test('starts a session that ends at sign-out, in every browser that has its cookie', async () => {
    const visitor = await signedIn('p-out')
    const form = await visitor.get('/patron/ABC')
    const copied = new Map(visitor.cookies)
    await visitor.post('/patron/ABC/leave', hiddenFields(form.text))
    for (const [name, value] of copied) visitor.cookies.set(name, value)
    expect((await visitor.get('/patron/ABC')).status).toBe(401)
  })

  test('starts a session that ends when the library takes the key away', async () => {
    const other = 'another-secret-of-the-library-7351'
    const keys = [...patronPages.keys, { kind: 'secret', id: 'k2', secret: other }]
    await putLibrary('XYZ', { patronPages: { keys } })
    const token = await patronToken({ sub: 'p-key' }, start, { library: 'XYZ', secret: other })
    const visitor = newVisitor()
    await visitor.get(`/patron/XYZ?token=${token}`)
    expect((await visitor.get('/patron/XYZ')).status).toBe(200)
    await putLibrary('XYZ')
    expect((await visitor.get('/patron/XYZ')).status).toBe(401)
  })

  test('starts a session whose patron nobody can read in the store', async () => {
    await signedIn('p-unreadable-4711', 'ABC', { name: 'Unreadable Nightingale' })
    const { readdir, readFile } = await import('node:fs/promises')
    const files = await readdir(gateway.folder)
    const bytes = (
      await Promise.all(files.map((name) => readFile(`${gateway.folder}/${name}`, 'latin1')))
    ).join('')
    expect(bytes).not.toMatch(/p-unreadable-4711|Unreadable Nightingale/)
  })

  test('may be signed with a key whose public half the library shows', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256')
    const jwk = { ...(await exportJWK(publicKey)), kid: 'ec1' }
    const saved = await putLibrary('KEYS', {
      patronPages: { keys: [{ kind: 'jwks', jwks: { keys: [jwk] } }] },
    })
    expect(saved.status, saved.text).toBe(201)
    const sign = (kid: string) =>
      new SignJWT({ sub: 'p-1', aud: 'KEYS', exp: start / 1000 + 60 })
        .setProtectedHeader({ alg: 'ES256', kid })
        .sign(privateKey)
    expect((await newVisitor().get(`/patron/KEYS?token=${await sign('ec1')}`)).status).toBe(303)
    expect((await newVisitor().get(`/patron/KEYS?token=${await sign('other')}`)).status).toBe(401)
    // The public key as a secret: the oldest trick.
    const forged = await new SignJWT({ sub: 'p-1', aud: 'KEYS', exp: start / 1000 + 60 })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(JSON.stringify(jwk).padEnd(32)))
    expect((await newVisitor().get(`/patron/KEYS?token=${forged}`)).status).toBe(401)
  })

  const seconds = start / 1000
  const unsigned = (claims: object): string =>
    `${btoa('{"alg":"none"}').replace(/=+$/, '')}.${btoa(JSON.stringify(claims)).replace(/=+$/, '')}.`
  test.each([
    ['ended', () => patronToken({ sub: 'p-1', exp: seconds - 60 }, start)],
    ['that lasts for days', () => patronToken({ sub: 'p-1', exp: seconds + 90_000 }, start)],
    ['without an end', () => patronToken({ sub: 'p-1', exp: undefined } as never, start)],
    ['for another library', () => patronToken({ sub: 'p-1' }, start, { library: 'XYZ' })],
    ['without an audience', () => patronToken({ sub: 'p-1', aud: undefined } as never, start)],
    ['without a patron', () => patronToken({}, start)],
    ['with an empty patron', () => patronToken({ sub: ' ' }, start)],
    ['with an address that is none', () => patronToken({ sub: 'p-1', email: 'nobody' }, start)],
    ['by another secret', () => patronToken({ sub: 'p-1' }, start, { secret: 'x'.repeat(40) })],
    ['unsigned', async () => unsigned({ sub: 'p-1', aud: 'ABC', exp: seconds + 60 })],
    ['that is none', async () => 'p-1'],
    ['that is empty', async () => ''],
  ])('%s is refused in words', async (_, make) => {
    const visitor = newVisitor()
    const answer = await visitor.get(`/patron/ABC?token=${await make()}`)
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('This link is no longer valid')
    expect(answer.text).not.toContain('p-1')
    expect(visitor.cookies.has('__Host-lendwire_patron_ABC')).toBe(false)
  })

  test('a session holds for its library alone, and cannot be made up', async () => {
    const visitor = await signedIn('p-1')
    visitor.cookies.set('__Host-lendwire_patron_XYZ', visitor.cookies.get('__Host-lendwire_patron_ABC') ?? '')
    expect((await visitor.get('/patron/XYZ')).status).toBe(401)
    visitor.cookies.set('__Host-lendwire_patron_ABC', 'made.up.by.some.body')
    expect((await visitor.get('/patron/ABC')).status).toBe(401)
  })

  test('its secret is shown to nobody, and kept when it comes back masked', async () => {
    const read = await gateway.call('GET', '/v1/libraries/ABC')
    expect(read.text).not.toContain(patronSecret)
    expect(read.at('patronPages', 'keys', 0, 'secret')).toBe('********')
    expect((await gateway.call('GET', '/v1/libraries')).text).not.toContain(patronSecret)
    expect((await gateway.call('PUT', '/v1/libraries/ABC', { json: read.json })).status).toBe(200)
    await signedIn('p-1')
    const masked = { patronPages: { keys: [{ kind: 'secret', id: 'k2', secret: '********' }] } }
    const refused = await putLibrary('ABC', masked)
    expect(refused.at('faults', 0, 'path')).toBe('patronPages/keys/0/secret')
  })
})

test('a patron asks for so many items a day, and reads so', async () => {
  const own = await startHttp()
  const json = { name: 'Library', symbols: [{ type: 'ISIL', value: 'X' }], patronPages }
  await own.call('PUT', '/v1/libraries/ABC', { json })
  const visitor = createVisitor((method, path, init) => own.fetch(method, path, { key: null, ...init }))
  await visitor.get(`/patron/ABC?token=${await patronToken({ sub: 'p-many' }, start)}`)
  const statuses: number[] = []
  for (let asked = 0; asked < 52; asked++)
    statuses.push((await ask(visitor, { title: `No. ${asked}` })).status)
  expect(statuses.slice(0, 50)).toEqual(Array.from({ length: 50 }, () => 303))
  const refused = await ask(visitor, { title: 'One more' })
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused.text).toContain('Too many requests today')
  own.advance(86_400_000)
  await visitor.get(`/patron/ABC?token=${await patronToken({ sub: 'p-many' }, own.time())}`)
  expect((await ask(visitor, { title: 'Tomorrow' })).status).toBe(303)
  await own.close()
}, 60_000)

describe('nobody gets further than they may', () => {
  test('who is not signed in is sent to the library, and back', async () => {
    await putLibrary('SIGNIN', { patronPages: { ...patronPages, signIn: 'https://lib.example/login?a=b' } })
    const answer = await newVisitor().get('/patron/SIGNIN/request?rft.title=x')
    expect(answer.status).toBe(401)
    const back = encodeURIComponent(`https://ill.example.org/patron/SIGNIN/request?rft.title=x`)
    expect(answer.text).toContain(`https://lib.example/login?a=b&amp;return=${back}`)
  })

  test.each(['/patron/NOPAGES', '/patron/NONE', '/patron/abc', '/patron', '/patron/ABC/no/such'])(
    'there is no %s',
    async (path) => {
      expect((await newVisitor().get(path)).status).toBe(404)
    },
  )

  test('another patron’s request is as one that does not exist', async () => {
    const [one, other] = [await signedIn('p-one'), await signedIn('p-other')]
    const number = await madeBy(one, 'Mine alone')
    expect((await one.get(`/patron/ABC/requests/${number}`)).status).toBe(200)
    const pages = [`/patron/ABC/requests/${number}`, `/patron/ABC/requests/${number}/cancel`]
    for (const path of pages) expect((await other.get(path)).status).toBe(404)
    const [page] = [await other.get('/patron/ABC/request')]
    const form = { form: hiddenFields(page.text).form ?? '', what: 'request', once: 'x' }
    expect((await other.post(`/patron/ABC/requests/${number}/cancel`, form)).status).toBe(404)
    expect((await other.get('/patron/ABC')).text).not.toContain('Mine alone')
    expect((await other.get('/patron/ABC/requests/none')).status).toBe(404)
  })

  test('a patron of the same id at another library is another', async () => {
    const number = await madeBy(await signedIn('p-same'), 'Of ABC')
    const elsewhere = await signedIn('p-same', 'XYZ')
    expect((await elsewhere.get(`/patron/XYZ/requests/${number}`)).status).toBe(404)
  })

  test('a form from elsewhere changes nothing', async () => {
    const visitor = await signedIn('p-csrf')
    const page = await visitor.get('/patron/ABC/request')
    const fields = { ...hiddenFields(page.text), title: 'Forged', service: 'loan' }
    for (const [form, headers] of [
      [{ ...fields, form: '' }, {}],
      [{ ...fields, form: 'guessed' }, {}],
      [fields, { 'sec-fetch-site': 'cross-site' }],
      [fields, { 'sec-fetch-site': 'same-site' }],
    ] as const) {
      const answer = await visitor.post('/patron/ABC/request', form, headers)
      expect(answer.status).toBe(403)
      expect(answer.text).toContain('Nothing was changed')
    }
    expect((await visitor.get('/patron/ABC')).text).toContain('You have no requests yet.')
  })

  test('every page forbids scripts, frames and whatever is not ours', async () => {
    const visitor = await signedIn('p-1')
    for (const path of ['', '/find', '/request', '/nothing']) {
      const answer = await visitor.get(`/patron/ABC${path}`)
      expect(answer.headers.get('content-security-policy')).toBe(
        "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      )
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.text).not.toMatch(/<script|style=|\son\w+=|https?:\/\//)
    }
  })

  test('what comes in a link is shown as text', async () => {
    const visitor = await signedIn('p-1')
    const evil = encodeURIComponent('"><script>attention(1)</script>')
    for (const path of [
      `/find?rft.title=${evil}`,
      `/request?rft.title=${evil}`,
      `/request?q=${evil}`,
      `/?kind=${evil}`,
    ])
      expect((await visitor.get(`/patron/ABC${path}`)).text).not.toContain('<script')
  })
})

describe('asking', () => {
  test('makes one request of a form that is sent twice', async () => {
    const visitor = await signedIn('p-twice')
    const page = await visitor.get('/patron/ABC/request?kind=book')
    const form = { ...hiddenFields(page.text), title: 'Only once', service: 'loan' }
    const [first, second] = [
      await visitor.post('/patron/ABC/request', form),
      await visitor.post('/patron/ABC/request', form),
    ]
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    expect((await visitor.get('/patron/ABC')).text.match(/<li>\s*<p class="title"><a/g)).toHaveLength(1)
    const changed = await visitor.post('/patron/ABC/request', { ...form, title: 'Something else' })
    expect(changed.status).toBe(409)
    expect(changed.text).toContain('The form is too old')
  })

  test('carries what the token says of the patron', async () => {
    const visitor = await signedIn('p-mail', 'ABC', {
      given_name: 'Ada',
      family_name: 'Reader',
      email: 'ada@example.org',
      group: 'staff',
    })
    const number = await madeBy(visitor, 'With a name')
    const read = await gateway.call('GET', `/v1/requests/${number}`)
    expect(read.at('patron')).toEqual({
      language: 'en',
      id: 'p-mail',
      givenName: 'Ada',
      surname: 'Reader',
      email: 'ada@example.org',
      group: 'staff',
    })
    expect(read.at('createdBy')).toEqual({ kind: 'patron', id: 'p-mail' })
  })

  test('says at the field what is wrong, and keeps what was typed', async () => {
    const visitor = await signedIn('p-wrong')
    const answer = await ask(visitor, {
      title: 'Kept <as> it "was"',
      isbn: '978-3-16-148410-1',
      neededBy: '2026-11-23',
      note: 'Please',
    })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('value="Kept &lt;as&gt; it &quot;was&quot;"')
    expect(answer.text).toContain('This is not a valid ISBN. Did you mean 9783161484100?')
    expect(answer.text).toContain('This must be a day from today on.')
    expect(answer.text).toContain('<a href="#isbn">')
    expect(answer.text.match(/aria-invalid="true"/g)).toHaveLength(2)
    expect(answer.text).toContain('>Please</textarea>')
  })

  test('needs a title or a number', async () => {
    const answer = await ask(await signedIn('p-none'), { author: 'Somebody' })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('Give a title, or a number such as an ISBN or DOI.')
  })

  test('by an OpenURL keeps what the form does not show', async () => {
    const visitor = await signedIn('p-link')
    const link =
      '?rft.genre=book&rft.btitle=On+links&rft.series=Links&rft.degree=PhD&campus=North&rft.oclcnum=0123&lang=en'
    const made = await ask(visitor, { title: 'On links, 2nd' }, link)
    expect(made.status, made.text).toBe(303)
    const [, number] = /requests\/([^?]+)/.exec(made.headers.get('location') ?? '') ?? []
    const read = await gateway.call('GET', `/v1/requests/${number}`)
    expect(read.json).toMatchObject({
      citation: {
        title: 'On links, 2nd',
        seriesTitle: 'Links',
        recordIds: [{ type: 'OCLC', value: '123' }],
      },
      openUrl: { version: '1.0', unknown: { campus: ['North'], 'rft.degree': ['PhD'] } },
    })
  })

  test('by a link that says nothing shows a blank form', async () => {
    const page = await (await signedIn('p-1')).get('/patron/ABC/request?foo=bar')
    expect(page.status).toBe(200)
    expect(page.text).toContain('did not say what you are looking for')
  })

  test('where it can be picked up is chosen from what the library has', async () => {
    await putLibrary('PICKUP', { patronPages: { ...patronPages, pickupLocations: ['North', 'South'] } })
    const visitor = await signedIn('p-1', 'PICKUP')
    const page = await visitor.get('/patron/PICKUP/request?kind=book')
    const form = { ...hiddenFields(page.text), title: 'To pick up', service: 'loan' }
    const refused = await visitor.post('/patron/PICKUP/request', { ...form, pickup: 'Elsewhere' })
    expect(refused.status).toBe(400)
    const made = await visitor.post('/patron/PICKUP/request', { ...form, pickup: 'South' })
    expect(made.status).toBe(303)
    expect((await visitor.get(made.headers.get('location') ?? '')).text).toContain('South')
  })

  test('too much is refused', async () => {
    const visitor = await signedIn('p-1')
    const answer = await visitor.post('/patron/ABC/request', { title: 'x'.repeat(120_000) })
    expect(answer.status).toBe(413)
    expect(answer.text).toContain('The form is too long')
  })
})

describe('a duplicate', () => {
  const workflow = async (action: string) => {
    const { json } = await gateway.call('GET', '/v1/workflows/standard%20loan')
    const duplicates = { action, within: 'P30D' }
    await gateway.call('PUT', `/v1/workflows/${action}`, {
      json: { ...(json as object), code: action, duplicates },
    })
    const code = action.toUpperCase()
    await putLibrary(code, { workflow: action })
    return code
  }
  const twice = async (library: string) => {
    const visitor = await signedIn('p-dup', library)
    const answers = []
    for (let turn = 0; turn < 2; turn += 1) {
      const page = await visitor.get(`/patron/${library}/request?kind=book`)
      const form = { ...hiddenFields(page.text), title: 'Twice', author: 'Same', service: 'loan' }
      answers.push(await visitor.post(`/patron/${library}/request`, form))
    }
    return { visitor, second: answers[1] }
  }

  test('that is held says so, and names the other request', async () => {
    const { visitor, second } = await twice(await workflow('hold'))
    expect(second?.status).toBe(303)
    const shown = await visitor.get(second?.headers.get('location') ?? '')
    expect(shown.text).toContain('You have another open request for the same item')
    expect(shown.text).toMatch(
      /another open request for the same item: <a href="\/patron\/HOLD\/requests\/HOLD-/,
    )
  })

  test('that is refused says so at the form', async () => {
    const { second } = await twice(await workflow('refuse'))
    expect(second?.status).toBe(409)
    expect(second?.text).toContain('You have an open request for the same item already.')
    expect(second?.text).toContain('value="Twice"')
  })
})

describe('a request that waits for approval', () => {
  test('says that it is being looked at, in the language of the patron', async () => {
    const { json } = await gateway.call('GET', '/v1/workflows/standard%20loan')
    const { steps } = json as { steps: object }
    await gateway.call('PUT', '/v1/workflows/approved', {
      json: { ...(json as object), code: 'approved', steps: { ...steps, approval: true } },
    })
    await putLibrary('APPROVE', { workflow: 'approved' })
    const visitor = await signedIn('p-1', 'APPROVE')
    const page = await visitor.get('/patron/APPROVE/request?kind=book', { 'accept-language': 'de-DE' })
    expect(page.text).toContain('<html lang="de">')
    const made = await visitor.post('/patron/APPROVE/request', {
      ...hiddenFields(page.text),
      title: 'Zu prüfen',
      service: 'loan',
    })
    const shown = await visitor.get(made.headers.get('location') ?? '', { 'accept-language': 'de-DE' })
    expect(shown.text).toContain('Ihre Bestellung ist eingegangen und wird geprüft.')
  })
})

test('no patron stands in the log', async () => {
  const visitor = await signedIn('patron-4711', 'ABC', { family_name: 'Nightingale' })
  await visitor.get('/patron/ABC?token=nonsense')
  expect(JSON.stringify(gateway.log)).not.toMatch(patronWords)
})

test('a session ends by itself', async () => {
  const visitor = await signedIn('p-1')
  gateway.advance(2 * 3_600_000 + 1000)
  const answer = await visitor.get('/patron/ABC')
  expect(answer.status).toBe(401)
  expect(answer.text).toContain('Please sign in')
})

describe('what no browser sends', () => {
  test.each([
    ['PUT', '/patron/ABC/request', 'GET, HEAD, POST'],
    ['POST', '/patron/ABC', 'GET, HEAD'],
    ['DELETE', '/patron/ABC/find', 'GET, HEAD'],
    ['GET', '/patron/ABC/leave', 'POST'],
  ])('%s %s is told which methods there are', async (method, path, allow) => {
    const answer = await gateway.call(method, path, { key: null })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe(allow)
  })

  test.each([
    [400, new Uint8Array([0x61, 0x3d, 0xfc]), {}],
    [415, 'a=b', { 'content-encoding': 'gzip' }],
  ])(
    'a form that is answered %i is shown as one to open anew, not as a failure',
    async (status, body, more) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', ...more }
      const answer = await gateway.call('POST', '/patron/ABC/request', { key: null, headers, body })
      expect(answer.status).toBe(status)
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
      expect(gateway.log.filter(({ level }) => level === 'error')).toEqual([])
    },
  )
})
