import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { outsideOfBrackets } from '../support/pseudo-language.ts'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { type ConsoleBrowser, startConsoleBrowser } from './open-console.ts'
import { buildPseudoConsole } from './pseudo-console.ts'

// The pseudo-language takes the place of German, in the console and in what the gateway says.
vi.mock(import('../../src/translations/de/gateway.ts'), async () => {
  const { inPseudoLanguage } = await import('../support/pseudo-language.ts')
  return inPseudoLanguage(await import('../../src/translations/en/gateway.ts'))
})
const built = vi.hoisted(() => ({ folder: '' }))
vi.mock(import('../../src/node/console-files.ts'), async (original) => {
  const { createConsoleFiles } = await original()
  return { createConsoleFiles: () => createConsoleFiles(built.folder) }
})

let scene: ConsoleScene
let browser: ConsoleBrowser
let number = ''
beforeAll(async () => {
  built.folder = await buildPseudoConsole()
  browser = await startConsoleBrowser()
  scene = await startConsoleScene()
  await scene.addPartner('LEND', '⟦Lender⟧', 'conditional')
  const more = { citation: { title: '⟦Kindred⟧' }, patron: { id: 'p1' }, rota: ['LEND'] }
  number = await scene.makeRequest(more, 'conditional')
  await scene.makeRequest(more)
  const webhook = { library: 'ABC', url: 'https://ils.example/hook', types: ['request.created'] }
  await scene.gateway.call('PUT', '/v1/webhooks/ils', webhook)
})
afterAll(async () => {
  await browser.close()
  await scene.stop()
  await rm(built.folder, { recursive: true, force: true })
})

/**
 * Runs in the page: lists the texts that a reader sees or hears, but codes and names of languages in themselves; none while
 * the page before is there, or a part of the next one is loaded.
 */
const readTexts = `(() => {
  const isNew = [...document.querySelectorAll('h1')].some((each) => each.dataset.left !== each.textContent)
  if (!isNew || document.querySelector('[aria-label="⟦Loading⟧"]') !== null) return []
  const texts = [document.title]
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement
    if (parent.closest('code, pre, style, script, [lang], .cm-editor') === null) texts.push(walker.currentNode.data)
  }
  for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'])
    for (const each of document.querySelectorAll('[' + name + ']')) texts.push(each.getAttribute(name))
  return texts
})()`

/** Days, months and distances as German has them: `Intl` writes them. */
const ofIntl =
  /\b(?:vor|in) (?:\d+|einer|einem) \p{L}+|\b(?:Jan|Feb|März|Apr|Mai|Juni?|Juli?|Aug|Sept?|Okt|Nov|Dez)(?:uar|ruar|il|ust|ember|ober)?\b\.?|\p{L}+(?:tag|woch)\b|\b(?:Std|Min|T)\./gu

/** What the scene or the product is called, names that are stored, codes, ids and addresses, and what Mantine measures by. */
const ofScene =
  /lendwire|Abc Library|Ada Admin|\bils\b|\bstandard\b|from the environment|autosize measurement|[A-Z]{2,}[\w-]*|\S+@\S+|\b[0-9a-f]{16,}\b|\S+[._:/-]\S+/g

const foreign = (text: string): boolean =>
  /\p{L}{3}/u.test(outsideOfBrackets(text).replaceAll(ofIntl, ' ').replaceAll(ofScene, ' '))

const routes = ['routes.tsx', 'admin-routes.tsx'].flatMap((file) =>
  [
    ...readFileSync(join(import.meta.dirname, '../../console/src/app', file), 'utf8').matchAll(
      /path: '(\/[^']*)'/g,
    ),
  ]
    .map(([, path = '']) => path)
    .filter((path) => path !== '/console'),
)

/** An address of each route that has parameters. */
const filledIn: Readonly<Record<string, () => string>> = {
  '/requests/$number': () => `/requests/${number}`,
  '/partners/$code': () => '/partners/LEND',
  '/webhooks/$code': () => '/webhooks/ils',
}

/** Goes to an address of the console as its router does, and lists the texts of the page once it shows everything. */
const textsOf = async (page: Page, path: string): Promise<readonly string[]> => {
  await page.evaluate(`(() => {
    for (const each of document.querySelectorAll('h1')) each.dataset.left = each.textContent
    history.pushState(null, '', ${JSON.stringify(`/console${path}`)})
    dispatchEvent(new PopStateEvent('popstate'))
  })()`)
  let texts: readonly string[] = []
  await expect
    .poll(
      async () => {
        const before = texts.length
        texts = (await page.evaluate(readTexts)) as readonly string[]
        return texts.length > 0 && texts.length === before
      },
      { interval: 100, message: path },
    )
    .toBe(true)
  return texts
}

test('shows no text on any page that is in no catalogue', async () => {
  const page = await browser.context.newPage()
  await scene.signIn(page, 'admin')
  await page.evaluate(`localStorage.setItem('lendwire.language', 'de')`)
  await page.reload()
  const found = new Set<string>()
  const visited: string[] = []
  const visit = async (path: string): Promise<void> => {
    visited.push(path)
    const texts = await textsOf(page, path)
    expect(texts.join(' '), path).toContain('⟦')
    for (const text of texts) if (foreign(text)) found.add(`${path}: ${text.trim()}`)
  }
  for (const route of routes) if (!/\$(?!number|code)/.test(route)) await visit(filledIn[route]?.() ?? route)
  await visit('/configuration')
  const links = (await page.evaluate(
    `[...document.querySelectorAll('main a')].map((each) => new URL(each.href).pathname.replace('/console', ''))`,
  )) as readonly string[]
  const kinds = [...new Set(links)].filter((path) => /^\/configuration\/[a-z_]+$/.test(path))
  expect(kinds.length).toBeGreaterThan(10)
  for (const path of kinds) await visit(path)
  const lists = kinds.filter((path) => !/settings|rules|transfer/.test(path))
  for (const path of lists) await visit(`${path}/-new`)
  for (const path of ['library/ABC', 'workflow/standard', 'ils/ABC']) await visit(`/configuration/${path}`)
  expect(visited.length).toBeGreaterThan(55)
  expect([...found]).toEqual([])
})
