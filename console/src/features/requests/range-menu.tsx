import { lazy, Suspense } from 'react'
import { useWords } from '../../words/words-context.tsx'
import { FilterChip } from './filter-chip.tsx'
import { daysInWords } from './relative-days.ts'
import { daysOf, type RangeName, type RequestSearch } from './request-search.ts'

/** Loaded once a range is opened. */
const RangeFields = lazy(async () => ({ default: (await import('./range-fields.tsx')).RangeFields }))

type Props = {
  readonly range: RangeName
  readonly search: RequestSearch
  readonly onChange: (changed: Partial<RequestSearch>) => void
  readonly startsOpen?: boolean
}

/** A range of days as a chip above the list. */
export const RangeMenu = (props: Props) => {
  const { range, search, onChange, startsOpen } = props
  const { words, formats, language } = useWords()
  const days = daysOf(range, search)
  const isSet = days.from !== undefined || days.to !== undefined
  const name = words.requests.facet[range]
  return (
    <FilterChip
      name={name}
      startsOpen={startsOpen}
      value={isSet ? daysInWords(days, language, formats.date) : undefined}
      onClear={() => onChange({ [`${range}From`]: undefined, [`${range}To`]: undefined })}
    >
      <Suspense>
        <RangeFields takesFocus {...props} />
      </Suspense>
    </FilterChip>
  )
}
