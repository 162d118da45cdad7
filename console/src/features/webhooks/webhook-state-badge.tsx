import { type Tone, ToneBadge } from '../../shared/tone-badge.tsx'
import { useWebhooksWords } from '../../words/webhooks/use-webhooks-words.ts'
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
  const webhooks = useWebhooksWords()
  return (
    <ToneBadge tone={tones[status]} title={webhooks.meanings[status]}>
      {webhooks.states[status]}
    </ToneBadge>
  )
}
