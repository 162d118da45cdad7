import type { ReadAnswer } from './check-answer.ts'
import { isObject } from './document.ts'

const maxLength = 160

/** Shortens what an example need not show whole: the further items of a list, and long texts. */
const shorten = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.slice(0, 1).map(shorten)
  if (typeof value === 'string' && value.length > maxLength) return `${value.slice(0, maxLength)} …`
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shorten(each)]))
    : value
}

/**
 * Writes an answer as the documentation shows it: with sample values in place of those of the gateway, and shortened.
 *
 * @param live values of the gateway, by the sample value that they take the place of
 */
export const exampleOf = ({ text, json }: ReadAnswer, live: ReadonlyMap<string, string>): unknown => {
  const withSamples = (value: string): string =>
    [...live].reduce(
      (changed, [sample, own]) => (own === '' ? changed : changed.replaceAll(own, sample)),
      value,
    )
  return shorten(json === undefined ? withSamples(text) : JSON.parse(withSamples(JSON.stringify(json))))
}
