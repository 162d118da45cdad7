import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Cookie, Page } from 'playwright-core'
import { z } from 'zod'
import { isLanguage } from '../src/translations/language.ts'
import { findAccessFaults, stillness } from '../test/console/access-faults.ts'
import { startBrowser } from '../test/support/browser.ts'
import { adminViews } from './screenshots/admin-views.ts'
import { allWordsIn } from './screenshots/all-words.ts'
import { makeContactSheets } from './screenshots/contact-sheets.ts'
import { type Demo, startDemo, useRunningDemo } from './screenshots/demo-process.ts'
import { type Form, forms, showIn, windowWidth } from './screenshots/forms.ts'
import { staffViews } from './screenshots/staff-views.ts'
import type { Stage, View } from './screenshots/view.ts'

const usage = `npm run screenshots -- [options]
    takes pictures of every page of the console in its main states, over the demo, in six forms (1440, 1024 and 390 px
    wide, light and dark), and puts them on contact sheets; writes what axe finds, and pages wider than the window, to
    faults.txt
    --folder FOLDER       where the pictures go (screenshots)
    --language en|de|fr   the language of the console (en)
    --only NAME,…         only these views, or those whose name begins with one
    --forms NAME,…        only these forms: ${forms.map(({ name }) => name).join(', ')}
    --running-demo FILE   uses the demo that runs already and writes to this file
    --without-axe         does not look for faults of access`

