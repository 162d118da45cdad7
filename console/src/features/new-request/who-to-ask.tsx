import { ActionIcon, Group, Select, Table, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { partnersQuery } from '../../api/names.ts'
import { byNameOrCode } from '../../shared/by-name-or-code.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { MoveButtons } from '../../shared/list/move-buttons.tsx'
import { Panel } from '../../shared/panel.tsx'
import { useRotaWords } from '../../words/rota/use-rota-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { chargeInWords, type PartnerFigures } from './partner-figures.ts'

type Explanation = { readonly rota: readonly { readonly partner: string }[] }

type Wish = {
  readonly library: string | undefined
  /** The request as it would be created; the rules are asked who is asked for it. */
  readonly body: Readonly<Record<string, unknown>>
}

type Props = {
  /** Whom the rules would ask. */
  readonly planned: readonly string[]
  readonly figures: ReadonlyMap<string, PartnerFigures> | undefined
  readonly rota: readonly string[]
  readonly onChange: (rota: string[]) => void
}

/** How long somebody has to stop typing before the rules are asked, in milliseconds. */
const typingPause = 600

/** Returns whom the rules would ask for the request: nobody while it has no title. */
export const usePlannedRota = ({ library, body }: Wish): readonly string[] => {
  const api = useApi()
  const [request] = useDebouncedValue(body, typingPause)
  const { citation } = request as { readonly citation?: { readonly title?: string } }
  const { data } = useQuery({
    queryKey: ['planned-rota', library, JSON.stringify(request)],
    enabled: library !== undefined && citation?.title !== undefined,
    retry: false,
    queryFn: () => api.documents.post<Explanation>('/v1/rota-rules/explain', { library, request }),
  })
  return (data?.rota ?? []).map(({ partner }) => partner)
}

/** The partners of the rota in their order, each with what helps to choose: fill rate, days, protocol. */
export const WhoToAsk = ({ planned, figures, rota, onChange }: Props) => {
  const { words, formats } = useWords()
  const own = useRotaWords()
  const [search, setSearch] = useState('')
  const api = useApi()
  const { data: partners = [] } = useQuery(partnersQuery(api))
  const isPlanned = rota.length === 0
  const shown = isPlanned ? planned : rota
  const protocols: Readonly<Record<string, string>> = words.partners.protocols
  const hasDays = shown.some((code) => figures?.get(code)?.days !== undefined)
  const chargeOf = (code: string) => chargeInWords(figures?.get(code)?.charge, { words: own, formats })
  const hasCharges = shown.some((code) => chargeOf(code) !== undefined)
  const of = (code: string): { readonly name: string; readonly protocol: string } & PartnerFigures => {
    const partner = partners.find((each) => each.code === code)
    const protocol = partner?.connection.protocol ?? ''
    return {
      name: partner?.name ?? code,
      protocol: protocols[protocol] ?? protocol,
      ...figures?.get(code),
    }
  }
  const factsOf = (code: string): string => {
    const { protocol, fillRate, days } = of(code)
    return [
      fillRate === undefined ? undefined : own.fills(formats.percent(Math.round(fillRate * 100) / 100)),
      days === undefined ? undefined : own.arrives(formats.number(days)),
      chargeOf(code),
      protocol,
    ]
      .filter((part) => part !== undefined && part !== '')
      .join(' · ')
  }
  return (
    <Panel
      title={own.title}
      note={isPlanned ? (planned.length === 0 ? own.byRules : own.planned(planned.length)) : undefined}
      action={
        <Select
          w={{ base: '100%', sm: 340 }}
          data-field="rota"
          aria-label={words.newRequest.partners}
          placeholder={own.add}
          searchable
          value={null}
          searchValue={search}
          onSearchChange={setSearch}
          filter={byNameOrCode}
          data={partners
            .filter(({ code }) => !shown.includes(code) || isPlanned)
            .map(({ code, name }) => ({ value: code, label: name }))}
          renderOption={({ option }) => (
            <div>
              <div>{option.label}</div>
              <Text size="xs" c="dimmed">
                {factsOf(option.value)}
              </Text>
            </div>
          )}
          onChange={(code) => {
            setSearch('')
            if (code !== null && !rota.includes(code)) onChange([...rota, code])
          }}
        />
      }
    >
      {shown.length > 0 && (
        <Table fz="sm" verticalSpacing={5}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={30}>{own.order}</Table.Th>
              <Table.Th>{own.partner}</Table.Th>
              <Table.Th visibleFrom="sm">{own.protocol}</Table.Th>
              <Table.Th ta="right">{own.fillRate}</Table.Th>
              {hasDays && (
                <Table.Th ta="right" visibleFrom="sm">
                  {own.days}
                </Table.Th>
              )}
              {hasCharges && (
                <Table.Th ta="right" visibleFrom="sm">
                  {own.usualCost}
                </Table.Th>
              )}
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((code, place) => {
              const { name, protocol, fillRate, days } = of(code)
              return (
                <Table.Tr key={code}>
                  <Table.Td>{place + 1}</Table.Td>
                  <Table.Td fw={600}>{name}</Table.Td>
                  <Table.Td visibleFrom="sm">{protocol}</Table.Td>
                  <Table.Td ta="right">
                    {fillRate !== undefined && formats.percent(Math.round(fillRate * 100) / 100)}
                  </Table.Td>
                  {hasDays && (
                    <Table.Td ta="right" visibleFrom="sm">
                      {days !== undefined && formats.number(days)}
                    </Table.Td>
                  )}
                  {hasCharges && (
                    <Table.Td ta="right" visibleFrom="sm">
                      {chargeOf(code)}
                    </Table.Td>
                  )}
                  <Table.Td ta="right">
                    {!isPlanned && (
                      <Group gap={4} justify="flex-end" wrap="nowrap">
                        <MoveButtons
                          place={place}
                          count={rota.length}
                          name={name}
                          onMove={(to) => {
                            const others = rota.filter((each) => each !== code)
                            onChange([...others.slice(0, to), code, ...others.slice(to)])
                          }}
                        />
                        <ActionIcon
                          variant="subtle"
                          aria-label={own.remove(name)}
                          onClick={() => onChange(rota.filter((each) => each !== code))}
                        >
                          <Icon name="close" size={14} />
                        </ActionIcon>
                      </Group>
                    )}
                  </Table.Td>
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      )}
      <Text size="xs" c="dimmed">
        {isPlanned ? own.hint : own.ownHint}
      </Text>
    </Panel>
  )
}
