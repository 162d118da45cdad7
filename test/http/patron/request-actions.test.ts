import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { patronPages, patronToken } from '../../support/patron-link.ts'
import { createVisitor, hiddenFields, type PatronVisitor } from '../../support/patron-visitor.ts'

const start = Date.parse('2026-11-24T10:00:00.000Z')
let gateway: TestGateway
let key: string

beforeAll(async () => {
  gateway = await startHttp()
  key = await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP')
  const put = await gateway.call('PUT', '/v1/libraries/ABC', {
    json: {
      name: 'Library ABC',
      symbols: [{ type: 'ISIL', value: 'LIB-ABC' }],
      patronPages,
      copyright: {
        declaration: { version: '2026-1', text: { en: 'For private study only.', de: 'Nur privat.' } },
      },
    },
  })
  expect(put.status, put.text).toBe(200)
})
afterAll(() => gateway.close())

const signedIn = async (sub: string): Promise<PatronVisitor> => {
  const visitor = createVisitor((method, path, init) => gateway.fetch(method, path, { key: null, ...init }))
  const entered = await visitor.get(
    `/patron/ABC?token=${await patronToken({ sub }, start, { library: 'ABC' })}`,
  )
  expect(entered.status).toBe(303)
  return visitor
}

describe('the copyright declaration', () => {
  test('is asked for before a copy is ordered, and kept with its text', async () => {
    const visitor = await signedIn('p-copy')
    const form = await visitor.get('/patron/ABC/request?kind=article&lang=en')
    expect(form.text).toContain('For private study only.')
    const fields = { ...hiddenFields(form.text), service: 'copy', titleOfComponent: 'On copies' }
    const refused = await visitor.post('/patron/ABC/request', fields)
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('For a copy this declaration is needed.')
    const again = { ...fields, ...hiddenFields(refused.text), declaration: 'yes' }
    const made = await visitor.post('/patron/ABC/request', again)
    expect(made.status, made.text).toBe(303)
    const number = /requests\/([^?]+)\?/.exec(made.headers.get('location') ?? '')?.[1]
    const request = await gateway.call('GET', `/v1/requests/${number}`, { key })
    expect(request.at('copyright', 'declaration')).toMatchObject({
      version: '2026-1',
      text: 'For private study only.',
    })
    const csv = await gateway.fetch(
      'GET',
      `/v1/copyright-declarations?year=${request.words('createdAt').slice(0, 4)}`,
      {
        key,
        headers: { accept: 'text/csv' },
      },
    )
    expect(csv.headers.get('content-type')).toContain('text/csv')
    const [head, line] = (await csv.text()).split('\r\n')
    expect(head?.replace('\ufeff', '')).toBe('library,request,at,version,text')
    expect(line).toContain(`ABC,${number},`)
    expect(line).toContain('For private study only.')
    expect(line).not.toContain('p-copy')
  })

  test('of another version is refused by the API', async () => {
    const answer = await gateway.call('POST', '/v1/requests', {
      key,
      json: {
        citation: { title: 'T' },
        service: { type: 'copy' },
        copyrightDeclaration: { version: 'old' },
      },
    })
    expect([answer.status, answer.at('faults', 0, 'path')]).toEqual([400, 'copyrightDeclaration/version'])
  })
})

describe('actions of patrons', () => {
  test('before anything is shipped: one way to cancel, and what happens next', async () => {
    const made = await gateway.call('POST', '/v1/requests', {
      key,
      json: {
        citation: { title: 'A loan' },
        service: { type: 'loan', maximumCost: { currency: 'EUR', amount: '20' } },
        patron: { id: 'p-loan' },
        rota: ['SUP'],
      },
    })
    const visitor = await signedIn('p-loan')
    const page = await visitor.get(`/patron/ABC/requests/${made.words('number')}?lang=en`)
    expect([...page.text.matchAll(/cancel\?what=(\w+)/g)].map(([, what]) => what)).toEqual(['request'])
    expect(page.text).toContain('What happens next')
    expect(page.text).toContain('20.00 EUR')
  })

  test('on its way they give it up: it is said to go back, before and after its arrival', async () => {
    const made = await gateway.call('POST', '/v1/requests', {
      key,
      json: {
        citation: { title: 'Unwanted' },
        service: { type: 'loan' },
        patron: { id: 'p-unwanted' },
        rota: ['SUP'],
      },
    })
    const number = made.words('number')
    const run = (json: object) => gateway.call('POST', `/v1/requests/${number}/commands`, { key, json })
    const visitor = await signedIn('p-unwanted')
    const shown = async (language: string) =>
      (await visitor.get(`/patron/ABC/requests/${number}?lang=${language}`)).text
    await run({ type: 'send' })
    await run({ type: 'record_partner_event', entry: 1, event: { type: 'shipped', items: [] } })
    const form = await visitor.get(`/patron/ABC/requests/${number}/cancel?what=unwanted&lang=en`)
    await visitor.post(`/patron/ABC/requests/${number}/cancel`, hiddenFields(form.text))
    expect(await shown('en')).toContain('When the item arrives, your library sends it back.')
    await run({ type: 'receive' })
    const arrived = await shown('en')
    expect(arrived).toContain('It is not held for you.')
    expect(arrived).toContain('Your library sends the item back.')
    expect(arrived).not.toContain('preparing the item for you')
    expect(await shown('de')).toContain('Ihre Bibliothek schickt den Titel zurück.')
  })

  test('a request whose item must be brought back does not say that there is nothing to do', async () => {
    const made = await gateway.call('POST', '/v1/requests', {
      key,
      json: {
        citation: { title: 'Recalled' },
        service: { type: 'loan' },
        patron: { id: 'p-recalled' },
        rota: ['SUP'],
      },
    })
    const run = (json: object) =>
      gateway.call('POST', `/v1/requests/${made.words('number')}/commands`, { key, json })
    const says = (event: object) => run({ type: 'record_partner_event', entry: 1, event })
    await run({ type: 'send' })
    await says({ type: 'shipped', items: [], dueDate: '2027-01-31' })
    await run({ type: 'receive' })
    await run({ type: 'patron_loan' })
    await says({ type: 'recalled', dueDate: '2026-12-20' })
    const page = await (await signedIn('p-recalled')).get(
      `/patron/ABC/requests/${made.words('number')}?lang=en`,
    )
    expect(page.text).toContain('Please bring the item back by 20 December 2026.')
    expect(page.text).not.toContain('There is nothing that you need to do now.')
  })
  test('an item on the hold shelf is to be picked up before it is due back', async () => {
    const made = await gateway.call('POST', '/v1/requests', {
      key,
      json: {
        citation: { title: 'Short loan' },
        service: { type: 'loan' },
        patron: { id: 'p-short' },
        rota: ['SUP'],
      },
    })
    const path = `/v1/requests/${made.words('number')}/commands`
    const run = (json: object) => gateway.call('POST', path, { key, json })
    await run({ type: 'send' })
    const event = { type: 'shipped', items: [], dueDate: '2026-11-30' }
    await run({ type: 'record_partner_event', entry: 1, event })
    await run({ type: 'receive', onHoldShelf: true })
    const visitor = await signedIn('p-short')
    const shown = async (language: string) =>
      (await visitor.get(`/patron/ABC/requests/${made.words('number')}?lang=${language}`)).text
    expect(await shown('en')).toContain('Please pick the item up by 30 November 2026.')
    expect(await shown('de')).toContain('Bitte holen Sie den Titel bis zum 30. November 2026 ab.')
  })
})

