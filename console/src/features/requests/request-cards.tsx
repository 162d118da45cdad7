import { Anchor, Checkbox, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { RequestSummary } from '../../api/types.ts'
import { StatusBadge } from '../../shared/status-badge.tsx'
import { AttentionMark } from './attention-mark.tsx'
import classes from './request-cards.module.css'
import type { CellContext } from './request-columns.tsx'
import type { Selection } from './use-selection.ts'

type Props = {
  readonly requests: readonly RequestSummary[]
  readonly selection: Selection
  readonly context: CellContext
}

/** The list on a phone: one card for each request. Attention that only repeats the status is left out. */
export const RequestCards = ({ requests, selection, context }: Props) => {
  const { words, search, formats, partnerName } = context
  const attentionNames: Readonly<Record<string, string>> = words.attention
  return (
    <ul className={classes.list}>
      {requests.map((request) => {
        const { number, title, author, activePartner, dueDate, attention, asks } = request
        const facts = [
          words.services[request.service],
          activePartner === null ? undefined : partnerName(activePartner),
          dueDate === undefined ? undefined : `${words.requests.column.due} ${formats.date(dueDate)}`,
        ]
        const said = attention.filter((kind) => attentionNames[kind] !== words.statuses[request.status].label)
        return (
          <li key={number} className={classes.card} data-opened={search.selected === number || undefined}>
            <Checkbox
              mt={2}
              size="sm"
              aria-label={words.requests.select(title ?? number)}
              checked={selection.state[number] === true}
              onChange={() => selection.toggle(number)}
            />
            <Stack gap={4} flex={1} miw={0}>
              <Anchor
                fw={600}
                lineClamp={2}
                renderRoot={(props) => (
                  <Link to="/requests/$number" params={{ number }} search={search} {...props} />
                )}
              >
                {title ?? words.requests.withoutTitle}
              </Anchor>
              {author !== undefined && (
                <Text size="sm" lineClamp={1}>
                  {author}
                </Text>
              )}
              <Text size="xs" c="dimmed">
                <span className={classes.number}>{number}</span>
                {facts.flatMap((fact) => (fact === undefined ? [] : [` · ${fact}`])).join('')}
              </Text>
              <Group gap="xs">
                <StatusBadge status={request.status} />
                {said.length > 0 && <AttentionMark kinds={said} asks={asks} />}
              </Group>
            </Stack>
          </li>
        )
      })}
    </ul>
  )
}
