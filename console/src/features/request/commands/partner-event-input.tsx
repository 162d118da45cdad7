import { Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../api/api-context.tsx'
import { usePartnerName } from '../../../api/names.ts'
import type { CommandInput, RequestView } from '../../../api/types.ts'
import { DayInput } from '../../../shared/form/day-input.tsx'
import { useWords } from '../../../words/words-context.tsx'
import { costOf, type EventMember, eventMembers, eventTypes, isEventType } from './partner-events.ts'

type Values = Readonly<Record<string, unknown>>
type Props = {
  readonly request: RequestView
  readonly values: Values
  readonly onChange: (changed: Values) => void
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
/** The pause after the last key before the preview is asked for, in milliseconds. */
const typingPause = 300

const channels = ['phone', 'mail', 'portal', 'in_person'] as const

/** What a partner said, by whom and in which way, with what would follow from it. */
export const PartnerEventInput = ({ request, values, onChange }: Props) => {
  const { words } = useWords()
  const partnerName = usePartnerName()
  const labels = words.request.command
  const event: Values = Object(values.event)
  const type = textOf(event.type)
  const askedEntries = request.rota.filter(({ requestIds }) => requestIds.length > 0)
  const active = askedEntries.find(({ state }) => state === 'active') ?? askedEntries.at(-1)
  const setEvent = (changed: Values): void =>
    onChange({
      event: Object.fromEntries(
        Object.entries({ ...event, ...changed }).filter(([, value]) => value !== undefined && value !== ''),
      ),
    })
  const input = (member: EventMember) => {
    switch (member) {
      case 'dueDate':
        return (
          <DayInput
            key={member}
            label={labels.dueDate}
            value={textOf(event.dueDate)}
            onChange={(dueDate) => setEvent({ dueDate })}
          />
        )
      case 'cost': {
        const { amount = '', currency = '' } = Object(event.cost)
        return (
          <TextInput
            key={member}
            label={labels.cost}
            placeholder="12.50 EUR"
            defaultValue={`${amount} ${currency}`.trim()}
            onChange={({ currentTarget }) => setEvent({ cost: costOf(currentTarget.value) })}
          />
        )
      }
      case 'conditions':
        return (
          <TextInput
            key={member}
            label={labels.conditions}
            defaultValue={Array.isArray(event.conditions) ? event.conditions.join('; ') : ''}
            onChange={({ currentTarget }) =>
              setEvent({
                conditions: currentTarget.value
                  .split(';')
                  .map((each) => each.trim())
                  .filter((each) => each !== ''),
              })
            }
          />
        )
      case 'reason':
      case 'url':
        return (
          <TextInput
            key={member}
            label={labels[member]}
            value={textOf(event[member])}
            onChange={({ currentTarget }) => setEvent({ [member]: currentTarget.value })}
          />
        )
    }
  }
  return (
    <Stack gap="md">
      {askedEntries.length > 1 && (
        <Select
          label={labels.partner}
          allowDeselect={false}
          data={askedEntries.map(({ id, partner }) => ({ value: String(id), label: partnerName(partner) }))}
          value={String(values.entry ?? active?.id ?? '')}
          onChange={(value) => onChange({ entry: value === null ? undefined : Number(value) })}
        />
      )}
      <Select
        label={labels.partnerAnswer}
        required
        data={eventTypes.map((value) => ({ value, label: words.inputs[value] }))}
        value={type === '' ? null : type}
        onChange={(value) =>
          onChange({ event: value !== null && isEventType(value) ? eventMembers[value].first : undefined })
        }
      />
      {isEventType(type) && eventMembers[type].asks.map(input)}
      <Textarea
        label={labels.theirWords}
        autosize
        minRows={2}
        maxRows={10}
        required={type === 'message'}
        value={textOf(event.note)}
        onChange={({ currentTarget }) => setEvent({ note: currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <TextInput
          label={labels.saidBy}
          value={textOf(values.saidBy)}
          onChange={({ currentTarget }) => onChange({ saidBy: currentTarget.value })}
        />
        <DayInput
          label={labels.saidOn}
          value={textOf(values.saidOn)}
          onChange={(saidOn) => onChange({ saidOn })}
        />
        <Select
          label={labels.channel}
          clearable
          data={channels.map((value) => ({ value, label: labels.channels[value] }))}
          value={textOf(values.channel) || null}
          onChange={(channel) => onChange({ channel: channel ?? undefined })}
        />
      </SimpleGrid>
      {type !== '' && <WhatFollows request={request} values={values} />}
    </Stack>
  )
}

/** Says what the request would be afterwards, before anything is recorded. */
const WhatFollows = ({ request: { number }, values: typed }: Pick<Props, 'request' | 'values'>) => {
  const [values] = useDebouncedValue(typed, typingPause)
  const { words } = useWords()
  const api = useApi()
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
  const command: CommandInput = { ...filled, type: 'record_partner_event' }
  const { data } = useQuery({
    queryKey: ['command-preview', number, command],
    queryFn: () => api.runOnMany([number], command, true),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
  const [item] = data?.items ?? []
  if (item === undefined) return null
  const { request, messagesSent = [], problem } = item
  const labels = words.request.command
  return (
    <Text size="sm" role="status">
      {request === undefined
        ? problem?.detail
        : [
            labels.wouldBe(words.statuses[request.status].label),
            ...request.attention.map((kind) => words.attention[kind]),
            ...(messagesSent.length === 0 ? [] : [labels.wouldSend(messagesSent.length)]),
          ].join(' · ')}
    </Text>
  )
}
