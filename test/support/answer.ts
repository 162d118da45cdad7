import { readJson } from './read-json.ts'

/** An answer to a call of a test; `at` reads a place in its JSON, `words` one that must be text. */
export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: unknown
  at(...path: readonly (string | number)[]): unknown
  words(...path: readonly (string | number)[]): string
}

const step = (value: unknown, name: string | number): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

/** Reads an answer whole. */
export const readAnswer = async (response: Response): Promise<Answer> => {
  const text = await response.text()
  const json = readJson(text)
  const at = (...path: readonly (string | number)[]) => path.reduce(step, json)
  return {
    status: response.status,
    headers: response.headers,
    text,
    json,
    at,
    words: (...path) => {
      const value = at(...path)
      if (typeof value !== 'string') throw new Error(`no text at ${path.join('/')} of ${text.slice(0, 500)}`)
      return value
    },
  }
}
