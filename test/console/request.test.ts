import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { hasFocus, tabTo } from './keyboard.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { kindred, openRequest } from './request-page.ts'
import { showPage } from './show-page.ts'

let scene: ConsoleScene
let browser: ConsoleBrowser
beforeAll(async () => {
  browser = await startConsoleBrowser()
  scene = await startConsoleScene()
  await scene.addPartner('NORTH', 'North Library', 'loaned-at-once')
  await scene.addPartner('SOUTH', 'South Library', 'conditional')
  await scene.addPartner('EAST', 'East Library', 'cancel-accepted')
  await scene.addPartner('WEST', 'West Library', 'silent')
  await scene.addPartner('LATE', 'Late Library', 'overdue')
  await scene.gateway.api('POST', '/v1/users', {
    ...{ name: 'Berit Dahl', email: 'berit@example.org', role: 'staff', library: 'ABC' },
  })
})
afterAll(async () => {
  await browser.close()
  await scene.stop()
})
afterEach(() => browser.endTest())

const open = (number: string, role?: 'staff' | 'viewer') => openRequest({ browser, scene }, number, role)

test('a request is sent, received, lent and returned with its main button', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['NORTH'] })
  const page = await open(number)
  await page.getByRole('heading', { name: 'Kindred' }).waitFor()
  await page.getByText('Your turn: send the request.').waitFor()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('Shipped', { exact: true }).first().waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Receive', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Receive' })
  await dialog.getByLabel('Barcode').fill('ABC-0001')
  await expectAccessible(page)
  await showPage(page, 'request-receive')
  await dialog.getByRole('button', { name: 'Receive' }).click()
  await page.getByText('Received', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: 'Place on the hold shelf' }).click()
  await page.getByRole('button', { name: 'Check out' }).click()
  await page.getByText('On loan', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: 'Check in' }).click()
  await page.getByText('To return', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: 'Return', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Return', exact: true }).click()
  await until('the end', async () => (await scene.statusOf(number)) === 'request_completed')
})

test('the second click of a person who clicks twice does not reach the button that has just come', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['NORTH'] }, 'shipped_physically')
  await scene.command(number, { type: 'receive' })
  const page = await open(number)
  const commands: (string | null)[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/commands')) commands.push(request.postData())
  })
  // In the very moment in which the next button appears, the page notes whether it takes clicks.
  const atFirst = page.evaluate<string>(`new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const next = Array.from(document.querySelectorAll('button')).find(({ textContent }) => textContent === 'Check in')
      if (next === undefined) return
      observer.disconnect()
      resolve(getComputedStyle(next).pointerEvents)
    })
    observer.observe(document.body, { childList: true, subtree: true, characterData: true })
  })`)
  await page.getByRole('button', { name: 'Check out' }).click()
  expect(await atFirst).toBe('none')
  const next = page.getByRole('button', { name: 'Check in' })
  await page.locator(':not([data-resting] *)').and(next).waitFor()
  expect(commands).toHaveLength(1)
  await next.click()
  await expect.poll(() => commands.length).toBe(2)
})

test('it shows the citation, the rota, the items, the messages as they look, and the costs', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['NORTH', 'WEST'] }, 'shipped_physically')
  const page = await open(number)
  await page.getByText('9780807083697').first().waitFor()
  await page.getByText('P-4711').first().waitFor()
  await page.getByText('standard loan (default)').waitFor()
  await showPage(page, 'request-overview')
  // Once a partner was asked, only what can still be changed is offered.
  expect(await page.getByRole('button', { name: 'Edit the citation' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Edit the service' }).click()
  const fields = page.getByRole('dialog').getByRole('textbox')
  await fields.first().waitFor()
  await expect.poll(() => fields.count()).toBe(2)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByText('West Library').first().waitFor()
  await expectAccessible(page)
  await page.getByText('On its way').first().waitFor()
  await expectAccessible(page)
  await page.getByText('North Library has shipped').waitFor()
  await page.getByRole('button', { name: 'Message', exact: true, expanded: false }).first().click()
  await page.getByText('<messageInfo>').first().waitFor()
  await expectAccessible(page)
  await showPage(page, 'request-timeline')
  await page.getByRole('button', { name: 'Add a cost' }).click()
  await page.getByLabel('Amount').fill('12.50')
  await page.getByRole('dialog').getByRole('button', { name: 'Add a cost' }).click()
  await page.getByText('€12.50').first().waitFor()
  await expectAccessible(page)
  await showPage(page, 'request-costs')
})

test('an Undo that is refused is told once, with the reason', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['NORTH'] }, 'shipped_physically')
  const page = await open(number)
  await page.getByRole('button', { name: 'Receive', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Receive' }).click()
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  await undo.waitFor()
  await scene.command(number, { type: 'patron_loan' })
  await undo.click()
  const told = page.getByText(/not possible in the present status/)
  await told.waitFor()
  const text = await told.textContent()
  expect(text?.replace(/^.*The page shows what is possible now\./, '').trim()).not.toBe('')
  expect(await told.count()).toBe(1)
  // The note is the only alert: the page has none of its own.
  expect(await page.getByRole('main').getByRole('alert').count()).toBe(0)
})

