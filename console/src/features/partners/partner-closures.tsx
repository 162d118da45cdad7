import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import type { DocumentValue } from '../../api/operations/documents.ts'
import { useSession } from '../../api/session.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { DayInput } from '../../shared/form/day-input.tsx'
import { Panel } from '../../shared/panel.tsx'
import { useWatchedWords } from '../../words/watched/use-watched-words.ts'
import { useWords } from '../../words/words-context.tsx'

type Closure = { readonly from: string; readonly to: string; readonly kind?: string; readonly note?: string }

const closuresIn = (value: unknown): readonly Closure[] => {
  const { closures } = Object(value) as { readonly closures?: readonly Closure[] }
  return closures ?? []
}

/** Shows when a partner is closed, and lets staff note it for their library, admins for all. */
export const PartnerClosures = ({
  code,
  partner,
}: {
  readonly code: string
  readonly partner: DocumentValue
}) => {
  const { formats } = useWords()
  const { closures: own } = useWatchedWords().health
  const isForAll = useSession()?.library === null
  const api = useApi()
  const client = useQueryClient()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [note, setNote] = useState('')
  const [isOpen, setOpen] = useState(false)
  const path = (day: string): string => `/v1/partners/${encodeURIComponent(code)}/closures/${day}`
  const onSuccess = () => client.invalidateQueries({ queryKey: ['document', 'partner', code] })
  const add = useMutation({
    mutationFn: () =>
      api.documents.put(path(from), {
        to,
        ...(note.trim() === '' ? {} : { note: note.trim() }),
        ...(isOpen ? { kind: 'not_lending' } : {}),
      }),
    onSuccess: () => {
      for (const empty of [setFrom, setTo, setNote]) empty('')
      setOpen(false)
      return onSuccess()
    },
  })
  const remove = useMutation({
    mutationFn: (day: string) => api.documents.remove(path(day), null),
    onSuccess,
  })
  const ofLibraries = Object.values(Object(partner.overrides)).flatMap(closuresIn)
  const ofPartner = closuresIn(partner)
  // Who notes something for one library leaves what holds for all, and the other way about.
  const [kept, noted] = isForAll ? [ofLibraries, ofPartner] : [ofPartner, ofLibraries]
  const line = (closure: Closure): string =>
    [
      `${formats.date(closure.from)} – ${formats.date(closure.to)}`,
      ...(closure.kind === 'not_lending' ? [own.notLending] : []),
      ...(closure.note === undefined ? [] : [closure.note]),
    ].join(' · ')
  return (
    <Panel title={own.title}>
      <Text size="sm" c="dimmed">
        {own.hint} {isForAll ? own.holdsForAll : own.holdsForLibrary}
      </Text>
      <Stack gap={4}>
        {[...new Set(kept.map(line))].map((words) => (
          <Text key={words} size="sm">
            {words}
          </Text>
        ))}
        {noted.map((closure) => (
          <Group key={closure.from} gap="xs">
            <Text size="sm">{line(closure)}</Text>
            <Button
              size="compact-xs"
              variant="subtle"
              loading={remove.isPending && remove.variables === closure.from}
              aria-label={own.removeOf(formats.date(closure.from))}
              onClick={() => remove.mutate(closure.from)}
            >
              {own.remove}
            </Button>
          </Group>
        ))}
      </Stack>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate()
        }}
      >
        <Group gap="xs" align="end">
          <DayInput data-field="from" label={own.from} size="xs" required value={from} onChange={setFrom} />
          <DayInput
            data-field="to"
            label={own.to}
            size="xs"
            required
            min={from}
            value={to}
            onChange={setTo}
          />
          <TextInput
            label={own.note}
            data-field="note"
            size="xs"
            maxLength={200}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Checkbox
            label={own.notLending}
            size="xs"
            checked={isOpen}
            onChange={(event) => setOpen(event.currentTarget.checked)}
          />
          <Button type="submit" size="xs" variant="default" loading={add.isPending}>
            {own.add}
          </Button>
        </Group>
      </form>
      {add.isError && <ProblemMessage error={add.error} />}
      {remove.isError && <ProblemMessage error={remove.error} />}
    </Panel>
  )
}
