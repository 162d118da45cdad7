import type { StoredAnswer } from '../../store/ports/answers.ts'

/** Makes a JSON answer. */
export const jsonAnswer = (
  value: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): StoredAnswer => ({
  status,
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
})

/** Turns an answer into a response of the wire. An empty body is none. */
export const respond = (answer: StoredAnswer): Response =>
  new Response(answer.body === '' ? null : answer.body, {
    status: answer.status,
    headers: { ...answer.headers },
  })

/** Makes a JSON response. */
export const jsonResponse = (
  value: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response => respond(jsonAnswer(value, status, headers))
