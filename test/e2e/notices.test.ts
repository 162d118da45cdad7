import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'
import { mailsTo } from '../support/letters.ts'
import { type MailServer, startMailServer } from '../support/smtp.ts'
import { headerOf } from './mailbox-scene.ts'

let mailServer: MailServer
let gateway: WholeGateway

beforeAll(async () => {
  mailServer = await startMailServer()
  gateway = await startWholeGateway({ LENDWIRE_SMTP_URL: mailServer.url })
  await gateway.api('PUT', '/v1/workflows/noticing', {
    patronNotices: ['pending_approval', 'declined'],
    steps: { approval: true },
  })
  for (const [code, language] of [
    ['ENG', 'en'],
    ['DEU', 'de'],
  ]) {
    await gateway.api('PUT', `/v1/libraries/${code}`, {
      name: `Library ${code}`,
      symbols: [{ type: 'ISIL', value: `X-${code}` }],
      email: `ill@${code?.toLowerCase()}.example`,
      workflow: 'noticing',
      language,
    })
  }
})

afterAll(async () => {
  await gateway.stop()
  await mailServer.stop()
})

const create = async (library: string, email: string | undefined, title = 'A <b>bold</b> title') => {
  const { status, body } = await gateway.api('POST', '/v1/requests', {
    library,
    citation: { title },
    service: { type: 'loan' },
    patron: { id: 'p1', surname: 'Reader', ...(email === undefined ? {} : { email }) },
  })
  expect(status).toBe(201)
  return (body as { number: string }).number
}

