import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { useColleagueName, usePartnerName } from '../../api/names.ts'
import { usePermission } from '../../api/session.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { ToneBadge } from '../../shared/tone-badge.tsx'
import { useRestAfterChange } from '../../shared/use-rest-after-change.ts'
import { useDocumentsWords } from '../../words/document-kinds/use-documents-words.ts'
import { useWatchedWords } from '../../words/watched/use-watched-words.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './alarm-list.module.css'
import type { Alarm } from './alarm-queries.ts'

const Acknowledge = ({ alarm, title }: { readonly alarm: Alarm; readonly title: string }) => {
  const own = useWatchedWords().alarms
  const api = useApi()
  const client = useQueryClient()
  const acknowledge = useMutation({
    mutationFn: () => api.documents.post(`/v1/alarms/${encodeURIComponent(alarm.id)}/acknowledge`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['alarms'] }),
  })
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={acknowledge.isPending}
        aria-label={own.acknowledgeThis(title)}
        onClick={() => acknowledge.mutate()}
      >
        {own.acknowledge}
      </Button>
      {acknowledge.isError && <ProblemMessage error={acknowledge.error} />}
    </>
  )
}

/** Links to the page where the problem is solved. */
const Solve = ({ alarm: { kind, partner } }: { readonly alarm: Alarm }) => {
  const { words } = useWords()
  const documentWords = useDocumentsWords()
  const own = useWatchedWords().alarms
  const partnerName = usePartnerName()
  if (partner !== null)
    return (
      <Anchor
        size="sm"
        renderRoot={(props) => <Link to="/partners/$code" params={{ code: partner }} {...props} />}
      >
        {own.openPartner(partnerName(partner))}
      </Anchor>
    )
  if (kind === 'delivery_waiting')
    return (
      <Anchor
        size="sm"
        renderRoot={(props) => (
          <Link to="/messages" search={{ direction: 'out', state: 'waiting' }} {...props} />
        )}
      >
        {own.openMessages}
      </Anchor>
    )
  if (kind === 'attention')
    return (
      <Anchor
        size="sm"
        renderRoot={(props) => <Link to="/requests" search={{ worklist: 'needs_attention' }} {...props} />}
      >
        {words.worklists.needs_attention}
      </Anchor>
    )
  if (kind === 'relay_failed')
    return (
      <Anchor size="sm" renderRoot={(props) => <Link to="/lending" search={{ with: 'failed' }} {...props} />}>
        {own.openLending}
      </Anchor>
    )
  if (kind === 'directory_sync_failed' || kind === 'directory_sync_held')
    return (
      <Anchor
        size="sm"
        renderRoot={(props) => (
          <Link to="/configuration/$kind" params={{ kind: 'directory_source' }} {...props} />
        )}
      >
        {documentWords.kinds.directory_source.many}
      </Anchor>
    )
  if (kind === 'configuration_fault' || kind === 'mailbox_not_read' || kind === 'patron_look_up')
    return (
      <Anchor size="sm" renderRoot={(props) => <Link to="/configuration" {...props} />}>
        {words.admin.configuration}
      </Anchor>
    )
  return null
}

const AlarmItem = ({ alarm }: { readonly alarm: Alarm }) => {
  const { formats } = useWords()
  const own = useWatchedWords().alarms
  const personName = useColleagueName()
  const mayAcknowledge = usePermission('requests:write')
  const { title, remedy } = alarm
  const { state, since, overAt, acknowledged } = alarm
  return (
    <li className={classes.item}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={2} className={classes.words ?? ''}>
          <Group gap="xs">
            <ToneBadge tone={state === 'over' ? 'quiet' : acknowledged === null ? 'bad' : 'warn'}>
              {state === 'over'
                ? own.over
                : acknowledged === null
                  ? own.standing
                  : own.takenBy(personName(acknowledged.by))}
            </ToneBadge>
            <Text size="xs" c="dimmed">
              {overAt === null ? own.since(formats.moment(since)) : own.overSince(formats.fromNow(overAt))}
            </Text>
          </Group>
          <Text fw={600} size="sm">
            {title}
          </Text>
          {state === 'standing' && remedy !== '' && <Text size="sm">{remedy}</Text>}
          {state === 'standing' && <Solve alarm={alarm} />}
        </Stack>
        {mayAcknowledge && state === 'standing' && acknowledged === null && (
          <Acknowledge alarm={alarm} title={title} />
        )}
      </Group>
    </li>
  )
}

/** Alarms, each with what to do and the way there. */
export const AlarmList = ({ alarms }: { readonly alarms: readonly Alarm[] }) => {
  const list = useRestAfterChange<HTMLUListElement>(
    alarms.map(({ id, acknowledged }) => `${id} ${acknowledged?.by}`).join(),
  )
  return (
    <ul ref={list} className={classes.list}>
      {alarms.map((alarm) => (
        <AlarmItem key={alarm.id} alarm={alarm} />
      ))}
    </ul>
  )
}
