import type { Page } from 'playwright-core'
import { readConfig } from '../../src/config.ts'
import { startGateway } from '../../src/node.ts'
import { startBrowser } from '../../test/support/browser.ts'
import { measureLongList, measureScans, measureTyping } from './measure-work.ts'

/** A figure of the console, over all runs. */
export type ConsoleFigure = {
  readonly name: string
  readonly target: number
  readonly unit: 'ms' | 'kB' | 'rows'
  readonly p50: number
  readonly p95: number
}

const adminKey = 'the-admin-key-of-the-benchmark-of-the-console'
const password = 'a-benchmark-is-no-secret-at-all-77'

/** Runs in the page: it counts the calls for requests that are under way. */
const countCalls = `
window.openCalls = 0
const call = window.fetch
window.fetch = async (...given) => {
  const address = String(given[0]?.url ?? given[0])
  const isCounted = /\\/v1\\/requests([?/]|$)/.test(address) && !address.includes('/counts')
  if (isCounted) window.openCalls += 1
  try {
    const answer = await call(...given)
    if (isCounted) await answer.clone().arrayBuffer()
    return answer
  } finally {
    if (isCounted) window.openCalls -= 1
  }
}`

/** Runs in the page: it clicks, and returns the milliseconds until the page with a heading is drawn with its data. */
const timeClick = (selector: string, heading: string): string => `(async () => {
  const frame = () => new Promise(requestAnimationFrame)
  const isThere = () => {
    const title = document.querySelector('h1')?.textContent ?? ''
    return window.openCalls === 0 && (${heading}) && document.querySelector('main [role="status"] .mantine-Loader-root') === null
  }
  const target = document.querySelector(${JSON.stringify(selector)})
  const start = performance.now()
  target.click()
  await frame()
  while (!isThere()) await frame()
  await frame()
  return performance.now() - start
})()`

const figureOf = (
  name: string,
  target: number,
  unit: ConsoleFigure['unit'],
  values: readonly number[],
): ConsoleFigure => {
  const sorted = values.toSorted((left, right) => left - right)
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { name, target, unit, p50: at(0.5), p95: at(0.95) }
}

/** The scans in a row, the characters typed and the windows scrolled; and the rows that are loaded before scrolling is timed. */
const scanCount = 30
const rowCount = 5_000

type NumberList = { readonly items: readonly { readonly number: string }[] }

type Call = (method: string, path: string, body?: unknown) => Promise<unknown>

/** Makes the account with which the console is used; a store that is measured again has it already. */
const signIn = async (page: Page, url: string, call: Call): Promise<void> => {
  const email = `bench-${Date.now()}@example.org`
  const made = (await call('POST', '/v1/users', { name: 'Bench', email, role: 'admin' })) as {
    readonly invitation: { readonly link: string }
  }
  await call('POST', '/v1/passwords', { token: made.invitation.link.split('token=')[1], password })
  await page.goto(`${url}/console/sign-in`)
  await page.getByLabel('Email address').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Account: Bench' }).waitFor()
}

const measureFirstLoad = async (
  open: () => Promise<Page>,
  url: string,
): Promise<{ readonly kilobytes: number; readonly milliseconds: number }> => {
  const page = await open()
  const client = await page.context().newCDPSession(page)
  await client.send('Network.enable')
  await client.send('Network.setCacheDisabled', { cacheDisabled: true })
  let bytes = 0
  client.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  const start = performance.now()
  await page.goto(`${url}/console/requests?worklist=needs_attention`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.locator('tbody tr, main p').first().waitFor()
  const milliseconds = performance.now() - start
  await page.close()
  return { kilobytes: bytes / 1000, milliseconds }
}

/**
 * Measures the console in Chromium, over a gateway on a store that is made already.
 *
 * @param file the SQLite file
 * @param runs how often each figure is measured
 */
export const measureConsole = async (file: string, runs: number): Promise<readonly ConsoleFigure[]> => {
  const settings = { LENDWIRE_PORT: '0', LENDWIRE_STORE: `sqlite:${file}`, LENDWIRE_ADMIN_KEY: adminKey }
  const surroundings = { log: () => undefined, print: () => undefined, clock: Date.now }
  const running = await startGateway(readConfig(settings), surroundings)
  const browser = await startBrowser({ javaScript: true })
  browser.context.setDefaultTimeout(120_000)
  try {
    const { url } = running
    const call: Call = async (method, path, body) => {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      if (!answer.ok) throw new Error(`${method} ${path}: HTTP ${answer.status} ${await answer.text()}`)
      return answer.json().catch(() => null)
    }
    const page = await browser.context.newPage()
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.addInitScript({ content: countCalls })
    await signIn(page, url, call)
    await page.goto(`${url}/console/requests`)
    await page.locator('tbody tr').first().waitFor()

    const lists: number[] = []
    const requests: number[] = []
    const click = async (selector: string, heading: string): Promise<number> =>
      Number(await page.evaluate(timeClick(selector, heading)))
    const worklist = (name: string): string => `nav a[href*="worklist=${name}"]`
    for (let run = 0; run < runs; run += 1) {
      lists.push(await click(worklist('waiting_for_partner'), "title.startsWith('Waiting')"))
      await page.locator('tbody tr a').first().waitFor()
      requests.push(
        await click('tbody tr a', "location.pathname.startsWith('/console/requests/') && title !== ''"),
      )
      lists.push(await click(worklist('on_its_way'), "title.startsWith('On its way')"))
    }
    const loads: Awaited<ReturnType<typeof measureFirstLoad>>[] = []
    for (let run = 0; run < Math.max(3, runs / 4); run += 1)
      loads.push(await measureFirstLoad(() => browser.context.newPage(), url))
    await page.goto(`${url}/console/receive`)
    const scanned = (await call('GET', `/v1/requests?worklist=on_its_way&limit=${scanCount}`)) as NumberList
    const scans = await measureScans(
      page,
      scanned.items.map(({ number }) => number),
    )
    await page.goto(`${url}/console/new-request`)
    const typed = await measureTyping(page, /^Title$/, scanCount)
    await page.goto(`${url}/console/requests`)
    await page.locator('tbody tr a').first().waitFor()
    const { loaded, elements, scrolls } = await measureLongList(page, rowCount, scanCount)
    return [
      figureOf(`a scanned item, of ${scans.length} in a row`, 200, 'ms', scans),
      figureOf('a character typed in a form', 100, 'ms', typed),
      figureOf(`a window of ${loaded} rows further down`, 100, 'ms', scrolls),
      figureOf(`rows drawn of ${loaded}`, 100, 'rows', [elements]),
      figureOf('a list after a click', 200, 'ms', lists),
      figureOf('a request after a click', 150, 'ms', requests),
      figureOf(
        'the first load, transferred',
        350,
        'kB',
        loads.map(({ kilobytes }) => kilobytes),
      ),
      figureOf(
        'the first load',
        1_000,
        'ms',
        loads.map(({ milliseconds }) => milliseconds),
      ),
    ]
  } finally {
    await browser.close()
    await running.stop()
  }
}
