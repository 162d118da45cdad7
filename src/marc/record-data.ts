import { type Limits, parseDocument, type RawElement, rawDocument, rawText } from '@lendwire/xml'
import { elementsOf } from './elements.ts'

/**
 * Returns the recordData of an SRU answer: an element, or its text where the packing is `string`.
 *
 * @param limits the limits of the text
 */
export const recordIn = (data: RawElement, limits: Partial<Limits> = {}): RawElement | undefined => {
  const [element] = elementsOf(data)
  if (element !== undefined) return element
  const parsed = parseDocument(rawText(data), { limits })
  return parsed.ok ? rawDocument(parsed.document) : undefined
}
