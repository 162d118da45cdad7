import { usePartnerName } from '../../api/names.ts'
import type { RequestSummary } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'

/** Returns what several requests have in common, in words: what needs attention, else the stage, else the lender. */
export const useCommon = (requests: readonly RequestSummary[]): string | undefined => {
  const { words } = useWords()
  const partnerName = usePartnerName()
  const [first, ...others] = requests
  if (first === undefined || others.length === 0) return undefined
  const kind = first.attention.find((each) => others.every(({ attention }) => attention.includes(each)))
  if (kind !== undefined) return words.attention[kind]
  if (others.every(({ stage }) => stage === first.stage)) return words.stages[first.stage]
  const { activePartner } = first
  return activePartner !== null && others.every((other) => other.activePartner === activePartner)
    ? partnerName(activePartner)
    : undefined
}
