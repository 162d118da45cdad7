import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'
import { mailsTo } from '../support/letters.ts'
import { type MailServer, startMailServer } from '../support/smtp.ts'

const day = 86_400_000
const publicUrl = 'https://ill.example.org'
let mailServer: MailServer
let gateway: WholeGateway
/** True while the mail server takes mails. */
let isTaking = true

beforeAll(async () => {
  mailServer = await startMailServer({
    onRcptTo: (_address, _session, done) =>
      done(isTaking ? null : Object.assign(new Error('try later'), { responseCode: 451 })),
  })
  gateway = await startWholeGateway(
    { LENDWIRE_SMTP_URL: mailServer.url, LENDWIRE_PUBLIC_URL: publicUrl },
    { startAt: '2027-03-01T10:00:00Z' },
  )
  await gateway.api('PUT', '/v1/workflows/noticing', { patronNotices: ['loaned_to_patron'] })
  for (const [code, dueDateNotices] of [
    ['ABC', { daysBefore: [3, 1], daysAfter: [1] }],
    ['OFF', undefined],
  ] as const) {
    const put = await gateway.api('PUT', `/v1/libraries/${code}`, {
      name: 'Abc Library',
      timeZone: 'Europe/Oslo',
      symbols: [{ type: 'ISIL', value: `X-${code}` }],
      email: 'ill@abc.example',
      workflow: 'noticing',
      dueDateNotices,
      patronPages: {},
    })
    expect(put.status).toBe(201)
  }
  await gateway.api('PUT', '/v1/partners/NORTH', {
    name: 'North Library',
    symbols: [{ type: 'ISIL', value: 'X-NORTH' }],
    allowPrivateNetwork: true,
    connection: { protocol: 'iso18626', url: 'http://127.0.0.1:9/' },
  })
})

afterAll(async () => {
  await gateway.stop()
  await mailServer.stop()
})

const command = async (number: string, body: unknown): Promise<void> => {
  const { status, body: answer } = await gateway.api('POST', `/v1/requests/${number}/commands`, body)
  expect([200, 202], JSON.stringify(answer)).toContain(status)
}

