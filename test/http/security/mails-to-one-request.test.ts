import { afterAll, beforeAll, expect, test } from 'vitest'
import { MailboxCode } from '../../../src/partners/mailbox.ts'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { command, makeRequest } from '../scene.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startHttp()
})
afterAll(() => gateway.close())

/** Signs by which a mail is kept in another state. */
const states = { review: '', ignored: 'Auto-Submitted: auto-replied\r\n' }

test.each(Object.entries(states))(
  'strangers who know the number of a request leave at most 50 mails at it in the state %s; the others wait beside it',
  async (state, field) => {
    const library = state === 'review' ? 'ABC' : 'DEF'
    const key = await gateway.makeLibrary(library)
    await gateway.makePartner(`MAIL${library}`, {
      connection: { protocol: 'email', address: 'ill@lender.example' },
    })
    await gateway.call('PUT', `/v1/mailboxes/${library.toLowerCase()}`, { json: {} })
    const number = await makeRequest(gateway, key, {
      ...{ citation: { title: 'On lending' }, service: { type: 'loan' }, patron: { id: 'p' } },
      rota: [`MAIL${library}`],
    })
    expect((await command(gateway, key, number, { type: 'send' })).status).toBe(202)
    const write = async (index: number) => {
      const mail = `From: a${index}@stranger.example\r\n${field}Message-ID: <${index}.${library}@stranger.example>\r\nSubject: Re: [${number}-1]\r\n\r\nThe book was sent today.\r\n`
      const taken = await gateway.takeMail(
        MailboxCode.parse(library.toLowerCase()),
        new TextEncoder().encode(mail),
      )
      return taken.kind === 'kept' ? taken.message : undefined
    }
    const kept = []
    for (let index = 0; index < 53; index += 1) kept.push(await write(index))
    expect(kept.map((message) => message?.request)).toEqual([
      ...Array.from({ length: 50 }, () => number),
      ...[null, null, null],
    ])
    expect(new Set(kept.map((message) => message?.state))).toEqual(new Set([state]))
    expect(kept.at(-1)?.reason).toMatchObject({
      code: 'kept_message.too_many_of_request',
      params: { request: number },
    })
    const shown = await gateway.call('GET', `/v1/messages/${kept.at(-1)?.id}`)
    expect(shown.text).toContain(`there are too many mails about ${number} already`)
    const waiting = await gateway.call('GET', `/v1/messages?request=${number}&limit=100`, { key })
    expect(waiting.at('items')).toHaveLength(50)
    expect((await gateway.call('GET', `/v1/messages/${kept.at(-1)?.id}`, { key })).status).toBe(404)
  },
)
