import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { namesOfActions } from '../../console/src/features/audit/name-action.ts'
import { documentKinds } from '../../console/src/shared/document/document-kinds.ts'
import { kindOf } from '../../console/src/shared/schema-form/field-kind.ts'
import { type SchemaNode, schemaNamed } from '../../console/src/shared/schema-form/schema-node.ts'
import { loadWords } from '../../console/src/words/language.ts'
import { settingsEn } from '../../console/src/words/settings/en.ts'
import {
  createSettingWords,
  endsOf,
  type SettingCatalogue,
} from '../../console/src/words/settings/setting-words.ts'
import { ownActions } from '../../src/audit/audit-entry.ts'
import { languages } from '../../src/translations/language.ts'
import { startWholeGateway, type WholeGateway } from '../support/gateway.ts'

type Setting = { readonly path: readonly string[]; readonly node: SchemaNode }

/**
 * Returns the member by which an item of a list is chosen. In a list, the member that tells the shapes of its items
 * apart has a field of its own.
 */
const chosenBy = (item: SchemaNode, path: readonly string[]): readonly Setting[] => {
  const kind = kindOf(item)
  const constant = kind.kind === 'alternatives' ? kind.alternatives[0]?.constant : undefined
  return constant === undefined ? [] : [{ path: [...path, constant], node: item }]
}

/** Returns every setting below a schema, whichever alternative it belongs to. */
const settingsIn = (node: SchemaNode, path: readonly string[]): readonly Setting[] => {
  const kind = kindOf(node)
  switch (kind.kind) {
    case 'alternatives':
      return kind.alternatives.flatMap((each) =>
        each.node === node ? [] : settingsIn({ ...each.node, description: '' }, path),
      )
    case 'list':
      return [...chosenBy(kind.item, path), ...settingsIn(kind.item, path)]
    case 'record':
      return settingsIn(kind.value, path)
    case 'object':
    case 'json':
      return Object.entries(node.properties ?? {}).flatMap(([name, member]) => [
        // A hash represents a stored secret, and a constant tells alternatives apart.
        ...(name === 'hash' || kindOf(member).kind === 'constant'
          ? []
          : [{ path: [...path, name], node: member }]),
        ...settingsIn(member, [...path, name]),
      ])
    default:
      return []
  }
}

let gateway: WholeGateway
let settings: readonly Setting[]
let paths: Readonly<Record<string, object>>
beforeAll(async () => {
  gateway = await startWholeGateway({}, { inMemory: true })
  const { body } = await gateway.api('GET', '/openapi.json')
  paths = (body as { readonly paths: Readonly<Record<string, object>> }).paths
  settings = Object.values(documentKinds).flatMap(({ name, schema }) =>
    settingsIn(schemaNamed(body, schema), [name]),
  )
})
afterAll(() => gateway.stop())

const missing = (catalogue: SettingCatalogue, usesSchema: boolean): readonly string[] => {
  const words = createSettingWords(catalogue)
  return settings
    .filter(({ path, node }) => {
      const hasEntry = endsOf(path).some((end) => catalogue.settings[end] !== undefined)
      return !hasEntry || words.explanation(path, usesSchema ? node.description : undefined) === undefined
    })
    .map(({ path }) => path.join('.'))
}

describe('the words for settings', () => {
  test('there are settings to be explained', () => {
    expect(settings.length).toBeGreaterThan(300)
  })

  test('each setting has a name and an explanation in English, in the catalogue or in the schema', () => {
    expect(missing(settingsEn, true)).toEqual([])
  })

  test.each(languages.filter((language) => language !== 'en'))(
    'each setting has a name and an explanation in %s, and none is left over',
    async (language) => {
      const { settings: own, options } = await (await loadWords(language)).pages.settings()
      expect(missing({ settings: own, options }, false)).toEqual([])
      expect(Object.keys(own).sort()).toEqual(Object.keys(settingsEn.settings).sort())
      expect(Object.keys(options).sort()).toEqual(Object.keys(settingsEn.options).sort())
    },
  )

  test('no entry is left over from a setting that is gone', () => {
    const used = new Set(
      settings.flatMap(({ path }) =>
        endsOf(path)
          .filter((end) => settingsEn.settings[end] !== undefined)
          .slice(0, 1),
      ),
    )
    expect(Object.keys(settingsEn.settings).filter((key) => !used.has(key))).toEqual([])
  })
})

describe('the words for the audit log', () => {
  test('each call that changes something has a name in every language, and none is left over', async () => {
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const changes = operations.filter((action) => /^(POST|PUT|PATCH|DELETE) \/v1\//.test(action))
    expect(changes.length).toBeGreaterThan(80)
    for (const language of languages) {
      const words = await loadWords(language)
      const names = namesOfActions(await words.pages.audit(), await words.pages.documents())
      expect(changes.filter((action) => !names.has(action))).toEqual([])
      expect(
        [...names.keys()].filter((action) => action.includes(' ') && !operations.includes(action)),
      ).toEqual([])
      expect([...names.keys()].filter((action) => !action.includes(' ')).toSorted()).toEqual(
        Object.values(ownActions).flat().toSorted(),
      )
    }
  })
})
