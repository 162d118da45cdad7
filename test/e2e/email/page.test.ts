import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf, instantOf } from '../../../src/borrowing/time.ts'
import { pressTo, tabTo } from '../../console/keyboard.ts'
import { type Browser, startBrowser } from '../../support/browser.ts'
import { linkAbout } from '../../support/letters.ts'
import { type MailSetting, startMailSetting } from './setting.ts'

/** A due date of more than two years ahead is asked about. */
const year = new Date().getFullYear() + 1

let setting: MailSetting
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await startBrowser({ javaScript: false })
  setting = await startMailSetting()
  page = await browser.context.newPage()
}, 240_000)
afterAll(async () => {
  await setting.stop()
  await browser.close()
})

const borrowAndOpen = async (more: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const number = await setting.borrow(more)
  await setting.untilStatus(number, 'request_sent')
  await page.goto(await linkAbout(setting.mailServer, number))
  return number
}

/** Chooses an answer, fills in its fields by their labels, and presses the button. */
const answer = async (name: string, fields: Readonly<Record<string, string>> = {}): Promise<void> => {
  await page.getByRole('radio', { name, exact: true }).check()
  for (const [label, value] of Object.entries(fields))
    await page.locator('.choice:has(> label > input:checked)').getByLabel(label, { exact: true }).fill(value)
  await press()
}

const press = (): Promise<void> =>
  page.getByRole('button', { name: /^(Send answer|Antwort senden)$/ }).click()

const pdf = Buffer.from(
  '%PDF-1.4\n%âãÏÓ\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  'latin1',
)

