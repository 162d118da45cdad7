import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Panel } from '../../shared/panel.tsx'
import { ToneBadge } from '../../shared/tone-badge.tsx'
import { useFirstStepsWords } from '../../words/first-steps/use-first-steps-words.ts'

type Props = {
  readonly number: number
  readonly title: string
  readonly hint: string
  readonly isDone: boolean
  readonly children: ReactNode
}

/** One step of the guide: what it is for, whether it is done, and what can be done. */
export const Step = ({ number, title, hint, isDone, children }: Props) => {
  const firstSteps = useFirstStepsWords()
  return (
    <Panel
      title={`${number}. ${title}`}
      action={
        <ToneBadge tone={isDone ? 'good' : 'open'}>{isDone ? firstSteps.done : firstSteps.open}</ToneBadge>
      }
    >
      <Text size="sm" c="dimmed">
        {hint}
      </Text>
      <Group gap="sm" align="center">
        {children}
      </Group>
    </Panel>
  )
}
