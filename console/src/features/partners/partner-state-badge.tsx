import { Badge } from '@mantine/core'
import { useWords } from '../../words/words-context.tsx'
import type { PartnerRow } from './partner-queries.ts'
import classes from './partner-state-badge.module.css'

type Props = { readonly partner: Pick<PartnerRow, 'status' | 'state' | 'pausedUntil'> }

/** Whether messages go to a partner now. */
export const PartnerStateBadge = ({ partner: { status, state, pausedUntil } }: Props) => {
  const { words, formats } = useWords()
  const shown = status === 'inactive' ? 'inactive' : state
  const until = pausedUntil === null || shown !== 'paused' ? '' : ` ${formats.fromNow(pausedUntil)}`
  return (
    <Badge
      className={classes[shown] ?? ''}
      variant="default"
      radius="sm"
      tt="none"
      fw={600}
      title={words.partners.stateMeanings[shown]}
    >
      {words.partners.states[shown]}
      {until === '' ? '' : ` · ${words.partners.nextTry}${until}`}
    </Badge>
  )
}
