import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWholeGateway, type WholeGateway } from '../support/gateway.ts'
import { type MailServer, startMailServer } from '../support/smtp.ts'

let mails: MailServer
let gateway: WholeGateway
beforeAll(async () => {
  mails = await startMailServer()
  gateway = await startWholeGateway(
    { LENDWIRE_SMTP_URL: mails.url, LENDWIRE_PUBLIC_URL: 'https://ill.gateway.example' },
    { inMemory: true },
  )
  await gateway.api('PUT', '/v1/libraries/ABC', library)
  await put('ill@mail.example')
})
afterAll(async () => {
  await gateway.stop()
  await mails.stop()
})

const library = { name: 'Abc Library', symbols: [{ type: 'ISIL', value: 'X-ABC' }], email: 'ill@abc.example' }
const mailPartner = (address: string) => ({
  name: 'Mail Library',
  symbols: [{ type: 'ISIL', value: 'X-MAIL' }],
  connection: { protocol: 'email', address, language: 'de' },
})
const put = (address: string): Promise<unknown> =>
  gateway.api('PUT', '/v1/partners/MAIL', mailPartner(address))

const send = () => gateway.api('POST', '/v1/partners/MAIL/test-letter', {})
const check = async () => (await gateway.api('POST', '/v1/partners/MAIL/check', {})).body
/** Returns the link in the last letter, at the gateway of the test. */
const link = (): string => {
  // Quoted-printable breaks long lines with an equals sign.
  const raw = mails.mails.at(-1)?.raw.replaceAll('=\r\n', '').replaceAll('=3D', '=') ?? ''
  return `${gateway.url}${/https:\/\/ill\.gateway\.example(\/test-letters\/MAIL\/[\w-]+)/.exec(raw)?.[1] ?? ''}`
}
const protocolStep = (result: string, code: string) => ({
  steps: expect.arrayContaining([expect.objectContaining({ step: 'protocol', result, code })]),
})

test('a test letter is sent as letters are, and its link confirms it by a button, not by being opened', async () => {
  expect(await check()).toMatchObject({
    outcome: 'no_question',
    ...protocolStep('warning', 'letter_never_sent'),
  })
  expect((await send()).body).toMatchObject({ address: 'ill@mail.example', failure: null, confirmedAt: null })
  expect(mails.mails.at(-1)).toMatchObject({ from: 'ill@abc.example', to: ['ill@mail.example'] })
  expect(mails.mails.at(-1)?.raw).toContain('Testbrief von Abc Library')
  expect((await fetch(link())).status).toBe(200)
  expect(await check()).toMatchObject(protocolStep('warning', 'letter_waits'))
  const thanks = await fetch(link(), { method: 'POST', headers: { 'accept-language': 'de' } })
  expect(await thanks.text()).toContain('Vielen Dank')
  expect(await check()).toMatchObject({ outcome: 'answered', ...protocolStep('passed', 'letter_confirmed') })
})

test('only the link of the last letter is good, and only for the present address', async () => {
  const old = link()
  await send()
  expect((await fetch(old, { method: 'POST' })).status).toBe(404)
  expect((await fetch(link(), { method: 'POST' })).status).toBe(200)
  await put('desk@mail.example')
  expect(await check()).toMatchObject(protocolStep('warning', 'letter_other_address'))
  await put('ill@mail.example')
})

test('a mail server that refuses the letter is named with its words', async () => {
  await gateway.api('PUT', '/v1/libraries/ABC', {
    name: 'Abc Library',
    symbols: [{ type: 'ISIL', value: 'X-ABC' }],
  })
  expect((await send()).body).toMatchObject({
    failure: { code: 'failure.no_sender_address', text: expect.any(String) },
  })
  expect(await check()).toMatchObject(protocolStep('failed', 'letter_not_sent'))
})

test('a partner that is not reached by mail gets no letter', async () => {
  await gateway.api('PUT', '/v1/partners/NORTH', {
    name: 'North',
    symbols: [{ type: 'ISIL', value: 'X-NORTH' }],
    connection: { protocol: 'iso18626', url: 'https://north.example/' },
  })
  expect((await gateway.api('POST', '/v1/partners/NORTH/test-letter', {})).status).toBe(409)
  expect((await gateway.api('POST', '/v1/partners/NOBODY/test-letter', {})).status).toBe(404)
})

test('no test letter goes out where its link would lead nowhere', async () => {
  const unnamed = await startWholeGateway(
    { LENDWIRE_SMTP_URL: mails.url },
    { inMemory: true, linksToListener: false },
  )
  try {
    await unnamed.api('PUT', '/v1/libraries/ABC', library)
    await unnamed.api('PUT', '/v1/partners/MAIL', mailPartner('ill@mail.example'))
    const sent = mails.mails.length
    const { status, body } = await unnamed.api('POST', '/v1/partners/MAIL/test-letter', {})
    expect({ status, body }).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('LENDWIRE_PUBLIC_URL is not set') },
    })
    expect(mails.mails).toHaveLength(sent)
  } finally {
    await unnamed.stop()
  }
})
