import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendAnswer } from '../../support/answer-form.ts'
import { startWholeGateway } from '../../support/gateway.ts'
import { letterAbout, linkIn } from '../../support/letters.ts'
import { type MailSetting, startMailSetting } from './setting.ts'

let folder: string
let setting: MailSetting
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-letters-'))
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  await writeFile(join(folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
  await writeFile(
    join(folder, 'fr.json'),
    JSON.stringify({
      letters: { request: { subject: 'Demande : {title}', body: 'Bonjour,\n\n{details}\n\n{answer}' } },
    }),
  )
  setting = await startMailSetting(
    {},
    {
      LENDWIRE_DKIM_DOMAIN: 'abc.example',
      LENDWIRE_DKIM_SELECTOR: 'ill2026',
      LENDWIRE_DKIM_KEY: join(folder, 'key.pem'),
      LENDWIRE_LETTERS: folder,
    },
  )
})
afterAll(async () => {
  await setting.stop()
  await rm(folder, { recursive: true })
})

const preview = (path: string) => setting.gateway.api('GET', `/v1/partners/${path}`)

describe('the preview of a letter', () => {
  test('shows it in the partner’s language, or another, with links that lead nowhere', async () => {
    const { status, body } = await preview('SUED/letters/renew?library=ABC')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      subject: 'Verlängerung: The Well of Echoes [SAMPLE-0000000000-2]',
      text: expect.stringContaining(`${setting.gateway.url}/respond/sample`),
      html: expect.stringContaining('Wir möchten sie bis 30. Juni 2030 behalten'),
    })
    expect((await preview('SUED/letters/renew?language=en')).body).toMatchObject({
      subject: expect.stringMatching(/^Renewal/),
    })
    expect((await preview('SUED/letters/request?language=fr')).body).toMatchObject({
      text: expect.stringMatching(/^Bonjour,/),
    })
  })

  test('is of languages that there are, and so is the profile of a partner', async () => {
    const put = (language: string) =>
      setting.gateway.api('PUT', '/v1/partners/TONGUE', {
        name: 'Tongue',
        symbols: [{ type: 'ISIL', value: 'X-TONGUE' }],
        connection: { protocol: 'email', address: 'ill@tongue.example', language },
      })
    const refused = (path: string) => ({
      status: 400,
      body: {
        faults: [
          { path, text: expect.stringContaining('no letters in nb, only in de, en, fr: a file nb.json') },
        ],
      },
    })
    expect(await put('nb')).toMatchObject(refused('connection/language'))
    expect((await put('fr')).status).toBe(201)
    expect((await put('de-AT')).status).toBe(200)
    expect((await preview('TONGUE/letters/renew')).body).toMatchObject({
      language: 'de-AT',
      subject: expect.stringMatching(/^Verlängerung/),
    })
    expect(await preview('TONGUE/letters/renew?language=nb')).toMatchObject(refused('language'))
  })

  test('shows the words of the partner’s own profile, which are checked when they are stored', async () => {
    const put = (subject: string) =>
      setting.gateway.api('PUT', '/v1/partners/OWN', {
        name: 'Own',
        symbols: [{ type: 'ISIL', value: 'X-OWN' }],
        connection: {
          protocol: 'email',
          address: 'ill@own.example',
          letters: { cancel: { subject, body: '<b>Stop</b>\n\n{answer}' } },
        },
      })
    expect((await put('Stop\r\nBcc: thief@example.org')).body).toMatchObject({
      status: 400,
      faults: [{ path: 'connection/letters/cancel/subject' }],
    })
    expect((await put('Stop {title}')).status).toBe(201)
    expect((await preview('OWN/letters/cancel')).body).toMatchObject({
      subject: 'Stop The Well of Echoes [SAMPLE-0000000000-2]',
      html: expect.stringContaining('&lt;b&gt;Stop&lt;/b&gt;'),
    })
  })

  test('is for admins, of partners that get letters', async () => {
    expect((await preview('NOBODY/letters/request')).status).toBe(404)
    expect((await preview('NORTH/letters/poem')).status).toBe(400)
    const key = await setting.gateway.api('POST', '/v1/keys', { role: 'system', library: 'ABC', name: 'a' })
    const more = { key: (key.body as { key: string }).key }
    const path = '/v1/partners/NORTH/letters/request'
    expect((await setting.gateway.api('GET', path, undefined, more)).status).toBe(403)
  })
})

test('a letter goes out signed, from the library, threaded, with a reply address of its own', async () => {
  const number = await setting.borrow()
  await letterAbout(setting.mailServer, number, 'request')
  await setting.command(number, { type: 'cancel', by: 'staff' })
  const cancel = await letterAbout(setting.mailServer, number, 'Cancellation')
  expect(cancel).toMatchObject({
    from: { name: 'Abc Library', address: 'ill@abc.example' },
    inReplyTo: [`<${number}-1@abc.example>`],
    references: [`<${number}-1@abc.example>`],
  })
  expect(cancel.replyTo[0]?.address).toMatch(
    new RegExp(`^ill\\+${number.toLowerCase()}-1\\.[0-9a-z]+\\.[a-z2-7]{16}@abc\\.example$`),
  )
  const raw = setting.mailServer.mails.at(-1)?.raw ?? ''
  expect(raw).toMatch(/^DKIM-Signature: [\s\S]*?d=abc\.example;[\s\S]*?s=ill2026;/m)
})

test('the secret of links is rotated: those of the two before are taken, an older one is not', async () => {
  const number = await setting.borrow()
  const link = linkIn(await letterAbout(setting.mailServer, number, 'request'))
  const rotate = () => setting.gateway.api('POST', '/v1/link-secrets/rotate')
  for (const count of [2, 3]) {
    const { status, body } = await rotate()
    expect(status).toBe(200)
    expect((body as { since: string[] }).since).toHaveLength(count)
  }
  await setting.gateway.restart()
  expect((await sendAnswer(link, { answer: 'will_supply' })).status).toBe(303)
  await rotate()
  expect((await fetch(link)).status).toBe(404)
  const other = await setting.borrow()
  const fresh = linkIn(await letterAbout(setting.mailServer, other, 'request'))
  expect((await fetch(fresh)).status).toBe(200)
})

test('a library without an address sends no letters: staff hear why, and send again when it has one', async () => {
  const { api } = setting.gateway
  const library = { name: 'Mute', symbols: [{ type: 'ISIL', value: 'X-MUTE' }] }
  await api('PUT', '/v1/libraries/MUTE', library)
  const number = await setting.borrow({ library: 'MUTE' })
  const failed = await setting.untilStatus(number, 'send_failed')
  expect(JSON.stringify(failed)).toContain('no email address')
  await api('PUT', '/v1/libraries/MUTE', { ...library, email: 'ill@mute.example' })
  await setting.command(number, { type: 'resend' })
  expect((await letterAbout(setting.mailServer, number, 'request')).from?.address).toBe('ill@mute.example')
})

test.each([
  [
    'a file without a private key',
    { LENDWIRE_DKIM_DOMAIN: 'a.example', LENDWIRE_DKIM_KEY: '/etc/hostname' },
    /no private key/,
  ],
  ['a key without a domain', { LENDWIRE_DKIM_KEY: '/etc/hostname' }, /cannot be read/],
  ['a missing folder', { LENDWIRE_LETTERS: '/nowhere' }, /folder of letters/],
])('%s is refused at the start', async (_, environment, words) => {
  await expect(startWholeGateway(environment)).rejects.toThrow(words)
})
