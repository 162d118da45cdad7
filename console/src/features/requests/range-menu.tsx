import { Button, CloseButton, Group, Popover, Stack, TextInput } from '@mantine/core'
import { useWords } from '../../words/words-context.tsx'
import type { RangeName, RequestSearch } from './request-search.ts'

type Props = {
  readonly range: RangeName
  readonly search: RequestSearch
  readonly onChange: (changed: Partial<RequestSearch>) => void
}

/** The two days of a range. */
export const RangeFields = ({ range, search, onChange }: Props) => {
  const { words } = useWords()
  const field = (end: 'From' | 'To', label: string) => (
    <TextInput
      type="date"
      size="xs"
      label={label}
      value={search[`${range}${end}`] ?? ''}
      onChange={(event) => onChange({ [`${range}${end}`]: event.currentTarget.value || undefined })}
    />
  )
  return (
    <Stack gap="xs">
      {field('From', words.requests.from)}
      {field('To', words.requests.to)}
    </Stack>
  )
}

/** A range of days as a button above the list. */
export const RangeMenu = (props: Props) => {
  const { range, search, onChange } = props
  const { words, formats } = useWords()
  const [from, to] = [search[`${range}From`], search[`${range}To`]]
  const isSet = from !== undefined || to !== undefined
  const name = words.requests.facet[range]
  const days = [from, to].map((day) => (day === undefined ? '…' : formats.date(day))).join(' – ')
  return (
    <Group gap={2} wrap="nowrap">
      <Popover position="bottom-start" width={220} trapFocus returnFocus shadow="md">
        <Popover.Target>
          <Button size="xs" variant={isSet ? 'light' : 'default'} fw={isSet ? 600 : 400}>
            {isSet ? `${name}: ${days}` : name}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <RangeFields {...props} />
        </Popover.Dropdown>
      </Popover>
      {isSet && (
        <CloseButton
          size="sm"
          aria-label={words.requests.remove(name)}
          onClick={() => onChange({ [`${range}From`]: undefined, [`${range}To`]: undefined })}
        />
      )}
    </Group>
  )
}
