import { expect } from 'vitest'
import type { Answer } from '../support/answer.ts'
import type { TestGateway } from '../support/http.ts'

/** Returns the smallest request that can be sent to a partner. */
export const wanted = (title = 'On lending') => ({
  citation: { title },
  service: { type: 'loan' },
  patron: { id: 'patron-4711', surname: 'Nightingale', email: 'florence@example.org' },
  rota: ['SUP'],
})

/** Patron data to look for in places where it must not be. */
export const patronWords = /Nightingale|florence@example\.org|patron-4711/

/** Makes a request and gives its number. */
export const makeRequest = async (
  gateway: TestGateway,
  key: string,
  json: unknown = wanted(),
): Promise<string> => {
  const made = await gateway.call('POST', '/v1/requests', { key, json })
  expect(made.status, made.text).toBe(201)
  return made.words('number')
}

/** Reads the message that came last. */
export const newestMessage = async (gateway: TestGateway): Promise<Answer> => {
  const list = await gateway.call('GET', '/v1/messages?limit=1')
  return gateway.call('GET', `/v1/messages/${list.words('items', 0, 'id')}`)
}

/** Gives a command. */
export const command = (
  gateway: TestGateway,
  key: string,
  number: string,
  json: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> => gateway.call('POST', `/v1/requests/${number}/commands`, { key, json, headers })

/** Expects an RFC 9457 document of a code, and that it tells nothing that it must not. */
export const expectProblem = (answer: Answer, status: number, type: string): void => {
  expect(answer.status, answer.text).toBe(status)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(answer.json).toMatchObject({ type: `/problems/${type}`, status, title: expect.any(String) })
  expect(answer.words('detail')).not.toBe('')
  expect(answer.text).not.toMatch(patronWords)
}

/** Expects the answer to a partner's message without the right credentials. */
export const expectUnauthenticated = (answer: Answer): void => {
  expectProblem(answer, 401, 'not-authenticated')
  expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="lendwire", Basic realm="lendwire"')
}

/** Returns an answer's text without the id of its call, so that two answers can be compared. */
export const textWithoutRequestId = ({ text }: Answer): string => text.replace(/,"requestId":"[^"]*"/, '')
