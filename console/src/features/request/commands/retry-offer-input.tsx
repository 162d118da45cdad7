import { Select, SimpleGrid } from '@mantine/core'
import type { RequestView } from '../../../api/types.ts'
import { useWords } from '../../../words/words-context.tsx'
import { retryChoices } from './retry-choices.ts'

type Values = Readonly<Record<string, unknown>>
type Props = {
  readonly request: RequestView
  readonly values: Values
  readonly onChange: (changed: Values) => void
}

/** What the retry asks for: one choice for each thing that the partner offers in place of what was asked for. */
export const RetryOfferInput = ({ request, values, onChange }: Props) => {
  const { words } = useWords()
  const services: Readonly<Record<string, string>> = words.services
  const choices = retryChoices(request)
  if (choices.length === 0) return null
  const changes = Object(values.changes)
  return (
    <SimpleGrid
      cols={{ base: 1, xs: 2 }}
      spacing="sm"
      aria-label={words.request.command.retryWith}
      role="group"
    >
      {choices.map(({ name, options, read, write }) => (
        <Select
          key={name}
          label={words.request.facts[name]}
          placeholder={words.request.command.asBefore}
          clearable
          data={options.map((value) => ({
            value,
            label: name === 'serviceType' ? (services[value] ?? value) : value,
          }))}
          value={read(changes) ?? null}
          onChange={(value) => onChange({ changes: write(changes, value ?? undefined) })}
        />
      ))}
    </SimpleGrid>
  )
}
