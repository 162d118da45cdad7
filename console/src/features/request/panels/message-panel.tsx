import { Button, Group, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { usePartnerName } from '../../../api/names.ts'
import { usePermission } from '../../../api/session.ts'
import type { CommandInput, RequestView } from '../../../api/types.ts'
import { Person } from '../../../shared/avatar.tsx'
import { ProblemMessage } from '../../../shared/feedback/problem-message.tsx'
import { Panel } from '../../../shared/panel.tsx'
import { ToneBadge } from '../../../shared/tone-badge.tsx'
import { useWords } from '../../../words/words-context.tsx'
import { useAttentionFacts } from '../attention-facts.ts'
import { useCommand } from '../commands/use-command.ts'
import { nameOfPatron } from '../name-of-patron.ts'
import { ProposedClosure, UnclearPoints } from '../note-points.tsx'
import classes from './message-panel.module.css'

/** What the lender wrote and nobody has read yet, with a box to reply in. */
export const MessagePanel = ({ request }: { readonly request: RequestView }) => {
  const { words, formats } = useWords()
  const partnerName = usePartnerName()
  const mayWrite = usePermission('requests:write')
  const command = useCommand(request)
  const factsOf = useAttentionFacts()
  const [text, setText] = useState('')
  const { attention, allowedCommands, negotiation, rota } = request
  const unread = attention.flatMap((each) => (each.kind === 'message_received' ? [each] : []))
  const [first] = unread
  if (first === undefined) return null
  const partnerOf = (entry: number | undefined): string | undefined =>
    rota.find(({ id }) => id === entry)?.partner
  const lender = partnerOf(first.detail.entry)
  const lenderName = lender === undefined ? words.request.message.lender : partnerName(lender)
  const name = first.detail.by === 'patron' ? words.request.patronSays : lenderName
  const isOfPatron = unread.every(({ detail }) => detail.by === 'patron')
  // A reply goes to the lender, and answers no words of the patron.
  const may = (type: CommandInput['type']): boolean =>
    mayWrite && allowedCommands.includes(type) && !(isOfPatron && type === 'message')
  const asksMoney = negotiation !== null && 'cost' in negotiation && negotiation.cost !== undefined
  // What a partner always says need not ask each time.
  const standing =
    unread.length === 1 && first.asks && first.detail.text !== undefined ? first.detail.message : undefined
  const note = text.trim()
  const run = (type: CommandInput['type']): void =>
    command.run({ type, ...(type === 'mark_read' ? {} : { note }) }, () => setText(''))
  return (
    <Panel
      title={words.request.message.from(name)}
      icon="message"
      mark={<ToneBadge tone="warn">{words.request.message.unread}</ToneBadge>}
      action={<time dateTime={first.since}>{formats.moment(first.since)}</time>}
    >
      {unread.map((each) => {
        const { since, detail } = each
        const facts = factsOf(each)
        const from = partnerOf(detail.entry) ?? lender
        const sender = from === undefined ? name : partnerName(from)
        return (
          <div key={`${since} ${detail.message}`}>
            <Person name={detail.by === 'patron' ? (nameOfPatron(request) ?? name) : sender} />
            {detail.text !== undefined && <blockquote className={classes.quote}>{detail.text}</blockquote>}
            {facts.length > 0 && <Text size="sm">{facts.join(' · ')}</Text>}
            {detail.unclear !== undefined && <UnclearPoints points={detail.unclear} />}
            {detail.absence !== undefined && from !== undefined && (
              <ProposedClosure absence={detail.absence} partner={from} />
            )}
          </div>
        )
      })}
      <div className={`no-print ${classes.reply}`}>
        {may('message') && (
          <Textarea
            data-field="note"
            aria-label={words.request.message.reply(name)}
            placeholder={words.request.message.reply(name)}
            autosize
            minRows={2}
            maxLength={4000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && note !== '') run('message')
            }}
          />
        )}
        {command.error !== null && <ProblemMessage error={command.error} />}
        <Group gap="xs">
          {may('message') && may('accept_condition') && !asksMoney && (
            <Button
              size="compact-sm"
              variant="default"
              disabled={note === ''}
              loading={command.isRunning}
              onClick={() => run('accept_condition')}
            >
              {words.request.message.accept}
            </Button>
          )}
          {may('message') && (
            <Button
              size="compact-sm"
              variant="default"
              disabled={note === ''}
              loading={command.isRunning}
              onClick={() => run('message')}
            >
              {words.request.message.send}
            </Button>
          )}
          {may('mark_read') && standing !== undefined && (
            <Button
              size="compact-sm"
              variant="subtle"
              disabled={command.isRunning}
              onClick={() => command.run({ type: 'mark_read', message: standing, always: true })}
            >
              {words.request.message.always}
            </Button>
          )}
          {may('mark_read') && (
            <Button
              size="compact-sm"
              variant="subtle"
              ml="auto"
              disabled={command.isRunning}
              onClick={() => run('mark_read')}
            >
              {words.commands.mark_read}
            </Button>
          )}
        </Group>
      </div>
      {request.notSendableCommands?.includes('message') === true && (
        <Text size="xs" c="dimmed">
          {words.request.command.notSendable}
        </Text>
      )}
    </Panel>
  )
}
