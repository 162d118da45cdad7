import { beforeEach, describe, expect, test } from 'vitest'
import { replay } from '../../src/borrowing/events/record-event.ts'
import { MailboxCode } from '../../src/partners/mailbox.ts'
import { patron, requestOfPatron, usePrivacyScene } from './privacy-scene.ts'
import { command, expectProblem, makeRequest } from './scene.ts'

const scene = usePrivacyScene()
const { load, timelineOf, post, expectNoTrace } = scene

let number: string
let requestId: string

/** A request that is sent when its patron is erased by force. */
beforeEach(async () => {
  number = await makeRequest(scene.gateway, scene.key, requestOfPatron)
  await command(scene.gateway, scene.key, number, { type: 'send' })
  await scene.gateway.deliver()
  requestId = (await load(number)).value.rota[0]?.requestIds.at(-1) ?? ''
  const erased = await scene.gateway.call('POST', '/v1/patrons/patron-4711/erase', {
    json: { library: 'ABC', force: true },
  })
  expect(erased.status, erased.text).toBe(200)
})

const takeMail = async (subject: string) => {
  expect((await scene.gateway.call('PUT', '/v1/mailboxes/main', { json: {} })).status).toBe(201)
  const raw = `From: someone@lender.example\r\nSubject: ${subject}\r\n\r\nFor Florence Nightingale, ${patron.id}.\r\n`
  return scene.gateway.takeMail(MailboxCode.parse('main'), new TextEncoder().encode(raw))
}

/** Takes a filled-in form of an unproven sender; gives the id of the kept message. */
const takeForm = async (about: string, subject = ''): Promise<string> => {
  await scene.gateway.call('PUT', '/v1/mailboxes/main', { json: {} })
  const raw = [
    'From: ill@lender.example',
    `Subject: Re: Your request ${about}-1${subject}`,
    ...['', 'For Florence Nightingale.', ''],
    '=== Answer form (put an x between the brackets) ===',
    'Answer: [x] shipped',
    'Due date: 15 January 2027',
    'Item number: B-4711',
    'Note: Ms Nightingale, patron-4711',
    '=== End of answer form ===',
    '',
  ].join('\r\n')
  const taken = await scene.gateway.takeMail(MailboxCode.parse('main'), new TextEncoder().encode(raw))
  return taken.kind === 'kept' ? taken.message.id : ''
}

const messages = async () =>
  (await timelineOf(number)).flatMap((item) => (item.kind === 'message_in' ? [item.message] : []))

const expectReplay = async () => {
  const events = (await timelineOf(number))
    .filter((item) => item.kind === 'event')
    .toSorted((left, right) => left.cursor - right.cursor)
  expect(replay(events.map(({ event }) => event))).toEqual((await load(number)).value)
}

describe('after a patron was erased from an open request', () => {
  test('a new message of the partner counts, and its words are not stored', async () => {
    expect((await post(number, requestId, 'WillSupply', '2026-11-24T11:00:00Z')).status).toBe(200)
    expect((await post(number, requestId, 'Loaned', '2026-11-24T12:00:00Z')).status).toBe(200)
    expect((await post(number, requestId, 'Loaned', '2026-11-24T12:00:00Z')).status).toBe(200)
    const { value } = await load(number)
    expect(value).toMatchObject({ stage: 'shipped', patronErasedAt: '2026-11-24T10:00:00.000Z' })
    expect((await messages()).map(({ state }) => state)).toEqual(['applied', 'applied', 'repeat'])
    expect(new TextDecoder().decode((await messages())[1]?.raw)).toContain('<status>Loaned</status>')
    await expectReplay()
    await expectNoTrace()
  })

  test('a mail about it waits for review without its words', async () => {
    expect(await takeMail(`Your request ${requestId}`)).toMatchObject({ kind: 'kept' })
    expect((await messages()).map(({ state }) => state)).toEqual(['review'])
    const { value } = await load(number)
    expect(value.attention.map(({ kind }) => kind)).toContain('mail_review')
    await expectReplay()
    await expectNoTrace()
  })

  test('a form that waits for review keeps what it means, from which partner and why it waits', async () => {
    const made = await scene.gateway.makePartner('MAIL', {
      connection: { protocol: 'email', address: 'ill@lender.example' },
    })
    expect(made.status, made.text).toBe(201)
    const asked = await makeRequest(scene.gateway, scene.key, { ...requestOfPatron, rota: ['MAIL'] })
    await command(scene.gateway, scene.key, asked, { type: 'send' })
    const early = await takeForm(asked)
    const json = { library: 'ABC', force: true }
    expect((await scene.gateway.call('POST', `/v1/patrons/${patron.id}/erase`, { json })).status).toBe(200)
    const late = await takeForm(asked, ' (again)')
    await expectNoTrace()
    const listed = await scene.gateway.call('GET', '/v1/messages?state=review')
    expect(listed.at('items'), listed.text).toHaveLength(2)
    for (const id of [early, late]) {
      const read = await scene.gateway.call('GET', `/v1/messages/${id}`)
      expect(read.json, read.text).toMatchObject({
        ...{ partner: 'MAIL', request: asked, state: 'review', raw: '' },
        reason: { code: 'kept_message.no_trusted_server', params: { checks: 'DMARC' } },
        mail: {
          ...{ subject: '', written: '', text: '', areWordsRemoved: true, attachments: [] },
          reading: {
            ...{ kind: 'form', isSenderVerified: false, files: [] },
            event: {
              ...{ type: 'shipped', dueDate: '2027-01-15', items: [{ partnerItemId: 'B-4711' }] },
            },
          },
        },
      })
      expect(JSON.stringify(read.at('mail', 'reading'))).not.toContain('note')
      const again = await scene.gateway.call('POST', `/v1/messages/${id}/reprocess`)
      expectProblem(again, 409, 'conflict')
    }
    const event = (await scene.gateway.call('GET', `/v1/messages/${late}`)).at('mail', 'reading', 'event')
    const assigned = await scene.gateway.call('POST', `/v1/messages/${late}/assign`, {
      json: { request: asked, event },
    })
    expect(assigned.status, assigned.text).toBe(200)
    const { value } = await load(asked)
    expect(value).toMatchObject({ stage: 'shipped', items: [{ dueDate: '2027-01-15' }] })
    await expectNoTrace()
  })

  test('a mail that staff assign to it loses its words', async () => {
    const taken = await takeMail('A book')
    const id = taken.kind === 'kept' ? taken.message.id : ''
    const assigned = await scene.gateway.call('POST', `/v1/messages/${id}/assign`, {
      json: { request: number, event: { type: 'will_supply', note: 'For Florence' } },
    })
    expect(assigned.status, assigned.text).toBe(200)
    expect((await load(number)).value.stage).toBe('will_supply')
    await expectReplay()
    await expectNoTrace()
  })
})
