import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readCatalogue } from '../../scripts/translations/read-catalogue.ts'

/** The sentences of what is refused: long enough that no other text is the same by chance. */
const sentences = readCatalogue('en').filter(
  ({ key, text, parameters }) =>
    /^(problem|fault|not_found|sign_in|store|start)\./.test(key) && parameters.size === 0 && text.length > 24,
)

test('no sentence of a problem or fault is written in the source beside the catalogue', () => {
  const root = new URL('../../src/', import.meta.url).pathname
  const files = globSync('**/*.ts', { cwd: root }).filter((file) => !file.startsWith('translations/'))
  expect(sentences.length).toBeGreaterThan(150)
  const copies = files.flatMap((file) => {
    const source = readFileSync(`${root}${file}`, 'utf8')
    return sentences
      .filter(({ text }) => source.includes(`'${text}'`) || source.includes(`\`${text}\``))
      .map(({ key }) => `${file} ${key}`)
  })
  expect(copies).toEqual([])
})
