import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRecord } from '../../../src/is-record.ts'
import { startHttp, type TestGateway } from '../../support/http.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startHttp()
  await gateway.makeLibrary('ABC')
})
afterAll(() => gateway.close())

type Body = {
  readonly method: string
  readonly path: string
  readonly example: Readonly<Record<string, unknown>>
}

/** Returns the bodies of the examples of the API. */
const bodiesOf = (document: { readonly paths: Readonly<Record<string, object>> }): readonly Body[] =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) => {
      const media = Object(Object(operation).requestBody?.content)['application/json']
      const all = [
        media?.example,
        ...Object.values(Object(media?.examples)).map((each) => Object(each).value),
      ]
      return all
        .filter(isRecord)
        .filter((example) => Object.keys(example).length > 0)
        .map((example) => ({ method: method.toUpperCase(), path, example }))
    }),
  )

test('of a refused body the member is named that the API does not have, and no other, in each example', async () => {
  const document = Object((await gateway.call('GET', '/openapi.json', { key: null })).json)
  const bodies = bodiesOf(document).filter(({ path }) => path.startsWith('/v1/'))
  expect(bodies.length).toBeGreaterThan(30)
  const wrong: string[] = []
  let refused = 0
  for (const [index, { method, path, example }] of bodies.entries()) {
    const names = Object.keys(example)
    const name = names[index % names.length] ?? ''
    // No member of the API is a list of lists of lists.
    const json = { ...example, [name]: [[[]]], zzzzzzzz: 1 }
    const answer = await gateway.call(method, path.replaceAll(/\{\w+\}/g, 'x'), { json })
    const faults = Array.from(Object(answer.json).faults ?? [], Object)
    if (answer.status !== 400 || !faults.some((fault) => fault.path.startsWith(name))) continue
    refused += 1
    const unknown = faults
      .filter(({ code }) => code.startsWith('fault.no_such_member'))
      .map((fault) => fault.path)
    if (unknown.join() !== 'zzzzzzzz') wrong.push(`${method} ${path} ${name}: ${unknown.join()}`)
  }
  expect(wrong).toEqual([])
  expect(refused).toBeGreaterThan(20)
})