describe('the page behind a link, in a real browser without scripts', () => {
  test('is answered with the keyboard alone, on a phone', async () => {
    await page.setViewportSize({ width: 360, height: 640 })
    const number = await borrowAndOpen()
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    const { keyboard } = page
    await tabTo(page, page.getByRole('radio').first())
    await pressTo(page, 'ArrowDown', page.getByRole('radio', { name: 'It has been sent', exact: true }))
    expect(await page.getByRole('radio', { checked: true }).inputValue()).toBe('shipped')
    await tabTo(page, page.locator('#shipped-dueDate'))
    await keyboard.type(`${year}-04-30`)
    await tabTo(page, page.locator('[name="shipped.items"]'))
    await keyboard.type('L-77; L-78')
    await tabTo(page, page.locator('[name="shipped.note"]'))
    await keyboard.type('Two volumes.')
    await tabTo(page, page.getByRole('button', { name: 'Send answer' }))
    await setting.untilStatus(number, 'request_sent')
    await keyboard.press('Enter')
    await page.getByRole('status').waitFor()
    expect(await page.getByRole('status').textContent()).toContain('“It has been sent”')
    const { items } = await setting.untilStatus(number, 'shipped_physically')
    expect(items).toMatchObject([
      { partnerItemId: 'L-77', dueDate: `${year}-04-30` },
      { partnerItemId: 'L-78', dueDate: `${year}-04-30` },
    ])
  })

  test('names everything that a screen reader reads', async () => {
    await borrowAndOpen({ service: { type: 'copy', form: 'digital' } })
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Answer to Abc Library')
    expect(await page.getByRole('group', { name: 'Your answer' }).count()).toBe(1)
    for (const radio of await page.getByRole('radio').all()) {
      await radio.check()
      const open = page.locator('.choice:has(> label > input:checked) .details')
      const controls = await open.locator('input, select, textarea').all()
      expect(controls.length).toBeGreaterThan(0)
      for (const control of controls) {
        const id = await control.getAttribute('id')
        const label =
          id === null ? control.locator('xpath=ancestor::label') : page.locator(`label[for="${id}"]`)
        expect((await label.textContent())?.trim()).toMatch(/./)
      }
    }
  })

  test('speaks the partner’s language', async () => {
    const number = await borrowAndOpen({ rota: ['SUED'] })
    expect(await page.locator('html').getAttribute('lang')).toBe('de')
    await answer('Wir liefern unter Bedingungen', { Kosten: '12,50', Währung: 'eur' })
    expect(await page.getByRole('alert').textContent()).toContain('12,50 EUR')
    await press()
    expect(await page.getByRole('status').textContent()).toContain('Vielen Dank')
    expect((await setting.request(number)).negotiation).toMatchObject({
      kind: 'condition',
      cost: { amount: '12.50', currency: 'EUR' },
    })
  })

  test('shows how a date and an amount were understood before they are sent', async () => {
    const number = await borrowAndOpen()
    await answer('We can supply it later', { From: 'in four weeks', Cost: '12,5' })
    const alert = page.getByRole('alert')
    expect(await alert.textContent()).toContain('Please check how we understood this')
    expect(await alert.textContent()).toContain('Cost: 12.50 EUR')
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('understood')
    await setting.untilStatus(number, 'request_sent')
    const from = page.locator('#retry_possible-after')
    const day = dayOf(instantOf(setting.gateway.now() + 28 * 86_400_000), 'Europe/Oslo')
    expect(await from.inputValue()).toBe(day)
    expect(await page.locator('#retry_possible-after-understood').textContent()).toContain('Understood as:')
    await press()
    await page.getByRole('status').waitFor()
    expect(await setting.request(number)).toMatchObject({
      status: 'retry_possible',
      negotiation: { cost: { amount: '12.50', currency: 'EUR' } },
    })
  })

  test('asks about a due date that is past, and leaves it to staff once the lender has seen that', async () => {
    const number = await borrowAndOpen()
    await answer('It has been sent', { 'Due back on': '1 January 2020' })
    const alert = page.getByRole('alert')
    expect(await alert.textContent()).toContain('Due back on: 1 January 2020, which is past')
    await setting.untilStatus(number, 'request_sent')
    await page.locator('#shipped-dueDate').fill('2020-01-02')
    await press()
    expect(await alert.textContent()).toContain('2 January 2020, which is past')
    await press()
    await page.getByRole('status').waitFor()
    expect(await setting.request(number)).toMatchObject({ attention: [{ kind: 'due_date_review' }] })
  })

  test('an emptied currency of a partner that has none is the one that was filled in', async () => {
    const number = await borrowAndOpen()
    await answer('We can supply it, on conditions', { Cost: '12,5', Currency: '' })
    expect(await page.getByRole('alert').textContent()).toContain('Cost: 12.50 EUR')
    await press()
    await page.getByRole('status').waitFor()
    expect(await setting.request(number)).toMatchObject({
      negotiation: { kind: 'condition', cost: { amount: '12.50', currency: 'EUR' } },
    })
  })

  test('reads 03/04 of a year by the language of the letter, and says at the field what cannot be read', async () => {
    const german = await borrowAndOpen({ rota: ['SUED'] })
    await answer('Es wurde versandt', { 'Rückgabe bis': `03/04/${year}` })
    expect(await page.getByRole('alert').textContent()).toContain(`3. April ${year}`)
    await press()
    await page.getByRole('status').waitFor()
    expect((await setting.request(german)).items).toMatchObject([{ dueDate: `${year}-04-03` }])
    const english = await borrowAndOpen()
    await answer('It has been sent', { 'Due back on': `03/04/${year}` })
    const due = page.locator('#shipped-dueDate')
    expect(await due.getAttribute('aria-invalid')).toBe('true')
    expect(await due.inputValue()).toBe(`03/04/${year}`)
    expect(await page.locator('#shipped-dueDate-error').textContent()).toContain('in two ways')
    await setting.untilStatus(english, 'request_sent')
  })

  test('shows every number by which the lender finds the item', async () => {
    await borrowAndOpen({
      citation: {
        title: 'Kindred',
        author: 'Butler, Octavia E.',
        edition: '2nd ed.',
        identifiers: [{ type: 'ISBN', value: '9780807083697' }],
        recordIds: [{ type: 'OCLC', value: '52638410' }],
      },
    })
    const shown = await page.locator('main dl').textContent()
    for (const value of ['Kindred', '2nd ed.', 'ISBN 9780807083697', 'OCLC 52638410'])
      expect(shown).toContain(value)
  })

  test('changes nothing by being opened, whatever its address says', async () => {
    const number = await setting.borrow()
    const link = await linkAbout(setting.mailServer, number)
    const before = (await setting.gateway.api('GET', `/v1/requests/${number}/timeline`)).body
    await page.goto(`${link}?answer=unfilled`)
    expect(await page.getByRole('radio', { checked: true }).inputValue()).toBe('unfilled')
    await page.goto(`${link}?done`)
    await fetch(link, { method: 'HEAD' })
    expect((await setting.gateway.api('GET', `/v1/requests/${number}/timeline`)).body).toEqual(before)
  })

  test('says what is wrong above the form and beside the field, and keeps what was filled in', async () => {
    const number = await borrowAndOpen()
    await answer('We can supply it, on conditions', { Cost: 'ten', Message: 'Kept <b>words</b>' })
    const summary = page.getByRole('alert')
    expect(await summary.textContent()).toContain('Enter an amount')
    expect(await page.title()).toMatch(/^Please correct the following/)
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('errors')
    await summary.getByRole('link').click()
    const amount = page.locator('#conditional-amount')
    expect(await amount.getAttribute('aria-invalid')).toBe('true')
    expect(await amount.getAttribute('aria-describedby')).toContain('conditional-amount-error')
    expect(await page.locator('#conditional-note').inputValue()).toBe('Kept <b>words</b>')
    await setting.untilStatus(number, 'request_sent')
    await amount.fill('10')
    await press()
    await setting.untilStatus(number, 'conditional')
  })

  test('says of a settled question what was answered and when, and takes nothing else for it', async () => {
    const number = await borrowAndOpen()
    const link = await linkAbout(setting.mailServer, number)
    await answer('We cannot supply it', { Message: 'Not on the shelf.' })
    expect((await setting.request(number)).rota).toMatchObject([{ state: 'rejected' }])
    await page.goto(link)
    const notice = await page.locator('.notice').textContent()
    expect(notice).toContain('“We cannot supply it”')
    expect(notice).toContain(String(new Date(setting.gateway.now()).getUTCFullYear()))
    expect(await page.getByRole('radio', { name: 'We will supply it' }).count()).toBe(0)
  })
})

