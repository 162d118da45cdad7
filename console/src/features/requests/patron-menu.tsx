import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../words/words-context.tsx'
import { FilterChip } from './filter-chip.tsx'
import { joinValues, type RequestSearch, splitValues } from './request-search.ts'

type Props = {
  readonly search: RequestSearch
  readonly onChange: (changed: Partial<RequestSearch>) => void
  readonly startsOpen?: boolean
}

/** The number of a patron's card, as it is typed or scanned: Enter applies it. */
export const PatronField = ({ search, onChange }: Props) => {
  const { words } = useWords()
  const [card, setCard] = useState(splitValues(search.patron).join(' '))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onChange({ patron: card.trim() === '' ? undefined : joinValues([card.trim()]) })
      }}
    >
      <Group gap="xs" wrap="nowrap">
        <TextInput
          flex={1}
          size="xs"
          aria-label={words.requests.facet.patron}
          placeholder={words.requests.facet.patron}
          value={card}
          maxLength={120}
          onChange={(event) => setCard(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default">
          {words.requests.apply}
        </Button>
      </Group>
    </form>
  )
}

/** The filter by a patron's card as a chip above the list. */
export const PatronMenu = (props: Props) => {
  const { search, onChange, startsOpen } = props
  const { words } = useWords()
  const cards = splitValues(search.patron)
  return (
    <FilterChip
      startsOpen={startsOpen}
      name={words.requests.facet.patron}
      value={cards.length === 0 ? undefined : cards.join(', ')}
      onClear={() => onChange({ patron: undefined })}
    >
      <PatronField {...props} />
    </FilterChip>
  )
}
