import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LibraryCode } from '../../src/borrowing/values.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { supplierMessage } from './messages.ts'
import { command, expectProblem, makeRequest, patronWords } from './scene.ts'

let gateway: TestGateway
let key: string
beforeAll(async () => {
  gateway = await startHttp()
  key = await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP')
})
afterAll(() => gateway.close())

describe('the look-up of a citation', () => {
  const lookUp = (json: unknown) => gateway.call('POST', '/v1/citations/look-up', { key, json })

  test('reads a pasted number', async () => {
    const answer = await lookUp({ text: 'ISBN 978-0-8070-8369-7' })
    expect(answer.json).toMatchObject({
      citation: { identifiers: [{ type: 'ISBN', value: '9780807083697' }] },
      service: 'loan',
      faults: [],
    })
  })

  test('reads a reference in words', async () => {
    const text = 'Meyer, A., & Holm, B. (2019). On loans. Journal of Lending, 12(3), 45–67.'
    expect((await lookUp({ text })).json).toMatchObject({
      citation: { title: 'Journal of Lending', titleOfComponent: 'On loans', pagesRequested: '45-67' },
      service: 'copy',
    })
  })

  test('reads an OpenURL, and checks a citation', async () => {
    const openUrl = 'ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:book&rft.btitle=Kindred'
    expect((await lookUp({ openUrl })).at('citation', 'title')).toBe('Kindred')
    const citation = { title: 'Kindred', identifiers: [{ type: 'ISBN', value: '9780807083698' }] }
    expect((await lookUp({ citation })).at('faults', 0, 'path')).toBe('citation/identifiers/0/value')
  })

  test.each([
    ['nothing', {}],
    ['two things', { text: 'a', openUrl: 'b' }],
    ['no text', { text: ' ' }],
  ])('refuses %s', async (_, json) => expectProblem(await lookUp(json), 400, 'invalid-input'))
})

describe('the label of a request', () => {
  test('names the patron, the place and the partner, with the number as a barcode', async () => {
    const number = await makeRequest(gateway, key, {
      citation: { title: 'Kindred', author: 'Butler' },
      service: { type: 'loan' },
      patron: { id: 'patron-4711', surname: 'Nightingale', givenName: 'Florence' },
      pickupLocation: 'Main desk',
      rota: ['SUP'],
    })
    await command(gateway, key, number, { type: 'send' })
    await gateway.call('POST', '/partners/SUP/iso18626', {
      key: 'SUP-token-long-enough',
      body: supplierMessage({ requestId: `${number}-1`, status: 'Loaned' }),
    })
    const path = `/v1/requests/${number}/label`
    const label = await gateway.call('GET', path, { key })
    expect(label.headers.get('content-type')).toMatch(/^text\/html/)
    expect(label.headers.get('content-security-policy')).toContain("default-src 'none'")
    for (const words of [
      'Nightingale, Florence',
      'Main desk',
      'Library of SUP',
      'Kindred / Butler',
      number,
      '<svg',
    ])
      expect(label.text).toContain(words)
    expect((await gateway.call('GET', `${path}?item=1`, { key })).text.split('<article>')).toHaveLength(2)
    expectProblem(await gateway.call('GET', `${path}?item=9`, { key }), 404, 'not-found')
    expect(label.text).not.toContain('signature')
    const event = { type: 'conditional', conditions: ['SignatureRequired'] }
    await command(gateway, key, number, { type: 'receive' })
    await command(gateway, key, number, { type: 'record_partner_event', event })
    const signed = await gateway.call('GET', path, { key })
    expect(signed.text).toContain('Date and signature of the patron')

    const viewer = await gateway.makeKey({
      role: 'viewer',
      library: LibraryCode.parse('ABC'),
      name: 'viewer',
    })
    const anonymous = await gateway.call('GET', path, { key: viewer })
    expect(anonymous.status).toBe(200)
    expect(anonymous.text).not.toMatch(patronWords)
  })
})
