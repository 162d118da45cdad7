import { createLender, type Lender } from '@lendwire/lender'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { technicianRemedies } from '../../src/http/technicians/onboarding-content.ts'
import { textsIn } from '../../src/translations/gateway-sentences.ts'
import { startWholeGateway, type WholeGateway } from '../support/gateway.ts'

let gateway: WholeGateway
const lenders: Lender[] = []

const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
  const answer = await gateway.api(method, path, body)
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body
}
const putPartner = (code: string, url: string, more: object = {}) =>
  call('PUT', `/v1/partners/${code}`, {
    name: code,
    status: 'inactive',
    symbols: [{ type: 'ISIL', value: `NO-${code.toUpperCase()}` }],
    connection: { protocol: 'iso18626', url },
    ...more,
  })
const link = async (code: string, more: object = {}): Promise<string> =>
  (
    (await call('POST', `/v1/partners/${code}/inbound-view`, { onboarding: true, ...more })) as {
      url: string
    }
  ).url
const read = async (url: string, language = 'en') => {
  const answer = await fetch(url, { headers: { 'accept-language': language } })
  return { status: answer.status, text: await answer.text() }
}
const submit = async (url: string, form: Readonly<Record<string, string>>) => {
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form) })
  return { status: answer.status, text: await answer.text() }
}
const partnerOf = async (code: string) =>
  (await call('GET', `/v1/partners/${code}`)) as {
    readonly connection: Readonly<Record<string, unknown>>
    readonly allowPrivateNetwork: boolean
    readonly symbols: readonly unknown[]
    readonly status: string
    readonly inboundCredentials: readonly unknown[]
  }
const settings = {
  action: 'settings',
  url: 'https://ill.north.example/iso18626',
  agencyType: 'ISIL',
  agencyValue: 'NO-NEW',
  system: 'standard',
  token: '',
}

beforeAll(async () => {
  gateway = await startWholeGateway()
  await call('PUT', '/v1/libraries/ABC', { name: 'ABC', symbols: [{ type: 'ISIL', value: 'NO-ABC' }] })
})
afterAll(async () => {
  await gateway.stop()
  for (const lender of lenders) await lender.stop()
})

