import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import type { Language } from '../../src/translations/language.ts'
import type { MessageTree } from '../../src/translations/translator.ts'

const folder = new URL('../../src/translations/', import.meta.url).pathname

/** What a message takes: any parameter, a number (it counts), or a text or truth value that chooses between wordings. */
export type ParameterKind = 'any' | 'number' | 'choice'

/** One message: its key, its text, and the parameters in it. `fault` says what the text cannot be. */
export type CatalogueMessage = {
  readonly key: string
  readonly text: string
  readonly parameters: ReadonlyMap<string, ParameterKind>
  readonly fault: string | null
}

const strongest = (one: ParameterKind | undefined, other: ParameterKind): ParameterKind =>
  one === undefined || one === 'any' ? other : one

const collect = (elements: readonly MessageFormatElement[], found: Map<string, ParameterKind>): void => {
  for (const element of elements) {
    switch (element.type) {
      case TYPE.argument:
        found.set(element.value, strongest(found.get(element.value), 'any'))
        break
      case TYPE.number:
        found.set(element.value, strongest(found.get(element.value), 'number'))
        break
      case TYPE.select:
      case TYPE.plural:
        found.set(
          element.value,
          strongest(found.get(element.value), element.type === TYPE.plural ? 'number' : 'choice'),
        )
        for (const { value } of Object.values(element.options)) collect(value, found)
        break
      case TYPE.date:
      case TYPE.time:
        throw new Error(`{${element.value}} is a date: days and instants are written before they are put in`)
    }
  }
}

/** Reads one message. */
export const readMessage = (key: string, text: string): CatalogueMessage => {
  const parameters = new Map<string, ParameterKind>()
  if (text.includes("'"))
    return { key, text, parameters, fault: 'has a straight apostrophe, which ICU reads as a quote: write ’' }
  try {
    collect(parse(text, { ignoreTag: true, requiresOtherClause: true }), parameters)
    return { key, text, parameters, fault: null }
  } catch (error) {
    return { key, text, parameters, fault: error instanceof Error ? error.message : String(error) }
  }
}

const flatten = (tree: MessageTree, path: string): readonly CatalogueMessage[] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [readMessage(`${path}.${name}`, value)] : flatten(value, `${path}.${name}`),
  )

/** Reads all messages of a language, in the order of its files. */
export const readCatalogue = (language: Language): readonly CatalogueMessage[] =>
  globSync('*.json', { cwd: join(folder, language) })
    .toSorted()
    .flatMap((file) =>
      flatten(
        JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as MessageTree,
        basename(file, '.json'),
      ),
    )
