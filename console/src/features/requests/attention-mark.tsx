import { Group, Text } from '@mantine/core'
import { useWords } from '../../words/words-context.tsx'
import classes from './attention-mark.module.css'

type Props = { readonly kinds: readonly string[]; readonly asks: boolean }

/** The attention of a request, with a dot where staff must act. */
export const AttentionMark = ({ kinds, asks }: Props) => {
  const { words } = useWords()
  const names: Readonly<Record<string, string>> = words.attention
  if (kinds.length === 0)
    return (
      <Text span c="dimmed">
        –
      </Text>
    )
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <span className={asks ? classes.asks : classes.tells} aria-hidden="true" />
      <Text span size="sm" lineClamp={2}>
        {kinds.map((kind) => names[kind] ?? kind).join(', ')}
      </Text>
    </Group>
  )
}
