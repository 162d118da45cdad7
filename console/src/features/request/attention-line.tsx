import { Anchor, Text } from '@mantine/core'
import type { RequestView } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'
import { type OfRequest, useAttentionFacts } from './attention-facts.ts'
import { ProposedClosure, UnclearPoints } from './note-points.tsx'
import classes from './request-turn.module.css'

/** Returns the address that opens a prepared mail: the lines of its text end as RFC 6068 wants it. */
const mailAddress = ({ to, subject, text }: { to: string; subject: string; text: string }): string =>
  `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`

/** Returns a key that no other attention of the request has. */
export const keyOfAttention = ({ kind, since, detail }: RequestView['attention'][number]): string =>
  `${kind} ${since} ${'entry' in detail ? detail.entry : ''} ${'message' in detail ? detail.message : ''}`

type Props = {
  readonly attention: RequestView['attention'][number]
  /** Returns the partner of an entry of the rota. */
  readonly partnerOf?: (entry: number) => string | undefined
  /** Since when it is this turn: an attention that is as old does not say it again. */
  readonly turnSince?: string | undefined
  /** The request that it is of. */
  readonly request?: OfRequest
}

/** One attention of a request: what it is, why, since when, and the words of the partner. */
export const AttentionLine = ({ attention, partnerOf = () => undefined, request, turnSince }: Props) => {
  const { words, formats } = useWords()
  const factsOf = useAttentionFacts()
  const { detail } = attention
  const partner = 'entry' in detail && detail.entry !== undefined ? partnerOf(detail.entry) : undefined
  const parts = [
    ...factsOf(attention, request),
    ...(attention.since === turnSince ? [] : [words.request.since(formats.moment(attention.since))]),
  ]
  return (
    <div className={classes.attention}>
      <Text span size="sm" fw={600} className={attention.asks ? classes.asks : undefined}>
        {words.attention[attention.kind]}
      </Text>
      <Text span size="sm" c="var(--second-ink)">
        {parts.join(' · ')}
      </Text>
      {'text' in detail && detail.text !== undefined && (
        <blockquote className={classes.quote}>{words.common.quoted(detail.text)}</blockquote>
      )}
      {'unclear' in detail && detail.unclear !== undefined && <UnclearPoints points={detail.unclear} />}
      {'absence' in detail && detail.absence !== undefined && partner !== undefined && (
        <ProposedClosure absence={detail.absence} partner={partner} />
      )}
      {attention.asks && attention.mail !== undefined && (
        <Anchor size="sm" className="no-print" href={mailAddress(attention.mail)}>
          {words.request.writeMail(attention.mail.to)}
        </Anchor>
      )}
    </div>
  )
}
