import { createLender, type Lender } from '@lendwire/lender'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, startBrowser } from '../support/browser.ts'
import { adminKey, startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'

let gateway: WholeGateway
let lender: Lender
let browser: Browser

beforeAll(async () => {
  browser = await startBrowser({ javaScript: false })
  gateway = await startWholeGateway()
  lender = createLender({
    scenario: 'will-supply-then-loaned',
    pace: 0,
    gateway: { url: `${gateway.url}/partners/NORTH/iso18626`, token: 'north-token-long-enough' },
  })
  const url = await lender.start(0)
  await gateway.api('PUT', '/v1/libraries/ABC', {
    name: 'Abc Library',
    symbols: [{ type: 'ISIL', value: 'X-ABC' }],
    addresses: [{ kind: 'physical', line1: '1 Reading Road', postalCode: '0150', locality: 'Oslo' }],
  })
  const put = await gateway.api('PUT', '/v1/partners/NORTH', {
    name: 'North Library',
    symbols: [{ type: 'ISIL', value: 'X-NORTH' }],
    addresses: [{ kind: 'physical', line1: '2 Lending Lane', locality: 'Bergen' }],
    contacts: [{ name: 'Desk of North', phone: '+47 55 00 00 00' }],
    inboundCredentials: [{ kind: 'bearer', token: 'north-token-long-enough' }],
    allowPrivateNetwork: true,
    connection: { protocol: 'iso18626', url },
  })
  expect(put.body).toMatchObject({ code: 'NORTH' })
}, 240_000)

afterAll(async () => {
  await lender.stop()
  await gateway.stop()
  await browser.close()
})

const borrow = async (title: string): Promise<string> => {
  const { body } = await gateway.api('POST', '/v1/requests', {
    library: 'ABC',
    citation: { title },
    service: { type: 'loan' },
    rota: ['NORTH'],
    patron: { id: 'reader-1', surname: 'Secretname' },
  })
  return (body as { number: string }).number
}

const statusOf = async (number: string): Promise<string> =>
  ((await gateway.api('GET', `/v1/requests/${number}`)).body as { status: string }).status

describe('the return slip', () => {
  test('is refused while nothing was shipped', async () => {
    const number = await borrow('Nothing yet')
    expect((await gateway.api('GET', `/v1/requests/${number}/return-slip`)).status).toBe(409)
  })

  test('prints on one page, with a barcode and both addresses, in the library’s language, and without the patron', async () => {
    const title = `A very long title ${'that goes on and on '.repeat(60)}<script>attention(1)</script>`
    const number = await borrow(title)
    await gateway.api('POST', `/v1/requests/${number}/commands`, { type: 'send' })
    await until('the shipment', async () => (await statusOf(number)) === 'shipped_physically')
    await gateway.api('POST', `/v1/requests/${number}/commands`, {
      type: 'record_partner_event',
      event: { type: 'shipped', items: [], conditions: ['LibraryUseOnly', 'Only with gloves'] },
    })
    const page = await browser.context.newPage()
    await page.setExtraHTTPHeaders({ authorization: `Bearer ${adminKey}` })
    await page.goto(`${gateway.url}/v1/requests/${number}/return-slip`)
    const words = await page.locator('body').textContent()
    expect(words).toContain(number)
    // The address that came with the shipment counts before the partner's own.
    expect(words).toContain('1 Stack Street')
    expect(words).not.toContain('2 Lending Lane')
    expect(words).toContain('Desk of North, +47 55 00 00 00')
    expect(words).toContain('1 Reading Road')
    expect(words).toContain('L-1001')
    expect(words).toContain('use in the library only; Only with gloves')
    expect(words).not.toContain('Secretname')
    expect(await page.locator('script').count()).toBe(0)
    expect(
      await page
        .getByRole('img', { name: `Barcode ${number}` })
        .locator('svg')
        .count(),
    ).toBe(1)
    await gateway.api('PATCH', '/v1/libraries/ABC', { language: 'de' })
    await page.goto(`${gateway.url}/v1/requests/${number}/return-slip`)
    expect(await page.locator('html').getAttribute('lang')).toBe('de')
    expect(await page.locator('h1').textContent()).toBe('Rückgabe einer Fernleihe')
    await page.goto(`${gateway.url}/v1/requests/${number}/label`)
    expect(await page.title()).toBe(`Etikett ${number}`)
    const label = await page.locator('article').textContent()
    expect(label).toContain('Zurück an: Lending desk, 1 Stack Street')
    expect(label).toContain('Bedingungen: nur in der Bibliothek zu benutzen; Only with gloves')
    await page.goto(`${gateway.url}/v1/requests/${number}/return-slip`)
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    await page.close()
  })
})
