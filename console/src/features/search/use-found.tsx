import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { useSession } from '../../api/session.ts'
import type { RequestSummary } from '../../api/types.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { joined } from '../../shared/joined.ts'
import { StageMark } from '../../shared/stage/stage-mark.tsx'
import { usePaletteWords } from '../../words/palette/use-palette-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { AttentionMark } from '../requests/attention-mark.tsx'
import { patronOf } from '../requests/patron-of.ts'
import { requestCountsQuery } from '../requests/request-queries.ts'
import { joinValues } from '../requests/request-search.ts'
import type { PaletteEntry } from './palette-entry.ts'

/** The least number of letters that a search of requests begins with. */
const leastLetters = 2
/** So many are read that the patrons behind the requests are found too. */
const maxRead = 20
const maxRequests = 5
const maxPatrons = 2

/** Waits until the person pauses, in milliseconds, before it asks the gateway. */
const pause = 150

/** A patron of requests that were found. */
type FoundPatron = { readonly id: string; readonly name: string; readonly library: string }

type Found = {
  readonly requests: readonly PaletteEntry[]
  readonly patrons: readonly PaletteEntry[]
  /** The patrons themselves, for new requests. */
  readonly people: readonly FoundPatron[]
  /** False while what stands here was found with other words. */
  readonly isSettled: boolean
}

/** Parts of a request that show by themselves that they fit. */
const shownParts: readonly string[] = ['title', 'author', 'patron', 'reference']

/** Returns the patrons by whom requests were found, each once. */
const patronsIn = (items: readonly RequestSummary[]): readonly FoundPatron[] => {
  const found = items.flatMap(({ foundIn = [], patronId, patronName, library }) =>
    foundIn.includes('patron') && patronId !== undefined
      ? [{ id: patronId, name: patronName ?? patronId, library }]
      : [],
  )
  return [...new Map(found.map((each) => [`${each.library} ${each.id}`, each])).values()].slice(0, maxPatrons)
}

/** Finds requests by any of their words, and the patrons whose names or cards these are. */
export const useFound = (text: string): Found => {
  const { words, formats } = useWords()
  const own = usePaletteWords()
  const api = useApi()
  const navigate = useNavigate()
  const session = useSession()
  const { library: chosen } = useChosenLibrary()
  const looked = text.trim()
  const [wanted] = useDebouncedValue(looked, pause)
  const isLooking = looked.length >= leastLetters
  const { data, isError, isPlaceholderData } = useQuery({
    queryKey: ['requests', 'palette', wanted, chosen],
    queryFn: ({ signal }) =>
      api.listRequests(
        { text: wanted, library: chosen, patronNames: 'true', actions: 'true', limit: String(maxRead) },
        signal,
      ),
    enabled: wanted.length >= leastLetters,
    placeholderData: keepPreviousData,
  })
  const items = isLooking ? (data?.items ?? []) : []
  const people = patronsIn(items)
  // Numbers of cards are those of one library.
  const searchOf = ({ id, library }: FoundPatron) => ({
    patron: joinValues([id]),
    library: session?.library === null ? library : undefined,
  })
  const counts = useQueries({ queries: people.map((each) => requestCountsQuery(api, searchOf(each))) })
  return {
    requests: items.slice(0, maxRequests).map((request) => ({
      key: request.number,
      icon: 'book',
      label: request.title ?? words.requests.withoutTitle,
      detail: joined([
        request.foundIn?.includes('author') ? request.author : undefined,
        patronOf(request),
        ...(request.foundIn ?? [])
          .filter((part) => !shownParts.includes(part))
          .map((part) => words.search.foundIn[part]),
      ]),
      aside: (
        <>
          <StageMark stage={request.stage} status={request.status} />
          <AttentionMark request={request} />
        </>
      ),
      run: () => void navigate({ to: '/requests/$number', params: { number: request.number } }),
    })),
    patrons: people.map((each, index) => {
      const count = counts[index]?.data
      const open = count?.open.count ?? 0
      return {
        key: `${each.library} ${each.id}`,
        icon: 'person',
        label: each.name,
        detail: each.name === each.id ? '' : each.id,
        aside:
          count === undefined
            ? undefined
            : own.counted(formats.number(open), formats.number(count.total.count - open)),
        run: () => void navigate({ to: '/requests', search: searchOf(each) }),
      }
    }),
    people,
    isSettled: !isLooking || isError || (wanted === looked && data !== undefined && !isPlaceholderData),
  }
}
