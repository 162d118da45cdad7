import { readJson } from '../read-json.ts'
import { createAnswerCheck, type ReadAnswer } from './check-answer.ts'
import { type Document, operationsOf } from './document.ts'
import { type GeneratedCall, generateCall, resourceOf } from './generate-call.ts'
import { createKnownValues } from './known-values.ts'
import { createRandom } from './random.ts'

/** An answer that is not as the document says, with the call that it answers. */
export type Finding = { readonly call: string; readonly fault: string }

/** The result of the fuzzer: how often each status came, by operation. */
export type FuzzReport = {
  readonly findings: readonly Finding[]
  readonly calls: number
  readonly statuses: ReadonlyMap<string, ReadonlyMap<number, number>>
}

const describeCall = ({ operation, path, body, headers }: GeneratedCall, role: string): string =>
  `${operation.method} ${path} as ${role} ${JSON.stringify(headers)} ${(body ?? '').slice(0, 3_000)}`

/**
 * Calls a gateway at random as its OpenAPI document says, and checks every answer against the document.
 *
 * @param url where the gateway runs
 * @param keys an API key by role, that of an admin first, and as `peer` what partners show; null for calls without any
 * @param options how many calls, and the seed that repeats them
 * @param between is run now and then, for what the gateway does besides answering calls
 */
export const fuzz = async (
  url: string,
  keys: Readonly<Record<string, string | null>>,
  options: { readonly calls: number; readonly seed: number; readonly leaveOut?: readonly string[] },
  between: () => Promise<void> = async () => undefined,
): Promise<FuzzReport> => {
  const document: Document = JSON.parse(await (await fetch(`${url}/openapi.json`)).text())
  const operations = operationsOf(document).filter(({ id }) => options.leaveOut?.includes(id) !== true)
  const check = createAnswerCheck(document)
  const random = createRandom(options.seed)
  const ownIds = new Set<string>()
  const knownValues = createKnownValues(ownIds)
  const findings: Finding[] = []
  const statuses = new Map<string, Map<number, number>>()
  const roles = Object.keys(keys)

  const send = async (
    { operation, path, headers, body }: GeneratedCall,
    key: string | null,
  ): Promise<ReadAnswer> => {
    const init: RequestInit = {
      method: operation.method,
      redirect: 'manual',
      headers: { ...headers, ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
      ...(body === undefined ? {} : { body }),
    }
    // A kept connection may be closed at the moment in which it is used again: the second one is a new one.
    const response = await fetch(url + path, init).catch(() => fetch(url + path, init))
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, json: readJson(text) }
  }

  const listKeys = operations.find(({ id }) => id === 'listKeys')
  const [admin = null] = Object.values(keys)
  if (listKeys !== undefined) {
    const { json } = await send(
      { operation: listKeys, path: '/v1/keys', headers: {}, body: undefined },
      admin,
    )
    for (const id of JSON.stringify(json).matchAll(/"id":"([^"]+)"/g)) ownIds.add(id[1] ?? '')
  }

  const shuffled: string[] = []
  for (let count = 0; count < options.calls; count += 1) {
    if (shuffled.length === 0)
      shuffled.push(...operations.map(({ id }) => id).toSorted(() => random.next() - 0.5))
    const id = shuffled.pop()
    const operation = operations.find((each) => each.id === id)
    if (operation === undefined) throw new Error(`there is no operation ${id}`)
    const usual = operation.isOpen ? 'peer' : (roles[0] ?? '')
    const role = random.chance(0.75) ? usual : random.pick(roles)
    const call = generateCall(operation, { document, knownValues, random })
    const answer = await send(call, keys[role] ?? null)
    for (const fault of check(operation, answer)) findings.push({ call: describeCall(call, role), fault })
    if (answer.status < 300) {
      knownValues.learn(resourceOf(operation.path), answer.json)
      const etag = answer.headers.get('etag')
      if (etag !== null) knownValues.learn('', { etag })
    }
    const counted = statuses.get(operation.id) ?? new Map<number, number>()
    counted.set(answer.status, (counted.get(answer.status) ?? 0) + 1)
    statuses.set(operation.id, counted)
    if (count % 50 === 49) await between()
  }
  return { findings, calls: options.calls, statuses }
}
