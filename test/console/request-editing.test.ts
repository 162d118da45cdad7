import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { hasFocus } from './keyboard.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { kindred, openRequest } from './request-page.ts'
import { showPage } from './show-page.ts'

let scene: ConsoleScene
let browser: ConsoleBrowser
beforeAll(async () => {
  browser = await startConsoleBrowser()
  scene = await startConsoleScene()
  await scene.addPartner('WEST', 'West Library', 'silent')
})
afterAll(async () => {
  await browser.close()
  await scene.stop()
})
afterEach(() => browser.endTest())

const open = (number: string) => openRequest({ browser, scene }, number)

test('two people edit one request: both see what changed, and nothing is lost', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['WEST'], hold: 'staff' })
  const page = await open(number)
  await page.getByRole('button', { name: 'Edit the citation' }).click()
  const dialog = page.getByRole('dialog')
  await expect.poll(() => hasFocus(page, dialog.getByLabel('Title', { exact: true }))).toBe(true)
  await dialog.getByLabel('Publisher').fill('Beacon')
  await dialog.getByLabel('Edition').fill('2nd')
  await scene.command(number, {
    type: 'edit',
    citation: { ...kindred.citation, publisher: 'Headline', placeOfPublication: 'London' },
  })
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByText('Somebody changed this meanwhile').waitFor()
  await dialog.getByText('Theirs: Headline').waitFor()
  await dialog.getByText('Yours: Beacon').waitFor()
  await expect.poll(() => dialog.getByLabel('Place').inputValue()).toBe('London')
  await expect.poll(() => dialog.getByLabel('Edition').inputValue()).toBe('2nd')
  await expectAccessible(page)
  await showPage(page, 'request-edit-conflict')
  await dialog.getByRole('button', { name: 'Save with this choice' }).click()
  await dialog.waitFor({ state: 'detached' })
  const { body } = await scene.gateway.api('GET', `/v1/requests/${number}`)
  expect(body).toMatchObject({
    citation: { publisher: 'Beacon', edition: '2nd', placeOfPublication: 'London', title: 'Kindred' },
  })
})

test('a form that somebody else was faster with says where the other values cannot be read', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['WEST'], hold: 'staff' })
  const page = await open(number)
  await page.getByRole('button', { name: 'Edit the citation' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Publisher').fill('Beacon')
  await scene.command(number, { type: 'edit', citation: { ...kindred.citation, publisher: 'Headline' } })
  await page.route(`**/v1/requests/${number}`, (route) =>
    route.request().method() === 'GET' ? route.abort() : route.continue(),
  )
  await dialog.getByRole('button', { name: 'Save' }).click()
  const said = dialog
    .getByRole('alert')
    .getByText('Somebody changed this meanwhile. lendwire cannot be reached. Try again in a moment.')
  await said.waitFor()
  // The title of a dialog covers what is scrolled below it.
  const title = await dialog.locator('header').boundingBox()
  await expect
    .poll(async () => (await said.boundingBox())?.y ?? 0)
    .toBeGreaterThanOrEqual((title?.y ?? 0) + (title?.height ?? 0))
  await showPage(page, 'request-edit-unread')
  expect(await dialog.getByLabel('Publisher').inputValue()).toBe('Beacon')
  await page.unroute(`**/v1/requests/${number}`)
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await dialog.getByText('Theirs: Headline').waitFor()
  await dialog.getByText('Yours: Beacon').waitFor()
  browser.forgive(/net::ERR_FAILED/)
})

test('a day that is typed only in part is a fault beside its field, and nothing is sent', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['WEST'], hold: 'staff' })
  const page = await open(number)
  const dialog = page.getByRole('dialog')
  const fault = dialog.getByText('This day is incomplete: complete it, or clear it.')
  const typeInPart = async (label: string, save: string): Promise<void> => {
    const day = dialog.getByLabel(label)
    await day.focus()
    await page.keyboard.type('12')
    await dialog.getByRole('button', { name: save }).click()
    await fault.waitFor()
    expect(await day.getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => hasFocus(page, day)).toBe(true)
    await expectAccessible(page)
    await showPage(page, 'request-day-in-part')
    await day.fill('2099-12-24')
    await fault.waitFor({ state: 'detached' })
    await dialog.getByRole('button', { name: save }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await page.getByRole('button', { name: 'Edit the service' }).click()
  await dialog.getByLabel('Needed by').fill('')
  await typeInPart('Needed by', 'Save')
  await scene.command(number, { type: 'approve' })
  await scene.command(number, { type: 'send' })
  const event = { type: 'shipped', items: [{ partnerItemId: 'W-1' }] }
  await scene.command(number, { type: 'record_partner_event', entry: 1, event })
  await page.getByRole('button', { name: 'Receive' }).click()
  await typeInPart('Due date', 'Receive')
  const { body } = await scene.gateway.api('GET', `/v1/requests/${number}`)
  const day = '2099-12-24'
  expect(body).toMatchObject({ service: { neededBy: day }, items: [{ dueDate: day }] })
})

