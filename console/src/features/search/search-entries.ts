import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { usePartnerName } from '../../api/names.ts'
import type { RequestSummary } from '../../api/types.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { joined } from '../../shared/joined.ts'
import { useWords } from '../../words/words-context.tsx'
import { useNamedEntries } from './named-entries.ts'

/** One line below the search field: a request, a worklist or a page. */
export type SearchEntry = {
  readonly key: string
  readonly label: string
  /** For whom and with whom a request is; what kind of thing another entry is. */
  readonly detail: string
  /** The number, and where the words were found. */
  readonly found: string
  /** Where a request is. */
  readonly request?: Pick<RequestSummary, 'stage' | 'status'>
  readonly open: () => void
}

/** The least number of letters that a search of requests begins with. */
const leastLetters = 2
const maxRequests = 6
const maxPages = 6

/** Waits until the person pauses, in milliseconds, before it asks the gateway. */
const pause = 150

type Found = {
  readonly entries: readonly SearchEntry[]
  /** True where the gateway was asked, and nothing fits. */
  readonly isNothing: boolean
}

/** Gives what fits the words in the search field: requests as the gateway finds them, pages and worklists by their names. */
export const useSearchEntries = (text: string, isOpen: boolean): Found => {
  const { words } = useWords()
  const api = useApi()
  const navigate = useNavigate()
  const partnerName = usePartnerName()
  const { library } = useChosenLibrary()
  const all = useNamedEntries()
  const [wanted] = useDebouncedValue(text.trim(), pause)
  const { data, isSuccess, isPlaceholderData } = useQuery({
    queryKey: ['requests', 'found', wanted, library],
    queryFn: ({ signal }) =>
      api.listRequests({ text: wanted, library, patronNames: 'true', limit: String(maxRequests) }, signal),
    enabled: isOpen && wanted.length >= leastLetters,
    placeholderData: keepPreviousData,
  })
  if (!isOpen) return { entries: [], isNothing: false }
  const looked = text.trim().toLowerCase()
  const found = looked.length < leastLetters ? [] : (data?.items ?? [])
  const requests: readonly SearchEntry[] = found.map(
    ({ number, title, author, patronName, patronId, activePartner, stage, status, foundIn = [] }) => ({
      key: number,
      label: title ?? words.requests.withoutTitle,
      detail: joined([
        author,
        patronName ?? patronId,
        activePartner === null ? undefined : partnerName(activePartner),
      ]),
      // A title shows that it fits.
      found: [
        number,
        ...(foundIn.includes('title') ? [] : foundIn.map((part) => words.search.foundIn[part])),
      ].join(' · '),
      request: { stage, status },
      open: () => void navigate({ to: '/requests/$number', params: { number } }),
    }),
  )
  const named: readonly SearchEntry[] = all
    .filter(({ label }) => label.toLowerCase().includes(looked))
    .slice(0, maxPages)
    .map((entry) => ({ ...entry, found: '' }))
  const rest: readonly SearchEntry[] =
    found.length > 0 && data?.nextCursor !== null
      ? [
          {
            key: 'whole list',
            label: words.today.wholeList,
            detail: words.common.quoted(wanted),
            found: '',
            open: () => void navigate({ to: '/requests', search: { text: wanted, library } }),
          },
        ]
      : []
  const entries = [...requests, ...rest, ...named]
  const isAnswered = isSuccess && !isPlaceholderData && wanted === text.trim()
  return { entries, isNothing: isAnswered && wanted.length >= leastLetters && entries.length === 0 }
}
