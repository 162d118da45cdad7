import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { addressOf, putLibrary, putPartner, startLendingScene } from './lending-scene.ts'

let scene: Awaited<ReturnType<typeof startLendingScene>>
beforeAll(async () => {
  scene = await startLendingScene()
})
beforeEach(async () => {
  await scene.putSystem(scene.systemUrl)
})
afterAll(() => scene.stop())

describe('who may speak', () => {
  const post = async (partner: string, body: string) => {
    const answer = await fetch(addressOf(scene.lending, partner), {
      method: 'POST',
      headers: { 'content-type': 'application/xml' },
      body,
    })
    return { status: answer.status, text: await answer.text() }
  }
  const sentOf = async () => {
    const number = await scene.ask()
    await until('the request', () => scene.system.received({ requestId: `${number}-1` }).length > 0)
    const [first] = scene.system.received({ requestId: `${number}-1` })
    return { number, bytes: new TextDecoder().decode(first?.bytes) }
  }

  test('a requester speaks for its own agency alone', async () => {
    const { bytes } = await sentOf()
    const before = (await scene.listed()).length
    const forged = bytes.replaceAll('NO-ASKS', 'NO-OTHER')
    const { text } = await post('asks', forged)
    expect(text).toMatch(/messageStatus>ERROR<[\s\S]*requestingAgencyId: NO-OTHER/)
    expect(await scene.listed()).toHaveLength(before)
  })

  test('a broker that speaks for any agency changes no request that another partner made', async () => {
    const { number, bytes } = await sentOf()
    await putPartner(scene.lending, 'broker', 'NO-BROKER', 'http://127.0.0.1:9/', { answersFor: 'any' })
    const { text } = await post('broker', bytes.replace('New<', 'Reminder<'))
    expect(text).toMatch(/messageStatus>ERROR</)
    expect((await scene.relayed(number)).messages).toHaveLength(1)
  })

  test('a message for an agency that is no library here is answered as before', async () => {
    const { text } = await post('asks', (await sentOf()).bytes.replaceAll('NO-LEND', 'NO-NOBODY'))
    expect(text).toContain('this agency only borrows')
  })

  test('another partner’s answer about the request is refused, and the requester hears nothing', async () => {
    const number = await scene.ask()
    await until('the request', () => scene.system.received({ requestId: `${number}-1` }).length > 0)
    await scene.say(number, { reason: 'RequestResponse', status: 'WillSupply' })
    const [sent] = scene.system.sent({ requestId: `${number}-1` })
    await putPartner(scene.lending, 'thief', 'NO-THIEF', 'http://127.0.0.1:9/')
    const { text } = await post('thief', sent?.content.replace('WillSupply', 'Unfilled') ?? '')
    expect(text).toMatch(/messageStatus>ERROR</)
    expect((await scene.relayed(number)).messages).toHaveLength(2)
  })

  test('a library with the same value under another type is sent nothing', async () => {
    const symbols = [{ type: 'OCLC', value: 'NO-LEND' }]
    await scene.lending.call('PUT', '/v1/libraries/ALIKE', { name: 'Library ALIKE', symbols })
    await putPartner(scene.lending, 'alike', 'NO-ALIKE-SYSTEM', 'http://127.0.0.1:9/', {
      relay: { libraries: ['ALIKE'] },
    })
    const { number, bytes } = await sentOf()
    expect((await scene.relayed(number)).id).toMatch(/^LEND-/)
    const toOther = bytes
      .replaceAll(`${number}-1`, `${number}-2`)
      .replace(/(<supplyingAgencyId>.*?)ISIL(.*?<\/supplyingAgencyId>)/s, '$1OCLC$2')
    await post('asks', toOther)
    const ids = (await scene.listed()).filter(({ requestId }) => requestId === `${number}-2`)
    expect(ids.map(({ id }) => id.split('-')[0])).toEqual(['ALIKE'])
  })

  test('a library sees its own requests only', async () => {
    const { number } = await sentOf()
    const { id } = await scene.relayed(number)
    await putLibrary(scene.lending, 'ELSE', 'NO-ELSE')
    const key = (await scene.lending.call('POST', '/v1/keys', {
      name: 'another library',
      role: 'staff',
      library: 'ELSE',
    })) as { readonly key: string }
    expect(
      (await scene.lending.api('GET', `/v1/relayed-requests/${id}`, undefined, { key: key.key })).status,
    ).toBe(404)
  })
})