test('a condition is answered, by keyboard alone', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['SOUTH', 'WEST'] }, 'conditional')
  const page = await open(number)
  const accept = page.getByRole('button', { name: 'Accept the conditions' })
  await accept.waitFor()
  await page
    .getByRole('region', { name: 'South Library’s conditions' })
    .getByText('use in the library only')
    .waitFor()
  await showPage(page, 'request-condition')
  await tabTo(page, accept)
  await page.keyboard.press('Enter')
  // Nothing must be filled in: Enter again answers.
  const confirm = page.getByRole('dialog').getByRole('button', { name: 'Accept the conditions' })
  await expect.poll(() => hasFocus(page, confirm)).toBe(true)
  await page.keyboard.press('Enter')
  await until('the answer', async () => (await scene.statusOf(number)) !== 'conditional')
})

test('a charge above the limit is agreed by choice alone, with the difference and a reason that stays', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['WEST', 'NORTH'] }, 'request_sent')
  const cost = { amount: '25.00', currency: 'EUR' }
  const event = { type: 'conditional', conditions: ['CostExceedsMaxCost'], cost, note: 'Two heavy volumes.' }
  await scene.command(number, { type: 'record_partner_event', event })
  const page = await open(number)
  await page.getByRole('button', { name: 'Decide…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Pay €25.00 to West Library?' })
  await dialog.getByText('€10.00 over', { exact: true }).waitFor()
  const pay = dialog.getByRole('button', { name: 'Pay €25.00 and send' })
  await dialog.getByRole('radio', { name: 'Decline and ask North Library' }).waitFor()
  // Nothing is chosen beforehand: no key pays.
  expect(await dialog.getByRole('radio', { checked: true }).count()).toBe(0)
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.keyboard.press('Enter')
  expect(await scene.statusOf(number)).toBe('conditional')
  await expectAccessible(page)
  await showPage(page, 'request-cost-offer')
  await dialog.getByRole('radio', { name: 'Pay €25.00' }).check()
  await dialog.getByText('West Library is told: at most €25.00 (+€10.00)').waitFor()
  await dialog.getByText('+€10.00 over the limit').waitFor()
  await dialog.getByLabel('Reason (optional, staff only)').fill('Course budget, approved by Mei Tanaka')
  await dialog.getByLabel('Note to the lender (optional)').fill('Registered post, please.')
  await pay.click()
  await until('the answer', async () => (await scene.statusOf(number)) !== 'conditional')
  const { body } = await scene.gateway.api('GET', `/v1/requests/${number}`)
  expect(body).toMatchObject({
    rota: [{ partner: 'WEST', accepted: { cost } }, {}],
    costs: [{ agreed: true, reason: 'Course budget, approved by Mei Tanaka' }],
  })
  await page.getByText('Reason: Course budget, approved by Mei Tanaka').waitFor()
  const told = await scene.gateway.api('GET', `/v1/requests/${number}/timeline`)
  const sent = (told.body as { items: { kind: string; delivery?: { content: string } }[] }).items.flatMap(
    ({ delivery }) => delivery?.content ?? [],
  )
  expect(sent.join()).toContain('Registered post, please.')
  expect(sent.join()).not.toContain('Mei Tanaka')

  // The lender asks for more than was agreed: the difference to that is shown, not the one to the limit.
  const dearer = { type: 'conditional', conditions: [], cost: { amount: '27.50', currency: 'EUR' } }
  await scene.command(number, { type: 'record_partner_event', event: dearer })
  await page.getByRole('button', { name: 'Decide…' }).click()
  await page.getByRole('dialog').getByText('+€2.50 on what was agreed').waitFor()
  await page.keyboard.press('Escape')
})

