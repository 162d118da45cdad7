import { expect, test } from 'vitest'
import { type CatalogueMessage, readCatalogue } from '../../scripts/translations/read-catalogue.ts'
import { languages } from '../../src/translations/language.ts'

const english = new Map(readCatalogue('en').map((message) => [message.key, message]))

const parametersOf = ({ parameters }: CatalogueMessage): readonly string[] =>
  [...parameters].map(([name, kind]) => `${name}: ${kind}`).toSorted()

/** Says what a catalogue lacks, has too much, or cannot write, each with its key. */
const faultsOfCatalogue = (
  messages: readonly CatalogueMessage[],
  reference: ReadonlyMap<string, CatalogueMessage> = english,
): readonly string[] => {
  const keys = new Set(messages.map(({ key }) => key))
  return [
    ...[...reference.keys()].filter((key) => !keys.has(key)).map((key) => `${key} is missing`),
    ...messages.flatMap((message) => {
      if (message.fault !== null) return [`${message.key} ${message.fault}`]
      const original = reference.get(message.key)
      if (original === undefined) return [`${message.key} is unknown`]
      const own = parametersOf(message)
      const expected = parametersOf(original)
      return [
        ...expected.filter((each) => !own.includes(each)).map((each) => `${message.key} lacks {${each}}`),
        ...own
          .filter((each) => !expected.includes(each))
          .map((each) => `${message.key} has the unknown {${each}}`),
      ]
    }),
  ]
}

test.each(languages)('the catalogue of %s has every message with every parameter', (language) => {
  expect(faultsOfCatalogue(readCatalogue(language))).toEqual([])
})

const message = (key: string, text: string, names: readonly string[] = []): CatalogueMessage => ({
  key,
  text,
  parameters: new Map(names.map((name) => [name, 'any'])),
  fault: null,
})

test('names each missing and unknown message and parameter', () => {
  const reference = new Map([
    ['a.one', message('a.one', '{name}', ['name'])],
    ['a.two', message('a.two', 'two')],
  ])
  expect(
    faultsOfCatalogue([message('a.one', '{nom}', ['nom']), message('a.three', 'three')], reference),
  ).toEqual([
    'a.two is missing',
    'a.one lacks {name: any}',
    'a.one has the unknown {nom: any}',
    'a.three is unknown',
  ])
})
