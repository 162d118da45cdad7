import { Badge, Group, Text } from '@mantine/core'
import { usePermission } from '../../api/session.ts'
import type { RequestView } from '../../api/types.ts'
import { useIsPhone } from '../../shared/list/use-is-phone.ts'
import { StatusBadge } from '../../shared/status-badge.tsx'
import { useWords } from '../../words/words-context.tsx'
import { AttentionLine, keyOfAttention } from './attention-line.tsx'
import { CommandButtons } from './commands/command-buttons.tsx'
import { conditionsOf } from './conditions-of.ts'
import { MoreMenu, PrintAndCopyEntries } from './more-menu.tsx'
import { OpenQuestion } from './open-question.tsx'
import classes from './request-turn.module.css'

/** Whose turn it is and until when, what needs attention, what the partner asks, and the commands beside it. */
export const RequestTurn = ({ request }: { readonly request: RequestView }) => {
  const { words, language } = useWords()
  const { next, attention } = request
  const mayWrite = usePermission('requests:write')
  // A phone has no room for a second menu beside the commands; without commands there is only this one.
  const isInOneMenu = useIsPhone() && mayWrite
  // What asks comes first; what only informs is read with it.
  const shown = attention.toSorted((one, other) => Number(other.asks) - Number(one.asks))
  const supplier = request.rota.find(({ state }) => state === 'active' || state === 'supplied')
  const conditions = conditionsOf(request, supplier?.id, words.partnerConditions)
  const statusWord = words.statuses[request.status].label
  const isStatusSaid = shown.some(({ kind }) => words.attention[kind] === statusWord)
  return (
    <section className={classes.turn} data-ours={next?.who === 'library' || undefined}>
      <div className={classes.words}>
        <Group gap="xs">
          {!isStatusSaid && <StatusBadge status={request.status} />}
          <Text fw={600}>{next === null ? words.request.closed : next.sentence[language]}</Text>
        </Group>
        {shown.map((each) => (
          <AttentionLine
            key={keyOfAttention(each)}
            attention={each}
            isShort={each.kind === 'message_received'}
            partnerOf={(entry) => request.rota.find(({ id }) => id === entry)?.partner}
            request={request}
          />
        ))}
        <OpenQuestion request={request} />
        {conditions.length > 0 && (
          <Group gap={6} mt={6} aria-label={words.request.conditions} role="list">
            {conditions.map((condition) => (
              <Badge key={condition} role="listitem" variant="default" radius="sm" tt="none" fw={500}>
                {condition}
              </Badge>
            ))}
          </Group>
        )}
      </div>
      <Group gap="xs" className={`no-print ${classes.commands}`}>
        <CommandButtons request={request}>
          {isInOneMenu && <PrintAndCopyEntries request={request} />}
        </CommandButtons>
        {!isInOneMenu && <MoreMenu request={request} />}
      </Group>
    </section>
  )
}
