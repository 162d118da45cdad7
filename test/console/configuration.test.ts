import { readFile } from 'node:fs/promises'
import { createSimulatedIls } from '@lendwire/lender'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startCatalogue } from '../support/catalogue.ts'
import { until } from '../support/gateway.ts'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { openSignedIn } from './open-signed-in.ts'
import { formSaved } from './save-form.ts'
import { showPage } from './show-page.ts'

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
afterEach(() => browser.endTest())

const open = (path: string): Promise<Page> => openSignedIn(browser, scene, path)

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
  await page
    .getByRole('group', { name: 'Deadlines', exact: true })
    .getByLabel('Answer', { exact: true })
    .fill('3')
  await page.getByRole('checkbox', { name: 'Answer to a cancel: Off' }).check()
  await expectAccessible(page)
  await showPage(page, 'workflow')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Workflow profile quick' }).waitFor()
  await expect
    .poll(() => stored('/v1/workflows/quick'))
    .toMatchObject({
      deadlines: { response: 'P3D', cancelReply: null, claim: 'P3D' },
    })

  await page.goto(`${scene.gateway.url}/console/configuration/library/ABC`)
  await page.getByLabel('Workflow profile').first().fill('quick')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Save' }).click()
  await until('the workflow', async () => {
    const library = (await stored('/v1/libraries/ABC')) as { readonly workflow?: string }
    return library.workflow === 'quick'
  })

  await page.goto(`${scene.gateway.url}/console/configuration/workflow/quick`)
  await page.getByRole('heading', { name: 'What uses it' }).waitFor()
  await page.getByRole('link', { name: 'Library ABC' }).waitFor()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'Library ABC' }).waitFor()
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
  await formSaved(page)
  await page.reload()
  await page.getByPlaceholder('Stored. Type to replace it.').waitFor()
  await expectAccessible(page)
  await showPage(page, 'library-system')
  expect(await page.content()).not.toContain('a-password-of-the-system')
})

