import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { usePermission } from '../../api/session.ts'
import type { RequestView } from '../../api/types.ts'
import { useIsPhone } from '../../shared/list/use-is-phone.ts'
import { StatusBadge } from '../../shared/status-badge.tsx'
import { useWords } from '../../words/words-context.tsx'
import { AssigneeMenu } from './assignee-menu.tsx'
import { CommandButtons } from './commands/command-buttons.tsx'
import { LabelsMenu } from './labels-menu.tsx'
import { MoreMenu, PrintAndCopyEntries } from './more-menu.tsx'
import { OpenQuestion } from './open-question.tsx'
import classes from './request-headline.module.css'
import { useChangedNow } from './use-changed-now.ts'

type Props = { readonly request: RequestView; readonly etag: string | null }

/** Returns the address that opens a prepared mail: the lines of its text end as RFC 6068 wants it. */
const mailAddress = ({ to, subject, text }: { to: string; subject: string; text: string }): string =>
  `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`

/** The top of a request: what it is, its status, whose turn it is, and the commands. */
export const RequestHeadline = ({ request, etag }: Props) => {
  const { words, formats, language } = useWords()
  const { number, citation, service, labels = [], next, attention } = request
  const isChanged = useChangedNow(request)
  const mayWrite = usePermission('requests:write')
  // A phone has no room for a second menu beside the commands; without commands there is only this one.
  const isInOneMenu = useIsPhone() && mayWrite
  const asks = attention.filter((each) => each.asks)
  // The status is above it: attention that repeats it, such as “Overdue”, is left out. Words of a partner are always shown.
  const shownBadges = attention
    .filter((each) => each.asks || each.kind === 'message_received')
    .filter(
      ({ kind, detail }) =>
        words.attention[kind] !== words.statuses[request.status].label ||
        'reason' in detail ||
        'dueDate' in detail,
    )
  const isOurTurn = next?.who === 'library'
  const title = citation.titleOfComponent ?? citation.title ?? words.requests.withoutTitle
  const author = citation.authorOfComponent ?? citation.author
  return (
    <Paper withBorder p="md" className={classes.headline}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" gap="sm">
          <div className={classes.title}>
            <Title order={1} size="h3">
              {title}
            </Title>
            {author !== undefined && <Text c="dimmed">{author}</Text>}
          </div>
          <Group gap="xs">
            {isChanged && (
              <Badge variant="default" radius="sm" tt="none" role="status">
                {words.request.changedNow}
              </Badge>
            )}
            <Text ff="monospace" size="sm">
              {number}
            </Text>
            <Text size="sm">{words.services[service.type]}</Text>
            {labels.map((label) => (
              <Badge key={label} variant="default" radius="sm" tt="none" fw={500}>
                {label}
              </Badge>
            ))}
            <LabelsMenu request={request} etag={etag} />
            <AssigneeMenu request={request} etag={etag} />
          </Group>
        </Group>
        <Group gap="sm" align="flex-start" className={classes.turn} data-ours={isOurTurn || undefined}>
          <StatusBadge status={request.status} />
          <Text size="sm" flex={1} miw={220} fw={isOurTurn ? 600 : 400}>
            {next === null ? words.request.closed : next.sentence[language]}
          </Text>
        </Group>
        {shownBadges.length > 0 && (
          <Group gap="xs">
            {shownBadges.map((each) => (
              <Group
                key={`${each.kind} ${each.since} ${'entry' in each.detail ? each.detail.entry : ''} ${'message' in each.detail ? each.detail.message : ''}`}
                gap={6}
              >
                <Badge className={classes.asks} variant="default" radius="sm" tt="none" fw={600}>
                  {words.attention[each.kind]}
                </Badge>
                {'dueDate' in each.detail && each.detail.dueDate !== undefined && (
                  <Text size="sm">{formats.date(each.detail.dueDate)}</Text>
                )}
                {'text' in each.detail && each.detail.text !== undefined && (
                  <Text size="sm">{`“${each.detail.text}”`}</Text>
                )}
                {'reason' in each.detail && each.detail.reason !== undefined && (
                  <Text size="sm">{each.detail.reason.text}</Text>
                )}
              </Group>
            ))}
          </Group>
        )}
        {asks.map(({ mail, since }) =>
          mail === undefined ? null : (
            <Anchor key={`${since} ${mail.text}`} size="sm" className="no-print" href={mailAddress(mail)}>
              {words.request.writeMail(mail.to)}
            </Anchor>
          ),
        )}
        <OpenQuestion request={request} />
        <Group gap="xs" className="no-print">
          <CommandButtons request={request}>
            {isInOneMenu && <PrintAndCopyEntries request={request} />}
          </CommandButtons>
          {!isInOneMenu && <MoreMenu request={request} />}
        </Group>
      </Stack>
    </Paper>
  )
}
