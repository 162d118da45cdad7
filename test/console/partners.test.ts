import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { until, type WholeGateway } from '../support/gateway.ts'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { hasFocus, pressTo, tabTo } from './keyboard.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { openSignedIn } from './open-signed-in.ts'
import { formSaved, openSections } from './save-form.ts'
import { showPage } from './show-page.ts'

let scene: ConsoleScene
let gateway: WholeGateway
let browser: ConsoleBrowser
beforeAll(async () => {
  browser = await startConsoleBrowser()
  scene = await startConsoleScene()
  gateway = scene.gateway
})
afterAll(async () => {
  await browser.close()
  await scene.stop()
})
afterEach(() => browser.endTest())

const open = (path: string, role?: 'admin' | 'staff'): Promise<Page> =>
  openSignedIn(browser, scene, path, role)

type Stored = {
  readonly name: string
  readonly limit?: number
  readonly symbols: readonly object[]
  readonly inboundCredentials: readonly { readonly kind: string; readonly hash: string }[]
  readonly connection: { readonly url: string; readonly outboundCredentials: { readonly kind: string } }
}
const stored = async (code: string): Promise<Stored> =>
  (await gateway.api('GET', `/v1/partners/${code}`)).body as Stored

const south = {
  name: 'South Library',
  symbols: [{ type: 'ISIL', value: 'X-SOUTH' }],
  connection: { protocol: 'iso18626', url: 'https://south.example/iso18626' },
}