test('a library system that has an item is not deleted: in both languages it says why, and what to do', async () => {
  const ils = createSimulatedIls({ users: [{ id: 'p1', surname: 'Reader', givenName: 'Ann' }] })
  const url = await ils.start()
  const { api, store } = scene.gateway
  const library = {
    name: 'With a system',
    timeZone: 'Europe/Oslo',
    symbols: [{ type: 'ISIL', value: 'X-SYS' }],
  }
  await api('PUT', '/v1/libraries/SYS', library)
  await api('PUT', '/v1/libraries/SYS/ils', { url, allowPrivateNetwork: true })
  await scene.addPartner('SOUTH', 'South Library', 'silent')
  const number = await scene.makeRequest({
    library: 'SYS',
    citation: { title: 'In the system' },
    patron: { id: 'p1' },
    rota: ['SOUTH'],
  })
  await scene.command(number, { type: 'send' })
  await until('the partner to be asked', async () => (await scene.statusOf(number)) === 'request_sent')
  await scene.command(number, { type: 'record_partner_event', event: { type: 'shipped', items: [{}] } })
  await scene.command(number, { type: 'receive' })
  await until('the record', async () => (await scene.statusOf(number)) === 'received_physically')
  expect(await store.findByDocument('ils', 'SYS')).toEqual([number])

  const page = await open('/configuration/ils/SYS')
  await page.getByRole('heading', { name: 'What uses it' }).waitFor()
  await page.getByRole('button', { name: 'Delete' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await dialog.getByRole('alert').getByText('It cannot be deleted: this uses it.').waitFor()
  await dialog.getByRole('link', { name: `Request ${number}` }).waitFor()
  await dialog.getByText(/settle what the system refused/).waitFor()
  await expectAccessible(page)
  await showPage(page, 'library-system-in-use')
  await page.evaluate("localStorage.setItem('lendwire.language', 'de')")
  await page.reload()
  await page.getByRole('button', { name: 'Löschen' }).click()
  await dialog.getByRole('button', { name: 'Löschen' }).click()
  await dialog.getByRole('alert').getByText('Löschen geht nicht: das hier verwendet es.').waitFor()
  await dialog.getByRole('link', { name: `Bestellung ${number}` }).waitFor()
  await dialog.getByText(/klären Sie, was das System abgelehnt hat/).waitFor()
  await showPage(page, 'library-system-in-use-german')
  await page.evaluate("localStorage.removeItem('lendwire.language')")
  await ils.stop()

  await api('POST', '/v1/keys', { role: 'system', library: 'SYS', name: 'A key' })
  await page.goto(`${scene.gateway.url}/console/configuration/library/SYS`)
  await page.getByRole('link', { name: /^API key [0-9a-f]{16}$/ }).waitFor()
  await page.getByRole('link', { name: /^API key [0-9a-f]{16}$/ }).scrollIntoViewIfNeeded()
  await showPage(page, 'library-used-by-key')
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
  await formSaved(page)
  await expect
    .poll(() => stored('/v1/sending-rules'))
    .toEqual({
      rules: [
        { name: 'Copies at once', status: 'active', when: { service: ['copy'] }, does: { action: 'send' } },
      ],
    })
})

test('an admin orders the partners of a rota template with the keyboard and by dragging', async () => {
  await scene.addPartner('NORTH', 'North Library', 'silent')
  await scene.addPartner('WEST', 'West Library', 'silent')
  await scene.addPartner('EAST', 'East Library', 'silent')
  const page = await open('/configuration/rota_template/-new')
  await page.getByRole('textbox', { name: /^Code/ }).fill('nearby')
  await page.getByRole('combobox', { name: 'Which partners' }).click()
  await page.getByRole('option', { name: 'A list' }).click()
  const list = page.getByRole('list', { name: 'Partners' })
  const rows = list.getByRole('listitem')
  for (const code of ['NORTH', 'WEST', 'EAST']) {
    await page.getByRole('combobox', { name: /^Partners/ }).fill(code)
    await page.keyboard.press('Enter')
    await rows.filter({ hasText: code }).waitFor()
  }
  await page.getByRole('button', { name: 'Remove WEST' }).click()
  await page.getByRole('combobox', { name: /^Partners/ }).click()
  await page.getByRole('option', { name: 'WEST' }).click()
  await rows.last().filter({ hasText: 'WEST' }).waitFor()
  expect(await page.getByRole('combobox', { name: /^Partners/ }).inputValue()).toBe('')
  // The focus follows the row: the same key moves it on.
  await page.getByRole('button', { name: 'Move WEST up' }).focus()
  await page.keyboard.press('Enter')
  await rows.nth(1).filter({ hasText: 'WEST' }).waitFor()
  await page.keyboard.press('Enter')
  await rows.first().filter({ hasText: 'WEST' }).waitFor()
  await rows.filter({ hasText: 'NORTH' }).dragTo(rows.filter({ hasText: 'EAST' }))
  await rows.last().filter({ hasText: 'NORTH' }).waitFor()
  await expectAccessible(page)
  await showPage(page, 'rota-template')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect
    .poll(() => stored('/v1/rota-templates/nearby'))
    .toMatchObject({ choose: { by: 'list', partners: ['WEST', 'EAST', 'NORTH'] } })
})

test('an admin tries what the rules make of a request', async () => {
  await scene.addPartner('NORTH', 'North Library', 'silent')
  await scene.gateway.api('PUT', '/v1/rota-templates/nearby', { choose: { by: 'list', partners: ['NORTH'] } })
  await scene.gateway.api('PUT', '/v1/rota-rules', {
    match: 'first',
    rules: [
      { name: 'Articles', when: { service: ['copy'] }, templates: ['nearby'] },
      { name: 'Everything else', when: {}, templates: ['nearby'] },
    ],
  })
  const page = await open('/configuration/rota_rules')
  const trial = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Try the rules' }) })
  await trial.getByRole('button', { name: 'Explain' }).click()
  await trial.getByText('Services: the rule wants copy, the request has loan').waitFor()
  await trial.getByText('North Library').waitFor()
  await expectAccessible(page)
  await showPage(page, 'rule-trial')
  // A rule is a sentence until it is opened; what is changed is tried before it is saved.
  await page.getByRole('group', { name: 'Rules 2' }).getByText('Anything').waitFor()
  await page.getByRole('button', { name: 'Edit: Rules 2' }).click()
  await page.getByRole('group', { name: 'Rules 2' }).getByRole('textbox', { name: 'Name' }).fill('All others')
  await trial.getByRole('button', { name: 'Explain' }).click()
  await trial.getByRole('listitem').filter({ hasText: 'All others' }).getByText('matches').waitFor()
  // A rule that is switched off is passed over, and stays.
  await page.getByRole('switch', { name: 'Rules 2 is on' }).press('Space')
  await trial.getByRole('button', { name: 'Explain' }).click()
  await trial
    .getByRole('listitem')
    .filter({ hasText: 'All others' })
    .getByText('off', { exact: true })
    .waitFor()
  const number = await scene.makeRequest({ citation: { title: 'Kindred' }, service: { type: 'copy' } })
  await trial.getByText('A request that there is').click()
  await trial.getByLabel('Request number').fill(number)
  await page.keyboard.press('Enter')
  await trial.getByRole('listitem').filter({ hasText: 'Articles' }).getByText('matches').waitFor()
})

test('an admin takes partners away as CSV, changes one, and sees what would change before it does', async () => {
  await scene.addPartner('SOUTH', 'South Library', 'silent')
  const before = (await stored('/v1/partners/SOUTH')) as { readonly inboundCredentials: unknown }
  const page = await open('/configuration')
  await page.getByRole('link', { name: 'Import and export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Partners (CSV)' }).click()
  const csv = await readFile(await (await download).path(), 'utf8')
  expect(csv.split('\n')[0]).toMatch(/^code,name,status,symbols,connection.protocol,connection.url,/)
  expect(csv).toContain('ISIL:X-SOUTH')
  const choose = async (name: string, content: string): Promise<void> => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose a file' }).click()
    await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
  }
  await choose('partners.csv', csv)
  await page.getByText('Nothing would change.').waitFor()
  await choose('notes.json', 'no JSON at all')
  await page.getByText('The file is neither JSON nor CSV of this form.').waitFor()
  await choose('partners.csv', csv.replace('South Library', 'The South Library'))
  await page.getByText('1 document would change').waitFor()
  await page.getByText('Partner SOUTH').click()
  await page.getByRole('cell', { name: 'The South Library' }).waitFor()
  await expectAccessible(page)
  await showPage(page, 'transfer')
  await page.getByRole('button', { name: 'Apply 1 change' }).click()
  await page.getByText('1 document was changed.').waitFor()
  await expect
    .poll(() => stored('/v1/partners/SOUTH'))
    .toMatchObject({
      name: 'The South Library',
      inboundCredentials: before.inboundCredentials,
    })
})

test('somebody of several libraries chooses one, and lists, counts and new requests are of it', async () => {
  await scene.gateway.api('PUT', '/v1/libraries/XYZ', {
    name: 'Xyz Library',
    symbols: [{ type: 'ISIL', value: 'X-XYZ' }],
  })
  await scene.makeRequest({ citation: { title: 'Of the one library' }, hold: 'staff' })
  await scene.makeRequest({ library: 'XYZ', citation: { title: 'Of the other library' }, hold: 'staff' })
  const page = await open('/requests')
  await page.getByText('Of the one library').waitFor()
  await page.getByText('Of the other library').waitFor()
  await page.getByRole('button', { name: 'Library: All libraries' }).click()
  await page.getByRole('menuitemradio', { name: 'Xyz Library' }).click()
  await page.getByText('Of the one library').waitFor({ state: 'detached' })
  await page.getByText('Of the other library').waitFor()
  await page
    .getByRole('navigation', { name: 'Main navigation' })
    .getByRole('link', { name: /^Needs attention 1$/ })
    .click()
  await page.getByText('Of the other library').waitFor()
  await expect.poll(() => new URL(page.url()).searchParams.get('library')).toBe('XYZ')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'New request' }).click()
  await until(
    'the library',
    async () => (await page.locator('form').getByLabel('Library').first().inputValue()) === 'Xyz Library',
  )
  await page.evaluate("localStorage.removeItem('lendwire.library')")
})

