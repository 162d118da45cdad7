import type { components } from '@lendwire/client'
import { MultiSelect, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../api/api-context.tsx'
import type { RequestView } from '../../../api/types.ts'
import { byNameOrCode } from '../../../shared/by-name-or-code.ts'
import { joined } from '../../../shared/joined.ts'
import { useHoldingsWords } from '../../../words/holdings/use-holdings-words.ts'
import { useWords } from '../../../words/words-context.tsx'

type Choice = components['schemas']['PartnerChoices']['partners'][number]
type Props = {
  readonly request: RequestView
  readonly values: Readonly<Record<string, unknown>>
  readonly onChange: (changed: Readonly<Record<string, unknown>>) => void
}

/** Returns what says in a line what helps to choose a partner: whether it holds the item and where, how fast, the price. */
const useChoiceWords = (): ((choice: Choice) => string) => {
  const { formats } = useWords()
  const { available, choice: labels } = useHoldingsWords()
  return ({ holds, fillRate, supplyDays, price }) =>
    joined([
      ...(holds === undefined
        ? []
        : [
            labels.holds,
            holds.location,
            holds.callNumber,
            holds.available === undefined ? undefined : holds.available ? available.yes : available.no,
          ]),
      fillRate === undefined ? undefined : labels.supplied(formats.number(Math.round(fillRate * 100))),
      supplyDays === undefined ? undefined : labels.days(formats.number(supplyDays)),
      price === undefined
        ? undefined
        : Number(price.amount) === 0
          ? labels.free
          : formats.money(Number(price.amount), price.currency),
    ])
}

/** Chooses partners by hand, with what rules sort by: those that are known to hold the item come first. */
export const PartnersInput = ({ request, values, onChange }: Props) => {
  const { words } = useWords()
  const api = useApi()
  const say = useChoiceWords()
  const path = `/v1/requests/${encodeURIComponent(request.number)}/partner-choices`
  const { data } = useQuery({
    queryKey: ['request', request.number, 'partner-choices'],
    queryFn: () => api.documents.get<components['schemas']['PartnerChoices']>(path),
  })
  const choices = new Map((data?.partners ?? []).map((each) => [String(each.partner), each]))
  return (
    <MultiSelect
      label={words.request.rota.partners}
      required
      searchable
      hidePickedOptions
      data-autofocus
      limit={100}
      filter={byNameOrCode}
      data={[...choices.values()].map(({ partner, name }) => ({ value: partner, label: name }))}
      renderOption={({ option: { value, label } }) => {
        const choice = choices.get(value)
        const facts = choice === undefined ? '' : say(choice)
        return (
          <Stack gap={0}>
            <Text size="sm">{label}</Text>
            {facts !== '' && (
              <Text size="xs" c="dimmed">
                {facts}
              </Text>
            )}
            {choice?.reason !== undefined && (
              <Text size="xs" c="orange.9">
                {choice.reason.text ?? choice.reason.code}
              </Text>
            )}
          </Stack>
        )
      }}
      value={Array.isArray(values.partners) ? values.partners.map(String) : []}
      onChange={(partners) => onChange({ partners })}
    />
  )
}
