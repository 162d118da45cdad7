import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readCatalogue } from '../../scripts/translations/read-catalogue.ts'

const messages = readCatalogue('en')

/** Sentences that are long enough that no other text is the same by chance. */
const sentences = messages.filter(({ text, parameters }) => parameters.size === 0 && text.length > 24)

const withoutComments = (source: string): string =>
  source.replaceAll(/\/\*\*?\s[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/ .*$/gm, '')

/** The gateway and the console without the catalogue, and without the steps that read what older versions stored. */
const sources = ['src', 'console/src'].flatMap((folder) => {
  const root = new URL(`../../${folder}/`, import.meta.url).pathname
  return globSync('**/*.{ts,tsx}', { cwd: root })
    .filter((file) => !/^(translations|words|store\/upgrades)\//.test(file))
    .map((file) => ({
      file: `${folder}/${file}`,
      source: withoutComments(readFileSync(`${root}${file}`, 'utf8')),
    }))
})

test('no sentence of the catalogue is written in the source beside it', () => {
  expect(sentences.length).toBeGreaterThan(400)
  const copies = sources.flatMap(({ file, source }) =>
    sentences
      .filter(({ text }) => source.includes(`'${text}'`) || source.includes(`\`${text}\``))
      .map(({ key }) => `${file} ${key}`),
  )
  expect(copies).toEqual([])
})

/** What others say: Node and OpenSSL of certificates, catalogues of their items. */
const ofOthers = ['not available', 'certificate has expired', 'interlibrary loan']

/** A literal of a regular expression, as far as it stands on one line. */
const expressions =
  /(?<=[(=,:?[]\s*|\s)\/((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/[dgimsuvy]*(?=[\s,).;\]])/g

/** Words in a row, as an expression has them that reads a sentence. */
const phrase = /[A-Za-z’]+(?: [A-Za-z’]+)+/g

test('no regular expression reads a sentence of the catalogue back', () => {
  const all = messages.map(({ text }) => text)
  const readers = sources.flatMap(({ file, source }) =>
    [...source.matchAll(expressions)]
      .flatMap(([, expression = '']) => expression.match(phrase) ?? [])
      .filter(
        (words) => words.length > 11 && !ofOthers.includes(words) && all.some((text) => text.includes(words)),
      )
      .map((words) => `${file}: ${words}`),
  )
  expect(readers).toEqual([])
})
