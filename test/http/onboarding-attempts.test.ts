import { expect, test } from 'vitest'
import { settings, startOnboardingScene } from './onboarding-scene.ts'

const { gateway, call, putPartner, link, read, submit, partnerOf, makeLender } = await startOnboardingScene()

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

test('a bare socket in a private network leads to no other one there', async () => {
  const connection = { protocol: 'ncip', url: 'tcp://10.0.0.5:3001' }
  await putPartner('socket', '', { allowPrivateNetwork: true, connection })
  const url = await link('socket')
  for (const other of ['tcp://10.0.0.6:3001', 'tcp://10.0.0.5:22', 'tcp://127.0.0.1:6379'])
    expect((await submit(url, { ...settings, agencyValue: 'NO-SOCKET', url: other })).status, other).toBe(409)
  expect((await submit(url, { ...settings, agencyValue: 'NO-SOCKET', url: connection.url })).status).toBe(200)
  expect(await partnerOf('socket')).toMatchObject({ connection, allowPrivateNetwork: true })
})

test('another partner cannot speak in a simulated loan', async () => {
  const lender = makeLender()
  const thief = makeLender()
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
  const lender = makeLender()
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
