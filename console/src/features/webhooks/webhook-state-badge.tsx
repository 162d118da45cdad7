import { type Tone, ToneBadge } from '../../shared/tone-badge.tsx'
import { useWords } from '../../words/words-context.tsx'
import type { WebhookState } from './webhook-queries.ts'

const tones: Readonly<Record<WebhookState['status'], Tone>> = {
  delivering: 'good',
  retrying: 'warn',
  paused: 'bad',
  no_secret: 'warn',
  inactive: 'quiet',
}

/** Returns whether a webhook is sent its events. */
export const WebhookStateBadge = ({ status }: Pick<WebhookState, 'status'>) => {
  const { words } = useWords()
  return (
    <ToneBadge tone={tones[status]} title={words.webhooks.meanings[status]}>
      {words.webhooks.states[status]}
    </ToneBadge>
  )
}