describe('answers of lenders by link', () => {
  test('a PDF that is uploaded is the delivery, kept as it came', async () => {
    const number = await borrowAndOpen({ service: { type: 'copy', form: 'digital' } })
    await page.getByRole('radio', { name: 'It has been sent' }).check()
    const file = page.getByLabel('File', { exact: true })
    await file.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ no pdf') })
    await press()
    expect(await page.getByRole('alert').textContent()).toContain('send a PDF')
    await page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: '../Aufsatz “1”.pdf', mimeType: 'application/pdf', buffer: pdf })
    await press()
    await page.getByRole('status').waitFor()
    const { items, status } = await setting.request(number)
    expect(status).toBe('shipped_digitally')
    const [item] = items
    expect(item).toMatchObject({ form: 'digital', url: expect.stringMatching(/\/files\/[0-9a-f]{64}$/) })
    const answered = await fetch(String(item?.url))
    expect(answered.headers.get('content-type')).toBe('application/pdf')
    expect(answered.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''Aufsatz/)
    expect(Buffer.from(await answered.arrayBuffer())).toEqual(pdf)
    expect((await fetch(`${setting.gateway.url}/files/${'0'.repeat(64)}`)).status).toBe(404)
  })

  test('several PDFs, at once or one after the other, are items of their own', async () => {
    const number = await borrowAndOpen({ service: { type: 'copy', form: 'digital' } })
    const link = page.url()
    const upload = async (...names: readonly string[]): Promise<void> => {
      await page.goto(link)
      await page.getByRole('radio', { name: 'It has been sent' }).check()
      const files = names.map((name) => ({
        ...{ name: `${name}.pdf`, mimeType: 'application/pdf' },
        buffer: Buffer.concat([pdf, Buffer.from(name)]),
      }))
      await page.getByLabel('File', { exact: true }).setInputFiles(files)
      await press()
      await page.getByRole('status').waitFor()
    }
    await upload('one', 'two')
    await upload('three')
    const { items } = await setting.request(number)
    expect(items.map(({ title }) => title)).toEqual(['one.pdf', 'two.pdf', 'three.pdf'])
    const read = items.map(async ({ url }) => (await (await fetch(String(url))).text()).split('%%EOF\n')[1])
    expect(await Promise.all(read)).toEqual(['one', 'two', 'three'])
  })

  test('a cancel is answered in its own letter, once', async () => {
    const number = await setting.borrow()
    await linkAbout(setting.mailServer, number, 'request')
    await setting.untilStatus(number, 'request_sent')
    await setting.command(number, { type: 'cancel', by: 'staff' })
    const link = await linkAbout(setting.mailServer, number, 'Cancellation')
    await page.goto(link)
    expect(await page.getByRole('radio', { name: 'We will supply it' }).count()).toBe(0)
    await answer('We cannot cancel any more', { Message: 'It is on its way.' })
    await setting.untilStatus(number, 'cancel_not_accepted')
    await page.goto(link)
    expect(await page.locator('.notice').textContent()).toContain('“We cannot cancel any more”')
    expect(await page.getByRole('radio', { name: 'It is cancelled' }).count()).toBe(0)
  })

  test('a loan is shipped, renewed, recalled and received back', async () => {
    const number = await borrowAndOpen()
    const first = await linkAbout(setting.mailServer, number, 'request')
    await answer('It has been sent', { 'Due back on': `${year}-04-30`, 'Item number or barcode': 'L-1' })
    await setting.command(number, { type: 'receive' })
    await setting.command(number, { type: 'renew', dueDate: `${year}-06-30` })
    await page.goto(await linkAbout(setting.mailServer, number, 'Renewal'))
    await answer('It is renewed', { 'Due back on': `${year}-06-15` })
    const renewed = await setting.request(number)
    expect(renewed).toMatchObject({ status: 'renewed_by_partner', items: [{ dueDate: `${year}-06-15` }] })
    await page.goto(first)
    await answer('We need it back', { 'Due back on': `${year}-05-20` })
    await setting.untilStatus(number, 'recalled_by_partner')
    await setting.command(number, { type: 'return' })
    await page.goto(await linkAbout(setting.mailServer, number, 'Returned'))
    await answer('We have received it back')
    expect((await setting.request(number)).items).toMatchObject([{ checkedIn: true }])
  })

  test('the link of an earlier renewal does not answer a later one', async () => {
    const number = await borrowAndOpen()
    await answer('It has been sent', { 'Due back on': `${year}-04-30`, 'Item number or barcode': 'L-1' })
    await setting.command(number, { type: 'receive' })
    await setting.command(number, { type: 'renew' })
    const earlier = await linkAbout(setting.mailServer, number, 'Renewal')
    await page.goto(earlier)
    await answer('We cannot renew it')
    setting.gateway.advance(60_000)
    await setting.command(number, { type: 'renew' })
    await page.goto(earlier)
    expect(await page.locator('.notice').textContent()).toContain('“We cannot renew it”')
    expect(await page.getByRole('radio', { name: 'It is renewed' }).count()).toBe(0)
  })
})
