import type { Words } from '../../words/en.ts'

/**
 * Says what a message is in the words of the person. The API gives a summary in the words of the message's protocol:
 * `supplyingAgencyMessage StatusChange Loaned`, `ItemShipped ShippedBy.Lender`, `letter renew`.
 *
 * @returns the summary as it came, where its first word is none of a protocol
 */
export const summaryInWords = (summary: string, { messageWords, operations, inputs }: Words): string => {
  const [first = '', ...others] = summary.split(' ')
  const kind = messageWords.kinds[first]
  if (kind === undefined) return summary
  const vocabulary: Readonly<Record<string, string>> = { ...inputs, ...operations, ...messageWords.parts }
  const parts = others
    .filter((part) => part !== 'of')
    .map((part) => vocabulary[part] ?? part)
    .join(', ')
  const rest = others.some((part) => part in vocabulary) ? parts : others.join(' ').replace(/^at /, '')
  return rest === '' ? kind : `${kind}: ${rest}`
}
