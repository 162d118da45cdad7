import { Stack, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../words/words-context.tsx'
import { FilterChip } from './filter-chip.tsx'
import type { RangeName, RequestSearch } from './request-search.ts'

type Props = {
  readonly range: RangeName
  readonly search: RequestSearch
  readonly onChange: (changed: Partial<RequestSearch>) => void
  readonly startsOpen?: boolean
}

type DayFieldProps = {
  readonly label: string
  readonly day: string | undefined
  readonly onChange: (day: string | undefined) => void
}

/**
 * A day of a range. The browser keeps what is typed: a day that is typed or deleted in part has no value yet, and a
 * value that is set again would clear its other parts.
 */
const DayField = ({ label, day = '', onChange }: DayFieldProps) => {
  const [first] = useState(day)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const { current } = field
    // The field follows what else changes the range, and not the echo of what is being typed into it.
    if (current !== null && current !== document.activeElement) current.value = day
  }, [day])
  return (
    <TextInput
      ref={field}
      type="date"
      size="xs"
      label={label}
      defaultValue={first}
      onChange={({ currentTarget: { value, validity } }) => {
        if (!validity.badInput) onChange(value || undefined)
      }}
    />
  )
}

/** The two days of a range. */
export const RangeFields = ({ range, search, onChange }: Props) => {
  const { words } = useWords()
  const field = (end: 'From' | 'To', label: string) => (
    <DayField
      label={label}
      day={search[`${range}${end}`]}
      onChange={(day) => onChange({ [`${range}${end}`]: day })}
    />
  )
  return (
    <Stack gap="xs">
      {field('From', words.requests.from)}
      {field('To', words.requests.to)}
    </Stack>
  )
}

/** A range of days as a chip above the list. */
export const RangeMenu = (props: Props) => {
  const { range, search, onChange, startsOpen } = props
  const { words, formats } = useWords()
  const [from, to] = [search[`${range}From`], search[`${range}To`]]
  const isSet = from !== undefined || to !== undefined
  const name = words.requests.facet[range]
  const days = [from, to].map((day) => (day === undefined ? '…' : formats.date(day))).join(' – ')
  return (
    <FilterChip
      name={name}
      startsOpen={startsOpen}
      value={isSet ? days : undefined}
      onClear={() => onChange({ [`${range}From`]: undefined, [`${range}To`]: undefined })}
    >
      <RangeFields {...props} />
    </FilterChip>
  )
}
