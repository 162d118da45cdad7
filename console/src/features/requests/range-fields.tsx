import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../words/words-context.tsx'
import { type Days, daysInWords, isRelativeDay } from './relative-days.ts'
import { daysOf, type RangeName, type RequestSearch } from './request-search.ts'

const upcoming: readonly Days[] = [
  { to: '-1d' },
  { from: '0d', to: '0d' },
  { from: '0w', to: '0w' },
  { from: '0d', to: '7d' },
  { from: '1w', to: '1w' },
]
const past: readonly Days[] = [
  { from: '0d', to: '0d' },
  { from: '0w', to: '0w' },
  { from: '-7d', to: '0d' },
  { from: '-30d', to: '0d' },
  { from: '-1m', to: '-1m' },
]

/** The ranges that are offered for each filter: they move on with the days, in a saved view too. */
const offeredDays: Readonly<Record<RangeName, readonly Days[]>> = {
  due: upcoming,
  neededBy: upcoming,
  created: past,
}

type Props = {
  readonly range: RangeName
  readonly search: RequestSearch
  readonly onChange: (changed: Partial<RequestSearch>) => void
  /** True where its first button takes the focus, once it is loaded. */
  readonly takesFocus?: boolean
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

/** The ranges that move on with the days, and the two fixed days of a range. */
export const RangeFields = ({ range, search, onChange, takesFocus = false }: Props) => {
  const { words, formats, language } = useWords()
  const current = daysOf(range, search)
  const setDays = ({ from, to }: Days): void => onChange({ [`${range}From`]: from, [`${range}To`]: to })
  const fixed = (day: string | undefined): string | undefined =>
    day !== undefined && isRelativeDay(day) ? undefined : day
  const field = (end: 'From' | 'To', label: string) => (
    <DayField
      label={label}
      day={fixed(search[`${range}${end}`])}
      onChange={(day) => onChange({ [`${range}${end}`]: day })}
    />
  )
  return (
    <Stack gap="xs">
      <Group gap={6}>
        {offeredDays[range].map((days, place) => {
          const isChosen = days.from === current.from && days.to === current.to
          return (
            <Button
              key={JSON.stringify(days)}
              size="compact-xs"
              variant={isChosen ? 'filled' : 'default'}
              aria-pressed={isChosen}
              autoFocus={takesFocus && place === 0}
              onClick={() => setDays(isChosen ? {} : days)}
            >
              {daysInWords(days, language, formats.date)}
            </Button>
          )
        })}
      </Group>
      {field('From', words.requests.from)}
      {field('To', words.requests.to)}
    </Stack>
  )
}