const { values: options } = parseArgs({
  options: {
    folder: { type: 'string', default: 'screenshots' },
    language: { type: 'string', default: 'en' },
    only: { type: 'string' },
    forms: { type: 'string' },
    'running-demo': { type: 'string' },
    'without-axe': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

/** The time that a step of a view may take, in milliseconds. */
const patience = 120_000

const listSchema = z.object({
  items: z.array(z.looseObject({ number: z.string(), title: z.string().optional() })),
})
const codesSchema = z.object({ items: z.array(z.looseObject({ code: z.string() })) })

const apiOf =
  ({ url, key }: Demo): Stage['api'] =>
  async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: HTTP ${response.status}`)
    return response.json()
  }

/** Finds what the `{…}` of addresses stand for: requests by title, and the first documents of some kinds. */
const readNames = async (api: Stage['api']): Promise<ReadonlyMap<string, string>> => {
  const { items } = listSchema.parse(await api('GET', '/v1/requests?limit=200'))
  const first = async (path: string): Promise<string> =>
    codesSchema.parse(await api('GET', path)).items[0]?.code ?? ''
  const libraries = codesSchema.parse(await api('GET', '/v1/libraries')).items
  const withSystem = await Promise.all(
    libraries.map(({ code }) =>
      api('GET', `/v1/libraries/${code}/ils`).then(
        () => code,
        () => undefined,
      ),
    ),
  )
  return new Map([
    ...items.toReversed().map(({ title = '', number }) => [title, number] as const),
    ['a library with a system', withSystem.find((code) => code !== undefined) ?? ''],
    ['a workflow', await first('/v1/workflows')],
    ['a rota template', await first('/v1/rota-templates')],
  ])
}

const signIn = async (page: Page, demo: Demo, person: 'staff' | 'admin'): Promise<readonly Cookie[]> => {
  await page.context().clearCookies()
  const data = { email: demo.people[person], password: demo.password }
  const answer = await page.context().request.post(`${demo.url}/v1/session`, { data })
  if (!answer.ok()) throw new Error(`signing in as ${person}: HTTP ${answer.status()}`)
  return page.context().cookies()
}

/** Waits until nothing is loading any more. */
const settle = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.locator('.mantine-Loader-root, [data-loading]').first().waitFor({ state: 'detached' })
  await page.evaluate(stillness)
}

/** Takes the picture of what a page shows in a form; returns what is wrong with it. */
const takePicture = async (page: Page, name: string, form: Form): Promise<string[]> => {
  await showIn(page, form)
  await page.evaluate(stillness)
  await page.evaluate('scrollTo(0, 0)')
  const path = join(options.folder, `${name}-${form.name}.png`)
  await page.screenshot({ path, fullPage: true, animations: 'disabled' })
  const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
  const access = options['without-axe'] ? [] : await findAccessFaults(page, form.theme)
  return [
    ...(width > windowWidth(form) ? [`${width} px wide`] : []),
    ...access.map(({ id, nodes }) => `${id}: ${nodes.join(' | ')}`),
  ].map((fault) => `${name} ${form.name}: ${fault}`)
}

/** Opens a view, and takes it in forms of one width; returns what is wrong with it. */
const takeView = async (
  view: View,
  own: readonly Form[],
  { page, ...stage }: Stage,
  address: string,
): Promise<readonly string[]> => {
  const [first] = own
  if (first === undefined) return []
  const faults: string[] = []
  try {
    await showIn(page, first)
    await page.goto(address)
    await settle(page)
    await view.act?.({ page, ...stage })
    await settle(page)
    for (const form of own) faults.push(...(await takePicture(page, view.name, form)))
  } catch (error) {
    faults.push(`${view.name} ${first.name}: not taken: ${String(error)}`)
  }
  return faults
}

const takeAll = async (demo: Demo): Promise<void> => {
  const words = await allWordsIn(isLanguage(options.language) ? options.language : 'en')
  const only = options.only?.split(',')
  const views = [...staffViews, ...adminViews].filter(
    ({ name }) => only === undefined || only.some((each) => name.startsWith(each)),
  )
  const wantedForms = forms.filter(({ name }) => options.forms?.split(',').includes(name) ?? true)
  const api = apiOf(demo)
  const names = await readNames(api)
  const numberOf = (title: string): string => {
    const name = names.get(title)
    if (name === undefined) throw new Error(`the demo has nothing called ${title}`)
    return encodeURIComponent(name)
  }
  const browser = await startBrowser({ javaScript: true })
  const faultsFile = join(options.folder, 'faults.txt')
  await writeFile(faultsFile, '')
  let count = 0
  try {
    browser.context.setDefaultTimeout(patience)
    const first = await browser.context.newPage()
    const sessions = {
      staff: await signIn(first, demo, 'staff'),
      admin: await signIn(first, demo, 'admin'),
      nobody: [],
    }
    for (const view of views) {
      for (const width of ['wide', 'narrow', 'phone'] as const) {
        const { as = 'admin' } = view
        await browser.context.clearCookies()
        await browser.context.addCookies([...sessions[as]])
        const page = await browser.context.newPage()
        page.on('dialog', (dialog) => void dialog.accept())
        await page.addInitScript({
          content: `localStorage.setItem('lendwire.language', '${options.language}')`,
        })
        const stage: Stage = {
          page,
          words,
          api,
          numberOf,
          // A label with the mark of a required field; another label may contain the same word.
          field: (label) =>
            page
              .getByLabel(label, { exact: true })
              .or(page.getByLabel(`${label} *`, { exact: true }))
              .first(),
          press: async (name) => {
            const either = page
              .getByRole('button', { name, exact: true })
              .or(page.getByRole('tab', { name, exact: true }))
              .or(page.getByRole('menuitem', { name, exact: true }))
            await either.or(page.getByRole('button', { name })).first().click()
          },
          openSections: async () => {
            const closed = page.locator('.mantine-Accordion-control[aria-expanded=false]')
            await page.locator('.mantine-Accordion-control').first().waitFor()
            for (let left = await closed.count(); left > 0; left = await closed.count())
              await closed.first().click()
          },
        }
        const path = view.path.replaceAll(/\{([^}]*)\}/g, (_, title: string) => numberOf(title))
        const own = wantedForms.filter((form) => form.width === width)
        const faults = await takeView(view, own, stage, `${demo.url}/console${path}`)
        count += faults.length
        await appendFile(faultsFile, faults.map((fault) => `${fault}\n`).join(''))
        await page.close({ runBeforeUnload: false })
      }
      console.log(view.name)
    }
    await makeContactSheets(browser.context, options.folder, wantedForms)
    console.log(`${count} faults; the pictures are in ${resolve(options.folder)}`)
  } finally {
    await browser.close()
  }
}

if (options.help) {
  console.log(usage)
} else {
  await mkdir(options.folder, { recursive: true })
  const running = options['running-demo']
  const demo = running === undefined ? await startDemo() : await useRunningDemo(running)
  try {
    await takeAll(demo)
  } finally {
    await demo.stop()
  }
}
