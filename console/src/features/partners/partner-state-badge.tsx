import { type Tone, ToneBadge } from '../../shared/tone-badge.tsx'
import { useWords } from '../../words/words-context.tsx'
import type { PartnerRow } from './partner-queries.ts'

type Props = { readonly partner: Pick<PartnerRow, 'status' | 'state' | 'pausedUntil'> }

const tones = {
  delivering: 'good',
  paused: 'bad',
  probing: 'warn',
  inactive: 'quiet',
} as const satisfies Record<string, Tone>

/** Returns whether messages go to a partner now. */
export const PartnerStateBadge = ({ partner: { status, state, pausedUntil } }: Props) => {
  const { words, formats } = useWords()
  const shown = status === 'inactive' ? 'inactive' : state
  const until = pausedUntil === null || shown !== 'paused' ? '' : ` ${formats.fromNow(pausedUntil)}`
  return (
    <ToneBadge tone={tones[shown]} title={words.partners.stateMeanings[shown]}>
      {words.partners.states[shown]}
      {until === '' ? '' : ` · ${words.partners.nextTry}${until}`}
    </ToneBadge>
  )
}