test('an admin edits a document as JSON', async () => {
  await scene.gateway.api('PUT', '/v1/workflows/patient', { deadlines: { response: 'P3D' } })
  const page = await open('/configuration/workflow/patient')
  await page.getByRole('button', { name: 'Edit as JSON' }).click()
  const editor = page.getByRole('textbox', { name: 'Edit as JSON' })
  await editor.getByText('"patient"').waitFor()
  await expectAccessible(page)
  await showPage(page, 'document-json')
  await editor.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText('{ "deadlines": { "response": ')
  await page.getByText('This is not JSON.').waitFor()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText('{ "deadlines": { "response": "P9D" } }')
  await page.getByText('This is not JSON.').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Save' }).click()
  await formSaved(page)
  await expect.poll(() => stored('/v1/workflows/patient')).toMatchObject({ deadlines: { response: 'P9D' } })
  await page.getByRole('button', { name: 'Back to the form' }).click()
  await until(
    'the form',
    async () =>
      (await page
        .getByRole('group', { name: 'Deadlines', exact: true })
        .getByLabel('Answer', { exact: true })
        .inputValue()) === '9',
  )
})

test('an admin tries a catalogue before requests depend on it', async () => {
  const catalogue = await startCatalogue()
  try {
    await scene.gateway.api('PUT', '/v1/locate-profiles/union', {
      ask: {
        kind: 'sru',
        url: `${catalogue.url}/fixture/alma-available.xml`,
        indexes: [{ by: 'isbn', index: 'alma.isbn' }],
        holdings: 'alma_ava',
      },
      allowPrivateNetwork: true,
    })
    const page = await open('/configuration/locate_profile/union')
    const trial = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Trial search' }) })
    await trial.getByLabel('Identifier, such as ISBN …').fill('9780140449136')
    await trial.getByRole('button', { name: 'Search' }).click()
    await trial.getByText(/^Asked: isbn 9780140449136 → /).waitFor()
    await trial.getByRole('columnheader', { name: 'Call number' }).first().waitFor()
    await expectAccessible(page)
    await showPage(page, 'locate-trial')
  } finally {
    await catalogue.close()
  }
})
