import { afterAll, describe, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { account, codeOf, secretOf, startKohaScene, systems, type View, withKoha } from './koha-scene.ts'

const scene = await startKohaScene()
const { call, look, command, reaches, timelineOf } = scene
afterAll(() => scene.stop())

describe.each(systems)('what is late or lost between a library and %s', (system) => {
  const { lender, came, says, ask } = withKoha(scene, system)

  test('a cancel whose number never comes is given up after the response deadline, and staff are asked', async () => {
    const number = await ask()
    await command(number, { type: 'cancel' })
    const { attention } = await until('the end of the wait', async () => {
      scene.gateway.advance(86_400_000)
      const seen = await look(number)
      return seen.attention.some(({ kind }) => kind === 'no_answer') && seen
    })
    expect(attention).toMatchObject([{ kind: 'no_answer' }])
    expect(came(number)).toHaveLength(1)
  })

  /** Ships without a message that names the number: staff record what they were told. */
  const shipUnnamed = (number: string) =>
    command(number, {
      type: 'record_partner_event',
      event: { type: 'shipped', items: [{ partnerItemId: '39' }] },
    })

  test('a receipt that waits for the number and is undone never goes out', async () => {
    const number = await ask()
    await shipUnnamed(number)
    await command(number, { type: 'receive' })
    await command(number, { type: 'undo_receive' })
    expect((await look(number)).attention).toEqual([])
    await says(number, 'Loaned', { delivery: { items: ['39'] } })
    await command(number, { type: 'receive' })
    await until('the receipt', async () => came(number).length > 1)
    await command(number, { type: 'return' })
    await reaches(number, 'lender_check_in')
    expect(came(number).map(({ message }) => message?.trigger)).toEqual([
      'request',
      'received',
      'shipped_return',
    ])
  })

  test('nobody is to tell Koha that nothing arrived, once the item is here again', async () => {
    const number = await ask()
    await says(number, 'Loaned', { delivery: { items: ['39'] } })
    await reaches(number, 'shipped_physically')
    await command(number, { type: 'receive' })
    await until('the receipt', async () => came(number).length > 1)
    await command(number, { type: 'undo_receive' })
    expect((await look(number)).attention).toMatchObject([{ kind: 'not_sendable' }])
    await command(number, { type: 'receive' })
    expect((await look(number)).attention).toEqual([])
  })

  test('a return waits for the number visibly, and staff are asked after the response deadline', async () => {
    const number = await ask()
    await shipUnnamed(number)
    await command(number, { type: 'receive' })
    await command(number, { type: 'return' })
    expect((await look(number)).next).toMatchObject({
      who: 'partner',
      for: 'number',
      text: expect.stringContaining('number, without which our message cannot go out'),
    })
    const { attention } = await until('the end of the wait', async () => {
      scene.gateway.advance(86_400_000)
      const seen = await look(number)
      return seen.attention.some(({ kind }) => kind === 'no_answer') && seen
    })
    expect(attention).toMatchObject([{ kind: 'no_answer' }])
    await says(number, 'Loaned', { delivery: { items: ['39'] } })
    await until('the return', async () => came(number).length > 2)
    expect((await reaches(number, 'lender_check_in')).next).toMatchObject({ who: 'partner', for: 'check_in' })
  })

  test('a request of which nothing left is sent again automatically', async () => {
    const path = `/v1/partners/${codeOf(system)}`
    const { connection, ...profile } = (await call('GET', path)) as { readonly connection: { url: string } }
    const at = (url: string) => call('PUT', path, { ...profile, connection: { ...connection, url, account } })
    await at(connection.url.replace(/:\d+/, ':9'))
    const { number } = (await call('POST', '/v1/requests', {
      library: 'ABC',
      citation: { title: 'A title' },
      service: { type: 'loan' },
      rota: [codeOf(system)],
    })) as View
    await command(number, { type: 'send' })
    await until('the failed attempt', async () => {
      const attempts = await call('GET', `/v1/deliveries?request=${number}`)
      return JSON.stringify(attempts).includes('the connection was refused')
    })
    await at(connection.url)
    await until('the request', async () => {
      scene.gateway.advance(60_000)
      return came(number).length > 0
    })
    await reaches(number, 'request_sent')
    expect((await look(number)).attention).toEqual([])
  })

  test('a message that Koha takes no more shows what was missed: the end of the loan there', async () => {
    const number = await ask()
    await says(number, 'Loaned', { delivery: { items: ['39'] } })
    await reaches(number, 'shipped_physically')
    await command(number, { type: 'receive' })
    await until('the receipt', async () => came(number).length > 1)
    lender().confirmNext('shipped_return', [
      { answer: 'error', errorType: 'UnsupportedActionType', errorValue: 'action: ShippedReturn' },
    ])
    await command(number, { type: 'return' })
    const { attention } = await until('the attention', async () => {
      const seen = await look(number)
      return seen.attention.length > 0 && seen
    })
    expect(attention).toMatchObject([{ kind: 'not_sendable' }])
    expect(await timelineOf(number)).toContain('its message about that did not arrive here')
    const early = await ask()
    await says(early, 'ExpectToSupply')
    lender().confirmNext('cancel', [
      { answer: 'error', errorType: 'UnsupportedActionType', errorValue: 'action: Cancel' },
    ])
    await command(early, { type: 'cancel' })
    const missed = await until('the attention for the cancel', async () => {
      const seen = await look(early)
      return seen.attention.length > 0 && seen
    })
    expect(missed.attention).toMatchObject([
      { kind: 'no_answer', detail: { reason: { code: 'attention.finished_unseen' } } },
    ])
  })

  test('a request whose answer is lost is not sent again without a person, and a second loan ends nothing', async () => {
    lender().confirmNext('request', [{ answer: 'drop', taken: true }])
    const number = await ask()
    const { attention, next } = await reaches(number, 'unconfirmed').catch(() => look(number))
    expect(next).toMatchObject({
      who: 'library',
      attention: 'unconfirmed',
      text: expect.stringContaining('sent again, it may make a second loan'),
    })
    expect(attention.map(({ kind }) => kind)).toContain('no_answer')
    scene.gateway.advance(6 * 3_600_000)
    await scene.gateway.restart()
    expect(came(number)).toHaveLength(1)
    expect(attention.find(({ kind }) => kind === 'unconfirmed')).toMatchObject({
      remedies: expect.arrayContaining(['resend']),
      detail: { reason: { code: 'attention.may_make_second_loan' } },
    })
    await command(number, { type: 'resend' })
    await until('the request that a person sent again', async () => came(number).length > 1)
    expect(await timelineOf(number)).toContain('sent again, it may make a second loan')
    const loan = lender()
      .requests()
      .find(({ id }) => id === `${number}-1`)
    const second = Number(loan?.supplierRequestId)
    await says(number, 'ExpectToSupply', { header: { supplierRequestId: String(second - 1) } })
    await says(number, 'WillSupply', { header: { supplierRequestId: String(second) } })
    await until('the other loan', async () =>
      (await timelineOf(number)).includes('the message is about another loan'),
    )
    await says(number, 'Unfilled', { header: { supplierRequestId: String(second) } })
    expect(await look(number)).toMatchObject({ stage: 'accepted', rota: [{ state: 'active' }] })
    await says(number, 'WillSupply', { header: { supplierRequestId: String(second - 1) } })
    await reaches(number, 'will_supply')
    await says(number, 'Loaned', { header: { supplierRequestId: String(second) } })
    const seen = await until('the shipment of the other loan', async () => {
      const now = await look(number)
      return now.attention.some(({ kind }) => kind === 'stale_shipment') && now
    })
    expect(seen).toMatchObject({
      stage: 'will_supply',
      rota: [{ state: 'active' }, { state: 'cancelled', partnerRequestId: String(second) }],
    })
  })

  test('what it may have lost here is a worklist, until a later message or staff clear it', async () => {
    const listed = async () => {
      const page = await call('GET', `/v1/requests?worklist=may_have_missed&limit=200`)
      return (page as { items: readonly View[] }).items.map(({ number }) => number)
    }
    const numbers = [await ask(), await ask()]
    for (const number of numbers) await says(number, 'WillSupply')
    lender().confirmNext('request', [
      { answer: 'error', errorType: 'BadlyFormedMessage', errorValue: 'title' },
    ])
    const never = await ask()
    const copied = await ask({ service: { type: 'copy' } })
    await says(copied, 'CopyCompleted')
    expect(await listed()).not.toContain(numbers[0])
    const url = `${scene.gateway.url}/partners/${codeOf(system)}/iso18626/${secretOf(system)}`
    const refused = await fetch(url, { method: 'POST', body: 'no message' })
    expect(refused.ok).toBe(false)
    for (const number of numbers) await until('the worklist', async () => (await listed()).includes(number))
    await says(numbers[0] ?? '', 'Loaned')
    await command(numbers[1] ?? '', { type: 'mark_read' })
    const left = await listed()
    for (const number of numbers) expect(left).not.toContain(number)
    scene.gateway.advance(90_000)
    await scene.gateway.restart()
    for (const number of numbers)
      await until('the worklist after a gap', async () => (await listed()).includes(number))
    for (const number of [never, copied]) expect(await listed()).not.toContain(number)
  })
})
