import { globSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { ApiKeyView } from '../../../src/configuration/api-key.ts'
import { EventView } from '../../../src/http/api/events/event-view.ts'
import {
  DeliverySummary,
  DeliveryView,
  MessageSummary,
  MessageView,
  TimelineView,
} from '../../../src/http/api/views/messages.ts'
import {
  CommandResult,
  RequestInDetail,
  RequestSummary,
} from '../../../src/http/api/views/request-schemas.ts'
import { faultsBesides } from '../../../src/input-faults.ts'
import type { Answer } from '../../support/answer.ts'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { supplierMessage } from '../messages.ts'
import { command, makeRequest } from '../scene.ts'

let gateway: TestGateway
let document: Answer
beforeAll(async () => {
  gateway = await startHttp()
  document = await gateway.call('GET', '/openapi.json', { key: null })
})
afterAll(() => gateway.close())

const entries = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

type Operation = { readonly path: string; readonly method: string; readonly value: Record<string, unknown> }

const operations = (): Operation[] =>
  entries(document.at('paths')).flatMap(([path, item]) =>
    entries(item).map(([method, value]) => ({ path, method, value: Object.fromEntries(entries(value)) })),
  )

const everything = (value: unknown): unknown[] => [
  value,
  ...(typeof value === 'object' && value !== null ? Object.values(value).flatMap(everything) : []),
]

describe('/openapi.json', () => {
  test('is an OpenAPI 3.1 document', () => {
    expect(document.status).toBe(200)
    expect(document.headers.get('content-type')).toMatch(/^application\/json/)
    expect(document.at('openapi')).toBe('3.1.0')
    expect(document.at('info')).toMatchObject({ title: 'lendwire', version: '0.0.0-test' })
    expect(document.at('components', 'securitySchemes', 'apiKey')).toMatchObject({
      type: 'http',
      scheme: 'bearer',
    })
    expect(document.at('security')).toEqual([{ apiKey: [] }, { session: [] }])
  })

  test('gives headers no value that /docs would fill in: a second try under one idempotency key is refused', () => {
    const headers = operations().flatMap(({ value }) =>
      everything(value.parameters).filter((each) => new Map(entries(each)).get('in') === 'header'),
    )
    expect(headers.length).toBeGreaterThan(20)
    for (const header of headers) expect(header).not.toHaveProperty('example')
  })

  test('a patch of a document has the members of the document, of which none is required', () => {
    expect(document.at('components', 'schemas', 'DocumentPatch')).toBeUndefined()
    const patches = operations().filter(
      ({ method, path }) => method === 'patch' && !/users|requests/.test(path),
    )
    expect(patches.length).toBeGreaterThan(10)
    for (const { path, value } of patches) {
      const id = String(value.operationId).replace('patch', '')
      const patch = document.at('components', 'schemas', `${id}Patch`)
      expect(patch, path).toMatchObject({ type: 'object', description: expect.any(String) })
      expect(patch, path).not.toHaveProperty('required')
      const body = document.at('paths', path, 'put', 'requestBody', 'content', 'application/json', 'schema')
      const [, name = ''] = /schemas\/(.*)"/.exec(JSON.stringify(Object(body).$ref) ?? '') ?? []
      const replaced = name === '' ? body : document.at('components', 'schemas', name)
      expect(Object.keys(Object(patch).properties), path).toEqual(Object.keys(Object(replaced).properties))
    }
    expect(document.at('components', 'schemas', 'PartnerPatch', 'properties', 'currency')).toMatchObject({
      anyOf: [{ type: 'string' }, { type: 'null' }],
    })
    // A patch of a union may leave out what tells its alternatives apart: it is one object with the members of all.
    expect(document.at('components', 'schemas', 'PartnerPatch', 'properties', 'connection')).toMatchObject({
      anyOf: [
        {
          type: 'object',
          properties: {
            protocol: { anyOf: [{ type: 'string', enum: ['iso18626', 'ncip', 'email'] }, { type: 'null' }] },
            url: expect.anything(),
            address: expect.anything(),
          },
        },
        { type: 'null' },
      ],
    })
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
    const unions = everything(document.json).flatMap((value) =>
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
        const [member] = everything(resolve({ $ref })).flatMap((each) => Object(each).properties ?? [])
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
    // Further facts of a problem, the members of a key (RFC 7517), and a form whose fields a letter names.
    expect(openPlaces(document.json, '')).toEqual([
      '/components/schemas/Problem',
      expect.stringMatching(/jwks\/properties\/keys\/items$/),
      expect.stringMatching(/^\/paths\/\/respond/),
    ])
  })

  test('every operation has an id of its own, a summary, a group and described answers', () => {
    const ids = operations().map(({ value }) => value.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { path, method, value } of operations()) {
      const place = `${method} ${path}`
      expect(value, place).toMatchObject({
        operationId: expect.stringMatching(/^[a-z][A-Za-z0-9]+$/),
        summary: expect.stringMatching(/^[A-Z].+[^.]$/),
        tags: [expect.any(String)],
      })
      const responses = entries(value.responses)
      expect(responses.length, place).toBeGreaterThan(1)
      for (const [status, response] of responses) {
        expect(status).toMatch(/^[2345]\d\d$/)
        expect(response, `${place} ${status}`).toMatchObject({ description: expect.stringMatching(/./) })
        const content = Object.fromEntries(entries(response)).content
        if (Number(status) >= 400 && path.startsWith('/v1')) {
          expect(
            entries(content).map(([type]) => type),
            place,
          ).toEqual(['application/problem+json'])
        }
      }
      if (path.startsWith('/v1'))
        expect(
          responses.map(([status]) => status),
          place,
        ).toEqual(expect.arrayContaining(['400', '401', '503']))
    }
  })

  test('every operation, parameter and member is described in words', () => {
    const places = everything(document.json).flatMap((value) => {
      const { properties, parameters, operationId, description } = Object.fromEntries(entries(value))
      return [
        ...entries(properties).filter(([, member]) => typeof member === 'object'),
        ...entries(parameters),
        ...(operationId === undefined ? [] : [['operation', { operationId, description }] as const]),
      ]
    })
    const silent = places.filter(([, each]) => {
      const { $ref, description } = Object.fromEntries(entries(each))
      return $ref === undefined && (typeof description !== 'string' || description.length < 3)
    })
    expect(places.length).toBeGreaterThan(2000)
    expect(silent).toEqual([])
  })

  test('the settings and the record of copyright are described as what they are', () => {
    const describedAs = (...path: readonly string[]): unknown =>
      document.at(
        'components',
        'schemas',
        ...path.flatMap((name, place) => (place === 0 ? [name] : ['properties', name])),
        'description',
      )
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
    expect(document.at('components', 'schemas', 'Request', 'properties', 'status')).toMatchObject({
      $ref: '#/components/schemas/Status',
    })
    expect(document.at('components', 'schemas', 'Request', 'properties', 'createdAt', 'format')).toBe(
      'date-time',
    )
    expect(document.at('webhooks', 'event', 'post', 'operationId')).toBe('receiveEvent')
  })

  test('every operation that takes an idempotency key says what happens where it was used for another call', () => {
    // A bulk call says it for each request. Erasing twice is erasing once: no key is read.
    const unkeyed = ['/v1/requests/bulk', '/v1/patrons/{id}/erase']
    const keyed = operations().filter(
      ({ path, value }) =>
        !unkeyed.includes(path) && JSON.stringify(value.parameters ?? []).includes('Idempotency-Key'),
    )
    expect(keyed.length).toBeGreaterThan(20)
    expect(
      keyed.flatMap(({ method, path, value }) =>
        Object.hasOwn(Object(value.responses), '422') ? [] : `${method} ${path}`,
      ),
    ).toEqual([])
  })

  test('every answer declares its headers', () => {
    for (const { path, method, value } of operations())
      for (const [status, response] of entries(value.responses))
        expect(Object.fromEntries(entries(response)).headers, `${method} ${path} ${status}`).toHaveProperty(
          'X-Request-Id',
        )
    const created = document.at('paths', '/v1/requests', 'post', 'responses', '201', 'headers')
    expect(Object.keys(Object(created)).toSorted()).toEqual(
      [
        'ETag',
        'Idempotency-Replayed',
        'Location',
        'RateLimit',
        'RateLimit-Policy',
        'X-Request-Id',
      ].toSorted(),
    )
  })

  test('every reference leads somewhere, and the types of the core have their names', () => {
    const references = everything(document.json).flatMap((value) => {
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

  test('every parameter of a path is described, and needed', () => {
    for (const { path, value } of operations()) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const described = entries(value.parameters).map(([, parameter]) =>
        Object.fromEntries(entries(parameter)),
      )
      const inPath = described.filter((parameter) => parameter.in === 'path')
      expect(inPath.map(({ name }) => name)).toEqual(named)
      expect(inPath.every(({ required }) => required === true)).toBe(true)
    }
  })

  test('every route of the application is described, and nothing else is', () => {
    const routes = gateway.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
      .filter(
        (route) =>
          !/ \/(docs(\/plain)?|openapi\.json|problems\/.*|pages\.css|patron\/.*|test-letters\/.*|inbound-views\/.*|console.*|manual.*)?$/.test(
            route,
          ),
      )
    const described = operations().map(({ method, path }) => `${method} ${path}`)
    expect(new Set(described)).toEqual(new Set(routes))
  })

  test('docs/console-api.md names operations that there are, and all that the console calls', () => {
    const page = readFileSync('docs/console-api.md', 'utf8')
    const named = [...page.matchAll(/`(?:(GET|PUT|POST|PATCH|DELETE) )?(\/(?:v1|readyz)[^`? ]*)/g)]
    expect(named.length).toBeGreaterThan(90)
    const missing = named.filter(([, method, path = '']) => {
      const item = document.at('paths', path)
      return item === undefined || (method !== undefined && Object(item)[method.toLowerCase()] === undefined)
    })
    expect(missing.map(([name]) => name)).toEqual([])

    const text = globSync('console/src/**/*.{ts,tsx}').map((file) => readFileSync(file, 'utf8'))
    const calls = [...text.join('\n').matchAll(/\b(GET|PUT|POST|PATCH|DELETE)\(\s*['`](\/v1[^'`$]*)['`]/g)]
    expect(calls.length).toBeGreaterThan(25)
    const known = new Set(named.flatMap(([, method, path]) => [`${method} ${path}`, path]))
    const unnamed = calls.filter(
      ([, method, path]) => !known.has(`${method} ${path}`) && !known.has(`undefined ${path}`),
    )
    expect(unnamed.map(([, method, path]) => `${method} ${path}`)).toEqual([])
    const paths = [...text.join('\n').matchAll(/'(\/v1\/[a-z/{}-]+)'/g)].map(([, path]) => path)
    expect(paths.length).toBeGreaterThan(50)
    expect(paths.filter((path) => !known.has(path))).toEqual([])
  })

  test('every POST of the API that changes something takes an Idempotency-Key', () => {
    const posts = operations().filter(
      ({ method, path, value }) =>
        method === 'post' &&
        path.startsWith('/v1') &&
        !/\/(explain|look-up|preview|try)$/.test(path) &&
        JSON.stringify(value.security) !== '[]',
    )
    expect(posts.length).toBeGreaterThan(4)
    for (const { path, value } of posts) {
      const names = entries(value.parameters).map(
        ([, parameter]) => Object.fromEntries(entries(parameter)).name,
      )
      expect(names, path).toContain('Idempotency-Key')
    }
  })

  test('answers are as they are described', async () => {
    const key = await gateway.makeLibrary('ABC')
    await gateway.makePartner('SUP')
    const number = await makeRequest(gateway, key)
    const sent = await command(gateway, key, number, { type: 'send' })
    await gateway.call('POST', '/partners/SUP/iso18626', {
      key: 'SUP-token-long-enough',
      body: supplierMessage({ requestId: `${number}-1`, status: 'Loaned' }),
    })
    const fits = (schema: z.ZodType, value: unknown) => {
      const parsed = schema.parse(value)
      expect(faultsBesides(schema, value, parsed)).toEqual([])
    }
    const get = (path: string) => gateway.call('GET', `/v1/${path}`, { key })
    fits(CommandResult, sent.json)
    fits(RequestInDetail, (await get(`requests/${number}`)).json)
    fits(RequestSummary.array(), (await get('requests')).at('items'))
    fits(TimelineView.array(), (await get(`requests/${number}/timeline`)).at('items'))
    fits(EventView.array(), (await get('events')).at('items'))
    const deliveries = await get('deliveries')
    fits(DeliverySummary.array(), deliveries.at('items'))
    fits(DeliveryView, (await get(`deliveries/${deliveries.words('items', 0, 'id')}`)).json)
    const messages = await get('messages')
    fits(MessageSummary.array(), messages.at('items'))
    fits(MessageView, (await get(`messages/${messages.words('items', 0, 'id')}`)).json)
    fits(ApiKeyView.array(), (await gateway.call('GET', '/v1/keys')).at('items'))
  })
})