describe('notices to patrons', () => {
  test('the statuses that the profile names are told by mail, once each', async () => {
    const number = await create('ENG', 'one@example.org')
    await until('the first notice', () => mailsTo(mailServer, 'one@example.org').length === 1)
    await gateway.api('POST', `/v1/requests/${number}/commands`, { type: 'decline' })
    await until('the second notice', () => mailsTo(mailServer, 'one@example.org').length === 2)
    const [first, second] = mailsTo(mailServer, 'one@example.org')
    expect(first?.from).toBe('ill@eng.example')
    expect(first?.raw).toContain(number)
    expect(first?.raw).toContain('being looked at')
    expect(first?.raw).not.toContain('<b>bold</b></p>')
    expect(second?.raw).toContain('cannot be placed')
    const deliveredNotices = async () => {
      const { body } = await gateway.api('GET', `/v1/deliveries?state=delivered`)
      const { items } = body as {
        items: { request: string; operation: string; partner: string | null }[]
      }
      return items.filter((each) => each.request === number)
    }
    await until('both to be delivered', async () => (await deliveredNotices()).length === 2)
    expect(await deliveredNotices()).toMatchObject([
      { operation: 'notice', partner: null },
      { operation: 'notice', partner: null },
    ])
  })

  test('are written in the language of the library', async () => {
    await create('DEU', 'zwei@example.org')
    await until('the notice', () => mailsTo(mailServer, 'zwei@example.org').length === 1)
    expect(mailsTo(mailServer, 'zwei@example.org')[0]?.raw).toContain('Fernleihbestellung')
  })

  test('one that the mail server refused is sent again by its delivery', async () => {
    let isRefusing = true
    const picky = await startMailServer({
      onRcptTo: (_address, _session, done) =>
        done(isRefusing ? Object.assign(new Error('not now'), { responseCode: 550 }) : null),
    })
    const other = await startWholeGateway({ LENDWIRE_SMTP_URL: picky.url }, { inMemory: true })
    try {
      await other.api('PUT', '/v1/workflows/noticing', {
        patronNotices: ['pending_approval'],
        steps: { approval: true },
      })
      await other.api('PUT', '/v1/libraries/ENG', {
        name: 'Library',
        symbols: [{ type: 'ISIL', value: 'X-ENG' }],
        email: 'ill@eng.example',
        workflow: 'noticing',
      })
      const made = await other.api('POST', '/v1/requests', {
        library: 'ENG',
        citation: { title: 'A title' },
        service: { type: 'loan' },
        patron: { id: 'p1', email: 'picky@example.org' },
      })
      const { number } = made.body as { number: string }
      const attention = async () => {
        const { body } = await other.api('GET', `/v1/requests/${number}`)
        return (body as { attention: { kind: string; detail: object }[] }).attention
      }
      const refused = await until('the refusal', async () => {
        const { body } = await other.api('GET', '/v1/deliveries?state=refused')
        return (body as { items: { id: string; operation: string }[] }).items[0]
      })
      expect(refused.operation).toBe('notice')
      expect(await attention()).toMatchObject([
        { kind: 'approval' },
        { kind: 'patron_not_reached', asks: true, detail: { notice: 'pending_approval' } },
      ])
      const corrected = { type: 'edit', patron: { id: 'p1', email: 'picky@example.org' } }
      expect((await other.api('POST', `/v1/requests/${number}/commands`, corrected)).status).toBe(200)
      expect((await attention()).map(({ kind }) => kind)).toEqual(['approval'])
      isRefusing = false
      expect((await other.api('POST', `/v1/deliveries/${refused.id}/resend`)).status).toBe(202)
      await until('the notice', () => picky.mails.length === 1)
      const again = await until('its settlement', async () => {
        const { body } = await other.api('GET', `/v1/deliveries/${refused.id}`)
        return (body as { state: string }).state === 'delivered'
      })
      expect(again).toBe(true)
      const twice = await other.api('POST', `/v1/deliveries/${refused.id}/resend`)
      expect([twice.status, (twice.body as { detail: string }).detail]).toEqual([
        409,
        'The delivery cannot be sent again: it is delivered, and only dead and refused ones can be.',
      ])
    } finally {
      await other.stop()
      await picky.stop()
    }
  })

  test('one that came back is told to staff, but for a report that the own mail server does not believe', async () => {
    const token = 'the-token-of-the-mail-service'
    await gateway.api('PUT', '/v1/mailboxes/main', {
      trustedServers: ['mx.eng.example'],
      inboundCredentials: [{ kind: 'bearer', token }],
    })
    const number = await create('ENG', 'gone@example.org')
    const notice = await until('the notice', () => mailsTo(mailServer, 'gone@example.org')[0])
    const report = (result: string) =>
      [
        `Authentication-Results: mx.eng.example; ${result}`,
        'From: MAILER-DAEMON@mx.example.org',
        `Message-ID: <${crypto.randomUUID()}@mx.example.org>`,
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
        '',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mx.example.org',
        '',
        'Final-Recipient: rfc822; gone@example.org',
        'Action: failed',
        'Status: 5.1.1',
        '--b',
        'Content-Type: text/rfc822-headers',
        '',
        `Message-ID: ${headerOf(notice, 'Message-ID')}`,
        '--b--',
        '',
      ].join('\r\n')
    const foreign = 'the-token-of-another-mail-service'
    await gateway.api('PUT', '/v1/mailboxes/foreign', {
      library: 'DEU',
      trustedServers: ['mx.eng.example'],
      inboundCredentials: [{ kind: 'bearer', token: foreign }],
    })
    const push = async (mail: string, by = token) => {
      const response = await fetch(`${gateway.url}/email/inbound`, {
        method: 'POST',
        headers: { authorization: `Bearer ${by}`, 'content-type': 'message/rfc822' },
        body: mail,
      })
      return response.json()
    }
    const kinds = async () => {
      const { body } = await gateway.api('GET', `/v1/requests/${number}`)
      return (body as { attention: { kind: string }[] }).attention.map(({ kind }) => kind)
    }
    const elsewhere = (await push(report('dmarc=pass'), foreign)) as { state: string; message: string }
    const kept = await gateway.api('GET', `/v1/messages/${elsewhere.message}`)
    expect(kept.body, 'in the mailbox of another library').toMatchObject({ state: 'review', request: null })
    expect(await kinds()).toEqual(['approval'])
    expect(await push(report('dmarc=fail'))).toMatchObject({ state: 'review' })
    expect(await kinds()).toEqual(['approval', 'mail_review'])
    expect(await push(report('dmarc=pass'))).toMatchObject({ state: 'applied' })
    expect(await kinds()).toContain('patron_not_reached')
  })

  test('without an address nothing goes out', async () => {
    const number = await create('ENG', undefined)
    const { body } = await gateway.api('GET', `/v1/requests/${number}/timeline`)
    expect((body as { items: { kind: string }[] }).items.map(({ kind }) => kind)).toEqual(['event'])
  })

  test('an overdue that stands is told again, every so many days as the partner’s profile says', async () => {
    await gateway.api('PUT', '/v1/workflows/overdues', { patronNotices: ['overdue'] })
    const put = await gateway.api('PUT', '/v1/partners/STRICT', {
      name: 'Strict Library',
      symbols: [{ type: 'ISIL', value: 'X-STRICT' }],
      resendOverdueDays: 2,
      allowPrivateNetwork: true,
      connection: { protocol: 'iso18626', url: 'http://127.0.0.1:9/' },
    })
    expect(put.status).toBe(201)
    const made = await gateway.api('POST', '/v1/requests', {
      library: 'ENG',
      workflow: 'overdues',
      citation: { title: 'Late' },
      service: { type: 'loan' },
      patron: { id: 'p2', email: 'late@example.org' },
      rota: ['STRICT'],
    })
    const { number } = made.body as { number: string }
    const command = async (body: unknown) =>
      expect([200, 202]).toContain(
        (await gateway.api('POST', `/v1/requests/${number}/commands`, body)).status,
      )
    const says = (event: unknown) => command({ type: 'record_partner_event', event })
    await command({ type: 'send' })
    await says({ type: 'shipped', items: [] })
    await command({ type: 'receive' })
    await command({ type: 'patron_loan' })
    await says({ type: 'overdue' })
    await until('the first notice', () => mailsTo(mailServer, 'late@example.org').length === 1)
    gateway.advance(3 * 86_400_000)
    await until('the second notice', () => mailsTo(mailServer, 'late@example.org').length === 2)
    await command({ type: 'patron_return' })
    gateway.advance(3 * 86_400_000)
    await until('the deadline', async () => {
      const { body } = await gateway.api('GET', `/v1/requests/${number}/timeline`)
      const { items } = body as { items: { input?: { kind: string; name: string } }[] }
      return items.filter(({ input }) => input?.kind === 'deadline' && input.name === 'overdue').length === 2
    })
    expect(mailsTo(mailServer, 'late@example.org')).toHaveLength(2)
  })
})
