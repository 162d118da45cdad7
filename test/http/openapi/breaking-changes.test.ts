import { expect, test } from 'vitest'
import { findBreakingChanges } from '../../../scripts/api-changes/breaking-changes.ts'
import { notInChangelog } from '../../../scripts/api-changes/page.ts'

/** Creates a small API with everything that may break in a larger one. */
const createDocument = () => ({
  paths: {
    '/v1/loans': {
      get: {
        operationId: 'listLoans',
        parameters: [
          { name: 'partner', in: 'query', schema: { type: 'string', pattern: '^[A-Z]+$' } },
          { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 200 } },
        ],
        responses: {
          200: {
            headers: { ETag: {} },
            content: {
              'application/json': {
                schema: { type: 'object', properties: { items: { type: 'array', items: loan } } },
              },
              'text/csv': { schema: { type: 'string' } },
            },
          },
          429: {},
        },
      },
      post: {
        operationId: 'createLoan',
        requestBody: { content: { 'application/json': { schema: newLoan } } },
        responses: { 201: { content: { 'application/json': { schema: loan } } }, 409: {} },
      },
    },
    '/v1/loans/{number}': {
      get: {
        operationId: 'readLoan',
        parameters: [{ name: 'number', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {
          200: {
            content: { 'application/json': { schema: { anyOf: [loan, { type: 'null' }] } } },
          },
        },
      },
    },
  },
  webhooks: {
    changed: { post: { requestBody: { content: { 'application/json': { schema: loan } } } } },
  },
  components: {
    schemas: {
      Loan: {
        type: 'object',
        required: ['title', 'status', 'cost'],
        properties: {
          title: { type: 'string' },
          status: { type: 'string', enum: ['open', 'closed'] },
          cost: { type: ['number', 'null'] },
          partOf: loan,
        },
      },
      NewLoan: {
        type: 'object',
        required: ['title'],
        properties: {
          title: { type: 'string', maxLength: 100 },
          service: { type: 'string', enum: ['loan', 'copy'] },
          patron: { type: ['string', 'integer'] },
          delivery: {
            oneOf: [{ $ref: '#/components/schemas/Post' }, { $ref: '#/components/schemas/Mail' }],
            discriminator: {
              propertyName: 'by',
              mapping: { post: '#/components/schemas/Post', mail: '#/components/schemas/Mail' },
            },
          },
        },
      },
      Post: { type: 'object', properties: { by: { const: 'post' }, street: { type: 'string' } } },
      Mail: { type: 'object', properties: { by: { const: 'mail' }, address: { type: 'string' } } },
    },
  },
})
const loan = { $ref: '#/components/schemas/Loan' }
const newLoan = { $ref: '#/components/schemas/NewLoan' }

type Changed = readonly [what: string, subject: string, change: string, from: string | RegExp, to: string]

test.each<Changed>([
  ['an operation', 'POST /v1/loans', 'is gone', '"post":{"operationId"', '"past":{"operationId"'],
  ['its id', 'GET /v1/loans', '`operationId`', 'listLoans', 'readLoans'],
  ['a parameter', 'GET /v1/loans', '`partner` is gone', '"name":"partner"', '"name":"lender"'],
  [
    'a parameter of a path',
    'GET /v1/loans/{code}',
    'another name',
    /number(?=[}"],?.*"in":"path"|}":)/g,
    'code',
  ],
  ['a pattern', 'GET /v1/loans', '`pattern` `^[A-Z]$`', '^[A-Z]+$', '^[A-Z]$'],
  ['a limit', 'GET /v1/loans', '`maximum` `100`', '"maximum":200', '"maximum":100'],
  ['the length of a text', 'NewLoan', '`maxLength` `99`', '"maxLength":100', '"maxLength":99'],
  ['a response code', 'POST /v1/loans', 'no answer 409', ',"409":{}', ''],
  ['a header', 'GET /v1/loans', 'no header `ETag`', '"ETag":{}', ''],
  ['a media type', 'GET /v1/loans', 'no longer `text/csv`', 'text/csv', 'text/plain'],
  ['a member of an answer', 'Loan', '`cost` is gone', '"cost":{', '"price":{'],
  ['a member that is always there', 'Loan', '`cost` may be absent', '"status","cost"', '"status"'],
  [
    'the type of a member',
    'Loan',
    '`cost` may be `string`',
    '["number","null"]',
    '["number","null","string"]',
  ],
  ['a word of an answer', 'Loan', 'never `closed`', '"open","closed"', '"open"'],
  ['an enumeration', 'Loan', 'no longer one of the words', ',"enum":["open","closed"]', ''],
  ['a member that is sent', 'NewLoan', '`service` is gone', '"service":', '"kind":'],
  [
    'a member that is needed',
    'NewLoan',
    '`patron` is needed',
    '"required":["title"]',
    '"required":["title","patron"]',
  ],
  ['a word that is sent', 'NewLoan', 'takes no `copy`', '"loan","copy"', '"loan"'],
  ['a type that is sent', 'NewLoan', 'no longer `integer`', '["string","integer"]', '["string"]'],
  ['an alternative', 'NewLoan', '`delivery.(mail)` is gone', ',"mail":"#/components/schemas/Mail"', ''],
  ['a member of an alternative', 'Mail', '`address` is gone', '"address":', '"to":'],
  [
    'null in an answer',
    'GET /v1/loans',
    'may be `null`',
    `"items":${JSON.stringify(loan)}`,
    `"items":{"anyOf":[${JSON.stringify(loan)},{"type":"null"}]}`,
  ],
  ['a webhook', 'webhook changed', 'is gone', '"changed":', '"loan.changed":'],
])('a change of %s is found', (_, subject, change, from, to) => {
  const before = createDocument()
  const text = JSON.stringify(before)
  const now = text.replace(from, to)
  expect(now).not.toBe(text)
  const found = findBreakingChanges(before, JSON.parse(now))
  expect(found.map((each) => each.subject)).toContain(subject)
  expect(found.find((each) => each.subject === subject)?.changes.join('; ')).toContain(change)
})

test('additions break nothing', () => {
  const text = JSON.stringify(createDocument())
  const more = text
    .replace('"open","closed"', '"open","closed","lost"')
    .replace('"loan","copy"', '"loan","copy","scan"')
    .replace('"maximum":200', '"maximum":500')
    .replace('"title":{"type":"string"}', '"title":{"type":"string"},"author":{"type":"string"}')
    .replace('{"name":"partner"', '{"name":"sort","in":"query","schema":{"type":"string"}},{"name":"partner"')
    .replace(',"409":{}', ',"409":{},"422":{}')
  expect(findBreakingChanges(JSON.parse(text), JSON.parse(more))).toEqual([])
})

test('a change counts as named only by a line on what breaks, under Unreleased', () => {
  const all = [{ subject: 'GET /v1/loans', changes: ['is gone'] }]
  const changelog = (line: string): string => `# Changelog\n\n## [Unreleased]\n\n${line}\n\n## [0.1.0]\n`
  expect(notInChangelog(all, changelog('- **Breaking**: `GET /v1/loans` is `GET /v1/items` now.'))).toEqual(
    [],
  )
  expect(notInChangelog(all, changelog('- `GET /v1/loans` is faster.'))).toEqual(all)
  expect(notInChangelog(all, changelog('- **Breaking**: `GET /v1/loans/{number}` is gone.'))).toEqual(all)
  expect(notInChangelog(all, `${changelog('')}\n- **Breaking**: \`GET /v1/loans\` is gone.\n`)).toEqual(all)
})
