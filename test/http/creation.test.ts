import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHttp, type TestGateway } from '../support/http.ts'
import { command, expectProblem, makeRequest, wanted } from './scene.ts'

let gateway: TestGateway
let key: string

beforeAll(async () => {
  gateway = await startHttp()
  key = await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP')
})
afterAll(() => gateway.close())

const make = (json: object) => gateway.call('POST', '/v1/requests', { key, json })

describe('a new request', () => {
  test('has its numbers written in one way', async () => {
    const made = await make({
      ...wanted(),
      citation: {
        identifiers: [{ type: 'ISBN', value: '3-16-148410-X' }],
        recordIds: [{ type: 'OCLC', value: '(OCoLC)0123' }],
      },
    })
    expect(made.status, made.text).toBe(201)
    expect(made.at('citation')).toEqual({
      identifiers: [{ type: 'ISBN', value: '9783161484100' }],
      recordIds: [{ type: 'OCLC', value: '123' }],
    })
  })

  test('is refused with blanks for its reference or its note for the partner', async () => {
    const answer = await make({ ...wanted(), reference: ' ', staffNote: '\t' })
    expectProblem(answer, 400, 'invalid-input')
    const message = 'must have more than blanks'
    expect(answer.at('faults')).toEqual([
      expect.objectContaining({ path: 'reference', text: message }),
      expect.objectContaining({ path: 'staffNote', text: message }),
    ])
  })

  test('is refused with every fault at once, in words', async () => {
    const answer = await make({
      citation: { author: 'Somebody', identifiers: [{ type: 'ISBN', value: '9783161484101' }] },
      service: {
        type: 'loan',
        neededBy: '2026-11-23',
        maximumCost: { currency: 'ZZZ', amount: '5' },
      },
    })
    expectProblem(answer, 400, 'invalid-input')
    expect(answer.at('faults')).toEqual([
      expect.objectContaining({
        path: 'citation/identifiers/0/value',
        text: 'The check digit of this ISBN is wrong: did you mean 9783161484100?',
      }),
      expect.objectContaining({
        path: 'service/neededBy',
        text: 'This day has passed: at the library it is 2026-11-24',
      }),
      expect.objectContaining({
        path: 'service/maximumCost/currency',
        text: 'ISO 4217 has no currency ZZZ; similar ones are ZAR, ZMW, ZWG',
      }),
    ])
  })

  test('needs a title or a number', async () => {
    const answer = await make({ ...wanted(), citation: { author: 'Somebody' } })
    expectProblem(answer, 400, 'invalid-input')
    expect(answer.at('faults', 0)).toMatchObject({ path: 'citation' })
  })

  test('may be needed today, by the calendar of the library', async () => {
    await gateway.call('PUT', '/v1/libraries/FAR', {
      json: {
        name: 'Far Library',
        symbols: [{ type: 'ISIL', value: 'X-FAR' }],
        timeZone: 'Pacific/Kiritimati',
      },
    })
    const on = (neededBy: string) =>
      gateway.call('POST', '/v1/requests', {
        json: { library: 'FAR', citation: { title: 'On days' }, service: { type: 'loan', neededBy } },
      })
    expect((await on('2026-11-24')).status).toBe(400)
    expect((await on('2026-11-25')).status).toBe(201)
  })
})

describe('a command that changes what is asked for', () => {
  test('has its numbers checked and written in one way', async () => {
    const number = await makeRequest(gateway, key)
    const edit = (isbn: string) =>
      command(gateway, key, number, {
        type: 'edit',
        citation: { title: 'On lending', identifiers: [{ type: 'ISBN', value: isbn }] },
      })
    const refused = await edit('3161484101')
    expectProblem(refused, 400, 'invalid-input')
    expect(refused.text).toContain('did you mean 316148410X?')
    expect((await edit('316148410X')).status).toBe(200)
    const read = await gateway.call('GET', `/v1/requests/${number}`, { key })
    expect(read.at('citation', 'identifiers', 0, 'value')).toBe('9783161484100')
  })

  test('may leave a day that has passed meanwhile, and set none that has', async () => {
    const number = await makeRequest(gateway, key, {
      ...wanted(),
      service: { type: 'loan', neededBy: '2026-11-24' },
    })
    gateway.advance(3 * 86_400_000)
    const edit = (neededBy: string) =>
      command(gateway, key, number, { type: 'edit', service: { type: 'copy', neededBy } })
    expect((await edit('2026-11-24')).status).toBe(200)
    expectProblem(await edit('2026-11-25'), 400, 'invalid-input')
  })

  test('names a currency that there is', async () => {
    const number = await makeRequest(gateway, key)
    await command(gateway, key, number, { type: 'send' })
    const event = { type: 'conditional', conditions: ['Fee'], cost: { currency: 'ZZZ', amount: '3' } }
    const answer = await command(gateway, key, number, { type: 'record_partner_event', event })
    expectProblem(answer, 400, 'invalid-input')
    expect(answer.at('faults', 0, 'path')).toBe('event/cost/currency')
  })
})
