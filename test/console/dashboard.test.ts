import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { until } from '../support/gateway.ts'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { openSignedIn } from './open-signed-in.ts'
import { showPage } from './show-page.ts'

let scene: ConsoleScene
let browser: ConsoleBrowser
beforeAll(async () => {
  browser = await startConsoleBrowser()
  scene = await startConsoleScene()
  await scene.addPartner('NORTH', 'North Library', 'silent')
  await scene.makeRequest({ citation: { title: 'Kindred' }, rota: ['NORTH'] })
  const { api, store, now, advance } = scene.gateway
  // Its connection test fails: one that passes ends the pause.
  await api('PATCH', '/v1/partners/NORTH', {
    connection: { url: `http://127.0.0.1:${await freePort()}/` },
  })
  await store.putDocuments([
    {
      kind: 'circuit',
      key: 'NORTH',
      value: {
        failures: 9,
        openUntil: null,
        pausedSince: new Date(now() - 3_600_000).toISOString(),
      },
      expectedVersion: null,
    },
  ])
  advance(1)
  await until('the alarm', async () => {
    const { body } = await scene.gateway.api('GET', '/v1/alarms?state=standing')
    return (body as { items: readonly object[] }).items.length > 0
  })
})
afterAll(async () => {
  await browser.close()
  await scene.stop()
})
afterEach(() => browser.endTest())

const open = (path: string, role?: 'admin' | 'staff'): Promise<Page> =>
  openSignedIn(browser, scene, path, role)

test('an admin sees at a glance which partner fails, and goes on to it', async () => {
  const page = await open('/dashboard')
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.getByText('Deliveries to North Library are paused').first().waitFor()
  await page.getByRole('heading', { name: 'Partners to look at' }).waitFor()
  await page.getByText('1 in 1 group').waitFor()
  await page.getByRole('link', { name: 'Alarms 1' }).waitFor()
  await page.getByText('As a table').click()
  await page.getByRole('columnheader', { name: 'filled', exact: true }).waitFor()
  await expectAccessible(page)
  await showPage(page, 'dashboard')
  await page.getByRole('link', { name: 'Show: Deliveries to North Library are paused' }).click()
  await page.getByRole('heading', { name: 'Scorecard' }).waitFor()
  await page.getByText('Days to the first answer').waitFor()
  await expectAccessible(page)
  await showPage(page, 'partner-health')
}, 180_000)

test('an admin tests the connection, and finds the result among the earlier tests', async () => {
  const page = await open('/partners/NORTH')
  await page.getByRole('button', { name: 'Test connection' }).click()
  const earlier = page.getByText(/^Earlier tests \(\d+\)$/)
  await earlier.waitFor({ timeout: 60_000 })
  await earlier.click()
  await page.getByText('by a person').waitFor()
  await expectAccessible(page)
  await showPage(page, 'partner-checks')
}, 180_000)

test('an admin acknowledges an alarm, and finds the rules behind it', async () => {
  const page = await open('/alarms')
  await page.getByRole('heading', { name: 'Alarms' }).waitFor()
  await expectAccessible(page)
  await showPage(page, 'alarms')
  await page.getByRole('button', { name: /^Take on: Deliveries to North Library/ }).click()
  await page.getByText('Taken by Ada Admin').waitFor()
  const { body } = await scene.gateway.api('GET', '/v1/alarms?state=standing')
  expect(body).toMatchObject({ items: [{ acknowledged: { by: expect.any(String) } }] })
  await page.getByRole('link', { name: 'Alarm rules' }).click()
  await page.getByText('partner-paused').first().waitFor()
  await page.goto(`${scene.gateway.url}/console/configuration/alarm_settings`)
  await page.getByText('Daily mail at').first().waitFor()
  await expectAccessible(page)
  await showPage(page, 'alarm-settings')
}, 180_000)

test('staff see the dashboard of their library without what is for admins', async () => {
  const page = await open('/dashboard', 'staff')
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.getByText('No problems.').waitFor()
  expect(await page.getByRole('heading', { name: 'Partners to look at' }).count()).toBe(0)
})
