import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { type Document, operationsOf, withoutShared } from '../../support/openapi/document.ts'
import { makeRequest } from '../scene.ts'

let gateway: TestGateway
let key: string
beforeAll(async () => {
  gateway = await startHttp()
  key = await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP')
  await makeRequest(gateway, key)
})
afterAll(() => gateway.close())

const readOperations = async () => {
  const document = await gateway.call('GET', '/openapi.json', { key: null })
  // The document itself is checked in document.test.ts.
  const { paths, components } = document.json as Document
  const described = Object.values(withoutShared({ paths, components }).paths).flatMap((item) =>
    Object.values(item).map(Object),
  )
  return { operations: operationsOf({ paths, components }), described, schemas: components.schemas }
}

test('every media type that the description of an operation offers is declared and described', async () => {
  const { described, schemas } = await readOperations()
  const offers = described.flatMap(({ operationId, description = '', responses }) =>
    [...String(description).matchAll(/Accept: ([a-z]+\/[a-z.+-]+)/g)].map(([, type = '']) => ({
      operation: String(operationId),
      type,
      declared: Object(Object(responses['200']).content)[type],
    })),
  )
  expect(offers.map(({ operation, type }) => `${operation} ${type}`).toSorted()).toEqual([
    'exportPatron text/html',
    'getBalances text/csv',
    'getMonthlyReport text/html',
    'getStatistics text/csv',
    'listAuditEntries application/x-ndjson',
    'listCopyrightDeclarations text/csv',
    'listEvents text/event-stream',
    'listGatewayEvents text/event-stream',
    'listRequests text/csv',
  ])
  for (const { operation, type, declared } of offers)
    expect(
      schemas[String(declared.schema.$ref).replace('#/components/schemas/', '')] ?? declared.schema,
      `${operation} ${type}`,
    ).toEqual({ type: 'string', description: expect.stringMatching(/\w{3}/) })
})

const queries: Readonly<Record<string, string>> = {
  '/v1/copyright-declarations': '?year=2026',
  '/v1/patrons/{id}/export': '?library=ABC',
  '/v1/statistics/months/{month}': '?library=ABC',
}

test('an operation answers in each media type that it declares, with the headers that it declares', async () => {
  const { operations } = await readOperations()
  const offered = operations.flatMap(({ id, method, path, answers }) => {
    const types = Object.keys(answers['200']?.content ?? {})
    const isChoice = method === 'GET' && types.length > 1
    return isChoice ? types.map((type) => ({ id, path, type, headers: answers['200']?.headers ?? {} })) : []
  })
  expect(offered.length).toBeGreaterThan(8)
  for (const { id, path, type, headers } of offered) {
    const leave = new AbortController()
    const { status, headers: sent } = await gateway.fetch(
      'GET',
      `${path.replace('{id}', 'patron-4711').replace('{month}', '2026-11')}${queries[path] ?? ''}`,
      { headers: { accept: type }, signal: leave.signal },
    )
    leave.abort()
    expect([status, sent.get('content-type')?.split(';')[0]], `${id} ${type}`).toEqual([200, type])
    if (sent.has('content-disposition'))
      expect(Object.keys(headers), `${id} ${type}`).toContain('Content-Disposition')
  }
})
