import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** The Markdown pages of the project, as paths below its root. */
const pages = ['.', 'docs', 'protocols', 'packages', 'fixtures', '.github'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: folder !== '.', encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
    .map((name) => join(folder, name)),
)

/** Returns the anchors of a page's headings, as GitHub writes them. */
const anchorsOf = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .trim()
        .replaceAll(' ', '-'),
    ),
  )

/** Lists the broken links of a page to other files. */
const brokenLinks = (page: string): readonly string[] => {
  const text = readFileSync(join(root, page), 'utf8')
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/`[^`\n]*`/g, '')
  return [...text.matchAll(/(?<!!)\[[^\]]*\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
    if (/^[a-z]+:/.test(link)) return []
    const [path = '', anchor] = link.split('#')
    const target = path === '' ? join(root, page) : join(root, dirname(page), path)
    if (!existsSync(target)) return [`${page}: ${link}: there is no ${relative(root, target)}`]
    if (anchor === undefined || !statSync(target).isFile()) return []
    return anchorsOf(readFileSync(target, 'utf8')).has(anchor) ? [] : [`${page}: ${link}: no such heading`]
  })
}

test('every link between pages leads to a file, and to a heading of it', () => {
  expect(pages.length).toBeGreaterThan(20)
  expect(pages.flatMap(brokenLinks)).toEqual([])
})