test('a charge above the limit is paid or declined with two clicks, its cost seen', async () => {
  const cost = { amount: '25.00', currency: 'EUR' }
  const event = { type: 'conditional', conditions: ['CostExceedsMaxCost'], cost }
  for (const [answer, rota] of [
    ['Pay €25.00 and send', [{ partner: 'WEST', accepted: { cost } }, { state: 'pending' }]],
    ['Decline and ask North Library', [{ partner: 'WEST' }, { partner: 'NORTH', state: 'active' }]],
  ] as const) {
    const number = await scene.makeRequest({ ...kindred, rota: ['WEST', 'NORTH'] }, 'request_sent')
    await scene.command(number, { type: 'record_partner_event', event })
    const page = await open(number)
    await page.getByRole('button', { name: 'Decide…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Pay €25.00 to West Library?' })
    await dialog.getByText('€10.00 over', { exact: true }).waitFor()
    await dialog.getByRole('button', { name: answer }).click()
    await dialog.waitFor({ state: 'detached' })
    await until('the answer', async () => (await scene.statusOf(number)) !== 'conditional')
    expect((await scene.gateway.api('GET', `/v1/requests/${number}`)).body).toMatchObject({ rota })
  }
})

test('the dialog of a cost offer shows what the lender wrote after it was read, and what the next one promises', async () => {
  for (let each = 0; each < 5; each += 1) {
    const supplied = await scene.makeRequest({ ...kindred, rota: ['NORTH'] }, 'shipped_physically')
    await scene.command(supplied, { type: 'receive' })
  }
  const number = await scene.makeRequest({ ...kindred, rota: ['WEST', 'NORTH'] }, 'request_sent')
  const cost = { amount: '25.00', currency: 'EUR' }
  const event = { type: 'conditional', conditions: ['CostExceedsMaxCost'], cost, note: 'Two heavy volumes.' }
  await scene.command(number, { type: 'record_partner_event', event })
  await scene.command(number, { type: 'mark_read' })
  const page = await open(number)
  await page.getByRole('button', { name: 'Decide…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Two heavy volumes.').waitFor()
  expect(await dialog.getByText('Two heavy volumes.').count()).toBe(1)
  await dialog.getByText('North Library: fills 100% · here in 0 days').waitFor()
  await dialog.getByText(/^(?:usually free|on average €)/).waitFor()
  await expectAccessible(page)
})

test('one partner is cancelled after the dialog has said what happens', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['EAST', 'WEST'] }, 'request_sent')
  const page = await open(number)
  await page.getByRole('button', { name: 'Edit', exact: true }).first().click()
  await page.getByRole('button', { name: 'Cancel with this partner' }).click()
  await page.getByText('The partner is told. Then the next partner of the rota is asked').waitFor()
  await page.getByRole('button', { name: 'Back' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel with this partner' }).click()
  const west = page.getByRole('listitem').filter({ hasText: 'West Library' })
  await west.filter({ hasText: 'Being asked' }).first().waitFor()
})

test('while a cancel waits for the answer, the row of the partner does not offer it again', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['WEST', 'NORTH'] }, 'request_sent')
  const page = await open(number)
  await page.getByRole('button', { name: 'Edit', exact: true }).first().click()
  const cancel = page.getByRole('button', { name: 'Cancel with this partner' })
  // The second click of a person who clicks twice does not close the dialog again.
  await cancel.dblclick()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel with this partner' }).click()
  await page.getByText('Cancel requested', { exact: true }).first().waitFor()
  await expect.poll(() => cancel.count()).toBe(0)
})

test('a status that asks for something stands once on the page', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['LATE'] }, 'shipped_physically')
  await scene.command(number, { type: 'receive' })
  await until('overdue', async () => (await scene.statusOf(number)) === 'overdue')
  const page = await open(number)
  await page.getByRole('button', { name: 'Return', exact: true }).waitFor()
  expect(await page.getByText('Overdue', { exact: true }).count()).toBe(1)
})

