import { Badge } from '@mantine/core'
import { useWords } from '../../words/words-context.tsx'
import classes from './message-state-badge.module.css'

const bad: readonly string[] = [
  'dead',
  'refused',
  'rejected',
  'unreadable',
  'not_authenticated',
  'too_large',
  'review',
]
const quiet: readonly string[] = ['ignored', 'repeat', 'withdrawn']

/** What became of a message. */
export const MessageStateBadge = ({ state }: { readonly state: string }) => {
  const { words } = useWords()
  const names: Readonly<Record<string, string>> = words.request.timeline.states
  const tone = bad.includes(state) ? 'bad' : quiet.includes(state) ? 'quiet' : 'good'
  return (
    <Badge className={classes[tone] ?? ''} variant="default" radius="sm" tt="none" fw={600}>
      {names[state] ?? state}
    </Badge>
  )
}
