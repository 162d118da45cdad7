import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readers } from '../docs/.vitepress/pages.ts'

const docs = join(import.meta.dirname, '../docs')
const listed = readers.flatMap(({ pages }) => pages.map(({ page }) => page))
const written = readdirSync(docs, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md') && !name.startsWith('.vitepress'))
  .map((name) => name.replace(/\.md$/, ''))

test('every page of the manual stands in the sidebar, once', () => {
  expect(listed.toSorted()).toEqual(written.filter((name) => name !== 'index').toSorted())
})

test('the first page leads every reader to the pages for them', () => {
  const text = readFileSync(join(docs, 'index.md'), 'utf8')
  const lists = listed.filter((name) => !/^(systems|adr)\/(?!index$)/.test(name))
  expect(lists.filter((name) => !text.includes(`(${name}.md)`))).toEqual([])
})

test('the manual has a page of each kind', () => {
  const kinds = new Set(readers.flatMap(({ pages }) => pages.map(({ kind }) => kind)))
  expect([...kinds].toSorted()).toEqual(['explanation', 'how-to', 'reference', 'tutorial'])
})
