import { Anchor, Checkbox, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { RequestSummary } from '../../api/types.ts'
import { StageMark } from '../../shared/stage/stage-mark.tsx'
import { LazyRowActions } from '../request/commands/lazy-row-actions.tsx'
import { AttentionMark } from './attention-mark.tsx'
import classes from './request-cards.module.css'
import type { CellContext } from './request-columns.tsx'
import type { Selection } from './use-selection.ts'

type Props = {
  readonly requests: readonly RequestSummary[]
  readonly selection: Selection
  readonly context: CellContext
}

/** The list on a phone: one card for each request. It says where the request is, and what needs attention since when. */
export const RequestCards = ({ requests, selection, context }: Props) => {
  const { words, search, formats, partnerName } = context
  return (
    <ul className={classes.list}>
      {requests.map((request) => {
        const { number, title, author, activePartner, dueDate, attention, asks } = request
        const facts = [
          request.patronName,
          words.services[request.service],
          activePartner === null ? undefined : partnerName(activePartner),
          dueDate === undefined ? undefined : `${words.requests.column.due} ${formats.date(dueDate)}`,
        ]
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
                <StageMark stage={request.stage} status={request.status} />
                <AttentionMark kinds={attention} asks={asks} since={request.attentionSince} />
              </Group>
              {asks && (
                <Group gap={6} mt={4}>
                  <LazyRowActions request={request} search={search} buttons={1} />
                </Group>
              )}
            </Stack>
          </li>
        )
      })}
    </ul>
  )
}
