import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserContext } from 'playwright-core'
import { type Form, forms } from './forms.ts'

/** The pictures on one sheet: how many in a row and in how many rows, and the width and greatest height of each, in pixels. */
const layouts = {
  wide: { columns: 3, perSheet: 6, width: 620, height: 700 },
  phone: { columns: 6, perSheet: 6, width: 310, height: 1400 },
} as const

const figure = (
  folder: string,
  file: string,
  { width, height }: (typeof layouts)['wide' | 'phone'],
): string =>
  `<figure style="margin:0;width:${width}px"><figcaption>${file}</figcaption><div style="max-height:${height}px;overflow:hidden;border:1px solid #888"><img src="${pathToFileURL(join(folder, file))}" style="width:${width}px;display:block"></div></figure>`

/** Makes sheets with many pictures of one form each, to look at them all. */
export const makeContactSheets = async (
  context: BrowserContext,
  folder: string,
  wanted: readonly Form[] = forms,
): Promise<readonly string[]> => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.png')).toSorted()
  const page = await context.newPage()
  const made: string[] = []
  for (const { name } of wanted) {
    const layout = layouts[name.startsWith('wide') ? 'wide' : 'phone']
    const own = files.filter((file) => file.endsWith(`-${name}.png`) && !file.startsWith('sheet-'))
    for (let start = 0; start < own.length; start += layout.perSheet) {
      const figures = own
        .slice(start, start + layout.perSheet)
        .map((file) => figure(resolve(folder), file, layout))
      const html = join(
        resolve(folder),
        `sheet-${name}-${String(start / layout.perSheet + 1).padStart(2, '0')}`,
      )
      await page.setViewportSize({ width: layout.columns * (layout.width + 10) + 20, height: 600 })
      await page.goto(pathToFileURL(resolve(folder)).href)
      await page.setContent(
        `<body style="margin:10px;font:12px sans-serif;background:#ddd"><div style="display:flex;flex-wrap:wrap;gap:10px">${figures.join('')}</div></body>`,
        { waitUntil: 'load' },
      )
      await page.screenshot({ path: `${html}.png`, fullPage: true })
      made.push(`${html}.png`)
    }
  }
  await page.close()
  return made
}
