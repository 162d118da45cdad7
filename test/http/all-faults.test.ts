import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { partnerProfile, startHttp, type TestGateway } from '../support/http.ts'
import { expectProblem, makeRequest, wanted } from './scene.ts'

let gateway: TestGateway
let key: string
let number: string
beforeAll(async () => {
  gateway = await startHttp()
  key = await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP')
  number = await makeRequest(gateway, key)
})
afterAll(() => gateway.close())

/** Returns the faults of a call, as one line each. */
const faultsOf = async (method: string, path: string, json?: unknown): Promise<readonly string[]> => {
  const answer = await gateway.call(method, path, json === undefined ? {} : { json })
  expectProblem(answer, 400, 'invalid-input')
  return Array.from(Object(answer.json).faults, (fault) => `${Object(fault).path}: ${Object(fault).text}`)
}

const title = 'citation/titel: There is no such member. Did you mean `title`?'

describe('all faults of a body are named at once', () => {
  test('of a new request: misspelt members, values and types', async () => {
    const json = {
      library: 'ABC',
      citation: { titel: 'Kindred', identifiers: [{ type: 'ISBN', valeu: '9780807083697' }] },
      service: { type: 'laon', needdBy: '2027-03-01' },
      patron: { id: 4711 },
      rotta: [],
    }
    expect(await faultsOf('POST', '/v1/requests', json)).toEqual([
      'citation/identifiers/0/value: is required: it must be text',
      'service/type: must be one of loan, copy, copy_or_loan. Did you mean `loan`?',
      'patron/id: must be text',
      title,
      'citation/identifiers/0/valeu: There is no such member. Did you mean `value`?',
      'service/needdBy: There is no such member. Did you mean `neededBy`?',
      'rotta: There is no such member. Did you mean `rota`?',
    ])
  })

  test('where there is none, it says so', async () => {
    for (const path of ['/v1/requests', `/v1/requests/${number}/commands`]) {
      const answer = await gateway.call('POST', path)
      expectProblem(answer, 400, 'invalid-input')
      expect(answer.at('detail')).toContain('The call has no body')
    }
  })

  test('where nothing else is wrong, and where a name is like none', async () => {
    const json = { ...wanted(), library: 'ABC', citation: { titel: 'Kindred', zzzzzz: 1 } }
    expect(await faultsOf('POST', '/v1/requests', json)).toEqual([
      title,
      'citation/zzzzzz: There is no such member',
    ])
  })

  test('of a command: its type, or what one of its type does not have', async () => {
    const path = `/v1/requests/${number}/commands`
    expect(await faultsOf('POST', path, { type: 'cancle' })).toEqual([
      expect.stringMatching(/^type: must be one of .+\. Did you mean `cancel`\?$/),
    ])
    expect(await faultsOf('POST', path, { type: 'message', note: 7, notte: 'x' })).toEqual([
      'note: must be text',
      'notte: There is no such member. Did you mean `note`?',
    ])
  })

  test('of each item of many, and beside them', async () => {
    const requests = [{ ...wanted(), library: 'ABC', citation: { titel: 'x' }, service: { type: 7 } }]
    const answer = await gateway.call('POST', '/v1/requests/bulk', {
      json: { action: 'create', requests },
    })
    expect(answer.at('items', 0, 'problem', 'faults')).toMatchObject([
      { path: 'service/type' },
      { path: 'citation/titel' },
    ])
    expect(
      await faultsOf('POST', '/v1/requests/bulk', { action: 'create', requests: 7, dryrun: true }),
    ).toEqual(['requests: must be a list', 'dryrun: There is no such member. Did you mean `dryRun`?'])
  })

  test('also thousands, where nothing says which of many forms was meant', async () => {
    const json = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`no${index}`, 1]))
    const answer = await gateway.call('POST', `/v1/requests/${number}/commands`, { json })
    expectProblem(answer, 400, 'invalid-input')
    expect(answer.at('faultsLeftOut')).toBe(19_951)
  })

  test('of a patch, of a document and of a patch of it', async () => {
    const patch = { citation: { titel: 'x' }, service: { type: 'laon' } }
    expect(await faultsOf('PATCH', `/v1/requests/${number}`, patch)).toEqual([
      expect.stringMatching(/^service\/type: must be one of /),
      title,
    ])
    const partner = {
      ...partnerProfile('SUP'),
      nmae: 'x',
      closures: 7,
      connection: { protocol: 'iso18626', url: 'ftp://x', vendr: 'alma' },
    }
    const faults = await faultsOf('PUT', '/v1/partners/SUP', partner)
    expect(faults).toContainEqual('closures: must be a list')
    expect(faults).toContainEqual('nmae: There is no such member. Did you mean `name`?')
    expect(faults).toContainEqual(expect.stringMatching(/^connection\/url: /))
    expect(await faultsOf('PATCH', '/v1/partners/SUP', { nmae: 'x', closures: 7 })).toEqual([
      'closures: must be a list',
      'nmae: There is no such member. Did you mean `name`?',
    ])
  })

  test('of a configuration, its sections among them', async () => {
    const workflow = { name: 'odd', stepz: {}, service: 'laon' }
    const content = { workflow: [], workflows: [workflow] }
    const faults = await faultsOf('POST', '/v1/configuration', { content, dryRun: true })
    expect(faults).toContainEqual('workflow: There is no such member. Did you mean `workflows`?')
    expect(faults).toContainEqual('workflows/0/stepz: There is no such member. Did you mean `steps`?')
    expect(faults.length).toBeGreaterThan(2)
  })

  test('of a saved view', async () => {
    const view = { name: 'Mine', filters: { stgae: ['sent'], next: ['libary'] }, shared: false }
    expect(await faultsOf('PUT', '/v1/views/mine', view)).toEqual([
      'filters/stgae: There is no such filter. Did you mean `stage`?',
      expect.stringMatching(/^filters\/next.*Did you mean `library`\?$/),
    ])
  })
})

describe('all faults of a query are named at once', () => {
  test('unknown parameters beside wrong values', async () => {
    expect(await faultsOf('GET', '/v1/requests?limti=3&limit=500&stage=snet&libary=ABC')).toEqual([
      expect.stringMatching(/^stage: must be one of .+\. Did you mean `sent`\?$/),
      'limit: must be a whole number from 1 to 200 (was 500)',
      'limti: There is no such parameter. Did you mean `limit`?',
      'libary: There is no such parameter. Did you mean `library`?',
    ])
  })

  test('a status says where all are listed, and which was meant', async () => {
    expect(await faultsOf('GET', '/v1/requests?status=loaned_to_patorn')).toEqual([
      'status: There is no such status: docs/life-cycle.md lists all of them. Did you mean `loaned_to_patron`?',
    ])
  })
})
