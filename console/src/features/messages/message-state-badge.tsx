import { ToneBadge } from '../../shared/tone-badge.tsx'
import { useWords } from '../../words/words-context.tsx'

const bad: readonly string[] = [
  'dead',
  'refused',
  'in_doubt',
  'rejected',
  'unreadable',
  'not_authenticated',
  'too_large',
  'review',
]
const quiet: readonly string[] = ['ignored', 'repeat', 'withdrawn']

/** The state of a message. */
export const MessageStateBadge = ({ state }: { readonly state: string }) => {
  const { words } = useWords()
  const names: Readonly<Record<string, string>> = words.request.timeline.states
  const tone = bad.includes(state) ? 'bad' : quiet.includes(state) ? 'quiet' : 'good'
  return <ToneBadge tone={tone}>{names[state] ?? state}</ToneBadge>
}
