import { Button } from '@mantine/core'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { useWords } from '../../words/words-context.tsx'
import { filtersOf, isWorklist, type RequestSearch } from './request-search.ts'

type Props = { readonly search: RequestSearch; readonly onClear: () => void }

/** Says why a list is empty, and what the first step is. */
export const EmptyList = ({ search, onClear }: Props) => {
  const { words } = useWords()
  // The library is chosen in the bar at the top rather than as a filter.
  const { library: _library, ...filters } = filtersOf(search)
  const isFiltered = search.text !== undefined || Object.keys(filters).length > 0
  const { worklist } = search
  return (
    <EmptyState
      title={
        isFiltered ? words.requests.noMatch : words.emptyWorklists[isWorklist(worklist) ? worklist : 'all']
      }
      action={
        isFiltered && (
          <Button variant="default" onClick={onClear}>
            {words.requests.clear}
          </Button>
        )
      }
    />
  )
}
