import { Icon } from '../../shared/icons/icon.tsx'
import type { IconName } from '../../shared/icons/icon-paths.ts'
import { useWords } from '../../words/words-context.tsx'
import { healthStateOf, type PartnerHealthState } from './partner-health.ts'
import type { PartnerRow } from './partner-queries.ts'
import classes from './partner-state-badge.module.css'

type Props = {
  readonly partner: Pick<PartnerRow, 'status' | 'state' | 'failures' | 'pausedUntil'>
  /** The title of an alarm about it. */
  readonly warning?: string | undefined
}

const icons: Readonly<Record<PartnerHealthState, IconName>> = {
  delivering: 'healthy',
  failing: 'unplugged',
  warning: 'late',
  paused: 'pause',
  probing: 'pause',
  inactive: 'pause',
}

/** How a partner is, in a sign and a word, with what makes it so. */
export const PartnerStateBadge = ({ partner, warning }: Props) => {
  const { words, formats } = useWords()
  const state = healthStateOf(partner, warning)
  if (state === undefined) return null
  const details = [
    partner.failures > 0 && state !== 'inactive' ? words.partners.failed(partner.failures) : undefined,
    state === 'paused' && partner.pausedUntil !== null
      ? words.partners.nextTry(formats.fromNow(partner.pausedUntil))
      : undefined,
    state === 'warning' ? warning : undefined,
  ].filter((part) => part !== undefined)
  return (
    <span className={classes.state} data-state={state} title={words.partners.stateMeanings[state]}>
      <Icon name={icons[state]} />
      <span>
        {words.partners.states[state]}{' '}
        {details.length > 0 && <span className={classes.detail}>{details.join(', ')}</span>}
      </span>
    </span>
  )
}