test('a patron answers what the library asks about an offer, on the page of the request', async () => {
  const made = await gateway.call('POST', '/v1/requests', {
    key,
    json: {
      citation: { title: 'A dear copy' },
      service: { type: 'loan' },
      patron: { id: 'p-asked' },
      rota: ['SUP'],
    },
  })
  const number = made.words('number')
  const run = (json: object) => gateway.call('POST', `/v1/requests/${number}/commands`, { key, json })
  await run({ type: 'send' })
  const event = { type: 'conditional', conditions: ['NoRenewals'], cost: { amount: '25', currency: 'EUR' } }
  await run({ type: 'record_partner_event', entry: 1, event })
  const asked = await run({ type: 'ask_patron', question: 'It costs 25 EUR. <Agree>?', until: '2026-11-30' })
  expect(asked.at('next')).toMatchObject({ who: 'patron', for: 'patron_answer' })
  const visitor = await signedIn('p-asked')
  const page = `/patron/ABC/requests/${number}?lang=en`
  const form = await visitor.get(page)
  expect(form.text).toContain('It costs 25 EUR. &lt;Agree&gt;?')
  // The offer ends before the day that staff named.
  expect(form.text).toMatch(/Please answer by \d+ (November|December) 2026\./)
  const fields = { ...hiddenFields(form.text), answer: 'Yes, but not more.' }
  const sent = await visitor.post(`/patron/ABC/requests/${number}/answer`, fields)
  expect(sent.headers.get('location')).toContain('said=answered')
  const done = await visitor.get(`${page}&said=answered`)
  expect(done.text).toContain('Thank you. The library has your answer.')
  expect(done.text).not.toContain('The library asks you')
  const request = await gateway.call('GET', `/v1/requests/${number}`, { key })
  expect(request.at('attention')).toContainEqual(
    expect.objectContaining({
      kind: 'message_received',
      asks: true,
      detail: expect.objectContaining({ by: 'patron', text: 'Yes, but not more.' }),
    }),
  )
  const again = await visitor.post(`/patron/ABC/requests/${number}/answer`, { ...fields, once: 'another' })
  expect(again.headers.get('location')).toContain('said=late')
  // What the lender said of renewals is on the page of the loan.
  await run({ type: 'accept_condition' })
  await run({ type: 'record_partner_event', entry: 1, event: { type: 'shipped', items: [] } })
  await run({ type: 'receive' })
  await run({ type: 'patron_loan' })
  const loan = await visitor.get(page)
  expect(loan.text).toContain('The lending library allows no renewal.')
  expect(loan.text).not.toContain('what=renew')
})

test.each([
  ['https://files.example.org/article.pdf', '<a href="https://files.example.org/article.pdf"'],
  ['javascript:alert(1)', '<p>javascript:alert(1)'],
])(
  'a file that was passed on stands on the page, as a link where it is on the web: %s',
  async (url, stands) => {
    const made = await gateway.call('POST', '/v1/requests', {
      key,
      json: {
        citation: { titleOfComponent: 'On files', title: 'Journal' },
        service: { type: 'copy' },
        patron: { id: 'p-file', email: 'reader@example.org' },
        rota: ['SUP'],
      },
    })
    const number = made.words('number')
    const run = (json: object) => gateway.call('POST', `/v1/requests/${number}/commands`, { key, json })
    await run({ type: 'send', override: true })
    const event = { type: 'shipped', form: 'digital', url, items: [] }
    const said = await run({ type: 'record_partner_event', entry: 1, event })
    expect([200, 202], said.text).toContain(said.status)
    const passed = await run({ type: 'forward_to_patron' })
    expect([200, 202, 409], passed.text).toContain(passed.status)
    const visitor = await signedIn('p-file')
    const page = await visitor.get(`/patron/ABC/requests/${number}?lang=en`)
    expect(page.text).toContain(stands)
    expect(page.text).not.toContain('href="javascript:')
  },
)
