import { Autocomplete, type AutocompleteProps, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Finder } from '../form-context.tsx'

/** How long nothing is typed until the choices are read, in milliseconds. */
const typingPause = 250

/** A text that names one of thousands of documents: what is typed finds them, by code, name or other words. */
export const FoundTextField = ({
  name,
  find,
  value,
  ...common
}: Omit<AutocompleteProps, 'value'> & {
  readonly name: string
  readonly value: string
  readonly find: Finder
}) => {
  const [text] = useDebouncedValue(value, typingPause)
  const { data = [] } = useQuery({
    queryKey: ['documents', 'found', name, text],
    queryFn: () => find(text),
    placeholderData: keepPreviousData,
  })
  const names = new Map(data.map(({ code, name: called }) => [code, called]))
  return (
    <Autocomplete
      {...common}
      value={value}
      data={[...names.keys()]}
      // The gateway has chosen: also by words that are not in the code.
      filter={({ options }) => options}
      renderOption={({ option }) => (
        <Stack gap={0}>
          <Text size="sm">{option.value}</Text>
          <Text size="xs" c="dimmed">
            {names.get(option.value)}
          </Text>
        </Stack>
      )}
    />
  )
}
