import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { librariesQuery, useColleagueName, usePartnerName } from '../../api/names.ts'
import { useSession } from '../../api/session.ts'
import { useWords } from '../../words/words-context.tsx'
import type { FacetName } from './request-search.ts'

/** Gives the words for a value of a facet. */
export const useFacetWords = (): ((facet: FacetName, value: string) => string) => {
  const { words } = useWords()
  const session = useSession()
  const partnerName = usePartnerName()
  const colleagueName = useColleagueName()
  const { data: libraries } = useQuery(librariesQuery(useApi()))
  const statuses: Readonly<Record<string, { readonly label: string }>> = words.statuses
  const attention: Readonly<Record<string, string>> = words.attention
  const turns: Readonly<Record<string, string>> = words.turns
  const stages: Readonly<Record<string, string>> = words.stages
  const services: Readonly<Record<string, string>> = words.services
  const rules: Readonly<Record<FacetName, (value: string) => string>> = {
    status: (value) => statuses[value]?.label ?? value,
    attention: (value) => attention[value] ?? value,
    stage: (value) => stages[value] ?? value,
    next: (value) => turns[value] ?? value,
    activePartner: partnerName,
    assignee: (value) => {
      if (value === 'none') return words.requests.nobody
      return value === 'me' || value === session?.id ? words.requests.me : colleagueName(value)
    },
    label: (value) => value,
    service: (value) => services[value] ?? value,
    publicationType: (value) => value,
    workflow: (value) => value,
    library: (value) => libraries?.find(({ code }) => code === value)?.name ?? value,
  }
  return (facet, value) => rules[facet](value)
}
