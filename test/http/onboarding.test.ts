import type { Lender } from '@lendwire/lender'
import { expect, test } from 'vitest'
import { technicianRemedies } from '../../src/http/technicians/onboarding-content.ts'
import { textsIn } from '../../src/translations/gateway-sentences.ts'
import { settings, startOnboardingScene } from './onboarding-scene.ts'

const { gateway, call, putPartner, link, read, submit, partnerOf, makeLender } = await startOnboardingScene()

test('a technician who has only the link brings a lender up, and the admin activates it', async () => {
  const lender = makeLender()
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
  const lender = makeLender({ protocol: 'ncip', ...ways })
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
  const lender = makeLender({ system: 'koha-26.05' })
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

test('a link needs a name alone: the technician says the rest, and nobody activates it before', async () => {
  const _lender = makeLender({ protocol: 'ncip' })
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
