import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { patronPages, patronToken } from '../../support/patron-link.ts'
import { createVisitor, hiddenFields } from '../../support/patron-visitor.ts'
import { patronWords } from '../scene.ts'
import { askFor, madeBy, type PatronScene, signedAt, startPatronScene } from './patron-scene.ts'

let gateway: TestGateway
let putLibrary: PatronScene['putLibrary']
let newVisitor: PatronScene['newVisitor']
let signedIn: PatronScene['signedIn']
beforeAll(async () => {
  ;({ gateway, putLibrary, newVisitor, signedIn } = await startPatronScene())
})
afterAll(() => gateway.close())

test('a patron asks for so many items a day, and reads so', async () => {
  const own = await startHttp()
  const json = { name: 'Library', symbols: [{ type: 'ISIL', value: 'X' }], patronPages }
  await own.call('PUT', '/v1/libraries/ABC', { json })
  const visitor = createVisitor((method, path, init) => own.fetch(method, path, { key: null, ...init }))
  await visitor.get(`/patron/ABC?token=${await patronToken({ sub: 'p-many' }, signedAt)}`)
  const statuses: number[] = []
  for (let count = 0; count < 52; count++)
    statuses.push((await askFor(visitor, { title: `No. ${count}` })).status)
  expect(statuses.slice(0, 50)).toEqual(Array.from({ length: 50 }, () => 303))
  const refused = await askFor(visitor, { title: 'One more' })
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused.text).toContain('Too many requests today')
  own.advance(86_400_000)
  await visitor.get(`/patron/ABC?token=${await patronToken({ sub: 'p-many' }, own.time())}`)
  expect((await askFor(visitor, { title: 'Tomorrow' })).status).toBe(303)
  await own.close()
})

describe('callers without permission are refused', () => {
  test('a patron who is not signed in is sent to the library, and back', async () => {
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

  test('parameters of a link are shown as text', async () => {
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
    const answer = await askFor(visitor, {
      title: 'Kept <as> it "was"',
      isbn: '978-3-16-148410-1',
      neededBy: '2026-11-23',
      note: 'Please',
    })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('value="Kept &lt;as&gt; it &quot;was&quot;"')
    expect(answer.text).toContain(
      'This is not a valid ISBN. Its last digit does not match the others. Did you mean 9783161484100?',
    )
    expect(answer.text).toContain('This must be a day from today on.')
    expect(answer.text).toContain('<a href="#isbn">')
    expect(answer.text.match(/aria-invalid="true"/g)).toHaveLength(2)
    expect(answer.text).toContain('>Please</textarea>')
  })

  test('says why a number is not valid, and sends it as typed where the patron wants it so', async () => {
    const visitor = await signedIn('p-typed')
    const typed = { title: 'Kindred', isbn: '978-316-148-41', note: 'Please' }
    const refused = await askFor(visitor, typed)
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('An ISBN has 10 or 13 digits; this one has 11.')
    const german = await askFor(visitor, typed, '?kind=book&lang=de')
    expect(german.text).toContain('Eine ISBN hat 10 oder 13 Ziffern; diese hat 11.')
    const choice = { ...typed, asTyped: 'isbn' }
    const again = await askFor(visitor, { ...choice, neededBy: '2026-11-23' }, '?kind=book&lang=en')
    expect(again.text).toMatch(/name="asTyped" value="isbn" checked/)
    const made = await askFor(visitor, choice)
    expect(made.status, made.text).toBe(303)
    const [, number] = /requests\/([^?]+)/.exec(made.headers.get('location') ?? '') ?? []
    const read = await gateway.call('GET', `/v1/requests/${number}`)
    expect(read.at('citation')).toEqual({ publicationType: 'Book', title: 'Kindred' })
    expect(read.at('service')).toMatchObject({ note: 'ISBN as typed: 978-316-148-41\nPlease' })
  })

  test('needs a title or a number', async () => {
    const answer = await askFor(await signedIn('p-none'), { author: 'Somebody' })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('Give a title, or a number such as an ISBN or DOI.')
  })

  test('by an OpenURL keeps what the form does not show', async () => {
    const visitor = await signedIn('p-link')
    const link =
      '?rft.genre=book&rft.btitle=On+links&rft.series=Links&rft.degree=PhD&campus=North&rft.oclcnum=0123&lang=en'
    const made = await askFor(visitor, { title: 'On links, 2nd' }, link)
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

  test('by an OpenURL says which of its numbers is not valid, and sends it as typed', async () => {
    const visitor = await signedIn('p-link-number')
    const link = '?rft.genre=book&rft.btitle=On+numbers&rft.isbn=978-3-16-148410-1&lang=en'
    const form = await visitor.get(`/patron/ABC/request${link}`)
    expect(form.text).toContain('value="978-3-16-148410-1"')
    expect(form.text).toContain('Did you mean 9783161484100?')
    const typed = { title: 'On numbers', isbn: '978-3-16-148410-1', asTyped: 'isbn' }
    const made = await askFor(visitor, typed, link)
    expect(made.status, made.text).toBe(303)
  })

  test('by a paste keeps every number, shown: of kinds that the form lacks, and further ones of a kind', async () => {
    const visitor = await signedIn('p-paste')
    const q = encodeURIComponent(
      'On pastes. ISBN 9783161484100, ISBN 9780306406157, PMID 12345678, DOI 10.1000/182',
    )
    const form = await visitor.get(`/patron/ABC/request?kind=book&lang=en&q=${q}`)
    for (const number of ['ISBN 9780306406157', 'PMID 12345678', 'DOI 10.1000/182'])
      expect(form.text).toContain(`<li>${number}<`)
    const numbers = [...form.text.matchAll(/name="number" value="([^"]+)"/g)].map(([, value]) => value ?? '')
    expect(numbers).toHaveLength(3)
    const fields = new URLSearchParams({
      ...hiddenFields(form.text),
      title: 'On pastes',
      isbn: '9783161484100',
      service: 'loan',
    })
    fields.delete('number')
    for (const number of numbers) fields.append('number', number)
    const made = await visitor.post('/patron/ABC/request', fields)
    expect(made.status, made.text).toBe(303)
    const [, number] = /requests\/([^?]+)/.exec(made.headers.get('location') ?? '') ?? []
    const read = await gateway.call('GET', `/v1/requests/${number}`)
    expect(read.json).toMatchObject({
      citation: {
        identifiers: expect.arrayContaining([
          { type: 'ISBN', value: '9783161484100' },
          { type: 'ISBN', value: '9780306406157' },
          { type: 'DOI', value: '10.1000/182' },
        ]),
        recordIds: [{ type: 'PMID', value: '12345678' }],
      },
    })
  })

  test('by an OpenURL puts a number that is not valid, and that the form has no field for, into the note', async () => {
    const visitor = await signedIn('p-link-note')
    const link = '?rft.genre=book&rft.btitle=On+notes&rft.issn=1234-5678&lang=en'
    const form = await visitor.get(`/patron/ABC/request${link}`)
    expect(form.text).toMatch(/<textarea id="note"[^>]*>ISSN as typed: 1234-5678</)
  })

  test('by a link that says nothing shows a blank form', async () => {
    const page = await (await signedIn('p-1')).get('/patron/ABC/request?foo=bar')
    expect(page.status).toBe(200)
    expect(page.text).toContain('did not say what you are looking for')
  })

  test('the pickup location is one of the library’s own', async () => {
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

describe('input that no browser sends', () => {
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
