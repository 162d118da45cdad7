import { createLender, type Lender } from '@lendwire/lender'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkOf, makeLinkToken } from '../../src/accounts/account-links.ts'
import { instantOf } from '../../src/borrowing/time.ts'
import { goodPassword } from '../http/accounts/visitor.ts'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { showPage } from './show-page.ts'

let gateway: WholeGateway
let browser: ConsoleBrowser
const lenders: Lender[] = []
beforeAll(async () => {
  browser = await startConsoleBrowser()
  gateway = await startWholeGateway({}, { inMemory: true })
})
afterAll(async () => {
  await browser.close()
  for (const lender of lenders) await lender.stop()
  await gateway.stop()
})

/** Runs the command that the guide shows, and returns its output. */
const runCommand = async (command: string): Promise<void> => {
  const option = (name: string): string => new RegExp(`--${name} (\\S+)`).exec(command)?.[1] ?? ''
  const lender = createLender({
    scenario: option('scenario'),
    pace: 0,
    gateway: { url: option('gateway'), token: option('token') },
  })
  lenders.push(lender)
  await lender.start(Number(option('port')))
}

test('the first admin is led from an empty gateway to a first loan', async () => {
  const deps = { store: gateway.store, now: () => instantOf(gateway.now()) }
  const token = await makeLinkToken(deps, 'first_admin', 'first-admin')
  const page = await browser.open(linkOf(gateway.url, token, 'first_admin'))
  await page.getByLabel('Your name').fill('Ada Admin')
  await page.getByLabel('Email address').fill('ada@example.org')
  await page.getByRole('textbox', { name: 'New password' }).fill(goodPassword)
  await page.getByRole('textbox', { name: 'Repeat the password' }).fill(goodPassword)
  await page.getByRole('button', { name: 'Create the account' }).click()
  await page.getByRole('heading', { name: 'First steps', level: 1 }).waitFor()
  await expectAccessible(page)
  await showPage(page, 'first-steps')

  const step = (title: string) =>
    page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: title }) })
      .first()
  const library = step('1. Your library')
  await library.getByRole('button', { name: 'Create the library' }).click()
  await library.getByText('This is required.').first().waitFor()
  await library.getByRole('textbox', { name: 'Name' }).fill('Abc Library')
  await library.getByRole('textbox', { name: 'Code' }).fill('ABC')
  await library.getByRole('textbox', { name: 'ISIL' }).fill('X-ABC')
  await library.getByRole('button', { name: 'Create the library' }).click()
  await library.getByText('Abc Library is set up.').waitFor()

  const partner = step('2. The first partner')
  await partner.getByRole('textbox', { name: 'Name' }).fill('North Library')
  await partner.getByRole('textbox', { name: 'Code' }).fill('NORTH')
  await partner.getByRole('textbox', { name: 'Agency id (ISIL)' }).fill('X-NORTH')
  await partner.getByRole('textbox', { name: 'Address' }).fill('https://nowhere.invalid/iso18626')
  await partner.getByRole('button', { name: 'Add the partner' }).click()
  await partner.getByRole('button', { name: 'Test connection' }).click()
  await partner.getByText('It does not work').waitFor()
  await partner.getByText('Name (DNS) · failed').waitFor()

  await step('3. The library system').getByRole('button', { name: 'Skip' }).click()
  await step('4. Mail').getByRole('button', { name: 'Skip' }).click()
  await step('5. The key for the library system').getByRole('button', { name: 'Create the key' }).click()
  const key = ((await page.getByRole('dialog').locator('pre').textContent()) ?? '').trim()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.getByText('There is a key for a library system.').waitFor()
  expect((await gateway.api('GET', '/v1/requests', undefined, { key })).status).toBe(200)
  await expectAccessible(page)
  await showPage(page, 'first-steps-done')

  const trial = step('6. A first request')
  await trial.getByRole('button', { name: 'Prepare the demonstration lender' }).click()
  const command = ((await trial.locator('pre').textContent()) ?? '').trim()
  await trial.getByRole('button', { name: 'Send the first request' }).click()
  await trial.getByText('The demonstration lender does not answer yet.').waitFor()
  await runCommand(command)
  await trial.getByRole('button', { name: 'Send the first request' }).click()
  await page.getByRole('heading', { name: 'A first loan' }).waitFor()
  const number = new URL(page.url()).pathname.split('/').at(-1)
  await until('the shipment', async () => {
    const { body } = await gateway.api('GET', `/v1/requests/${number}`)
    return (body as { readonly status: string }).status === 'shipped_physically'
  })
  browser.expectNoFaults()
})
