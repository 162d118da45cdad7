import { type Limits, parseDocument, type RawElement, rawDocument, rawText } from '@lendwire/xml'
import { elementsOf } from './elements.ts'

/**
 * What stands in the recordData of an SRU answer: an element, or, with the packing string, its text.
 *
 * @param limits what the text may hold at most
 */
export const recordIn = (data: RawElement, limits: Partial<Limits> = {}): RawElement | undefined => {
  const [element] = elementsOf(data)
  if (element !== undefined) return element
  const parsed = parseDocument(rawText(data), { limits })
  return parsed.ok ? rawDocument(parsed.document) : undefined
}
