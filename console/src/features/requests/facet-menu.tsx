import { Checkbox, Group, ScrollArea, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { RequestCounts } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'
import { useFacetWords } from './facet-values.ts'
import { FilterChip } from './filter-chip.tsx'
import { type FacetName, joinValues, type RequestSearch, splitValues } from './request-search.ts'

type Props = {
  readonly facet: FacetName
  readonly search: RequestSearch
  readonly counts: RequestCounts | undefined
  readonly onChange: (changed: Partial<RequestSearch>) => void
  readonly startsOpen?: boolean
}

/** The values of a facet with their numbers, to be chosen from. Chosen values stay in the list where nothing has them now. */
export const FacetValues = ({ facet, search, counts, onChange }: Props) => {
  const { words, formats } = useWords()
  const facetWords = useFacetWords()
  const [filter, setFilter] = useState('')
  const chosen = splitValues(search[facet])
  const counted = (counts?.facets[facet] ?? []).flatMap(({ value, count, atLeast }) =>
    value === null && facet !== 'assignee' ? [] : [{ value: value ?? 'none', count, atLeast }],
  )
  const missing = chosen.filter((value) => !counted.some((each) => each.value === value))
  const values = [...counted, ...missing.map((value) => ({ value, count: 0, atLeast: false }))]
  const shown = values.filter(({ value }) =>
    facetWords(facet, value).toLowerCase().includes(filter.toLowerCase()),
  )
  const toggle = (value: string): void => {
    const next = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]
    onChange({ [facet]: joinValues(next) })
  }
  return (
    <Stack gap="xs">
      {values.length > 10 && (
        <TextInput
          size="xs"
          aria-label={words.requests.facet[facet]}
          placeholder={words.requests.facet[facet]}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
      )}
      <ScrollArea.Autosize mah={300} type="auto">
        <Stack gap={10} role="group" aria-label={words.requests.facet[facet]}>
          {shown.length === 0 && (
            <Text size="sm" c="dimmed">
              –
            </Text>
          )}
          {shown.map(({ value, count, atLeast }) => (
            <Checkbox
              key={value}
              size="sm"
              checked={chosen.includes(value)}
              onChange={() => toggle(value)}
              label={
                <Group gap={8} wrap="nowrap">
                  <span>{facetWords(facet, value)}</span>
                  <Text span size="xs" c="dimmed">
                    {formats.number(count)}
                    {atLeast ? '+' : ''}
                  </Text>
                </Group>
              }
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
    </Stack>
  )
}

/** A facet as a chip above the list: it says what is chosen, and opens its values. */
export const FacetMenu = (props: Props) => {
  const { facet, search, onChange, startsOpen } = props
  const { words } = useWords()
  const facetWords = useFacetWords()
  const chosen = splitValues(search[facet])
  const name = words.requests.facet[facet]
  const [first] = chosen
  return (
    <FilterChip
      name={name}
      startsOpen={startsOpen}
      value={
        first === undefined
          ? undefined
          : `${facetWords(facet, first)}${chosen.length > 1 ? ` +${chosen.length - 1}` : ''}`
      }
      onClear={() => onChange({ [facet]: undefined })}
    >
      <FacetValues {...props} />
    </FilterChip>
  )
}
