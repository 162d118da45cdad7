import { Group, List, Text } from '@mantine/core'
import { useColleagueName, usePartnerName } from '../../../api/names.ts'
import type { Entry } from '../../../api/types.ts'
import { useWords } from '../../../words/words-context.tsx'
import type { TimelineEventItem } from './exchanges.ts'

type Props = { readonly event: TimelineEventItem; readonly rota: readonly Entry[] }

const noteOf = (data: unknown): string | undefined => {
  if (typeof data !== 'object' || data === null) return undefined
  const note: unknown = 'note' in data ? data.note : 'reason' in data ? data.reason : undefined
  const text: unknown = typeof note === 'object' && note !== null && 'text' in note ? note.text : note
  return typeof text === 'string' ? text : undefined
}

/** Gives who caused an event: a person or a partner by name, lendwire for what it does itself. */
const useActorName = (): ((event: TimelineEventItem, partner: string | undefined) => string) => {
  const { words } = useWords()
  const colleagueName = useColleagueName()
  const partnerName = usePartnerName()
  const labels = words.request.timeline.by
  return ({ by }, partner) => {
    if (by.kind === 'partner') return partner === undefined ? labels.partner : partnerName(partner)
    if (by.kind === 'staff' && by.id !== undefined && colleagueName(by.id) !== by.id)
      return colleagueName(by.id)
    return by.kind === 'system' && by.id === undefined ? labels.lendwire : labels[by.kind]
  }
}

/** What somebody did, as a sentence: who, what, their words, and what followed. */
export const TimelineEvent = ({ event, rota }: Props) => {
  const { words, formats } = useWords()
  const partnerName = usePartnerName()
  const actorName = useActorName()
  const { input, at, status, previousStatus, outcome, reason, explanations } = event
  const labels = words.request.timeline
  const statuses: Readonly<Record<string, { readonly label: string }>> = words.statuses
  const done: Readonly<Record<string, string>> = words.done
  const inputWords: Readonly<Record<string, string>> = words.inputs
  const nameOf = (code: string): string => statuses[code]?.label ?? code
  const partner = rota.find(({ id }) => id === event.entry)?.partner
  const isCreation = previousStatus === null
  const what = isCreation
    ? words.inputs.create
    : input.kind === 'command'
      ? done[input.name]
      : inputWords[input.name]
  const whose = partner === undefined || event.by.kind === 'partner' ? '' : ` (${partnerName(partner)})`
  const kind = input.kind === 'deadline' || input.kind === 'delivery' ? `${labels.kinds[input.kind]}: ` : ''
  const note = noteOf(input.data)
  return (
    <>
      <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm">
          <strong>{actorName(event, partner)}</strong>
          {`: ${kind}${what ?? input.name.replaceAll('_', ' ')}${whose}`}
        </Text>
        <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {formats.dateTime(at)}
        </Text>
      </Group>
      {note !== undefined && <Text size="sm">{words.common.quoted(note)}</Text>}
      {previousStatus !== status && (
        <Text size="sm" c="var(--second-ink)">
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
        <List size="sm" c="var(--second-ink)">
          {explanations.map(({ text }) => (
            <List.Item key={text}>{text}</List.Item>
          ))}
        </List>
      )}
    </>
  )
}