test('somebody takes a request on, hands it to a colleague and labels it; another page hears of it', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['WEST'] })
  const page = await open(number)
  const other = await open(number)
  await page.getByRole('button', { name: 'Assigned to: Nobody' }).click()
  await Promise.all([
    // It is shown for some seconds only.
    other.getByText('Changed just now').waitFor(),
    page.getByRole('menuitem', { name: 'Assign to me' }).click(),
  ])
  await other.getByRole('button', { name: 'Assigned to: Me' }).waitFor()
  await page.getByRole('button', { name: 'Assigned to: Me' }).click()
  await page.getByRole('menuitem', { name: 'Assign to Berit Dahl' }).click()
  await other.getByRole('button', { name: 'Assigned to: Berit Dahl' }).waitFor()
  const labels = page.getByRole('button', { name: 'Labels' })
  await labels.click()
  const field = page.getByRole('combobox', { name: 'Labels' })
  await expect.poll(() => hasFocus(page, field)).toBe(true)
  await field.fill('course reserve')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await other.getByText('course reserve').waitFor()
  await expect.poll(() => hasFocus(page, labels)).toBe(true)
})

test('commands that are not possible now say why', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['WEST'] })
  const page = await open(number)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem').first().waitFor()
  const entries = await page.getByRole('menuitem').allTextContents()
  expect(entries.indexOf('Add partners…')).toBeGreaterThanOrEqual(0)
  // What cannot easily be undone comes last.
  expect(entries.indexOf('Cancel the request…')).toBeGreaterThan(entries.indexOf('Add partners…'))
  expect(entries).not.toContain('Return…')
  await expectAccessible(page)
  await showPage(page, 'request-more')
  await page.getByRole('menuitem', { name: 'Why not …?' }).click()
  const refused = page.getByRole('dialog', { name: 'Not possible now' })
  await refused
    .getByText(/Receive.*Return/)
    .first()
    .waitFor()
  await refused.getByLabel('Find a command').fill('renew')
  await expect.poll(() => refused.getByText('Mark as read').count()).toBe(0)
  await refused.getByText(/Renew/).first().waitFor()
  await refused.getByLabel('Find a command').fill('add partners')
  await refused.getByText('No such command is refused now.').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await refused.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Add a cost' }).click()
  await page.getByRole('dialog', { name: 'Add a cost' }).waitFor()
  await page.keyboard.press('Escape')
  const more = page.getByRole('button', { name: 'More', exact: true })
  await expect.poll(() => hasFocus(page, more)).toBe(true)
  await page.getByRole('button', { name: 'Print and copy' }).click()
  await page
    .getByRole('menuitem', { name: /return slip/ })
    .filter({ hasText: 'Nothing was shipped that goes back.' })
    .waitFor()
})

test('no return slip is offered for a copy that came as a file', async () => {
  await scene.addPartner('FILES', 'Files Library', 'copy-at-once')
  const number = await scene.makeRequest({ ...kindred, service: { type: 'copy' }, rota: ['FILES'] })
  if ((await scene.statusOf(number)) === 'ready_to_send') await scene.command(number, { type: 'send' })
  await until('the file', async () => {
    const { body } = await scene.gateway.api('GET', `/v1/requests/${number}`)
    return JSON.stringify(body).includes('"form":"digital","hold"')
  })
  const page = await open(number)
  await page.getByRole('button', { name: 'Print and copy' }).click()
  const slip = page.getByRole('menuitem', { name: /return slip/ })
  await slip.filter({ hasText: 'Nothing was shipped that goes back.' }).waitFor()
})

test('the file of a copy that came by hand is attached, taken back and forwarded', async () => {
  const copy = { ...kindred, service: { type: 'copy', form: 'digital' } }
  const number = await scene.makeRequest({ ...copy, rota: ['WEST'] }, 'request_sent')
  const page = await open(number)
  const attach = async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Attach a file' }).click()
    const dialog = page.getByRole('dialog', { name: 'Attach a file' })
    await dialog.locator('input[type=file]').setInputFiles({
      ...{ name: 'article.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') },
    })
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Attach a file' }).click()
    await page.getByText('article.pdf').first().waitFor()
  }
  await attach()
  await page.getByRole('button', { name: 'Undo' }).click()
  await until('the request as before', async () => (await scene.statusOf(number)) === 'request_sent')
  await attach()
  await page.getByRole('button', { name: 'Forward to the patron' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Forward to the patron' }).click()
  await until('the end', async () => (await scene.statusOf(number)) === 'request_completed')
})

test('on a phone one menu holds the commands and what is printed', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['WEST'] })
  const page = await open(number)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByText('There are no notes.').waitFor()
  await page.getByRole('button', { name: 'Print and copy' }).waitFor({ state: 'detached' })
  await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Print the label' }).waitFor()
  await page.getByRole('menuitem', { name: 'Copy as a new request' }).click()
  await expect.poll(() => page.url()).not.toContain(number)
  await page.getByRole('heading', { name: 'Kindred' }).waitFor()
})

