import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { showPage } from './show-page.ts'

// Long forms and several pages each.

let scene: ConsoleScene
let browser: ConsoleBrowser
beforeAll(async () => {
  browser = await startConsoleBrowser()
  scene = await startConsoleScene()
})
afterAll(async () => {
  await browser.close()
  await scene.stop()
})
afterEach(async () => {
  await browser.context.clearCookies()
  for (const page of browser.context.pages().slice(1)) await page.close()
  browser.expectNoFaults()
})

const open = async (path: string): Promise<Page> => {
  const page = await browser.context.newPage()
  await scene.signIn(page, 'admin', path)
  return page
}

const stored = async (path: string): Promise<unknown> => (await scene.gateway.api('GET', path)).body

test('an admin makes a workflow profile with a shorter deadline, and the library uses it', async () => {
  const page = await open('/configuration')
  await page.getByRole('heading', { name: 'Configuration' }).waitFor()
  await expectAccessible(page)
  await showPage(page, 'configuration')
  await page.getByRole('link', { name: 'Workflow profiles' }).click()
  await page.getByRole('link', { name: 'standard loan' }).waitFor()
  await page.getByRole('link', { name: 'Add' }).click()
  await page.getByRole('textbox', { name: 'Code' }).fill('quick')
  await page.getByRole('textbox', { name: 'Answer', exact: true }).fill('3')
  await page.getByRole('checkbox', { name: 'Answer to a cancel: Off' }).check()
  await expectAccessible(page)
  await showPage(page, 'workflow')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Workflow profile quick' }).waitFor()
  expect(await stored('/v1/workflows/quick')).toMatchObject({
    deadlines: { response: 'P3D', cancelReply: null, claim: 'P3D' },
  })

  await page.goto(`${scene.gateway.url}/console/configuration/library/ABC`)
  await page.getByLabel('Workflow profile').first().fill('quick')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved', { exact: true }).waitFor()
  expect(await stored('/v1/libraries/ABC')).toMatchObject({ workflow: 'quick' })

  await page.goto(`${scene.gateway.url}/console/configuration/workflow/quick`)
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('link', { name: 'Library ABC' }).waitFor()
})

test('an admin sets up the library system, whose password is never shown again', async () => {
  const page = await open('/configuration/library/ABC')
  await page.getByRole('link', { name: 'Library system' }).click()
  await page.getByRole('textbox', { name: 'Address' }).fill('https://ils.example/ncip')
  await page.getByLabel('How lendwire signs in there').first().click()
  await page.getByRole('option', { name: 'User name and password' }).click()
  await page.getByRole('textbox', { name: 'User name' }).fill('ill')
  await page.getByRole('textbox', { name: 'Password' }).fill('a-password-of-the-system')
  await page.getByRole('button', { name: 'Save' }).click()
  await until('the system', async () =>
    JSON.stringify(await stored('/v1/libraries/ABC/ils')).includes('ils.example') ? true : undefined,
  )
  await page.reload()
  await page.getByPlaceholder('Stored. Type to replace it.').waitFor()
  await expectAccessible(page)
  await showPage(page, 'library-system')
  expect(await page.content()).not.toContain('a-password-of-the-system')
})

test('an admin writes a sending rule', async () => {
  const page = await open('/configuration/sending_rules')
  await page.getByRole('button', { name: 'Add: Rules' }).click()
  const rule = page.getByRole('group', { name: 'Rules 1' })
  await rule.getByRole('textbox', { name: 'Name' }).fill('Copies at once')
  await rule.getByLabel('Services').first().click()
  await page.getByRole('option', { name: 'Copy', exact: true }).click()
  await page.keyboard.press('Escape')
  await rule.getByLabel('Then').first().click()
  await page.getByRole('option', { name: 'Send at once' }).click()
  await expectAccessible(page)
  await showPage(page, 'sending-rules')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved', { exact: true }).waitFor()
  expect(await stored('/v1/sending-rules')).toEqual({
    rules: [{ name: 'Copies at once', when: { service: ['copy'] }, does: { action: 'send' } }],
  })
})
