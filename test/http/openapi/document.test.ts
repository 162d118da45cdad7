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
import { entries, everythingIn, operationsIn } from './served-document.ts'

let gateway: TestGateway
let document: Answer
beforeAll(async () => {
  gateway = await startHttp()
  document = await gateway.call('GET', '/openapi.json', { key: null })
})
afterAll(() => gateway.close())

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

  test('gives no member a default that another one has: a form would send it', () => {
    const place = ['components', 'schemas', 'PartnerBase', 'properties', 'renewFrom', '$ref'] as const
    const shared =
      document
        .words(...place)
        .split('/')
        .at(-1) ?? ''
    expect(document.at('components', 'schemas', shared)).toMatchObject({ type: 'string', format: 'duration' })
    expect(document.at('components', 'schemas', shared)).not.toHaveProperty('default')
  })

  test('gives headers no value that /docs would fill in: a second try under one idempotency key is refused', () => {
    const headers = operationsIn(document).flatMap(({ value }) =>
      everythingIn(value.parameters).filter((each) => new Map(entries(each)).get('in') === 'header'),
    )
    expect(headers.length).toBeGreaterThan(20)
    for (const header of headers) expect(header).not.toHaveProperty('example')
  })

  test('every operation has an id of its own, a summary, a group and described answers', () => {
    const ids = operationsIn(document).map(({ value }) => value.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { path, method, value } of operationsIn(document)) {
      const place = `${method} ${path}`
      expect(value, place).toMatchObject({
        operationId: expect.stringMatching(/^[a-z][A-Za-z0-9]+$/),
        summary: expect.stringMatching(/^[A-Z].+[^.]$/),
        tags: [expect.any(String)],
      })
      const responses = entries(value.responses)
      expect(responses.length, place).toBeGreaterThan(1)
      for (const [status, response] of responses) {
        expect(status).toMatch(/^([2345]\d\d|default)$/)
        expect(response, `${place} ${status}`).toMatchObject({ description: expect.stringMatching(/./) })
        const content = Object.fromEntries(entries(response)).content
        if (!/^[23]/.test(status) && path.startsWith('/v1')) {
          expect(
            entries(content).map(([type]) => type),
            place,
          ).toEqual(['application/problem+json'])
        }
      }
      const { default: refused = {} } = Object(value.responses)
      const statuses = [...responses.map(([status]) => status), ...(refused['x-statuses'] ?? []).map(String)]
      if (path.startsWith('/v1'))
        expect(statuses, place).toEqual(expect.arrayContaining(['400', '401', '503']))
    }
  })

  test('every operation, parameter and member is described in words', () => {
    const places = everythingIn(document.json).flatMap((value) => {
      const { properties, parameters, operationId, description } = Object.fromEntries(entries(value))
      return [
        ...entries(properties).filter(([, member]) => typeof member === 'object'),
        ...entries(parameters),
        ...(operationId === undefined ? [] : [['operation', { operationId, description }] as const]),
      ]
    })
    const silent = places.filter(([, each]) => {
      const { $ref, description, enum: values } = Object.fromEntries(entries(each))
      // A member with one value only tells alternatives apart.
      const isConstant = Array.isArray(values) && values.length === 1
      return $ref === undefined && !isConstant && (typeof description !== 'string' || description.length < 3)
    })
    expect(places.length).toBeGreaterThan(2000)
    expect(silent).toEqual([])
  })

  test('every operation that takes an idempotency key says what happens where it was used for another call', () => {
    // A bulk call says it for each request. Erasing twice is erasing once: no key is read.
    const unkeyed = ['/v1/requests/bulk', '/v1/patrons/{id}/erase']
    const keyed = operationsIn(document).filter(
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

  test('every answer of success has an example, as a test got it', () => {
    const without = operationsIn(document).flatMap(({ value }) =>
      entries(value.responses).flatMap(([status, response]) =>
        status.startsWith('2')
          ? entries(Object(response).content).flatMap(([type, content]) =>
              Object(content).example === undefined &&
              Object(content).examples?.answer.value === undefined &&
              type.endsWith('json')
                ? [`${value.operationId} ${type}`]
                : [],
            )
          : [],
      ),
    )
    // Some end without a body, or are refused; a new operation has its answer once they are recorded (LENDWIRE_RECORD=1).
    expect(without.length, without.join()).toBeLessThan(20)
  })

  test('the headers of every answer are described once, those of some at each', () => {
    const { info, components } = Object(document.json)
    for (const name of ['X-Request-Id', 'RateLimit', 'RateLimit-Policy']) {
      expect(components.headers[name]).toMatchObject({ 'x-in-every-answer': true })
      expect(info.description).toContain(`\`${name}\``)
    }
    const created = operationsIn(document).find(({ value }) => value.operationId === 'createRequest')
    const { headers } = Object(created?.value.responses)['201']
    expect(Object.keys(headers).toSorted()).toEqual(['ETag', 'Idempotency-Replayed', 'Location'].toSorted())
  })

  test('every parameter of a path is described, and needed', () => {
    for (const { path, value } of operationsIn(document)) {
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
          !/ \/(docs|openapi\.json|problems(\/.*)?|pages\.css|patron\/.*|test-letters\/.*|inbound-views\/.*|onboarding\/.*|console.*|manual.*)?$/.test(
            route,
          ),
      )
    const described = operationsIn(document).map(({ method, path }) => `${method} ${path}`)
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
    const posts = operationsIn(document).filter(
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