test('a technician who has only the link brings a lender up, and the admin activates it', async () => {
  const lender = createLender({ scenario: 'manual' })
  lenders.push(lender)
  const server = await lender.start(0)
  // The admin knows the server only: it stands in a private network, which the admin alone can allow.
  await putPartner('fjord', new URL('/', server).href, { allowPrivateNetwork: true })
  const url = await link('fjord')

  const first = await read(url)
  expect(first.text).toContain('/partners/fjord/iso18626')
  expect(first.text).toContain('ISIL:NO-ABC')
  expect(first.text).toContain('TEST TESTLENDWIRE-SAMPLE-1: please do not supply')
  expect((await read(url, 'de')).text).toContain('Was Sie in Ihrem System eintragen')

  expect((await submit(url, { ...settings, url: server, agencyValue: 'NO-FJORD' })).text).toContain('Saved.')
  expect(await partnerOf('fjord')).toMatchObject({
    connection: { url: server },
    allowPrivateNetwork: true,
    status: 'inactive',
  })

  const made = await submit(url, { action: 'credentials' })
  const address = /<code>(http[^<]*\/partners\/fjord\/iso18626\/[^<]+)<\/code>/.exec(made.text)?.[1] ?? ''
  expect(address).not.toBe('')
  expect((await read(url)).text).not.toContain(address)
  expect((await submit(url, { action: 'credentials' })).text).not.toContain(address)
  lender.setGateway({ url: address })

  const checked = await submit(url, { action: 'check' })
  expect(checked.text).toContain('What your system answered')
  expect(checked.text).toContain('UnrecognisedDataValue')

  await submit(url, { action: 'request' })
  const [request] = lender.received({ trigger: 'request' })
  const id = request?.message?.requestId ?? ''
  expect(id).toMatch(/^TESTLENDWIRE-/)
  expect(new TextDecoder().decode(request?.bytes)).toContain(`TEST ${id}: please do not supply`)
  const says = async (message: Parameters<Lender['send']>[1]) =>
    expect((await lender.send(id, message)).confirmation?.status).toBe('OK')
  await says({ reason: 'RequestResponse', status: 'WillSupply' })
  await says({
    reason: 'StatusChange',
    status: 'Loaned',
    dueDate: { days: 28 },
    delivery: { items: ['L-1'] },
  })
  expect((await read(url)).text).toMatch(/☑ You said that it was shipped/)
  // A browser reads nothing again where the address stays the same but for its #: it changes each time.
  expect((await fetch(`${url}?live`)).headers.get('refresh')).toMatch(/^10; url=\S+\?live=&again=1#trial$/)
  expect((await fetch(`${url}?live&again=1`)).headers.get('refresh')).toMatch(/again=2#trial$/)
  expect((await fetch(url)).headers.get('refresh')).toBeNull()
  await submit(url, { action: 'received' })
  await submit(url, { action: 'shipped_return' })
  await says({ reason: 'StatusChange', status: 'LoanCompleted' })
  const done = (await read(url)).text
  expect(done).toContain('Everything works.')
  expect(done).not.toContain('☐')

  const view = (await call('GET', '/v1/partners/fjord/inbound-view')) as { trial: { what: string }[] }
  expect(view.trial.map(({ what }) => what)).toEqual([
    'request',
    'will_supply',
    'shipped',
    'received',
    'shipped_return',
    'checked_in',
  ])
  // The page to print: what was set up, the tests, the loan with its dates, and no secret.
  const record = (await read(`${url}/record`)).text
  for (const each of [
    server,
    'ISIL:NO-FJORD',
    'ISIL:NO-ABC',
    'not active yet',
    'Protocol: ',
    id,
    /You said that it is back[^<]*<\/dt><dd>2\d{3}-\d\d-\d\d \d\d:\d\d UTC/,
    /The last one arrived on 2\d{3}-/,
    /credentials<\/dt><dd>no</,
    /Secret address<\/dt><dd>made on 2\d{3}-/,
  ])
    expect(record).toMatch(each instanceof RegExp ? each : each.replaceAll('?', '\\?'))
  for (const each of [
    address.split('/').at(-1) ?? '',
    url.split('/').at(-1) ?? '',
    '<form',
    '<a ',
    'not yet<',
  ])
    expect(record).not.toContain(each)
  expect((await read(`${url}/record`, 'de')).text).toContain('Was eingerichtet wurde')

  // Nothing of it is a request: it is in no list, and no figure counts it.
  expect(await call('GET', '/v1/requests')).toMatchObject({ items: [] })
  expect(await call('GET', '/v1/messages?partner=fjord')).toMatchObject({ items: [] })
  expect(await call('GET', '/v1/deliveries?partner=fjord')).toMatchObject({ items: [] })
  expect(await call('GET', '/v1/partners/fjord/health')).toMatchObject({
    lastReceivedAt: null,
    lastSentAt: null,
  })

  await call('PUT', '/v1/partners/fjord', { ...(await partnerOf('fjord')), status: 'active' })
  expect((await read(url)).text).toContain('uses this connection already')
  expect((await submit(url, { ...settings, url: server })).status).toBe(409)
  await call('DELETE', '/v1/partners/fjord/inbound-view')
  // With the page, what was played goes.
  expect((await lender.send(id, { reason: 'StatusChange', status: 'Overdue' })).confirmation?.status).toBe(
    'ERROR',
  )
})

test.each([
  { system: undefined, profile: 'standard' },
  { system: 'norway2', profile: 'nncipp' },
] as const)('a simulated loan over NCIP comes to its end: $profile', async (ways) => {
  const lender = createLender({ scenario: 'manual', protocol: 'ncip', ...ways })
  lenders.push(lender)
  const code = `elv-${ways.profile}`
  const server = await lender.start(0)
  await putPartner(code, '', {
    allowPrivateNetwork: true,
    connection: { protocol: 'ncip', profile: 'standard', url: server },
  })
  const url = await link(code)
  const first = await read(url)
  expect(first.text).toContain(`/partners/${code}/ncip`)
  expect(first.text).toContain('RequestItem')
  const form = { ...settings, url: server, agencyValue: `NO-${ways.profile}`, system: ways.profile }
  expect((await submit(url, form)).text).toContain('Saved.')
  expect((await partnerOf(code)).connection).toMatchObject({ profile: ways.profile })
  const made = await submit(url, { action: 'credentials' })
  lender.setGateway({ url: /<code>(http[^<]*\/ncip\/[^<]+)<\/code>/.exec(made.text)?.[1] ?? '' })
  expect((await submit(url, { action: 'check' })).text).toContain('What your system answered')
  expect((await submit(url, { action: 'request', isbn: '978' })).text).toContain('must have 10 or 13 digits')
  await submit(url, { action: 'request', isbn: '978-0-306-40615-7' })
  const id = lender.received({ trigger: 'request' })[0]?.message?.requestId ?? ''
  expect(id).toMatch(/^TESTLENDWIRE-/)
  const says = async (status: 'Loaned' | 'LoanCompleted') =>
    lender.send(id, { reason: 'StatusChange', status, delivery: { items: ['L-1'] } })
  await says('Loaned')
  await submit(url, { action: 'received' })
  await submit(url, { action: 'shipped_return' })
  await says('LoanCompleted')
  const { text } = await read(url)
  expect(text).toContain('Everything works.')
  expect(text).not.toContain('☐')
  expect(await call('GET', '/v1/requests')).toMatchObject({ items: [] })
})

test('what a system refuses is shown in its own words beside what was sent', async () => {
  const lender = createLender({ scenario: 'manual', system: 'koha-26.05' })
  lenders.push(lender)
  await putPartner('kohalike', await lender.start(0), { allowPrivateNetwork: true })
  const url = await link('kohalike')
  await submit(url, { action: 'request' })
  const page = (await read(url)).text
  expect(page).toContain('Invalid message type ISO18626Message')
  expect(page).toContain('&lt;bibliographicInfo&gt;')
  await submit(url, {
    ...settings,
    url: String((await partnerOf('kohalike')).connection.url),
    agencyValue: 'NO-KOHALIKE',
    system: 'koha',
  })
  await submit(url, { action: 'request' })
  expect((await read(url)).text).toMatch(/☑ Our request was confirmed/)
  // Koha wants an account in each message: the technician gives it.
  const connected = {
    ...settings,
    url: String((await partnerOf('kohalike')).connection.url),
    agencyValue: 'NO-KOHALIKE',
    system: 'koha',
  }
  const account = { proof: 'account', user: 'lendwire', token: 'a-security-code' }
  expect((await submit(url, { ...connected, ...account })).text).toContain('Saved.')
  expect((await partnerOf('kohalike')).connection).toMatchObject({ account: { accountId: 'lendwire' } })
  await submit(url, { action: 'request' })
  const bytes = (message: { readonly bytes: Uint8Array } | undefined) =>
    new TextDecoder().decode(message?.bytes)
  expect(bytes(lender.received({ trigger: 'request' }).at(-1))).toContain('a-security-code')
  expect((await read(url)).text).not.toContain('a-security-code')
  // Beginning again ends the loan before.
  const ids = lender.received({ trigger: 'request' }).map(({ message }) => message?.requestId)
  expect(lender.received({ trigger: 'cancel' }).map(({ message }) => message?.requestId)).toContain(
    ids.at(-2),
  )
  // Koha finds a request by its own number alone: our messages carry the one that its first message named.
  const made = await submit(url, { action: 'credentials' })
  lender.setGateway({ url: /<code>(http[^<]*\/iso18626\/[^<]+)<\/code>/.exec(made.text)?.[1] ?? '' })
  const says = async (status: 'Loaned' | 'LoanCompleted') =>
    lender.send(ids.at(-1) ?? '', { reason: 'StatusChange', status, delivery: { items: ['L-1'] } })
  await says('Loaned')
  await submit(url, { action: 'received' })
  await submit(url, { action: 'shipped_return' })
  await says('LoanCompleted')
  expect((await read(url)).text).toContain('Everything works.')
  const basic = { proof: 'basic', user: 'us', token: 'a-password' }
  expect((await submit(url, { ...connected, ...basic })).text).toContain('Saved.')
  expect((await partnerOf('kohalike')).connection.outboundCredentials).toMatchObject({ kind: 'basic' })
})

test('a link that is guessed, expired, withdrawn or of another partner opens nothing', async () => {
  await putPartner('guarded', 'https://guarded.example/')
  await putPartner('other', 'https://other.example/')
  const url = await link('guarded', { hours: 1 })
  expect((await read(url)).status).toBe(200)
  const token = url.split('/').at(-1) ?? ''
  const forged = [
    url.replace(token, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`),
    url.replace('/guarded/', '/other/'),
    url.replace('/guarded/', '/nobody/'),
    url.replace(token, 'x'),
  ]
  for (const each of forged) {
    expect((await read(each)).status, each).toBe(404)
    expect((await read(`${each}/record`)).status, each).toBe(404)
    for (const action of ['settings', 'credentials', 'check', 'request'])
      expect((await submit(each, { ...settings, action })).status, each).toBe(404)
  }
  // A page that only shows what arrives cannot set anything up.
  const shown = ((await call('POST', '/v1/partners/other/inbound-view', {})) as { url: string }).url
  expect((await submit(shown.replace('/inbound-views/', '/onboarding/'), settings)).status).toBe(404)
  // Who guesses locks nobody out.
  const guess = url.replace(token, 'guess')
  const guesses = await Promise.all(Array.from({ length: 70 }, () => fetch(guess)))
  expect(guesses.map(({ status }) => status)).toContain(429)
  expect((await read(url)).status).toBe(200)
  expect((await read(url.replace('/onboarding/', '/inbound-views/'))).status).toBe(200)
  gateway.advance(60_000)
  const newer = await link('guarded', { hours: 1 })
  expect((await read(url)).status).toBe(404)
  gateway.advance(3_700_000)
  expect((await read(newer)).status).toBe(404)
  expect((await read(`${newer}/record`)).status).toBe(404)
  expect((await submit(newer, { action: 'credentials' })).status).toBe(404)
  expect((await partnerOf('guarded')).inboundCredentials).toEqual([])
})

test('the form changes nothing but what it asks for, and leads into no private network', async () => {
  await putPartner('inside', 'https://inside.example/iso18626', {
    allowPrivateNetwork: true,
    connection: {
      protocol: 'iso18626',
      url: 'https://inside.example/iso18626',
      outboundCredentials: { kind: 'bearer', token: 'a-token-of-the-partner-that-is-long' },
    },
  })
  const url = await link('inside')
  for (const address of [
    'http://127.0.0.1:6379/',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/',
    'http://localhost:8600/v1/requests',
    'http://10.0.0.1/',
    'file:///etc/passwd',
    'gopher://inside.example/',
    'https://user:password@inside.example/',
    'no address',
  ]) {
    const { status } = await submit(url, { ...settings, url: address })
    expect(status, address).toBeGreaterThanOrEqual(400)
    expect(status, address).toBeLessThan(500)
  }
  // What was wrong stands in the technician's words, and what was typed stays.
  const german = async (form: object) =>
    (
      await fetch(url, {
        method: 'POST',
        headers: { 'accept-language': 'de' },
        body: new URLSearchParams({ ...settings, ...form }),
      })
    ).text()
  for (const [form, said] of [
    [{ url: 'lender.example/iso', agencyType: '' }, 'Art Ihrer Kennung: '],
    [{ url: 'http://10.0.0.1/' }, 'das die Bibliothek erlauben muss'],
    [{ proof: 'account', token: 'code' }, 'Benutzer oder Kennung des Kontos'],
  ] as const) {
    const page = await german({ agencyValue: 'TYPED', ...form })
    expect(page).toContain(said)
    expect(page).toContain('value="TYPED"')
    expect(page).not.toMatch(/Too small|Invalid URL|allowPrivateNetwork/)
  }
  for (const forged of [
    { status: 'active' },
    { allowPrivateNetwork: 'true' },
    { 'connection.url': 'http://127.0.0.1/' },
    { inboundCredentials: '[]' },
    { __proto__x: 'x' },
  ])
    expect((await submit(url, { ...settings, ...forged })).status, JSON.stringify(forged)).toBe(400)
  expect(await partnerOf('inside')).toMatchObject({
    status: 'inactive',
    allowPrivateNetwork: true,
    connection: { url: 'https://inside.example/iso18626' },
  })
  // Another server gets neither the token that is set, nor a way into the network.
  const changed = await submit(url, settings)
  expect(changed.status, changed.text.slice(0, 1500)).toBe(200)
  const moved = await partnerOf('inside')
  expect(moved.allowPrivateNetwork).toBe(false)
  expect(JSON.stringify(moved.connection)).not.toContain('bearer')
  const { body: audit } = await gateway.api('GET', '/v1/audit')
  expect(JSON.stringify(audit)).toContain('onboarding page of inside')
  const escaped = await submit(url, { ...settings, agencyValue: '"><script>alert(1)</script>' })
  expect(escaped.text).not.toContain('<script>')
})

test('another partner cannot speak in a simulated loan', async () => {
  const lender = createLender({ scenario: 'manual' })
  const thief = createLender({ scenario: 'manual' })
  lenders.push(lender, thief)
  await putPartner('alpha', await lender.start(0), { allowPrivateNetwork: true })
  const secret = 'the-secret-of-the-thief-in-the-path'
  await putPartner('thief', await thief.start(0), {
    allowPrivateNetwork: true,
    inboundCredentials: [{ kind: 'path', secret }],
  })
  const url = await link('alpha')
  await submit(url, { action: 'request' })
  const [request] = lender.received({ trigger: 'request' })
  const bytes = new TextDecoder().decode(request?.bytes)
  await fetch(await thief.start(0), {
    method: 'POST',
    headers: { 'content-type': 'application/xml' },
    body: bytes,
  })
  thief.setGateway({ url: `${gateway.url}/partners/thief/iso18626/${secret}` })
  const sent = await thief.send(request?.message?.requestId ?? '', {
    reason: 'StatusChange',
    status: 'Loaned',
  })
  expect(sent.confirmation?.status).toBe('ERROR')
  expect((await read(url)).text).not.toMatch(/☑ You said/)
})

test('each attempt to reach us stands on the page, with what was wrong and what to do', async () => {
  const lender = createLender({ scenario: 'manual' })
  lenders.push(lender)
  const server = await lender.start(0)
  await putPartner('tries', server, { allowPrivateNetwork: true })
  const url = await link('tries')
  const made = await submit(url, { action: 'credentials' })
  const address = /<code>(http[^<]*\/iso18626\/[^<]+)<\/code>/.exec(made.text)?.[1] ?? ''
  const open = address.slice(0, address.lastIndexOf('/'))
  await submit(url, { action: 'request' })
  const id = lender.received({ trigger: 'request' })[0]?.message?.requestId ?? ''

  const waiting = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ action: 'wait' }),
    redirect: 'manual',
  })
  const wait = new URL(waiting.headers.get('location') ?? '', url).href
  const live = await fetch(wait)
  expect(live.headers.get('refresh')).toMatch(/^5; url=\/onboarding\/tries\/\S+again=1#in$/)
  expect(await live.text()).toContain('Waiting since')

  const message = (requestId: string, supplier = 'NO-TRIES') =>
    `<?xml version="1.0" encoding="UTF-8"?><ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="1.2"><supplyingAgencyMessage><header><supplyingAgencyId><agencyIdType>ISIL</agencyIdType><agencyIdValue>${supplier}</agencyIdValue></supplyingAgencyId><requestingAgencyId><agencyIdType>ISIL</agencyIdType><agencyIdValue>NO-ABC</agencyIdValue></requestingAgencyId><timestamp>2026-12-01T10:00:00Z</timestamp><requestingAgencyRequestId>${requestId}</requestingAgencyRequestId></header><messageInfo><reasonForMessage>StatusChange</reasonForMessage></messageInfo><statusInfo><status>WillSupply</status><lastChange>2026-12-01T10:00:00Z</lastChange></statusInfo></supplyingAgencyMessage></ISO18626Message>`
  const post = (to: string, body: string) =>
    fetch(to, { method: 'POST', headers: { 'content-type': 'application/xml' }, body })
  const attempts: readonly (readonly [() => Promise<unknown>, string, string])[] = [
    [() => post(open, message(id)), 'It came without credentials.', 'Send to the secret address of part 1'],
    [
      () => post(`${open}/another-secret-that-is-long`, message(id)),
      'Its credentials are not this partner’s.',
      'compare it with the secret address',
    ],
    [() => fetch(address), 'this came by GET', 'HTTP POST'],
    [() => post(address, '<ISO18626Message><supplying'), '', 'must be XML of the agreed protocol'],
    [() => post(address, message('NO-SUCH-1', 'NO-OTHERS')), 'NO-OTHERS', 'Enter the agency id'],
  ]
  for (const [attempt, said, remedy] of attempts) {
    await attempt()
    const page = (await read(url)).text
    expect(page).toContain(said)
    expect(page.split('id="trial"')[0], said).toContain(remedy)
    // Nothing of it is silent while the loan is played.
    expect(page.split('id="trial"')[1], said).toContain(remedy)
    expect((await fetch(wait)).headers.get('refresh')).toMatch(/^5;/)
  }
  await post(address, message('NO-SUCH-1'))
  const done = await fetch(wait)
  expect(done.headers.get('refresh')).toBeNull()
  const page = await done.text()
  expect(page).toContain('This direction works.')
  expect(page).toContain('This is fine for a test')
  expect(page.split('id="trial"')[1]).not.toContain('This is fine for a test')
  expect((await read(`${url}/record`)).text).toContain('The last one that we could read arrived on')
  expect(await call('GET', '/v1/partners/tries/inbound-view')).toMatchObject({
    reachedAt: expect.any(String),
    isPending: false,
    trial: [{ what: 'request', text: 'Request' }],
  })
  // What was tried is in no list, and no figure counts it; what came without credentials may be of anybody.
  const { items } = (await call('GET', '/v1/messages?partner=tries')) as { items: { state: string }[] }
  expect(items.filter(({ state }) => state !== 'not_authenticated')).toEqual([])
  expect(await call('GET', '/v1/partners/tries/health')).toMatchObject({ lastReceivedAt: null })
  // What was read all the same is no secret to who writes it: part 4 says it of what names no request, part 5 of the loan.
  const odd = (xml: string) =>
    xml.replace('</messageInfo>', '<colour>red</colour></messageInfo>').replaceAll(':00Z', ':00')
  await post(address, odd(message('NO-SUCH-2')))
  await post(address, odd(message(id)))
  for (const part of (await read(url)).text.split('id="trial"'))
    for (const said of [
      'messageInfo/colour: the element is not known here',
      'names no zone: it is read as UTC',
    ])
      expect(part).toContain(said)
})

test('a link needs a name alone: the technician says the rest, and nobody activates it before', async () => {
  const lender = createLender({ scenario: 'manual', protocol: 'ncip' })
  lenders.push(lender)
  const newPartner = { name: 'Vik Library' }
  const { url } = (await call('POST', '/v1/partners/vik/inbound-view', { newPartner })) as { url: string }
  const again = await gateway.api('POST', '/v1/partners/vik/inbound-view', { newPartner })
  expect(again).toMatchObject({ status: 409, body: { code: 'problem.partner_exists' } })
  expect(JSON.stringify((await gateway.api('GET', '/v1/audit')).body)).toContain('Vik Library')
  const activated = await gateway.api('PATCH', '/v1/partners/vik', { status: 'active' })
  expect(activated).toMatchObject({ status: 400 })
  expect(JSON.stringify(activated.body)).toContain('its technician has not entered')

  const first = (await read(url)).text
  expect(first).toContain('Save part 2 first')
  expect(first).not.toMatch(/PENDING|pending\.invalid|value="check"|value="request"/)
  expect(first).toContain('Edition of ISO 18626')
  await submit(url, { action: 'protocol', protocol: 'ncip' })
  expect((await submit(url, { action: 'protocol', protocol: 'email' })).status).toBe(409)
  const chosen = (await read(url)).text
  expect(chosen).toContain('/partners/vik/ncip')
  expect(chosen).not.toContain('Edition of ISO 18626')
  expect(chosen).toContain('placeholder="https://ill.library.example/ncip"')
  const form = { ...settings, url: 'https://vik.example/ncip', agencyValue: 'NO-VIK' }
  expect((await submit(url, form)).text).toContain('Saved.')
  expect((await submit(url, { action: 'protocol', protocol: 'iso18626' })).status).toBe(409)
  expect((await read(url)).text).toContain('value="request"')
  expect(await call('GET', '/v1/partners/vik/inbound-view')).toMatchObject({ isPending: false })
  await call('PATCH', '/v1/partners/vik', { status: 'active' })
})

test('no remedy of the connection test speaks to the admin of the library', () => {
  const said = Object.entries(textsIn('en').connection_test as Readonly<Record<string, unknown>>).flatMap(
    ([code, texts]) =>
      /^(?:ils|letter)_/.test(code) || code in technicianRemedies
        ? []
        : [[code, JSON.stringify(texts)] as const],
  )
  const remedies = said.filter(([, texts]) => texts.includes('"remedy"'))
  expect(remedies.length).toBeGreaterThan(2)
  const ofAdmins =
    /partner|technician|the machine that|NODE_|network of lendwire|private networks|Messages at once/
  expect(remedies.filter(([, texts]) => ofAdmins.test(texts.split('"remedy":')[1] ?? ''))).toEqual([])
})
