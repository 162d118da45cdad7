import type { Words } from '../../words/en.ts'

/** Around every message of ISO 18626: what it holds says more. */
const wrappers: readonly string[] = ['supplyingAgencyMessage', 'requestingAgencyMessage']

const capitalized = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/**
 * Says what a message is in the words of the person. The API gives a summary in the words of the message's protocol:
 * `supplyingAgencyMessage StatusChange Loaned`, `ItemShipped ShippedBy.Lender`, `letter renew`.
 *
 * @returns the summary as it came, where its first word is none of a protocol
 */
export const summaryInWords = (
  summary: string,
  { common, messageWords, operations, inputs }: Words,
): string => {
  const all = summary.split(' ')
  const [first = '', ...others] = wrappers.includes(all[0] ?? '') && all.length > 1 ? all.slice(1) : all
  const kind = messageWords.kinds[first] ?? messageWords.parts[first]
  if (kind === undefined) return summary
  const vocabulary: Readonly<Record<string, string>> = { ...inputs, ...operations, ...messageWords.parts }
  const parts = others
    .filter((part) => part !== 'of')
    .map((part) => vocabulary[part] ?? part)
    .join(', ')
  const rest = others.some((part) => part in vocabulary) ? parts : others.join(' ').replace(/^at /, '')
  return rest === '' ? capitalized(kind) : `${capitalized(kind)}${common.colon} ${rest}`
}
