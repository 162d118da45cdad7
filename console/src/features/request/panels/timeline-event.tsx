import { Group, List, Text } from '@mantine/core'
import { usePartnerName } from '../../../api/names.ts'
import type { Entry, TimelineItem } from '../../../api/types.ts'
import { useWords } from '../../../words/words-context.tsx'

type Event = Extract<TimelineItem, { kind: 'event' }>
type Props = { readonly event: Event; readonly rota: readonly Entry[] }

/** The members of a request that only serve the gateway's own accounting. */
const inner: readonly string[] = ['requestIdCount', 'entryCount', 'itemCount', 'next', 'deadlines']

const noteOf = (data: unknown): string | undefined => {
  if (typeof data !== 'object' || data === null) return undefined
  const note: unknown = 'note' in data ? data.note : 'reason' in data ? data.reason : undefined
  const text: unknown = typeof note === 'object' && note !== null && 'text' in note ? note.text : note
  return typeof text === 'string' ? text : undefined
}

/** A recorded decision: its input, its result, and its changes. */
export const TimelineEvent = ({ event, rota }: Props) => {
  const { words, formats } = useWords()
  const partnerName = usePartnerName()
  const { input, by, at, status, previousStatus, outcome, reason, explanations, changes } = event
  const labels = words.request.timeline
  const statuses: Readonly<Record<string, { readonly label: string }>> = words.statuses
  const commands: Readonly<Record<string, string>> = words.commands
  const inputWords: Readonly<Record<string, string>> = words.inputs
  const nameOf = (code: string): string => statuses[code]?.label ?? code
  const partner = rota.find(({ id }) => id === event.entry)?.partner
  const what =
    (input.kind === 'command' ? commands[input.name] : inputWords[input.name]) ??
    input.name.replaceAll('_', ' ')
  const isCreation = previousStatus === null
  // A new request has everything for the first time.
  const changed = isCreation ? [] : Object.keys(changes).filter((name) => !inner.includes(name))
  const note = noteOf(input.data)
  return (
    <>
      <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm" fw={600}>
          {isCreation ? words.inputs.create : `${labels.kinds[input.kind]}: ${what}`}
          {partner === undefined || input.kind === 'command' ? '' : ` (${partnerName(partner)})`}
        </Text>
        <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {formats.dateTime(at)}
        </Text>
      </Group>
      {note !== undefined && <Text size="sm">“{note}”</Text>}
      {previousStatus !== status && (
        <Text size="sm">
          {previousStatus === null ? nameOf(status) : labels.status(nameOf(previousStatus), nameOf(status))}
        </Text>
      )}
      {outcome === 'ignored' && (
        <Text size="sm">
          {labels.ignored}
          {reason === undefined ? '' : `: ${reason.text}`}
        </Text>
      )}
      {explanations.length > 0 && (
        <List size="sm">
          {explanations.map(({ text }) => (
            <List.Item key={text}>{text}</List.Item>
          ))}
        </List>
      )}
      <Text size="xs" c="dimmed">
        {by.kind === 'system' && by.id === undefined ? labels.by.lendwire : labels.by[by.kind]}
        {changed.length === 0
          ? ''
          : ` · ${labels.changed}: ${changed.map((name) => memberName(name, words.members)).join(', ')}`}
      </Text>
    </>
  )
}

const memberName = (name: string, members: Readonly<Record<string, string>>): string => members[name] ?? name
