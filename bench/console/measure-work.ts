import type { Page } from 'playwright-core'

/** Runs in the page: it types a character into the field that has the focus, and returns the milliseconds until it is drawn. */
const timeCharacter = `(async () => {
  const frame = () => new Promise(requestAnimationFrame)
  const field = document.activeElement
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set
  const wanted = field.value + 'a'
  const start = performance.now()
  setter.call(field, wanted)
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: 'a' }))
  await frame()
  while (field.value !== wanted) await frame()
  await frame()
  return performance.now() - start
})()`

/** Types characters into the field with a label, and returns the milliseconds until each is drawn. */
export const measureTyping = async (page: Page, label: RegExp, count: number): Promise<readonly number[]> => {
  await page.getByRole('textbox', { name: label }).first().focus()
  const times: number[] = []
  for (let place = 0; place < count; place += 1) times.push(Number(await page.evaluate(timeCharacter)))
  return times
}

/**
 * Scans numbers one after the other as a scanner types them, and returns the milliseconds until the card of each is drawn. The
 * next scan leaves the card, so that the store stays as it is.
 */
export const measureScans = async (page: Page, numbers: readonly string[]): Promise<readonly number[]> => {
  const field = page.getByRole('textbox', { name: 'Scan or type a barcode or a request number' })
  const times: number[] = []
  for (const number of numbers) {
    await field.fill(number)
    const card = page.locator('main').getByText(number, { exact: false }).last()
    const start = performance.now()
    await field.press('Enter')
    await card.waitFor()
    times.push(performance.now() - start)
    await page.keyboard.press('Escape')
  }
  return times
}

/** Runs in the page: it scrolls down by a window, and returns the milliseconds until the rows there are drawn. */
const timeScroll = `(async () => {
  const frame = () => new Promise(requestAnimationFrame)
  const start = performance.now()
  scrollBy(0, innerHeight)
  await frame()
  const isDrawn = () => [...document.querySelectorAll('tbody tr a')].some((each) => {
    const { top } = each.getBoundingClientRect()
    return top > 0 && top < innerHeight
  })
  while (!isDrawn()) await frame()
  await frame()
  return performance.now() - start
})()`

/** The rows of a long list: how many were loaded, how many elements stand for them, and how long a window more takes. */
export type LongList = {
  readonly loaded: number
  readonly elements: number
  readonly scrolls: readonly number[]
}

/** Scrolls through a list until a number of rows are loaded, then times windows of it. */
export const measureLongList = async (page: Page, rows: number, count: number): Promise<LongList> => {
  const countRows = "Number(document.querySelector('table')?.getAttribute('aria-rowcount') ?? 0)"
  let loaded = Number(await page.evaluate(countRows))
  while (loaded < rows) {
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
    await page.evaluate(
      `(async () => { while (${countRows} <= ${loaded}) await new Promise(requestAnimationFrame) })()`,
    )
    loaded = Number(await page.evaluate(countRows))
  }
  await page.evaluate('scrollTo(0, 0)')
  const scrolls: number[] = []
  for (let place = 0; place < count; place += 1) scrolls.push(Number(await page.evaluate(timeScroll)))
  const elements = Number(await page.evaluate("document.querySelectorAll('tbody tr').length"))
  return { loaded, elements, scrolls }
}
