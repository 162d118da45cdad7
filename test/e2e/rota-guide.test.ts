import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWholeGateway, type WholeGateway } from '../support/gateway.ts'

/** A call of the API as the guide shows it: `api [-X METHOD] URL -d 'JSON'`. */
const calls = /^api (?:-X (\w+) )?http:\/\/127\.0\.0\.1:8600(\S+) -d '([^']+)'$/gm

let gateway: WholeGateway
beforeAll(async () => {
  gateway = await startWholeGateway({}, { inMemory: true })
})
afterAll(() => gateway.stop())

const library = { name: 'Abc', symbols: [{ type: 'ISIL', value: 'NO-ABC' }] }
const north = {
  name: 'North',
  symbols: [{ type: 'ISIL', value: 'NO-NORTH' }],
  allowPrivateNetwork: true,
  connection: { protocol: 'iso18626', url: 'http://127.0.0.1:9/iso18626' },
}

/** Makes the calls that a text shows, and gives what explained something. */
const make = async (text: string): Promise<readonly unknown[]> => {
  const explained: unknown[] = []
  for (const [, method = 'POST', path = '', json = ''] of text.matchAll(calls)) {
    const answer = await gateway.api(method, path, JSON.parse(json))
    expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300)
    if (path.endsWith('/explain')) explained.push(answer.body)
  }
  return explained
}

const read = (file: string) => readFile(new URL(`../../${file}`, import.meta.url), 'utf8')

test('the calls of docs/partners.md and docs/rota.md do what they say', async () => {
  const { api } = gateway
  await api('PUT', '/v1/libraries/ABC', library)
  await api('PUT', '/v1/partners/NORTH', north)
  const [, section = ''] = (await read('docs/partners.md')).split(/^## Rotas and sending rules$/m)
  const [partners = ''] = section.split(/^## /m)
  expect(partners.match(calls)).toHaveLength(4)
  expect(await make(partners)).toMatchObject([
    { rules: [{ verdict: 'matched' }], templates: ['quickest'], rota: [{ partner: 'NORTH' }] },
  ])
  const guide = await read('docs/rota.md')
  expect(guide.match(calls)).toHaveLength(11)
  expect(await make(guide)).toMatchObject([
    {
      rules: [{ verdict: 'not_matched' }, { verdict: 'matched' }, { verdict: 'not_reached' }],
      templates: ['region', 'everybody'],
      rota: [{ partner: 'SOUTH' }, { partner: 'NORTH', lastResort: true }],
    },
    { decision: { action: 'wait_for_approval', rule: { number: 2 } } },
  ])
})