/** Makes a request whose item the patron has, due on a day. */
const lend = async (patron: object, dueDate: string, library = 'ABC'): Promise<string> => {
  const made = await gateway.api('POST', '/v1/requests', {
    library,
    citation: { title: 'Kindred', author: 'Butler, Octavia' },
    service: { type: 'loan' },
    patron,
    rota: ['NORTH'],
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const { number } = made.body as { number: string }
  await command(number, { type: 'send' })
  await command(number, { type: 'record_partner_event', event: { type: 'shipped', items: [], dueDate } })
  await command(number, { type: 'receive' })
  await command(number, { type: 'patron_loan' })
  return number
}

const bodyOf = (raw: string): string => raw.replaceAll('=\r\n', '').replaceAll('=3D', '=')
const headerOf = (raw: string, name: string): string =>
  new RegExp(`^${name}:(.*(?:\r\n[ \t].*)*)`, 'im')
    .exec(raw)?.[1]
    ?.replace(/\r\n[ \t]+/g, '')
    .trim() ?? ''

/** Returns the address at which the mail's recipient unsubscribes, at the gateway of the test. */
const linkIn = (raw = ''): string => {
  const [, link = ''] = /^<(.*)>$/.exec(headerOf(raw, 'List-Unsubscribe')) ?? []
  expect(link).toMatch(/^https:\/\/ill\.example\.org\/notices\//)
  return gateway.url + link.slice(publicUrl.length)
}

const isPassed = async (number: string, count: number): Promise<boolean> => {
  const { body } = await gateway.api('GET', `/v1/requests/${number}/timeline`)
  const { items } = body as { items: { input?: { kind: string; name: string } }[] }
  return items.filter(({ input }) => input?.name === 'due_date_notice').length === count
}

describe('notices about due dates', () => {
  test('are sent before and after the due date, each once, also after stops of the gateway', async () => {
    const ada = { id: 'ada', givenName: 'Ada', surname: 'Reader', email: 'ada@example.org', language: 'de' }
    const number = await lend(ada, '2027-03-10')
    await until('the notice of the loan', () => mailsTo(mailServer, 'ada@example.org').length === 1)
    isTaking = false
    // 7 March, three days before, while the mail server takes nothing.
    gateway.advance(6 * day)
    await until('the first deadline', () => isPassed(number, 1))
    await gateway.restart()
    isTaking = true
    gateway.advance(3_600_000)
    await until('the first reminder', () => mailsTo(mailServer, 'ada@example.org').length === 2)
    const reminder = bodyOf(mailsTo(mailServer, 'ada@example.org')[1]?.raw ?? '')
    expect(reminder).toContain('10. M=C3=A4rz 2027')
    expect(reminder).toContain('Guten Tag Ada Reader')
    // 12 March: the gateway comes back after two more notices were due. The last of them counts.
    gateway.advance(5 * day)
    await gateway.restart()
    await until('the reminder after the due date', () => mailsTo(mailServer, 'ada@example.org').length === 3)
    expect(bodyOf(mailsTo(mailServer, 'ada@example.org')[2]?.raw ?? '')).toContain(
      'Die Leihfrist ist abgelaufen',
    )
    await gateway.restart()
    gateway.advance(30 * day)
    const { body } = await gateway.api('GET', `/v1/requests/${number}`)
    expect((body as { deadlines: { kind: string }[] }).deadlines.map(({ kind }) => kind)).not.toContain(
      'due_date_notice',
    )
    expect(mailsTo(mailServer, 'ada@example.org')).toHaveLength(3)
  })

  test('are off by default, and end when the item is brought back', async () => {
    const deadlinesOf = async (number: string): Promise<readonly string[]> => {
      const { body } = await gateway.api('GET', `/v1/requests/${number}`)
      return (body as { deadlines: { kind: string }[] }).deadlines.map(({ kind }) => kind)
    }
    const off = await lend({ id: 'bo', email: 'bo@example.org' }, '2027-12-10', 'OFF')
    expect(await deadlinesOf(off)).not.toContain('due_date_notice')
    const number = await lend({ id: 'cy', email: 'cy@example.org' }, '2027-12-10')
    expect(await deadlinesOf(number)).toContain('due_date_notice')
    await command(number, { type: 'patron_return' })
    expect(await deadlinesOf(number)).not.toContain('due_date_notice')
  })
})

describe('unsubscribing', () => {
  const choiceOf = async (number: string) =>
    (await gateway.api('GET', `/v1/requests/${number}/patron-notices`)).body as {
      unsubscribedAt: string | null
    }

  test('works by one click, holds for every request of the patron, and can be taken back', async () => {
    const dora = { id: 'dora', email: 'dora@example.org' }
    const number = await lend(dora, '2027-12-10')
    await until('the notice', () => mailsTo(mailServer, 'dora@example.org').length === 1)
    const { raw = '' } = mailsTo(mailServer, 'dora@example.org')[0] ?? {}
    expect(headerOf(raw, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
    const link = linkIn(raw)
    expect(bodyOf(raw)).toContain(link.slice(gateway.url.length))
    expect(link).not.toContain('dora')

    const shown = await fetch(link)
    const page = await shown.text()
    expect(shown.status).toBe(200)
    expect(shown.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(page).toContain('Unsubscribe from mails about your requests?')
    expect((await choiceOf(number)).unsubscribedAt).toBeNull()

    const post = (fields: Record<string, string>) =>
      fetch(link, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
    const done = await post({ 'List-Unsubscribe': 'One-Click' })
    expect(done.status).toBe(200)
    expect(await done.text()).toContain('You are unsubscribed')
    expect((await choiceOf(number)).unsubscribedAt).toMatch(/^2027-/)
    expect(await (await fetch(link.replace('lang=en', 'lang=de'))).text()).toContain('abbestellt')

    const other = await lend(dora, '2027-12-11')
    const { body } = await gateway.api('GET', `/v1/requests/${other}/timeline`)
    expect(JSON.stringify(body)).toContain('the patron has unsubscribed from notices')
    expect(mailsTo(mailServer, 'dora@example.org')).toHaveLength(1)

    expect(await (await post({ choice: 'subscribe' })).text()).toContain('You are subscribed again')
    expect((await choiceOf(number)).unsubscribedAt).toBeNull()
    await lend(dora, '2027-12-12')
    await until('the next notice', () => mailsTo(mailServer, 'dora@example.org').length === 2)
  })

  test('takes the form of a mail program that sends it as multipart', async () => {
    const number = await lend({ id: 'eve', email: 'eve@example.org' }, '2027-12-10')
    await until('the notice', () => mailsTo(mailServer, 'eve@example.org').length === 1)
    const link = linkIn(mailsTo(mailServer, 'eve@example.org')[0]?.raw)
    const form = new FormData()
    form.set('List-Unsubscribe', 'One-Click')
    const done = await fetch(link, { method: 'POST', body: form })
    expect(done.status).toBe(200)
    expect((await choiceOf(number)).unsubscribedAt).not.toBeNull()
  })

  test('by a link that nobody signed, or an empty form, changes nothing', async () => {
    const number = await lend({ id: 'flo', email: 'flo@example.org' }, '2027-12-10')
    await until('the notice', () => mailsTo(mailServer, 'flo@example.org').length === 1)
    const link = linkIn(mailsTo(mailServer, 'flo@example.org')[0]?.raw)
    const forged = link.replace(/~[\w-]{24}/, `~${'A'.repeat(24)}`)
    const answers = [
      await fetch(forged, { method: 'POST', body: new URLSearchParams({ choice: 'unsubscribe' }) }),
      await fetch(link, { method: 'POST', body: '' }),
      await fetch(link, { method: 'DELETE' }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 400, 405])
    expect((await choiceOf(number)).unsubscribedAt).toBeNull()
  })
})

describe('the preview of a notice', () => {
  const preview = (name: string, body: object = {}) =>
    gateway.api('POST', `/v1/libraries/ABC/notices/${name}/preview`, body)

  test('is in the words that hold, in either language', async () => {
    const { status, body } = await preview('due_date_near', { language: 'de' })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({ language: 'de', subject: expect.stringContaining('rechtzeitig') })
    expect((body as { text: string }).text).toContain('31. Mai 2030')
    expect((await preview('received_physically')).body).toMatchObject({ language: 'en' })
  })

  test('shows words that are not saved yet, and refuses what is no notice', async () => {
    const words = { subject: 'Soon due: {title}', text: 'Bring it back by {dueDate}.' }
    expect((await preview('due_date_near', { words })).body).toMatchObject({
      subject: 'Soon due: The Well of Echoes / Holm, Mira',
      text: expect.stringContaining('Bring it back by 31 May 2030.'),
    })
    expect((await preview('due_date_near', { words: { ...words, text: '{pin}' } })).status).toBe(400)
    expect((await preview('nonsense')).status).toBe(400)
  })
})
