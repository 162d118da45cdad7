import { Button, List, Text } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import { usePartnerName } from '../../../api/names.ts'
import type { Entry, Reason } from '../../../api/types.ts'
import { Icon } from '../../../shared/icons/icon.tsx'
import type { IconName } from '../../../shared/icons/icon-paths.ts'
import { summaryInWords } from '../../../shared/message-text/summary-in-words.ts'
import { shownDeliveryState } from '../../../shared/shown-delivery-state.ts'
import { ToneBadge } from '../../../shared/tone-badge.tsx'
import { useWords } from '../../../words/words-context.tsx'
import { useEventWords } from './event-in-words.ts'
import type { Exchange, TimelineMessageItem } from './exchanges.ts'
import classes from './history-panel.module.css'
import { ResendButton, TimelineMessage } from './timeline-message.tsx'

/** The states of messages that are as they should be: no word is lost about them. */
const quietStates: readonly string[] = ['applied', 'delivered']

const stateOf = (item: TimelineMessageItem): string =>
  item.kind === 'message_in' ? item.message.state : shownDeliveryState(item.delivery)

const iconOf = ({ event, messages }: Exchange): IconName => {
  if (event?.by.kind === 'partner') return 'came'
  if (messages.some(({ kind }) => kind === 'message_out')) return 'went'
  if (messages.length > 0) return 'came'
  if (event?.by.kind === 'staff' || event?.by.kind === 'patron') return 'person'
  return event?.input.kind === 'deadline' ? 'clock' : 'check'
}

/** Says in words what a message that changed nothing is: from or to whom, and what it was. */
const useMessageWords = (): ((item: TimelineMessageItem) => { who: string; what: string }) => {
  const { words } = useWords()
  const partnerName = usePartnerName()
  const labels = words.request.timeline
  const operations: Readonly<Record<string, string>> = words.operations
  return (item) => {
    const message = item.kind === 'message_in' ? item.message : item.delivery
    const partner = message.partner === null ? labels.somebody : partnerName(message.partner)
    return {
      who: item.kind === 'message_in' ? labels.came(partner) : labels.went(partner),
      what:
        item.kind === 'message_in'
          ? summaryInWords(message.summary, words)
          : (operations[item.delivery.operation] ?? item.delivery.operation),
    }
  }
}

type Props = { readonly exchange: Exchange; readonly rota: readonly Entry[] }

/** One exchange as a line: who did what, when, what they wrote; its messages, and why it came so, behind a button. */
export const TimelineEntry = ({ exchange, rota }: Props) => {
  const { words, formats } = useWords()
  const labels = words.request.timeline
  const inWords = useEventWords(rota)
  const messageWords = useMessageWords()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const { event, messages, at } = exchange
  const [message] = messages
  const { who, what, details, note, reason, ignored } =
    event === undefined
      ? {
          ...(message === undefined ? { who: '', what: '' } : messageWords(message)),
          ...{ details: [], note: undefined, reason: undefined, ignored: undefined },
        }
      : inWords(event)
  const explanations = event?.explanations ?? []
  const loud = messages.filter((each) => !quietStates.includes(stateOf(each)))
  const button: ReactNode = (messages.length > 0 || explanations.length > 0) && (
    <Button
      className={`no-print ${classes.open}`}
      size="compact-xs"
      variant="subtle"
      aria-expanded={isOpen}
      aria-controls={id}
      onClick={() => setOpen(!isOpen)}
    >
      {isOpen ? labels.hide : messages.length > 0 ? labels.show : labels.why}
    </Button>
  )
  return (
    <li className={classes.item}>
      <span className={classes.icon}>
        <Icon name={iconOf(exchange)} size={13} />
      </span>
      <div className={classes.text}>
        <strong>{who}</strong> {what}
        {details.length > 0 && `${words.common.colon} ${details.join(', ')}`}
        {note !== undefined && <div className={classes.sub}>{words.common.quoted(note)}</div>}
        {reason !== undefined && (
          <div className={classes.sub}>
            {words.request.command.reason}
            {words.common.colon} {reason}
          </div>
        )}
        {ignored !== undefined && <div className={classes.sub}>{ignored}</div>}
        {loud.map((item) => (
          <div key={item.at + item.kind} className={classes.state}>
            <ToneBadge tone="quiet">{labels.states[stateOf(item) as keyof typeof labels.states]}</ToneBadge>
            {item.kind === 'message_in'
              ? handledInWords(item.message.reason, labels.handled)
              : (item.delivery.lastError?.text ?? item.delivery.heldBack?.reason.text)}
            {item.kind === 'message_out' && <ResendButton {...item.delivery} />}
          </div>
        ))}
      </div>
      <div className={classes.time}>
        {button}
        <time dateTime={at}>{formats.time(at)}</time>
      </div>
      {isOpen && (
        <div id={id} className={classes.behind}>
          {explanations.length > 0 && (
            <List size="sm" c="var(--second-ink)">
              {explanations.map(({ text }) => (
                <List.Item key={text}>{text}</List.Item>
              ))}
            </List>
          )}
          {messages.map((item) => (
            <div key={item.at + item.kind}>
              {event !== undefined && (
                <Text size="sm" c="var(--second-ink)">
                  {messageWords(item).who}
                  {summaryOf(item, words)}
                </Text>
              )}
              <TimelineMessage item={item} />
            </div>
          ))}
        </div>
      )}
    </li>
  )
}

/** Says why a message is as it is; where a person dealt with it, without the ids that tell machines which. */
const handledInWords = (
  reason: Pick<Reason, 'code' | 'text'> | null,
  handled: Readonly<Record<string, string>>,
): string | undefined => (reason === null ? undefined : (handled[reason.code] ?? reason.text))

/** Returns the summary of a message after a colon; nothing where it has none. */
const summaryOf = (item: TimelineMessageItem, words: Parameters<typeof summaryInWords>[1]): string => {
  const summary = summaryInWords((item.kind === 'message_in' ? item.message : item.delivery).summary, words)
  return summary === '' ? '' : `${words.common.colon} ${summary}`
}