test('a viewer sees no patron, no messages and no commands', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['WEST'] })
  const page = await open(number, 'viewer')
  await page.getByText('You may not see patron data.').waitFor()
  expect(await page.getByText('P-4711').count()).toBe(0)
  expect(await page.getByRole('heading', { name: 'History' }).count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Send', exact: true }).count()).toBe(0)
  await expectAccessible(page)
})

test('a due date that has passed is shown, and confirmed by choosing it', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['WEST'] }, 'request_sent')
  const day = new Date(scene.gateway.now() + 86_400_000).toISOString().slice(0, 10)
  await scene.command(number, {
    type: 'record_partner_event',
    entry: 1,
    event: { type: 'shipped', items: [], dueDate: day },
  })
  scene.gateway.advance(3 * 86_400_000)
  await scene.command(number, { type: 'receive' })
  const page = await open(number)
  await page.getByText('Due date in doubt').waitFor()
  await page.getByRole('button', { name: 'Choose the due date' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Choose the due date' })
  expect(await dialog.getByLabel('Due date').inputValue()).toBe(day)
  await dialog.getByRole('button', { name: 'Choose the due date' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Due date in doubt').waitFor({ state: 'detached' })
})

test('the way back closes a dialog: it never asks about another request', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['WEST'] }, 'request_sent')
  const page = await open(number)
  await page.getByRole('button', { name: 'Print and copy' }).click()
  await page.getByRole('menuitem', { name: 'Copy as a new request' }).click()
  await page.getByText(number).first().waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Cancel the request' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the request' }).waitFor()
  await page.goBack()
  await page.getByText(number).first().waitFor()
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  expect(await scene.statusOf(number)).toBe('request_sent')
})

test('a command is about the items that are ticked, and its Undo about those that it took', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['WEST'] }, 'request_sent')
  const volumes = [{ volume: 'First volume' }, { volume: 'Second volume' }]
  await scene.command(number, { type: 'record_partner_event', event: { type: 'shipped', items: volumes } })
  const page = await open(number)
  const dialog = page.getByRole('dialog', { name: 'Receive' })
  await page.getByRole('button', { name: 'Receive', exact: true }).click()
  await dialog.getByRole('checkbox', { name: 'First volume' }).uncheck()
  await dialog.getByRole('checkbox', { name: 'Second volume' }).uncheck()
  await dialog.getByRole('button', { name: 'Receive' }).click()
  await dialog.getByText('This is required.').waitFor()
  await expectAccessible(page)
  expect(await scene.statusOf(number)).toBe('shipped_physically')
  await dialog.getByRole('checkbox', { name: 'First volume' }).check()
  await dialog.getByRole('button', { name: 'Receive' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Receive…', exact: true }).click()
  await dialog.getByRole('button', { name: 'Receive' }).click()
  await dialog.waitFor({ state: 'detached' })
  // The note stays while the person goes to the list: it says there how it went.
  await page.getByRole('main').getByRole('link', { name: 'Requests' }).click()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await page.getByText(/^Undone: Receive/).waitFor()
  const { body } = await scene.gateway.api('GET', `/v1/requests/${number}`)
  const states = (body as { items: { state: string }[] }).items.map(({ state }) => state)
  expect(states).toEqual(['received', 'shipped'])
})

test('what a partner said is recorded by hand, after a look at what follows, and taken back', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['WEST'] }, 'request_sent')
  const page = await open(number)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Record a phone call or letter' }).click()
  const dialog = page.getByRole('dialog', { name: 'Record a phone call or letter' })
  await dialog.getByRole('combobox', { name: 'What the partner said' }).click()
  await page.getByRole('option', { name: 'has shipped' }).click()
  await dialog.getByLabel('Their words').fill('It left on Monday.')
  await dialog.getByLabel('Said by').fill('Mr. Lund')
  await dialog.getByText('Afterwards: Shipped physically').waitFor()
  await expectAccessible(page)
  await showPage(page, 'request-record-by-hand')
  await dialog.getByRole('button', { name: 'Record a phone call or letter' }).click()
  await expect.poll(() => scene.statusOf(number)).toBe('shipped_physically')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect.poll(() => scene.statusOf(number)).toBe('request_sent')
})