describe('an admin', () => {
  test('finds a partner whose code is a word that addresses of the console have', async () => {
    for (const code of ['NEW', 'new', 'unmapped-codes']) {
      await gateway.api('PUT', `/v1/partners/${code}`, {
        ...south,
        symbols: [{ type: 'ISIL', value: `X-${code}` }],
      })
      const page = await open(`/partners/${code}`)
      await page.getByRole('heading', { name: south.name }).waitFor()
      await gateway.api('DELETE', `/v1/partners/${code}`)
    }
  })

  test('sets up the first partner with the keyboard alone', async () => {
    const page = await open('/partners')
    await page.getByText('There is no partner yet').waitFor()
    await expectAccessible(page)
    await showPage(page, 'partners-empty')
    const field = (name: RegExp) => page.getByRole('textbox', { name })
    const type = async (name: RegExp, text: string) => {
      await tabTo(page, field(name))
      await page.keyboard.type(text)
    }
    await tabTo(page, page.getByRole('button', { name: 'Add a partner' }).first())
    await page.keyboard.press('Enter')
    await pressTo(page, 'ArrowDown', page.getByRole('menuitem', { name: 'ISO 18626' }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'New partner' }).waitFor()
    await type(/^Code$/, 'NORTH')
    await type(/^Name$/, 'North Library')
    await type(/^Kind of id/, 'ISIL')
    await type(/^Id/, 'X-NORTH')
    await type(/^Address/, 'north.example')
    await tabTo(page, page.getByRole('button', { name: 'Save' }))
    await page.keyboard.press('Enter')
    // The fault is shown at the field of the address, which has the focus.
    await page
      .getByText(/This is not in the form that is needed/)
      .first()
      .waitFor()
    const address = field(/^Address/)
    await until('the field to have the focus', () => hasFocus(page, address))
    expect(await address.inputValue()).toBe('north.example')
    await page.keyboard.press('Home')
    await page.keyboard.type('https://')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'North Library' }).waitFor()
    await expect.poll(async () => (await stored('NORTH')).connection.url).toBe('https://north.example')
  })

  test('sees each setting explained, makes credentials, and copies the address for the partner', async () => {
    const page = await open('/partners/NORTH')
    await page.getByText('ISO 18626 · https://north.example').waitFor()
    await showPage(page, 'partner-folded')
    await openSections(page, 'Basics', 'Connection', 'Credentials and access')
    await page.getByText('Where messages go: https://… to post them.').waitFor()
    await expectAccessible(page)
    await showPage(page, 'partner')
    await page.getByText(`${gateway.url}/partners/NORTH/iso18626`).waitFor()
    await page.getByRole('button', { name: 'Add: Credentials for its messages' }).click()
    await page.getByRole('button', { name: 'Make a secret' }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('stored as a hash that begins with').waitFor()
    const [credential] = (await stored('NORTH')).inboundCredentials
    expect(credential).toMatchObject({ kind: 'bearer', hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    // Changing something else keeps it.
    await page.getByRole('textbox', { name: 'Name' }).fill('The North Library')
    await page.getByRole('button', { name: 'Save' }).click()
    await until('the name', async () => (await stored('NORTH')).name === 'The North Library')
    expect((await stored('NORTH')).inboundCredentials).toEqual([credential])
  })

  test('keeps what two people changed, and chooses where both changed the same', async () => {
    await gateway.api('PUT', '/v1/partners/SOUTH', south)
    const page = await open('/partners/SOUTH')
    await openSections(page, 'Basics', 'Connection')
    await page.getByRole('textbox', { name: 'Name' }).fill('South Library, mine')
    await page.getByRole('textbox', { name: 'Address' }).fill('https://mine.example/iso18626')
    await gateway.api('PUT', '/v1/partners/SOUTH', { ...south, name: 'South Library, theirs', limit: 7 })
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Somebody else changed this meanwhile').waitFor()
    await page.getByText('Theirs: South Library, theirs').waitFor()
    await page.getByRole('radio', { name: 'Yours: South Library, mine' }).waitFor()
    await expectAccessible(page)
    await showPage(page, 'partner-conflict')
    await page.getByRole('radio', { name: /^Theirs/ }).check()
    await page.getByRole('button', { name: 'Save with this choice' }).click()
    await formSaved(page)
    await expect
      .poll(() => stored('SOUTH'))
      .toMatchObject({
        name: 'South Library, theirs',
        limit: 7,
        connection: { url: 'https://mine.example/iso18626' },
      })
  })

  test('closes a partner for the holidays beside its form, which keeps that', async () => {
    await gateway.api('PUT', '/v1/partners/SOUTH', south)
    const page = await open('/partners/SOUTH')
    await page.getByText('What you note here holds for all libraries.').waitFor()
    await page.getByLabel('First day').fill('2099-12-24')
    await page.getByLabel('Last day').fill('2099-12-27')
    await page.getByRole('button', { name: 'Add a closure' }).click()
    await page
      .getByText(/24 Dec 2099 – 27 Dec 2099/)
      .first()
      .waitFor()
    await expectAccessible(page)
    await openSections(page, 'Basics')
    await page.getByRole('textbox', { name: 'Name' }).fill('South Library, closed')
    await page.getByRole('button', { name: 'Save' }).click()
    await formSaved(page)
    await expect
      .poll(() => stored('SOUTH'))
      .toMatchObject({ name: 'South Library, closed', closures: [{ from: '2099-12-24', to: '2099-12-27' }] })
    await page.getByRole('button', { name: /^Remove the closure/ }).click()
    await expect.poll(() => stored('SOUTH')).toMatchObject({ closures: [] })
    expect(await page.getByText('Somebody else changed this meanwhile').count()).toBe(0)
  })

  test('is asked before changes are lost, and sees what keeps a partner from being deleted', async () => {
    await gateway.api('PUT', '/v1/rota-templates/nearby', {
      choose: { by: 'list', partners: ['SOUTH'] },
    })
    const page = await open('/partners/SOUTH')
    await openSections(page, 'Basics', 'Connection')
    await page.getByRole('textbox', { name: 'Name' }).fill('Never saved')
    await page.getByRole('link', { name: 'Partners' }).first().click()
    await page.getByText('Leave without saving?').waitFor()
    await page.getByRole('button', { name: 'Keep editing' }).click()
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Never saved')
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('dialog').getByRole('link', { name: 'Rota template nearby' }).waitFor()
    await expectAccessible(page)
    await showPage(page, 'partner-delete')
  })

  test('finds the partner that fails', async () => {
    await gateway.store.putDocuments([
      {
        kind: 'circuit',
        key: 'SOUTH',
        value: { failures: 6, openUntil: new Date(gateway.now() + 600_000).toISOString() },
        expectedVersion: null,
      },
    ])
    const page = await open('/partners')
    await page.getByText(/^Paused/).waitFor()
    for (const name of ['Last heard', 'Fill rate, 30 days', 'Days to ship'])
      await page.getByRole('columnheader', { name }).waitFor()
    await expectAccessible(page)
    await showPage(page, 'partners')
    await page.getByRole('link', { name: 'Problems 1' }).click()
    await page.getByRole('link', { name: 'The North Library' }).waitFor({ state: 'detached' })
    await expect.poll(() => new URL(page.url()).search).toBe('?state=failing')
  })

  test('sees letters as an email partner gets them', async () => {
    await gateway.api('PUT', '/v1/partners/EAST', {
      name: 'East Library',
      symbols: [{ type: 'ISIL', value: 'X-EAST' }],
      connection: { protocol: 'email', address: 'ill@east.example' },
    })
    const page = await open('/partners/EAST')
    await page.getByRole('button', { name: 'Letters in words of their own' }).click()
    await page.getByText('about a made-up request').waitFor()
    await page
      .getByText(/Interlibrary/i)
      .first()
      .waitFor()
    await showPage(page, 'partner-letters')
  })

  test('reads it all in German', async () => {
    const page = await open('/partners/EAST')
    await page.getByRole('button', { name: /^Account/ }).click()
    await page.getByRole('menuitemradio', { name: 'Deutsch' }).click()
    await openSections(page, 'Grundlagen', 'Verbindung')
    await page.getByText('Wohin Briefe gehen.').waitFor()
    await page.evaluate("localStorage.removeItem('lendwire.language')")
  })
})

test('staff find a partner in the list, note its holidays for their library, and cannot change it', async () => {
  const page = await open('/today', 'staff')
  const refused: string[] = []
  page.on('response', (answer) => {
    if (answer.status() === 403) refused.push(answer.url())
  })
  await page.getByRole('link', { name: 'Partners' }).click()
  await page.getByRole('heading', { name: 'Partners' }).waitFor()
  // Whether messages reach it is for those who may mend it: nothing is said, not even that all is well.
  const row = page.getByRole('row').filter({ hasText: 'East Library' })
  await row.waitFor()
  expect(await row.getByText('Healthy').count()).toBe(0)
  await expectAccessible(page)
  await row.getByRole('link', { name: 'East Library' }).click()
  await page.getByLabel('First day').fill('2099-12-24')
  await page.getByLabel('Last day').fill('2099-12-27')
  await page.getByRole('button', { name: 'Add a closure' }).click()
  await page.getByText(/24 Dec 2099 – 27 Dec 2099/).waitFor()
  await expectAccessible(page)
  await page.getByRole('heading', { name: 'East Library' }).waitFor()
  await openSections(page, 'Basics')
  await expect.poll(() => page.getByRole('textbox', { name: 'Name' }).isDisabled()).toBe(true)
  expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0)
  // What is refused stands in the audit log: an honest person has nothing there.
  expect(refused).toEqual([])
})
