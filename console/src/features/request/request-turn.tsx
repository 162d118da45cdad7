import { Anchor, Group, Text } from '@mantine/core'
import { usePermission } from '../../api/session.ts'
import type { RequestView } from '../../api/types.ts'
import { useIsPhone } from '../../shared/list/use-is-phone.ts'
import { StatusBadge } from '../../shared/status-badge.tsx'
import { useWords } from '../../words/words-context.tsx'
import { CommandButtons } from './commands/command-buttons.tsx'
import { MoreMenu, PrintAndCopyEntries } from './more-menu.tsx'
import { OpenQuestion } from './open-question.tsx'
import { useFactWords } from './partner-facts.tsx'
import classes from './request-turn.module.css'

/** Returns the address that opens a prepared mail: the lines of its text end as RFC 6068 wants it. */
const mailAddress = ({ to, subject, text }: { to: string; subject: string; text: string }): string =>
  `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`

/** Whose turn it is and until when, what needs attention, what the partner asks, and the commands beside it. */
export const RequestTurn = ({ request }: { readonly request: RequestView }) => {
  const { words, formats, language } = useWords()
  const factWords = useFactWords()
  const { next, attention } = request
  const mayWrite = usePermission('requests:write')
  // A phone has no room for a second menu beside the commands; without commands there is only this one.
  const isInOneMenu = useIsPhone() && mayWrite
  const shown = attention.filter((each) => each.asks || each.kind === 'message_received')
  const statusWord = words.statuses[request.status].label
  const isStatusSaid = shown.some(({ kind }) => words.attention[kind] === statusWord)
  return (
    <section className={classes.turn} data-ours={next?.who === 'library' || undefined}>
      <div className={classes.words}>
        <Group gap="xs">
          {!isStatusSaid && <StatusBadge status={request.status} />}
          <Text fw={600}>{next === null ? words.request.closed : next.sentence[language]}</Text>
        </Group>
        {shown.map((each) => {
          const { detail } = each
          const parts = [
            'dueDate' in detail && detail.dueDate !== undefined ? formats.date(detail.dueDate) : undefined,
            'reason' in detail ? detail.reason?.text : undefined,
            ...('members' in detail && detail.members !== undefined ? detail.members.map(factWords) : []),
          ].filter((part) => part !== undefined)
          return (
            <div
              key={`${each.kind} ${each.since} ${'entry' in detail ? detail.entry : ''} ${'message' in detail ? detail.message : ''}`}
              className={classes.attention}
            >
              <Text span size="sm" fw={600} className={each.asks ? classes.asks : undefined}>
                {words.attention[each.kind]}
              </Text>
              <Text span size="sm" c="var(--second-ink)">
                {[...parts, words.request.since(formats.dateTime(each.since))].join(' · ')}
              </Text>
              {'text' in detail && detail.text !== undefined && (
                <blockquote className={classes.quote}>{`“${detail.text}”`}</blockquote>
              )}
              {each.asks && each.mail !== undefined && (
                <Anchor size="sm" className="no-print" href={mailAddress(each.mail)}>
                  {words.request.writeMail(each.mail.to)}
                </Anchor>
              )}
            </div>
          )
        })}
        <OpenQuestion request={request} />
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
