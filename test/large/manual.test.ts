import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, startBrowser } from '../support/browser.ts'
import { startWholeGateway, type WholeGateway } from '../support/gateway.ts'
import { buildManual } from '../support/manual.ts'

const root = join(import.meta.dirname, '../..')
const site = join(root, 'docs/.vitepress/dist')
let gateway: WholeGateway
let browser: Browser

beforeAll(async () => {
  await buildManual()
  gateway = await startWholeGateway({}, { inMemory: true })
  browser = await startBrowser({ javaScript: true })
}, 600_000)
afterAll(async () => {
  await browser?.close()
  await gateway?.stop()
})

const pages = (): readonly string[] =>
  readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'))

test('every link and file of the built site exists, with its heading', () => {
  const broken = pages().flatMap((name) => {
    const html = readFileSync(join(site, name), 'utf8')
    return [...html.matchAll(/(?:href|src)="(\/manual\/[^"]*)"/g)].flatMap(([, address = '']) => {
      const [path = '', heading] = address.replace(/^\/manual\//, '').split('#')
      const file = join(site, path === '' || path.endsWith('/') ? `${path}index.html` : path)
      if (!existsSync(file)) return [`${name}: ${address}`]
      if (heading === undefined || heading === '') return []
      const isThere = readFileSync(file, 'utf8').includes(`id="${decodeURIComponent(heading)}"`)
      return isThere ? [] : [`${name}: ${address}: no such heading`]
    })
  })
  expect(pages().length).toBeGreaterThan(50)
  expect(broken).toEqual([])
})

test('no page has inline code, which the policy of the gateway forbids', () => {
  const inline = pages().filter((name) =>
    /<script(?![^>]* src=)[^>]*>[^<]|<style|\sstyle="/.test(readFileSync(join(site, name), 'utf8')),
  )
  expect(inline).toEqual([])
})

test('a reader finds a page by searching, without a fault in the browser', async () => {
  const faults: string[] = []
  browser.context.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  browser.context.on('weberror', (error) => faults.push(String(error.error())))
  const page = await browser.context.newPage()
  await page.goto(`${gateway.url}/manual`)
  await page.getByRole('heading', { name: 'lendwire manual' }).waitFor()
  await page
    .getByRole('button', { name: /search/i })
    .first()
    .click()
  await page.locator('input[type=search]').fill('dead letter')
  await page.locator('.results a').first().waitFor()
  await page.goto(`${gateway.url}/manual/architecture.html`)
  await page.locator('img.diagram').first().waitFor()
  const shown = () =>
    page.evaluate(
      'Array.from(document.querySelectorAll("img.diagram"), (each) => each.complete && each.naturalWidth > 0)',
    )
  await expect.poll(shown).toEqual([true, true, true])
  await page.getByRole('link', { name: 'Glossary' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Glossary' }).waitFor()
  expect(faults).toEqual([])
})
