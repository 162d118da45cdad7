import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { builtInVendors, vendorSchema, vendorUses } from '../../src/configuration/vendor-documents.ts'
import { protocolRegistry } from '../../src/partners/registry.ts'
import { vendorReader } from '../../src/partners/vendor-use.ts'

const root = join(import.meta.dirname, '../..')
const uses = vendorUses(protocolRegistry)
const builtIn = uses.flatMap((use) =>
  use.builtIn.map((vendor) => ({ use, vendor, title: `${use.name} ${vendor.code}` })),
)

describe('built-in vendors', () => {
  test.each(builtIn)(
    '$title names a source for each departure, and departs in nothing else',
    ({ use, vendor }) => {
      const standard = use.settings.parse({})
      const settings = use.settings.parse(vendor.settings)
      const departures = Object.keys(standard).filter(
        (name) => JSON.stringify(settings[name]) !== JSON.stringify(standard[name]),
      )
      expect(Object.keys(vendor.settings).toSorted()).toEqual(departures.toSorted())
      expect(Object.keys(vendor.sources).toSorted()).toEqual(departures.toSorted())
    },
  )

  test.each(builtIn)('$title has sources that can be looked up: an address, or a fixture', ({ vendor }) => {
    for (const [setting, source] of Object.entries(vendor.sources)) {
      const [place = ''] = source.split(' ')
      expect(place.startsWith('https://') || existsSync(join(root, place)), `${setting}: ${source}`).toBe(
        true,
      )
    }
  })

  test.each(uses)('begin with the standard, which departs in nothing: $name', ({ builtIn: [standard] }) => {
    expect(standard).toMatchObject({ code: 'standard', settings: {} })
  })

  test.each(uses)('have a description for every setting: $name', ({ settings }) => {
    for (const [name, schema] of Object.entries(settings.shape))
      expect(schema, name).toHaveProperty('description', expect.stringMatching(/.{10}/))
  })

  test('are documents of the schema that checks those of an admin', () => {
    const schema = vendorSchema(protocolRegistry)
    const documents = builtInVendors(protocolRegistry)
    for (const document of documents) expect(schema.safeParse(document).error?.issues ?? []).toEqual([])
    const koha = documents.find(({ code }) => code === 'koha')
    expect(koha).toMatchObject({ iso18626: {}, ils: { cancelBy: 'own_request' } })
    expect(koha?.sources).toHaveProperty('ils/cancelBy')
  })
})

describe('the schema of a vendor document', () => {
  const schema = vendorSchema(protocolRegistry)
  const paths = (document: object) =>
    (schema.safeParse({ code: 'ours', name: 'Ours', ...document }).error?.issues ?? []).map(({ path }) =>
      path.join('/'),
    )

  test('keeps the settings that a document names and no others', () => {
    const parsed = schema.parse({ code: 'ours', name: 'Ours', ncip: { prefix: 'x' } })
    expect(parsed).toEqual({ code: 'ours', name: 'Ours', sources: {}, ncip: { prefix: 'x' } })
  })

  test.each(uses)('gives the stored setting, else the built-in one, else the standard one: $name', (use) => {
    const read = vendorReader(use)
    const [standard, ...others] = use.builtIn
    for (const vendor of others) {
      expect(read(vendor.code, {})).toEqual(use.settings.parse(vendor.settings))
      for (const name of Object.keys(vendor.settings)) {
        const value = use.settings.parse({})[name]
        expect(read(vendor.code, { [name]: value })).toEqual({
          ...use.settings.parse(vendor.settings),
          [name]: value,
        })
      }
    }
    expect(read('none', undefined)).toEqual(use.settings.parse(standard?.settings))
  })

  test('names the path of what is wrong', () => {
    expect(paths({ iso18626: { expired: { reason: '(', note: null } } })).toEqual(['iso18626/expired/reason'])
    expect(paths({ ils: { cancelBy: 'magic' } })).toEqual(['ils/cancelBy'])
    expect(schema.safeParse({ code: 'No Code', name: 'x' }).success).toBe(false)
  })
})
