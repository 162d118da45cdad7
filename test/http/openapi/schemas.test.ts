import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resolve, shapeOf } from '../../../scripts/api-changes/shape.ts'
import type { Answer } from '../../support/answer.ts'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { entries, everythingIn } from './served-document.ts'

let gateway: TestGateway
let document: Answer
beforeAll(async () => {
  gateway = await startHttp()
  document = await gateway.call('GET', '/openapi.json', { key: null })
})
afterAll(() => gateway.close())

describe('/openapi.json', () => {
  test('is less than 807 kB: what several operations or schemas have is in it once', () => {
    expect(document.text.length).toBeLessThan(807_000)
    expect(document.at('paths', '/v1/requests', 'get', 'responses', 'default')).toEqual({
      $ref: '#/components/responses/Refused',
    })
    expect(document.at('components', 'responses', 'Refused')).toMatchObject({
      description: expect.stringContaining('429 Too many calls'),
      'x-statuses': [400, 401, 403, 413, 415, 429, 503],
      headers: { 'Retry-After': expect.anything(), 'WWW-Authenticate': expect.anything() },
    })
    expect(document.at('components', 'schemas', 'AttentionCost')).toMatchObject({
      allOf: [
        { $ref: '#/components/schemas/AttentionBase' },
        { properties: { kind: expect.anything(), detail: expect.anything() } },
      ],
    })
  })

  test('a text or list in a body or query has a largest length, or is of a closed list', () => {
    const schemas = Object(document.at('components', 'schemas'))
    const endless = new Set<string>()
    const seen = new Set<string>()
    const isEndless = (schema: Readonly<Record<string, unknown>>): boolean => {
      const { type, maxLength, maxItems, pattern = '*' } = schema
      if ([type].flat().includes('array')) return maxItems === undefined
      const isClosed = ['enum', 'const', 'format'].some((name) => schema[name] !== undefined)
      const repeats = /[*+]|,\}/.test(String(pattern).replaceAll(/\\.|\[[^\]]*\]/g, ''))
      return [type].flat().includes('string') && maxLength === undefined && !isClosed && repeats
    }
    const look = (schema: unknown, path: string): void => {
      const { $ref, ...own } = Object(schema)
      if (typeof $ref === 'string') {
        const name = $ref.replace('#/components/schemas/', '')
        if (seen.has(name)) return
        seen.add(name)
        look(schemas[name], name)
        return
      }
      if (isEndless(own)) endless.add(path)
      for (const [name, each] of entries(own.properties)) look(each, `${path}.${name}`)
      for (const part of ['items', 'additionalProperties']) if (own[part] !== undefined) look(own[part], path)
      for (const part of ['anyOf', 'oneOf', 'allOf'])
        for (const [, each] of entries(own[part])) look(each, path)
    }
    for (const [path, methods] of entries(document.at('paths')))
      for (const [method, operation] of entries(methods)) {
        const { requestBody, parameters } = Object(operation)
        look(Object(requestBody?.content)['application/json']?.schema ?? {}, `${method} ${path}`)
        for (const [, each] of entries(parameters)) {
          const parameter = Object(each)
          if (parameter.in === 'query') look(parameter.schema, `${path}?${parameter.name}`)
        }
      }
    // Time zones are those that the runtime knows, names of notices those of a table; a whole configuration, an imported file and an OpenURL end with their body.
    const known =
      /timeZone$|patronNotices$|^ConfigurationContent|import\.content$|OpenUrlExtras\.unknown$|openurl$|\?lang$/
    expect([...endless].filter((path) => !known.test(path))).toEqual([])
  })

  test('statuses and stages are enumerations also in timelines and consequences', () => {
    const reference = { $ref: '#/components/schemas/Status' }
    expect(document.at('components', 'schemas', 'RecordedEvent', 'properties')).toMatchObject({
      status: reference,
      previousStatus: { anyOf: [reference, { type: 'null' }] },
    })
    expect(document.at('components', 'schemas', 'ConsequenceGoesOn', 'properties', 'stage')).toMatchObject({
      $ref: '#/components/schemas/Stage',
    })
  })

  test('every union of objects has a discriminator, and every word of it leads to an alternative', () => {
    const schemas = Object(document.at('components', 'schemas'))
    const resolve = (schema: unknown): unknown => {
      const { $ref } = Object(schema)
      return typeof $ref === 'string' ? resolve(schemas[$ref.replace('#/components/schemas/', '')]) : schema
    }
    const unions = everythingIn(document.json).flatMap((value) =>
      ['oneOf', 'anyOf'].flatMap((kind) => {
        const objects = entries(Object(value)[kind]).filter(([, each]) => {
          const { type, properties, oneOf, anyOf, allOf } = Object(resolve(each))
          return type === 'object' || (properties ?? oneOf ?? anyOf ?? allOf) !== undefined
        })
        return objects.length > 1 ? [Object(value)] : []
      }),
    )
    expect(unions.length).toBeGreaterThan(40)
    expect(unions.filter(({ discriminator }) => discriminator === undefined)).toEqual([])
    for (const { oneOf, discriminator } of unions) {
      const { propertyName, mapping } = discriminator
      const references = entries(oneOf).map(([, each]) => Object(each).$ref)
      expect(new Set(Object.values(mapping)), propertyName).toEqual(new Set(references))
      for (const [word, $ref] of entries(mapping)) {
        const [member] = everythingIn(resolve({ $ref })).flatMap((each) => Object(each).properties ?? [])
        expect(Object(member)[propertyName].enum, `${$ref}`).toContain(word)
      }
    }
    expect(Object.keys(schemas)).toEqual(
      expect.arrayContaining([
        'CommandSend',
        'NegotiationCondition',
        'AttentionDuplicate',
        'LocateQuestionSru',
      ]),
    )
  })

  test('members may hold anything only where the gateway does not know better', () => {
    const openPlaces = (value: unknown, place: string): string[] => {
      const { additionalProperties, type, properties } = Object(value)
      const isOpen = JSON.stringify(additionalProperties) === '{}' || additionalProperties === true
      const untyped = place.endsWith('/properties')
        ? entries(value).filter(([, each]) => Object.keys(Object(each)).join() === 'description')
        : []
      return [
        ...(isOpen && (type === 'object' || properties !== undefined) ? [place] : []),
        ...untyped.map(([name]) => `${place}/${name}`),
        ...entries(value).flatMap(([name, each]) =>
          /^examples?$/.test(name) ? [] : openPlaces(each, `${place}/${name}`),
        ),
      ]
    }
    // Attention as it is stored (`detail` of each kind describes it), a patch of any document, further facts of a problem, what a sentence is made with, the members of a key (RFC 7517), and a form whose fields a letter names.
    expect(openPlaces(document.json, '')).toEqual([
      '/components/schemas/Reason/properties/params',
      '/components/schemas/Fault/properties/params',
      '/components/schemas/Problem',
      '/components/schemas/Problem/properties/params',
      '/components/schemas/DocumentPatch',
      expect.stringMatching(/jwks\/properties\/keys\/items$/),
      expect.stringMatching(/AttentionItem$/),
      expect.stringMatching(/^\/paths\/\/respond/),
    ])
  })

  test('the settings and the record of copyright are described as what they are', () => {
    const describedAs = (schema: string, ...path: readonly string[]): unknown => {
      const start: unknown = { $ref: `#/components/schemas/${schema}` }
      const node = path.reduce((holder, name) => shapeOf(document.json, holder).members.get(name), start)
      return Object(node).description ?? Object(resolve(document.json, node).schema).description
    }
    expect(describedAs('Library', 'copyright')).toMatch(/^How the library handles copyright/)
    for (const code of ['withinLimit', 'beyondLimit'])
      expect(describedAs('Library', 'copyright', code)).toMatch(/^The copyright compliance code of a request/)
    expect(describedAs('Library', 'copyright', 'limit')).toMatch(/in a calendar year/)
    expect(describedAs('Library', 'copyright', 'limit', 'years')).toMatch(/not counted/)
    expect(describedAs('Request', 'copyright')).toMatch(/^The copyright record/)
    expect(describedAs('Request', 'copyright', 'code')).toMatch(/^The copyright compliance code/)
    expect(describedAs('Request', 'copyright', 'cleared')).toMatch(/^Who went on/)
  })

  test('a value of a few words is an enumeration with a name of its own', () => {
    const schemas = Object.fromEntries(entries(document.at('components', 'schemas')))
    for (const name of ['Status', 'Stage', 'CommandType', 'EventType', 'AttentionKind', 'ProblemType'])
      expect(entries(Object.fromEntries(entries(schemas[name])).enum).length, name).toBeGreaterThan(10)
    expect(shapeOf(document.json, schemas.Request).members.get('status')).toMatchObject({
      $ref: '#/components/schemas/Status',
    })
    expect(document.at('components', 'schemas', 'Instant', 'format')).toBe('date-time')
    expect(document.at('webhooks', 'event', 'post', 'operationId')).toBe('receiveEvent')
  })

  test('every reference leads somewhere, and the types of the core have their names', () => {
    const references = everythingIn(document.json).flatMap((value) => {
      const reference = Object.fromEntries(entries(value)).$ref
      return typeof reference === 'string' ? [reference] : []
    })
    expect(references.length).toBeGreaterThan(50)
    for (const reference of references) {
      const target = document.at(...reference.replace('#/', '').split('/'))
      expect(target, reference).toBeTypeOf('object')
    }
    const names = entries(document.at('components', 'schemas')).map(([name]) => name)
    expect(names).toEqual(
      expect.arrayContaining([
        'Request',
        'Command',
        'Citation',
        'Partner',
        'PartnerInput',
        'Library',
        'WorkflowProfile',
        'Problem',
      ]),
    )
  })
})