test('a label that a colleague gives at the same moment is kept', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['WEST'], hold: 'staff' })
  await scene.command(number, { type: 'edit', labels: ['course reserve', 'exhibition'] })
  const page = await open(number)
  let colleagueLabels: readonly string[] | null = ['course reserve', 'exhibition', 'of a colleague']
  await page.route(`**/v1/requests/${number}`, async (route) => {
    const labels = colleagueLabels
    if (route.request().method() === 'PATCH' && labels !== null) {
      colleagueLabels = null
      await scene.command(number, { type: 'edit', labels })
    }
    await route.continue()
  })
  const labelsOf = async (): Promise<unknown> => {
    const { body } = await scene.gateway.api('GET', `/v1/requests/${number}`)
    return (body as { readonly labels?: unknown }).labels
  }
  await page.getByRole('button', { name: 'Labels' }).click()
  const field = page.getByRole('dialog').locator('input:not([type=hidden])')
  await field.fill('mine')
  await page.keyboard.press('Enter')
  await expect.poll(labelsOf).toEqual(['course reserve', 'exhibition', 'of a colleague', 'mine'])
  await expect.poll(() => page.getByRole('dialog').textContent()).toMatch(/of a colleague\s*mine/)
  colleagueLabels = ['course reserve', 'exhibition', 'of a colleague', 'mine', 'another']
  await page.keyboard.press('Backspace')
  await expect.poll(labelsOf).toEqual(['course reserve', 'exhibition', 'of a colleague', 'another'])
})

test('Escape asks before a dialog closes in which something was typed', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['WEST'] }, 'request_sent')
  const page = await open(number)
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  const expectQuestion = async (opener: () => Promise<void>, title: string, text: string): Promise<void> => {
    const dialog = page.getByRole('dialog', { name: title })
    await opener()
    await dialog.waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await question.count()).toBe(0)
    await opener()
    await dialog.getByRole('textbox').first().fill(text)
    await page.keyboard.press('Escape')
    await question.waitFor()
    await page.keyboard.press('Escape')
    await question.waitFor({ state: 'detached' })
    expect(await dialog.getByRole('textbox').first().inputValue()).toBe(text)
    await page.keyboard.press('Escape')
    await expectAccessible(page)
    await showPage(page, 'request-leave-dialog')
    await question.getByRole('button', { name: 'Leave' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await expectQuestion(
    async () => {
      await page.getByRole('button', { name: 'More', exact: true }).click()
      await page.getByRole('menuitem', { name: 'Cancel the request' }).click()
    },
    'Cancel the request',
    'Not needed any more',
  )
  await expectQuestion(
    () => page.getByRole('button', { name: 'Edit the notes' }).click(),
    'Edit the notes',
    'The reader called',
  )
  expect(await scene.statusOf(number)).toBe('request_sent')
})

test('the workflow profile is chosen among those that are set up', async () => {
  await scene.gateway.api('PUT', '/v1/workflows/slow', {})
  const number = await scene.makeRequest({ ...kindred, rota: ['WEST'], hold: 'staff' })
  const page = await open(number)
  await page.getByRole('button', { name: 'Edit the service' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Workflow profile' }).click()
  await page.getByRole('option', { name: 'standard copy' }).waitFor()
  await page.getByRole('option', { name: 'slow', exact: true }).click()
  await showPage(page, 'request-edit-workflow')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  const { body } = await scene.gateway.api('GET', `/v1/requests/${number}`)
  expect(body).toMatchObject({ workflow: 'slow' })
})
